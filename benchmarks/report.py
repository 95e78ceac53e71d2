"""How a benchmark ends: a line a figure, and exit status 1 with ``--check`` when one is short."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from typing import Literal, NoReturn


@dataclass(frozen=True)
class Figure:
    """A measured value against its target."""

    name: str
    value: float
    unit: str
    target: float
    better: Literal["less", "more"] = "less"

    @property
    def ok(self) -> bool:
        """Whether the target is reached."""
        return self.value <= self.target if self.better == "less" else self.value >= self.target

    def __str__(self) -> str:
        sign = "≤" if self.better == "less" else "≥"
        verdict = "ok" if self.ok else "short"
        unit = f" {self.unit}" if self.unit else ""
        return (
            f"{self.name}: {self.value:.4g}{unit} (target {sign} {self.target:g}{unit}) {verdict}"
        )


def busy() -> str:
    """Say how much else the machine did, for whoever reads a figure later."""
    if not hasattr(os, "getloadavg"):
        return f"{os.cpu_count()} cores"
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} in the last minute"


def parser(description: str) -> argparse.ArgumentParser:
    """Make the parser of a benchmark, with ``--check``."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--check", action="store_true", help="exit 1 when a figure is short")
    return made


def finish(options: argparse.Namespace, *figures: Figure) -> NoReturn:
    """Print the figures and leave."""
    for figure in figures:
        print(figure)
    sys.exit(1 if options.check and not all(figure.ok for figure in figures) else 0)
