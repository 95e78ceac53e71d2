"""The words of loans, repairs and the company's own texts, as ``ui.words`` says them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ordidesk.domain.equivalence import Aspect
from ordidesk.domain.loans import (
    DiskPlace,
    Grade,
    LoanSheet,
    LoanState,
    WipeMethod,
)
from ordidesk.domain.repairs import RepairState

WORDS: Mapping[type[Enum], Mapping[Enum, object]] = {
    LoanState: {
        LoanState.RESERVED: QT_TRANSLATE_NOOP("Words", "Reserved"),
        LoanState.PREPARING: QT_TRANSLATE_NOOP("Words", "Being prepared"),
        LoanState.READY: QT_TRANSLATE_NOOP("Words", "Prepared"),
        LoanState.HANDED_OVER: QT_TRANSLATE_NOOP("Words", "Handed over"),
        LoanState.RETURNED: QT_TRANSLATE_NOOP("Words", "Returned"),
        LoanState.INSPECTED: QT_TRANSLATE_NOOP("Words", "Inspected"),
        LoanState.WIPED: QT_TRANSLATE_NOOP("Words", "Data erased"),
        LoanState.SETTLED: QT_TRANSLATE_NOOP("Words", "Settled"),
        LoanState.LOST: QT_TRANSLATE_NOOP("Words", "Lost"),
        LoanState.DISPUTED: QT_TRANSLATE_NOOP("Words", "Difference to be settled"),
        LoanState.CANCELLED: QT_TRANSLATE_NOOP("Words", "Reservation cancelled"),
    },
    Grade: {
        Grade.NEW: QT_TRANSLATE_NOOP("Words", "As new"),
        Grade.GOOD: QT_TRANSLATE_NOOP("Words", "In good condition"),
        Grade.WORN: QT_TRANSLATE_NOOP("Words", "Worn"),
        Grade.DAMAGED: QT_TRANSLATE_NOOP("Words", "Damaged"),
    },
    DiskPlace: {
        DiskPlace.STAYS_IN: QT_TRANSLATE_NOOP("Words", "The disk stays in the machine"),
        DiskPlace.MOVED: QT_TRANSLATE_NOOP("Words", "The disk was put into the loaner"),
        DiskPlace.LEFT: QT_TRANSLATE_NOOP("Words", "The disk was left with the client"),
        DiskPlace.NONE: QT_TRANSLATE_NOOP("Words", "No disk, or no data of the user"),
    },
    WipeMethod: {
        WipeMethod.RESET: QT_TRANSLATE_NOOP("Words", "System reset, everything removed"),
        WipeMethod.OVERWRITE: QT_TRANSLATE_NOOP("Words", "Disk overwritten"),
        WipeMethod.SECURE_ERASE: QT_TRANSLATE_NOOP("Words", "Secure erase by the disk itself"),
        WipeMethod.CRYPTO_ERASE: QT_TRANSLATE_NOOP("Words", "Key of the encrypted disk destroyed"),
        WipeMethod.DESTROYED: QT_TRANSLATE_NOOP("Words", "Disk destroyed"),
        WipeMethod.NONE_NEEDED: QT_TRANSLATE_NOOP("Words", "Nothing to erase: it holds no data"),
    },
    LoanSheet: {
        LoanSheet.HANDOVER: QT_TRANSLATE_NOOP("Words", "Handover sheet"),
        LoanSheet.RETURN: QT_TRANSLATE_NOOP("Words", "Return sheet"),
    },
    RepairState: {
        RepairState.RECEIVED: QT_TRANSLATE_NOOP("Words", "Received"),
        RepairState.DIAGNOSED: QT_TRANSLATE_NOOP("Words", "Diagnosed"),
        RepairState.WAITING_PART: QT_TRANSLATE_NOOP("Words", "Waiting for a part"),
        RepairState.REPAIRED: QT_TRANSLATE_NOOP("Words", "Repaired"),
        RepairState.BEYOND_REPAIR: QT_TRANSLATE_NOOP("Words", "Beyond repair"),
    },
    Aspect: {
        Aspect.KIND: QT_TRANSLATE_NOOP("Words", "Kind"),
        Aspect.SYSTEM: QT_TRANSLATE_NOOP("Words", "System"),
        Aspect.MEMORY: QT_TRANSLATE_NOOP("Words", "Memory"),
        Aspect.DISK: QT_TRANSLATE_NOOP("Words", "Storage"),
        Aspect.SCREEN: QT_TRANSLATE_NOOP("Words", "Screen"),
        Aspect.PORTS: QT_TRANSLATE_NOOP("Words", "Sockets"),
        Aspect.SOFTWARE: QT_TRANSLATE_NOOP("Words", "Software"),
        Aspect.VPN: QT_TRANSLATE_NOOP("Words", "VPN"),
    },
}

COMMANDS: Mapping[str, object] = {
    "reserve_loaner": QT_TRANSLATE_NOOP("Words", "Reserve a loaner"),
    "release_loaner": QT_TRANSLATE_NOOP("Words", "Cancel a loaner's reservation"),
    "start_preparation": QT_TRANSLATE_NOOP("Words", "Begin to prepare a loaner"),
    "mark_loaner_ready": QT_TRANSLATE_NOOP("Words", "Declare a loaner prepared"),
    "carry_asset": QT_TRANSLATE_NOOP("Words", "Load a machine"),
    "bring_in": QT_TRANSLATE_NOOP("Words", "Bring a machine into the workshop"),
    "mend_loaner": QT_TRANSLATE_NOOP("Words", "Say whether a loaner works"),
    "give_back_machine": QT_TRANSLATE_NOOP("Words", "Give a client's machine back"),
    "hand_over_loaner": QT_TRANSLATE_NOOP("Words", "Put a loan in place"),
    "take_back_loaner": QT_TRANSLATE_NOOP("Words", "Record the return of a loan"),
    "extend_loan": QT_TRANSLATE_NOOP("Words", "Change the return date of a loan"),
    "declare_lost": QT_TRANSLATE_NOOP("Words", "Declare a loaner lost"),
    "inspect_loaner": QT_TRANSLATE_NOOP("Words", "Inspect a loaner that came back"),
    "wipe_loaner": QT_TRANSLATE_NOOP("Words", "Record that a loaner's data was erased"),
    "settle_loan": QT_TRANSLATE_NOOP("Words", "Settle a loan"),
    "sign_loan_sheet": QT_TRANSLATE_NOOP("Words", "Have a loan's sheet signed"),
    "note_sheet_printed": QT_TRANSLATE_NOOP("Words", "Print a loan's sheet"),
    "take_for_repair": QT_TRANSLATE_NOOP("Words", "Take a machine away for repair"),
    "move_repair": QT_TRANSLATE_NOOP("Words", "Move a repair on"),
    "edit_company": QT_TRANSLATE_NOOP("Words", "Correct the company's identity"),
    "set_logo": QT_TRANSLATE_NOOP("Words", "Change the company's logo"),
    "revise_clauses": QT_TRANSLATE_NOOP("Words", "Revise the clauses of loans"),
}

FIELDS: Mapping[str, object] = {
    "screen": QT_TRANSLATE_NOOP("Words", "Screen"),
    "ports": QT_TRANSLATE_NOOP("Words", "Sockets"),
    "software": QT_TRANSLATE_NOOP("Words", "Software"),
    "vpn": QT_TRANSLATE_NOOP("Words", "VPN"),
    "due_on": QT_TRANSLATE_NOOP("Words", "Return expected on"),
    "receiver_name": QT_TRANSLATE_NOOP("Words", "Received by"),
    "receiver_capacity": QT_TRANSLATE_NOOP("Words", "Capacity"),
    "giver_name": QT_TRANSLATE_NOOP("Words", "Given back by"),
    "condition": QT_TRANSLATE_NOOP("Words", "Condition"),
    "data_note": QT_TRANSLATE_NOOP("Words", "About the data"),
    "unprepared": QT_TRANSLATE_NOOP("Words", "Why without preparation"),
    "backup_by": QT_TRANSLATE_NOOP("Words", "Backup confirmed by"),
    "accessories": QT_TRANSLATE_NOOP("Words", "Accessories"),
    "back": QT_TRANSLATE_NOOP("Words", "Accessories that came back"),
    "photos": QT_TRANSLATE_NOOP("Words", "Photos"),
    "note": QT_TRANSLATE_NOOP("Words", "Note"),
    "dispute": QT_TRANSLATE_NOOP("Words", "Difference found"),
    "settlement": QT_TRANSLATE_NOOP("Words", "How it was settled"),
    "wiped_on": QT_TRANSLATE_NOOP("Words", "Erased on"),
    "address": QT_TRANSLATE_NOOP("Words", "Address"),
    "siren": QT_TRANSLATE_NOOP("Words", "SIREN"),
    "phone": QT_TRANSLATE_NOOP("Words", "Hotline's phone number"),
    "mail": QT_TRANSLATE_NOOP("Words", "Hotline's e-mail address"),
    "logo": QT_TRANSLATE_NOOP("Words", "Logo"),
    "texts": QT_TRANSLATE_NOOP("Words", "Clauses"),
}

KINDS: Mapping[str, object] = {
    "company": QT_TRANSLATE_NOOP("Words", "Company"),
    "clauses": QT_TRANSLATE_NOOP("Words", "Clauses"),
    "loan": QT_TRANSLATE_NOOP("Words", "Loans"),
    "repair": QT_TRANSLATE_NOOP("Words", "Repairs"),
}
