"""``python -m ordidesk.server`` is ``ordidesk-portal``."""

from __future__ import annotations

import sys

from ordidesk.server.cli import main

sys.exit(main())
