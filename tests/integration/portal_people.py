"""The people who sign in to the portals of these tests."""

from __future__ import annotations

from msgspec.structs import replace

from tests.support.records import COMPANY, KARIM, LEA, NURSE, SECRETARY, SOPHIE

PASSWORD = "correct horse battery"
TECHNICIAN = LEA
OTHER_TECHNICIAN = replace(KARIM, mail="karim@ordi.example")
MANAGER = replace(SOPHIE, mail="sophie@ordi.example")
REQUESTER = SECRETARY
REFERENT = replace(NURSE, mail="m.payet@tilleuls.example", authorised=True)
NOT_AUTHORISED = replace(
    SECRETARY, id="00000000-0000-4000-8000-000000000001", mail="x@y.example", authorised=False
)
PEOPLE = (TECHNICIAN, OTHER_TECHNICIAN, MANAGER, REQUESTER, REFERENT)
_IDS = {person.id for person in PEOPLE}
RECORDS = (
    *(record for record in COMPANY if record.id not in _IDS),
    *PEOPLE,
    NOT_AUTHORISED,
)
ACCOUNTS = dict.fromkeys((*PEOPLE, NOT_AUTHORISED), PASSWORD)
