"""People: the company's own, and the contacts whom its clients allow to ask for support."""

from __future__ import annotations

import enum
from typing import ClassVar

from ordidesk.domain.records import Record


class Role(enum.StrEnum):
    """What a person is to the company."""

    TECHNICIAN = "technician"
    MANAGER = "manager"
    LOGISTICS = "logistics"
    REQUESTER = "requester"
    REFERENT = "referent"


STAFF = frozenset({Role.TECHNICIAN, Role.MANAGER, Role.LOGISTICS})
EVERYONE = frozenset(Role)


class Person(Record, frozen=True, kw_only=True):
    """Somebody with a name, reachable, with one role."""

    kind: ClassVar[str] = "person"

    name: str
    role: Role
    mail: str = ""
    phone: str = ""
    job: str = ""
    """Their function, in their own words ("Secrétaire de mairie")."""
    client_id: str = ""
    """Empty for the company's own people."""
    site_id: str = ""
    """The main site of somebody who moves about."""
    authorised: bool = False
    """A client's person who is allowed to contact support."""
    active: bool = True
    skills: str = ""
    """What one of the company's own people is good at, in words ("réseau, imprimantes")."""
