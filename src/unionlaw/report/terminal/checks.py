"""Consolidation and validation on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from unionlaw.amend.result import AmendingAct
from unionlaw.consolidate import Consolidation
from unionlaw.ids import label
from unionlaw.report import view
from unionlaw.report.terminal.law import unit_lines
from unionlaw.validate import Severity, Validation
from unionlaw.versions import State


def consolidation(
    base: State, done: Sequence[Consolidation], read: Sequence[AmendingAct] = ()
) -> Iterator[RenderableType]:
    """What each instruction did, what was not read, then the text."""
    for one in done:
        for effect in one.effects:
            state = Text("applied", "green") if effect.applied else Text("refused", "bold red")
            yield Text.assemble(
                state, f"  {effect.act}  {label(effect.mod.destination)}: {effect.sentence}"
            )
            if not effect.applied:
                yield Padding(Text(effect.reason, "red"), (0, 0, 0, 9))
    for act in read:
        first, *rest = view.amending_lines(act)
        yield Text(first, "bold red" if act.unparsed else "green")
        for line in rest:
            yield Padding(Text(line), (0, 0, 0, 9))
    yield Text()
    document = done[-1].document if done else base.document
    for unit in (*document.preamble, *document.body):
        yield from unit_lines(unit, 0, eids=False)


def validation(told: Validation) -> Iterator[RenderableType]:
    """What is wrong, file by file; or that nothing is."""
    for problem in told.problems:
        place = str(problem.file)
        if problem.line:
            place += f":{problem.line}"
        style = "red" if problem.severity is Severity.ERROR else "yellow"
        eid = f" #{problem.eid}" if problem.eid else ""
        # In one line, however long: other programs read file:line there.
        yield Text.assemble(
            (place, "bold"),
            eid,
            ": ",
            (problem.severity.value, style),
            f": {problem.message}",
            no_wrap=True,
            overflow="ignore",
        )
    errors = sum(one.severity is Severity.ERROR for one in told.problems)
    stale = len(told.problems) - errors
    files = f"{len(told.files)} file{'s' if len(told.files) != 1 else ''} looked at"
    if told.is_valid:
        yield Text(f"{files}: all valid", "green")
    else:
        yield Text(f"{files}: {errors} wrong, {stale} stale", "red")
