"""Verification on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from unionlaw.ids import label
from unionlaw.report.terminal.screen import Screen
from unionlaw.report.verifying import summary
from unionlaw.verify import Verification


def verification(screen: Screen, told: Verification) -> Iterator[RenderableType]:
    """The lines that differ, then the result and what was left out of account."""
    for one in told.differences:
        yield Text(f"{label(one.eid) or 'title'}: {one.change.value}", "bold")
        yield Padding(screen.edits(one.diff), (0, 0, 0, 2))
    first, *rest = summary(told)
    yield Text(first, "green" if told.is_same else "red")
    for line in rest:
        yield Padding(Text(line, "dim"), (0, 0, 0, 2))
