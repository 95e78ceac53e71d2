"""Whatever is lost, doubled, late or cut short: laptops end as the portal, nothing is lost."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.simulation.machine import WholeStory

NIGHTLY = int(os.environ.get("ORDIDESK_SIMULATION_EXAMPLES", "0"))
STEPS = 50


@pytest.mark.timeout(0 if NIGHTLY else 300)
def test_every_story_ends_with_laptops_as_the_portal() -> None:
    run_state_machine_as_test(
        WholeStory,
        settings=settings(
            max_examples=NIGHTLY or 50,
            stateful_step_count=STEPS,
            derandomize=not NIGHTLY,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            print_blob=bool(NIGHTLY),
        ),
    )
