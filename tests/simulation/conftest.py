"""What makes thousands of laptops cheap."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.cheap_keys import cheap_keys


@pytest.fixture(autouse=True)
def _cheap_keys() -> Iterator[None]:
    with cheap_keys():
        yield
