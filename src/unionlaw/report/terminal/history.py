"""The history of a provision on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from unionlaw.history import Event, EventKind, History, Link
from unionlaw.report import view
from unionlaw.report.terminal.screen import Screen
from unionlaw.versions import say


def history(screen: Screen, told: History) -> Iterator[RenderableType]:
    """The history of a provision."""
    yield Text(f"History of {told.name} · {told.title}", "bold")
    yield Text()
    for link in told.predecessors:
        yield from _link(screen, link, "came from")
    if told.has_predecessor_act and not told.predecessors:
        yield Text("no counterpart in the act that was replaced", "dim")
        yield Text()
    for event in told.events:
        yield from _event(screen, event)
    for link in told.successors:
        yield from _link(screen, link, "became")
    for later in told.later:
        yield screen.ruled(Text())
        yield from history(screen, later)


def _event(screen: Screen, event: Event) -> Iterator[RenderableType]:
    yield Text.assemble(
        (say(event.on), "bold"), "  ", (event.kind.value, "yellow"), f"  {event.act_title}"
    )
    if event.commencement is not None:
        day = event.commencement.day
        force = say(day) if day else event.commencement.rule
        yield Padding(Text(f"in force: {force}", "dim"), (0, 0, 0, 2))
    for instruction in event.instructions:
        yield Padding(Text(f"instruction: {instruction}", "dim"), (0, 0, 0, 2))
    if event.diff.pieces and event.kind is not EventKind.REPEALED:
        text = Text(event.diff.target) if not event.diff.base else screen.edits(event.diff)
        yield Padding(text, (0, 0, 0, 2))
    yield Text()


def _link(screen: Screen, link: Link, verb: str) -> Iterator[RenderableType]:
    head = Text(view.names(link.own), "bold")
    if link.eids:
        head.append(f" {verb} ", "not bold")
        head.append(view.names(link.eids), "cyan")
        head.append(f" of {link.act_title}", "not bold")
    else:
        head.append(": ", "not bold")
        head.append(view.NO_COUNTERPART, "red")
        head.append(f" in {link.act_title}", "not bold")
    if link.partial:
        head.append(f", a part also in {view.names(link.partial)}")
    yield head
    stale = ", stale: a text has changed since" if link.is_stale else ""
    yield Padding(
        Text(f"{link.relation.value} · {link.decided_by.value}{stale}", "dim"), (0, 0, 0, 2)
    )
    if link.reason:
        yield Padding(Text(link.reason, "italic dim"), (0, 0, 0, 2))
    if link.elsewhere is not None:
        yield Padding(Text(view.elsewhere_name(link.elsewhere), "dim"), (0, 0, 0, 2))
    if link.eids and not link.diff.is_same:
        yield Padding(screen.edits(link.diff), (0, 0, 0, 2))
    yield Text()
