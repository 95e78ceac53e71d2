"""Lines of verification lists in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from ordidesk.domain.verifications import Answer, Item, ItemKind, Outcome
from ordidesk.queries.verifications import LastRun
from ui import moments, words
from ui.widgets.check_row import Check


def list_title(title: str, title_en: str) -> str:
    """Return the title of a list or a line in the person's language; else the French one."""
    english = QLocale().language() == QLocale.Language.English
    return title_en if english and title_en else title


def check_of(  # noqa: PLR0913 - what a line shows, each named at the call
    item: Item,
    answer: Answer | None,
    last: LastRun | None,
    *,
    photo: str,
    editable: bool,
    zone: str,
) -> Check:
    """Put a line, its answer and what was found the last time into words."""
    details = [bounds_words(item), _last_words(item, last, zone)]
    return Check(
        key=item.key,
        title=list_title(item.title, item.title_en),
        detail=" · ".join(part for part in details if part),
        answer=answer.outcome if answer else "",
        value=measure_words(answer.value, item) if answer else "",
        unit=item.unit,
        takes=item.kind,
        comment=answer.comment if answer else "",
        photo=photo,
        follow_up=QCoreApplication.translate("Checks", "Followed up")
        if answer and answer.follow_up
        else "",
        required=item.required,
        editable=editable,
        can_follow_up=answer is not None and answer.outcome is Outcome.KO and not answer.follow_up,
    )


def measure_words(value: str, item: Item) -> str:
    """Write a measured value as people of this language do."""
    return value.replace(".", QLocale().decimalPoint()) if item.kind is ItemKind.NUMBER else value


def bounds_words(item: Item) -> str:
    """Say between what a number has to be."""
    if item.low is None and item.high is None:
        return ""
    translate, locale = QCoreApplication.translate, QLocale()
    low, high = (
        "" if bound is None else f"{locale.toString(bound, 'g', 12)} {item.unit}".strip()
        for bound in (item.low, item.high)
    )
    if not high:
        return translate("Checks", "at least {low}").format(low=low)
    if not low:
        return translate("Checks", "at most {high}").format(high=high)
    return translate("Checks", "{low} to {high}").format(low=low, high=high)


def _last_words(item: Item, last: LastRun | None, zone: str) -> str:
    answer = last.answers.get(item.key) if last else None
    if answer is None or last is None:
        return ""
    found = measure_words(answer.value, item) or words.word(answer.outcome)
    if answer.value and item.unit:
        found = f"{found} {item.unit}"
    day = moments.short_date(moments.local_day(last.at, zone))
    said = QCoreApplication.translate("Checks", "last time ({day}): {found}")
    return said.format(day=day, found=found)
