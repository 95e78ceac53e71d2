"""The state machine whose rules hypothesis strings together: what may happen next."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.simulation.deeds import Deed, What, picked
from tests.simulation.laptop import START, STEP, TAKE
from tests.simulation.wire import LOST_ANSWER, Fate, Loss, Trip
from tests.simulation.world import World

_MEMORY = Path("/dev/shm")  # noqa: S108 - only as a faster place for private folders

who = st.integers(0, 2)
REFERENT = 2
pick = st.integers(0, 11)
how = st.integers(0, 5)
work = st.lists(
    st.builds(
        Deed,
        st.sampled_from([What.NOTE, What.NOTE, What.EDIT, What.EDIT, What.OPEN, What.WORK]),
        st.just(0),
        pick=pick,
        how=how,
    ),
    min_size=1,
    max_size=4,
)
"""What one person does in a row."""
crash_after = st.sampled_from([0, 0, 0, 0, 1, 2, 3, 4])
"""How many commits the laptop lives; mostly it does not stop."""
_meanwhile = st.builds(
    Deed,
    st.sampled_from(
        [
            What.NOTE,
            What.EDIT,
            What.WORK,
            What.PUSH,
            What.PUSH,
            What.PULL,
            What.PULL,
            What.OFFICE,
            What.OFFICE,
            What.MOVE,
            What.REMOVE,
        ]
    ),
    st.sampled_from([0, 0, 1, 2]),
    pick,
    how,
)
_fates = st.builds(
    Fate,
    st.sampled_from([Loss.NOTHING, Loss.ANSWER, Loss.NOTHING, Loss.ANSWER, Loss.REQUEST]),
    st.sampled_from([False, False, False, True]),
    st.lists(_meanwhile, max_size=3).map(tuple),
)
trips = st.builds(
    Trip, st.sampled_from([0, 0, 0, 0, 1, 4]), st.lists(_fates, max_size=2).map(tuple)
)


class Story(RuleBasedStateMachine):
    """Two technicians' laptops, one of a client's referent, the office, and a portal."""

    def __init__(self) -> None:
        super().__init__()
        memory = _MEMORY if _MEMORY.is_dir() else None  # Thousands of commits are made.
        self._folder = tempfile.TemporaryDirectory(dir=memory, prefix="ordidesk-simulation-")

    @initialize(new=st.sets(who, max_size=2))
    def begins(self, new: set[int]) -> None:
        """Some laptops hold nothing yet."""
        self._world = World(Path(self._folder.name), new)

    def teardown(self) -> None:
        """Let everything through, and compare."""
        try:
            self._world.settle()
        finally:
            self._world.close()
            self._folder.cleanup()

    # --- people -------------------------------------------------------------------------------

    @rule(who=who, deeds=work, crash_after=crash_after)
    def works(self, who: int, deeds: list[Deed], crash_after: int) -> None:
        """Do a stretch of work, with or without a network."""
        for deed in deeds:
            self._world.happen(deed._replace(who=who), crash_after=crash_after)

    @rule(who=who, number=st.integers(0, 7), after=work)
    def registers_a_machine_and_goes_on(self, who: int, number: int, after: list[Deed]) -> None:
        """Of these numbers some are taken: it is given all the same, and refused at the portal."""
        self._world.happen(Deed(What.REGISTER, who, number, how=1))
        for deed in after:
            self._world.happen(deed._replace(who=who))

    @rule(who=who, pick=pick, notes=st.integers(0, 3))
    def takes_a_ticket_on_that_another_takes_too(self, who: int, pick: int, notes: int) -> None:
        """Whoever is second is refused, and with it what rests on it."""
        self._world.happen(Deed(What.WORK, who, pick, TAKE))
        for number in range(notes):
            self._world.happen(Deed(What.WORK, who, pick, START if number else STEP))
        self._world.happen(Deed(What.WORK, who + 1, pick, TAKE))
        self._world.happen(Deed(What.PUSH, who + 1))

    # --- laptops ------------------------------------------------------------------------------

    @rule(who=who, trip=trips, crash_after=crash_after)
    def sends(self, who: int, trip: Trip, crash_after: int) -> None:
        self._world.happen(Deed(What.PUSH, who), trip=trip, crash_after=crash_after)

    @rule(who=who, trip=trips, crash_after=crash_after)
    def receives(self, who: int, trip: Trip, crash_after: int) -> None:
        self._world.happen(Deed(What.PULL, who), trip=trip, crash_after=crash_after)

    @rule(who=who, pick=pick, how=how, trip=trips)
    def sends_and_hears_of_it_otherwise(self, who: int, pick: int, how: int, trip: Trip) -> None:
        """Lose the answer to what was sent; the next answer is another one's."""
        self._world.happen(Deed(What.NOTE, who, pick, how))
        self._world.happen(Deed(What.PUSH, who), trip=LOST_ANSWER)
        self._world.happen(Deed(What.PULL, who), trip=trip)

    @rule(who=who, pick=pick, how=how)
    def hears_late_of_what_it_sent(self, who: int, pick: int, how: int) -> None:
        """Somebody changes the same meanwhile, and that overtakes the answer."""
        self._world.happen(Deed(What.EDIT, who, pick))
        meanwhile = (Deed(What.OFFICE, 0, pick, how), Deed(What.PULL))
        self._world.happen(Deed(What.PUSH, who), trip=Trip(0, (Fate(meanwhile=meanwhile),)))

    @rule(pick=pick)
    def loses_sight_of_what_it_works_on(self, pick: int) -> None:
        """Leave the referent's scope with what they have not sent yet."""
        self._world.happen(Deed(What.NOTE, REFERENT, pick))
        for number in range(3):
            self._world.happen(Deed(What.MOVE, pick=pick + number))
        self._world.happen(Deed(What.PULL, REFERENT))

    @rule(who=who, calm=st.integers(5, 10), pick=pick, how=how)
    def takes_a_snapshot_amid_edits(self, who: int, calm: int, pick: int, how: int) -> None:
        """Hear of what changes between the pages, on those that were taken and those to come."""
        self._world.happen(Deed(What.PRUNE))
        deeds = tuple(Deed(What.OFFICE, 0, pick + number, how) for number in range(3))
        self._world.happen(Deed(What.PULL, who), trip=Trip(calm, (Fate(meanwhile=deeds),)))

    @rule()
    def everybody_is_online(self) -> None:
        for place in range(3):
            self._world.happen(Deed(What.PUSH, place))
            self._world.happen(Deed(What.PULL, place))

    @rule(who=who, crash_after=crash_after)
    def tidies(self, who: int, crash_after: int) -> None:
        self._world.happen(Deed(What.TIDY, who), crash_after=crash_after)

    @rule(who=who)
    def starts_again(self, who: int) -> None:
        laptop = picked(self._world.laptops, who)
        laptop.restart()
        self._world.check(laptop)

    @rule(who=who)
    def finds_its_file_damaged(self, who: int) -> None:
        laptop = picked(self._world.laptops, who)
        laptop.salvage()
        self._world.check(laptop)

    @rule(who=who)
    def is_signed_out_by_the_portal(self, who: int) -> None:
        picked(self._world.laptops, who).wire.signed_in = False

    @rule(who=who)
    def signs_in_again(self, who: int) -> None:
        picked(self._world.laptops, who).wire.signed_in = True

    # --- the portal ---------------------------------------------------------------------------

    @rule(pick=pick, how=how)
    def the_office_works(self, pick: int, how: int) -> None:
        self._world.happen(Deed(What.OFFICE, pick=pick, how=how))

    @rule(pick=pick)
    def a_ticket_goes_to_another_client(self, pick: int) -> None:
        self._world.happen(Deed(What.MOVE, pick=pick))

    @rule(pick=pick)
    def a_ticket_is_deleted(self, pick: int) -> None:
        self._world.happen(Deed(What.REMOVE, pick=pick))

    @rule()
    def the_feed_is_cut(self) -> None:
        self._world.happen(Deed(What.PRUNE))

    @rule()
    def the_portal_is_backed_up(self) -> None:
        self._world.portal.back_up()

    @rule()
    def the_portal_is_restored(self) -> None:
        self._world.happen(Deed(What.RESTORE))

    @rule(who=who, pick=pick)
    def the_portal_is_restored_while_its_answer_is_late(self, who: int, pick: int) -> None:
        """What it said is of an epoch that is over when it is heard."""
        self._world.portal.back_up()
        self._world.happen(Deed(What.NOTE, who, pick))
        meanwhile = (Deed(What.RESTORE), Deed(What.PULL, how=3))
        self._world.happen(Deed(What.PUSH, who), trip=Trip(0, (Fate(meanwhile=meanwhile),)))


class WholeStory(Story):
    """The same, with files, and people decide what came back: again, otherwise, or no more.

    Apart from the plain story, whose seeds show the planted faults.
    """

    @rule(who=who, pick=pick, how=how)
    def decides(self, who: int, pick: int, how: int) -> None:
        self._world.happen(Deed(What.DECIDE, who, pick, how))

    @rule(who=who, pick=pick, how=how)
    def files(self, who: int, pick: int, how: int) -> None:
        self._world.happen(Deed(What.FILE, who, pick, how))
