"""Each safeguard of sync is needed: with it planted out, the simulation finds the harm."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.simulation import faults
from tests.simulation.claims import Broken
from tests.simulation.faults import Plant
from tests.simulation.machine import Story

MOST_EXAMPLES = 60
"""A few are enough with the seeds below; another version of hypothesis may take other ones."""


@pytest.mark.timeout(300)  # They take some seconds; other seeds may take many, on a busy machine.
@pytest.mark.parametrize(
    ("plant", "number", "claim"),
    [
        (faults.pulls_bring_no_outcomes, 1, "confirmed and pending at once"),
        (faults.snapshots_hear_no_outcomes, 1, "confirmed and pending at once"),
        (faults.a_duplicate_takes_the_outcomes_place, 3, "told confirmed, the portal says"),
        (faults.nothing_is_pinned, 0, "went with its ticket"),
        (faults.the_laptop_refuses_too, 0, "told refused, the portal says"),
        (
            faults.nothing_goes_in_a_parked_lines_place,
            1,
            "the outbox does not drain|the portal says None",
        ),
        (faults.the_last_writer_wins, 3, "overwritten without being shown"),
        (faults.a_repeated_command_is_decided_again, 26, "told .*, the portal says"),
        (faults.needs_are_not_looked_at, 1, "a refused chain stands for itself"),
        (faults.the_outbox_is_cleared_on_sending, 0, "acknowledged work is gone"),
        (faults.the_cursor_is_stored_before_the_rows, 1, "differs"),
        (faults.older_versions_are_taken, 3, "an older version came back"),
        (faults.a_snapshot_clears_the_outbox, 0, "acknowledged work is gone"),
        (faults.a_snapshot_keeps_absent_rows, 3, "differs"),
        (faults.the_cursor_is_taken_after_the_snapshot, 23, "differs"),
        (faults.answers_of_the_old_epoch_are_taken, 1, "the portal says"),
        (faults.a_restored_portal_gets_nothing_again, 3, "the portal says None|never came"),
        (faults.a_salvaged_store_goes_on_in_its_stream, 1, "went with its ticket|does not drain"),
        (faults.salvaged_lines_get_new_ids, 1, "work is gone|twice"),
    ],
    ids=lambda it: getattr(it, "__name__", str(it)),
)
def test_the_simulation_finds(
    plant: Plant, number: int, claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)

    @seed(number)
    class Seeded(Story):
        pass

    with pytest.raises(Broken, match=claim):
        run_state_machine_as_test(
            Seeded,
            settings=settings(
                max_examples=MOST_EXAMPLES,
                stateful_step_count=50,
                phases=[Phase.generate],
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
                verbosity=Verbosity.quiet,
                report_multiple_bugs=False,
            ),
        )
