"""A law, and the list of laws, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from unionlaw.corpus import NamedState
from unionlaw.model import Document, Kind, Provision
from unionlaw.report import view
from unionlaw.report.terminal.screen import table_of
from unionlaw.versions import State


def text(state: State, unit: Provision | None, *, eids: bool) -> Iterator[RenderableType]:
    """A law, or one provision of it, as it is printed."""
    if unit is None:
        first, *rest = view.state_lines(state)
        yield Text(first, "bold")
        for line in rest:
            yield Text(line, "dim")
        yield Text()
        for one in (*state.document.preamble, *state.document.body):
            yield from unit_lines(one, 0, eids=eids)
        if state.document.signature:
            yield Text()
            yield Text(state.document.signature, "italic")
        return
    yield Text(f"{view.names((unit.eid,))} · {state.title}", "bold")
    if state.document.meta.notice:
        yield Text(state.document.meta.notice, "dim")
    if chapter := state.document.chapter_of(unit.eid):
        yield Text(f"{chapter.num} {chapter.title}", "dim")
    yield Text()
    yield from unit_lines(unit, 0, eids=eids)


def unit_lines(
    unit: Provision, depth: int, *, eids: bool, num: str = ""
) -> Iterator[RenderableType]:
    """A unit and those below it, as they are printed; `num` is a number printed above it."""
    shown = Text(f"#{unit.eid} ", "dim cyan") if eids else Text()
    pad = (0, 0, 0, 2 * depth)
    if unit.kind in (Kind.CHAPTER, Kind.ARTICLE):
        yield Text()
        heading = Text(f"{unit.num} {unit.title}".strip(), "bold")
        yield Text.assemble(shown, heading)
        if unit.content:
            yield Text(unit.text)
        for child in unit.children:
            below = 0 if unit.kind is Kind.CHAPTER or not unit.content else 1
            yield from unit_lines(child, depth + below, eids=eids)
        return
    number = unit.num or num
    if unit.content:
        yield Padding(Text.assemble(shown, f"{number} {unit.text}".strip()), pad)
    elif eids:
        yield Padding(shown, pad)
    for index, child in enumerate(unit.children):
        inherited = number if not unit.content and index == 0 else ""
        below = 1 if child.kind is Kind.POINT or (child.kind is Kind.INDENT and index) else 0
        yield from unit_lines(child, depth + below, eids=eids, num=inherited)


def laws(
    documents: Sequence[tuple[Document, Sequence[str]]],
    states: Sequence[NamedState],
) -> Iterator[RenderableType]:
    """What is held: acts with their dates, and the names of states."""
    table = table_of("name", "act", "adopted", "in force", "held")
    for document, languages in documents:
        meta = document.meta
        number = f"No. {meta.number} " if meta.number else ""
        day = meta.commencement.day
        table.add_row(
            Text(meta.name, "cyan"),
            f"{number}“{meta.title}”",
            meta.adopted.isoformat() if meta.adopted else "",
            day.isoformat() if day else "day not verified",
            f"{meta.extent.value}, {', '.join(languages)}",
        )
    yield table
    yield Text()
    names = table_of("state", "redaction", "meaning")
    for state in states:
        at = state.at.isoformat() if state.at else "newest"
        names.add_row(Text(state.name, "cyan"), f"{state.work}@{at}", state.title)
    yield names
    yield Text()
    yield Text(
        "NAME@YYYY-MM-DD: the newest redaction whose amending act was adopted by that day.",
        "dim",
    )
