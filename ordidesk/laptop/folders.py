"""Where the app keeps what on this laptop."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import platformdirs

_APP = "OrdiDesk"
_NOT_IN_NAMES = re.compile(r"[^a-z0-9.-]+")
_DIGEST_LETTERS = 8


@dataclasses.dataclass(frozen=True)
class Folders:
    """The app's folders; nothing is made before something is written."""

    data: Path
    logs: Path
    config: Path
    policy: Path
    """The file with which whoever runs a fleet sets, and locks, settings of all its laptops."""

    @classmethod
    def of_this_person(cls) -> Folders:
        """Return the folders that the system gives the person who is logged on."""
        return cls(
            data=platformdirs.user_data_path(_APP, appauthor=False),
            logs=platformdirs.user_log_path(_APP, appauthor=False),
            config=platformdirs.user_config_path(_APP, appauthor=False),
            policy=_policy(),
        )

    @classmethod
    def below(cls, base: Path) -> Folders:
        """Return folders of their own, for the demo, the tour and tests: no policy rules them."""
        return cls(
            data=base / "data",
            logs=base / "logs",
            config=base / "config",
            policy=base / "config" / "policy.toml",
        )

    def ruled(self) -> Folders:
        """Return the same folders under this machine's policy."""
        return dataclasses.replace(self, policy=_policy())

    @property
    def settings(self) -> Path:
        """The file with the person's settings."""
        return self.config / "settings.toml"

    @property
    def last_sign_in(self) -> Path:
        """The file that remembers who signed in where."""
        return self.data / "last-sign-in.json"

    @property
    def laptop_id(self) -> Path:
        """The file with the id by which the portal knows this laptop."""
        return self.data / "laptop-id"

    @property
    def wiped(self) -> Path:
        """The file that says that data was wiped here, until somebody signs in."""
        return self.data / "wiped.json"

    @property
    def unsent_work(self) -> Path:
        """The file that says whose work waits here."""
        return self.data / "unsent-work.json"

    @property
    def crashes(self) -> Path:
        """The folder of the reports of errors that nobody caught."""
        return self.logs / "crashes"

    def store_file(self, portal_url: str, person_id: str) -> Path:
        """Return the path of the store of one person at one portal.

        ``portal_url`` is a ``PortalAddress.url``. Raises ``ValueError`` when the person's id, which
        a portal gave, is no UUID: it names a folder.
        """
        import uuid  # noqa: PLC0415 - the first window waits for this module

        person = str(uuid.UUID(person_id))
        return self.data / "stores" / _folder_name(portal_url) / person / "store.db"


def _policy() -> Path:
    return platformdirs.site_config_path(_APP, appauthor=False) / "policy.toml"


def _folder_name(portal_url: str) -> str:
    """Make a name that a person recognises and that no two portals share."""
    import hashlib  # noqa: PLC0415 - as above

    readable = _NOT_IN_NAMES.sub("-", portal_url.partition("://")[2].lower())
    digest = hashlib.sha256(portal_url.encode()).hexdigest()[:_DIGEST_LETTERS]
    return f"{readable}-{digest}"
