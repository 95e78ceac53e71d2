"""Whatever is lost, doubled, late or cut short: laptops end as the portal, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulation.world import World

EVENTS = 160


@pytest.mark.parametrize("seed", range(8))
def test_every_story_ends_with_laptops_as_the_portal(folder: Path, seed: int) -> None:
    world = World(folder, seed)
    try:
        world.live(EVENTS)
        world.settle()
    finally:
        world.close()
