"""The windows' words in French and English: all there, as the sources have them, well set."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication

import run
import set_up
from ui import words
from ui.application import Translator
from ui.counted import Counted

FOLDER = Path(__file__).parents[2] / "resources" / "translations"
LANGUAGES = sorted(run.TRANSLATIONS)
PLURAL_FORMS = 2
"""Both languages have one form for one thing, and one for several."""
PLACEHOLDER = re.compile(r"\{\w*\}|%L?n|\(\*[^)]*\)")
"""What the program fills in, and the patterns of a file dialog."""


@dataclass(frozen=True)
class Message:
    """A source text with its translation: one form, or as many as the language counts in."""

    context: str
    source: str
    counted: bool
    forms: tuple[str, ...]
    state: str


def messages(file: Path) -> list[Message]:
    """Read a .ts file."""
    read = []
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            counted = message.get("numerus") == "yes"
            texts = translation.findall("numerusform") if counted else [translation]
            read.append(
                Message(
                    context=context.findtext("name", ""),
                    source=message.findtext("source", ""),
                    counted=counted,
                    forms=tuple(text.text or "" for text in texts),
                    state=translation.get("type", ""),
                )
            )
    return read


def shipped(language: str) -> list[Message]:
    return messages(FOLDER / f"ordidesk_{language}.ts")


def french() -> list[str]:
    return [form for message in shipped("fr") for form in message.forms]


@pytest.fixture(scope="module")
def brought_up_to_date(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Copies of the .ts files that ``make translations`` went over."""
    folder = tmp_path_factory.mktemp("translations")
    copies = {}
    for language in LANGUAGES:
        copies[language] = folder / f"ordidesk_{language}.ts"
        shutil.copy(FOLDER / copies[language].name, copies[language])
        command = run.lupdate(language, copies[language])
        subprocess.run(command, check=True, capture_output=True, cwd=FOLDER.parents[1])
    return copies


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_have_the_words_of_the_sources(
    language: str, brought_up_to_date: dict[str, Path]
) -> None:
    now = {(it.context, it.source, it.counted) for it in messages(brought_up_to_date[language])}
    kept = {(it.context, it.source, it.counted) for it in shipped(language)}
    assert now - kept == set(), "new in the sources: make translations, then translate"
    assert kept - now == set(), "gone from the sources: make translations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated_and_none_is_left_over(language: str) -> None:
    assert [it for it in shipped(language) if it.state or not all(it.forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_every_form(language: str) -> None:
    for message in shipped(language):
        assert message.counted == bool(re.search("%L?n", message.source)), message
        assert len(message.forms) == (PLURAL_FORMS if message.counted else 1), message


def test_english_counts_whatever_french_counts() -> None:
    counted = {(it.context, it.source) for it in shipped("fr") if it.counted}
    assert {(it.context, it.source) for it in shipped("en")} == counted


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_fills_in_is_kept(language: str) -> None:
    for message in shipped(language):
        wanted = Counter(PLACEHOLDER.findall(message.source))
        # The form for one thing may do without its number.
        for form in message.forms[1:] if message.counted else message.forms:
            assert Counter(PLACEHOLDER.findall(form)) == wanted, message


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_has_stray_spaces(language: str) -> None:
    for message in shipped(language):
        for form in message.forms:
            assert form == form.strip(), message
            assert not re.search(r"\s\s", form), message


def test_french_punctuation_has_its_no_break_spaces() -> None:
    signs_of_the_machine = re.compile(r"https?://|\);;")
    for text in french():
        prose = signs_of_the_machine.sub("", text)
        assert not re.search(r"(?<!\u00a0):|(?<!\u202f)[;?!]", prose), text
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", prose), text


def test_french_is_set_alike_throughout() -> None:
    for text in french():
        assert not re.search(r"[’“”\"]|\.\.\.", text), text


def test_french_addresses_people_formally() -> None:
    informal = re.compile(r"\b(tu|te|toi|ton|ta|tes)\b", re.IGNORECASE)
    assert [text for text in french() if informal.search(text)] == []


def test_windows_speak_and_count_in_the_language_that_was_built(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    said = {}
    for language in LANGUAGES:
        shutil.copy(FOLDER / f"ordidesk_{language}.ts", tmp_path)
        set_up.build_translations(tmp_path)
        translator = Translator((tmp_path / f"ordidesk_{language}.qm").read_bytes(), qapp)
        qapp.installTranslator(translator)
        said[language] = [Counted.to_send(1), Counted.to_send(4), words.command("add_note")]
        qapp.removeTranslator(translator)
    assert said == {
        "en": ["1 action to send", "4 actions to send", "Add a note"],
        "fr": ["1 action à envoyer", "4 actions à envoyer", "Ajouter une note"],
    }


def test_no_words_are_asked_for_inside_an_f_string() -> None:
    """The extraction does not look there, so they would stay English."""
    for path in sorted((FOLDER.parents[1] / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                calls = (it for it in ast.walk(node) if isinstance(it, ast.Call))
                asked = [it for it in calls if _asks_for_words(it) and _with_text(it)]
                assert not asked, f"{path}:{node.lineno}"


def _asks_for_words(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute | ast.Name) and (
        getattr(call.func, "attr", getattr(call.func, "id", "")) in {"tr", "translate"}
    )


def _with_text(call: ast.Call) -> bool:
    return all(isinstance(it, ast.Constant) for it in call.args)


def test_no_count_is_given_to_translate() -> None:
    """The extraction reads a plural in ``tr`` alone: by ``translate`` it would stay English."""
    for path in sorted((FOLDER.parents[1] / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _asks_for_words(node):
                source = next((it for it in node.args[1:2] if isinstance(it, ast.Constant)), None)
                counted = source is not None and re.search("%L?n", str(source.value))
                assert not counted, f"{path}:{node.lineno}"
