"""The sentences with a count that agrees, for functions; a QObject's own go through its ``tr``."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


class Counted:
    """Gives lupdate the context: it reads a plural in ``tr`` alone, after the class's name."""

    @staticmethod
    def to_decide(actions: int) -> str:
        """Say how many actions wait for the person's choice."""
        return Counted.tr("%n action(s) to decide", None, actions)

    @staticmethod
    def days_late(days: int) -> str:
        """Say by how many days a loaner is late."""
        return Counted.tr("%n day(s) late", None, days)

    @staticmethod
    def to_send(actions: int) -> str:
        """Say how many actions wait for the portal."""
        return Counted.tr("%n action(s) to send", None, actions)

    @staticmethod
    def files_to_send(files: int, size: str) -> str:
        """Say how many files wait for the portal."""
        return Counted.tr("%n file(s) to send ({size})", None, files).format(size=size)

    @staticmethod
    def sending_files(files: int, size: str) -> str:
        """Say how many files are on their way."""
        return Counted.tr("Sending %n file(s) ({size} left)", None, files).format(size=size)

    @staticmethod
    def may_close_files(files: int, size: str) -> str:
        """Say that the files that wait are safe."""
        return Counted.tr(
            "%n file(s) to send ({size}). You may close the laptop: they go on where they stopped.",
            None,
            files,
        ).format(size=size)

    @staticmethod
    def may_close(actions: int) -> str:
        """Say that what waits is safe."""
        return Counted.tr(
            "%n action(s) to send. You may close the laptop: they leave later.", None, actions
        )

    @staticmethod
    def sending(actions: int) -> str:
        """Say how many actions are on their way."""
        return Counted.tr("Sending %n action(s)", None, actions)

    @staticmethod
    def kept_while_signed_out(actions: int) -> str:
        """Say what an expired session keeps."""
        return Counted.tr(
            "Session expired. Sign in again: your %n action(s) are kept.", None, actions
        )

    @staticmethod
    def too_many_attempts(minutes: int) -> str:
        """Say how long the portal takes no further attempt."""
        return Counted.tr("Too many attempts. Try again in %n minute(s).", None, minutes)

    @staticmethod
    def news_of_the_day(changes: int) -> str:
        """Say how much of the day somebody else changed."""
        return Counted.tr("%n change(s) in your day: see what is new.", None, changes)

    @staticmethod
    def pin_again_in(seconds: int) -> str:
        """Say how long no PIN is looked at."""
        return Counted.tr(
            "Several PINs did not fit. The next one is looked at in %n second(s).", None, seconds
        )

    @staticmethod
    def lost_actions(actions: int, file: str) -> str:
        """Say how many unsent actions were brought out of a damaged store."""
        return Counted.tr(
            "The local data was damaged and comes back from the portal. %n action(s) not sent yet "
            "were saved from it and are sent now. The damaged file is kept aside: {file}",
            None,
            actions,
        ).format(file=file)

    @staticmethod
    def work_of_others(actions: int, names: str) -> str:
        """Say whose unsent actions are on this laptop."""
        return Counted.tr(
            "%n action(s) of {names} wait on this laptop. They stay encrypted, and leave when "
            "{names} signs in here again.",
            None,
            actions,
        ).format(names=names)

    @staticmethod
    def given_up_with(actions: int) -> str:
        """Say what giving an action up means that others hang on."""
        return Counted.tr(
            "This and the %n action(s) that depend on it are not sent to the portal and take no "
            "effect. They stay in the list for 30 days.",
            None,
            actions,
        )

    @staticmethod
    def kept_when_signed_out(actions: int) -> str:
        """Say what becomes of unsent actions when the person signs out."""
        return Counted.tr(
            "%n action(s) are not sent yet. Kept here, they stay encrypted on this laptop, and "
            "leave when you sign in again.",
            None,
            actions,
        )

    @staticmethod
    def to_decide_when_signed_out(actions: int) -> str:
        """Say that what is to decide waits too."""
        return Counted.tr("%n action(s) to decide stay here for you too.", None, actions)

    @staticmethod
    def tr(source: str, disambiguation: str | None, count: int) -> str:
        """Return the sentence in the person's language, in the form that the count asks for."""
        return QCoreApplication.translate("Counted", source, disambiguation, count)
