"""Where a terminal report goes, and the pieces that every report is made of."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
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
            # Asked once: rich would ask the terminal again for every line.
            width=width or shutil.get_terminal_size().columns,
            height=25,
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
        if self.color:
            self.console.print(Group(*items), crop=False)
            return self.buffer.getvalue()
        for item in items:
            lines = self._wrapped(item)
            if lines is None:
                self.console.print(item, crop=False)
            else:
                self.buffer.writelines(f"{line}\n" for line in lines)
        return "\n".join(line.rstrip() for line in self.buffer.getvalue().split("\n"))

    def _wrapped(self, item: RenderableType) -> list[str] | None:
        """The lines of a plain paragraph; ``None`` for whatever else, which rich lays out.

        rich would give the same lines; wrapping a law's paragraphs without styles in the standard
        library saves a fifth of the time of a comparison that goes into a file or a pipe.
        """
        indent = 0
        if isinstance(item, Padding) and isinstance(item.renderable, Text):
            indent, item = item.left, item.renderable
        if not isinstance(item, Text):
            return None
        if item.no_wrap:
            return [" " * indent + line for line in item.plain.split("\n")]
        width = self.console.width - indent
        lines: list[str] = []
        for line in item.plain.split("\n"):
            if cell_len(line) != len(line) or not line.isprintable() or "  " in line:
                return None
            if len(line) > width and max(map(len, line.split(" "))) > width:
                return None
            lines += textwrap.wrap(line, width, break_on_hyphens=False) or [""]
        return [" " * indent + line for line in lines]

    def ruled(self, title: Text) -> Text:
        """A title with a line from its end to the edge."""
        space = " " if title else ""
        rest = max(self.console.width - cell_len(title.plain) - len(space), 0)
        return Text.assemble(title, (space + "─" * rest, "dim"))

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
