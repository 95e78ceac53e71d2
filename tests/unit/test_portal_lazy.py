"""What is slow to import waits until it is used: the window is painted before."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import sys
import ordidesk.portal.session, ordidesk.portal.address, ordidesk.store.key
print([name for name in ("requests", "urllib3", "keyring", "cryptography") if name in sys.modules])
"""


def test_the_portal_and_the_key_load_nothing_slow_before_their_first_use() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
