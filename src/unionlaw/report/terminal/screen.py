"""Where a terminal report goes, and the pieces that every report is made of."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from unionlaw.diff import Op, TextDiff

STYLES = {
    Op.DELETE: "red strike",
    Op.INSERT: "green underline",
}
MOVED = "magenta"


class Screen:
    """Where a report goes: its width, and whether it has colours."""

    def __init__(self, *, width: int | None, color: bool) -> None:
        self.buffer = StringIO()
        self.color = color
        self.console = Console(
            file=self.buffer,
            width=width,
            force_terminal=color,
            no_color=not color,
            color_system="standard" if color else None,
            highlight=False,
            # A law's words are never markup: “[red]” and “:bee:” are shown as they stand.
            markup=False,
            emoji=False,
            soft_wrap=False,
            legacy_windows=False,
        )

    def render(self, items: Iterator[RenderableType]) -> str:
        """The report as text, with colour codes if the screen has colours."""
        self.console.print(Group(*items))
        lines = self.buffer.getvalue().split("\n")
        return "\n".join(line if self.color else line.rstrip() for line in lines)

    def edits(self, diff: TextDiff, *, only: Op | None = None) -> Text:
        """A compared text; with `only`, that side alone (its own words marked)."""
        text = Text()
        hidden = {Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}.get(only) if only else None
        for piece in diff.pieces:
            if piece.op is hidden or not piece.text:
                continue
            if piece.op is Op.EQUAL:
                text.append(piece.text)
                continue
            style = STYLES[piece.op] + (f" {MOVED}" if piece.move is not None else "")
            if self.color:
                text.append(piece.text, style)
            else:
                text.append(marked(piece.op, piece.text, piece.move))
        return text


def marked(op: Op, text: str, move: int | None) -> str:
    """A change without colour. White space at its ends stays outside the marks."""
    inner = text.strip()
    lead = text[: len(text) - len(text.lstrip())]
    trail = text[len(text.rstrip()) :] if inner else ""
    number = f"{move}>" if move is not None else ""
    opening, closing = ("[-", "-]") if op is Op.DELETE else ("{+", "+}")
    return f"{lead}{opening}{number}{inner}{closing}{trail}"


def table_of(*columns: str | tuple[str, str]) -> Table:
    """A table without lines; a column is its name, or its name and how it is justified."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        if isinstance(column, tuple):
            name, justify = column
            table.add_column(name, justify="right" if justify == "right" else "left")
        else:
            table.add_column(column, overflow="fold")
    return table
