"""The units of the amending act itself: articles, what changes one act, items, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from unionlaw.model import Content, Kind, Provision, renumbered_all
from unionlaw.sources.structure import units


@dataclass
class _Item:
    num: str
    sentences: list[Content] = field(default_factory=list)


@dataclass
class _Frame:
    num: str
    text: str
    items: list[_Item] = field(default_factory=list)


@dataclass
class Section:
    """One article being gathered, or what an act without articles holds.

    Attributes:
        opening: the words before the list of acts it changes.
        lines: its lines, if it changes no act.
    """

    num: str
    opening: str = ""
    lines: list[str] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)

    def open_frame(self, num: str, text: str) -> None:
        """Begins the part that changes one act."""
        self.frames.append(_Frame(num, text))

    def open_item(self, num: str) -> None:
        """Begins a numbered item."""
        self.frames[-1].items.append(_Item(num))

    def add(self, content: Content) -> None:
        """Adds a sentence to the item that is open."""
        if not self.frames:
            self.lines.append("".join(part for part in content if isinstance(part, str)))
            return
        items = self.frames[-1].items
        if not items:
            items.append(_Item(""))
        items[-1].sentences.append(content)


def body_of(sections: Sequence[Section]) -> tuple[Provision, ...]:
    """The body of the act."""
    top: list[Provision] = []
    for section in sections:
        words, below = units(section.lines, "x") if section.lines else ("", ())
        children = (*below, *(_frame(frame) for frame in section.frames))
        opening = section.opening or words
        content = (opening,) if opening else ()
        if section.num:
            top.append(Provision(Kind.ARTICLE, "", section.num, (), content, children))
        else:
            if content:
                top.append(Provision(Kind.ALINEA, "", content=content))
            top.extend(children)
    return renumbered_all(tuple(top))


def _frame(frame: _Frame) -> Provision:
    children = tuple(unit for item in frame.items for unit in _item(item))
    kind = Kind.PARAGRAPH if frame.num else Kind.ALINEA
    return Provision(kind, "", frame.num, content=(frame.text,), children=children)


def _item(item: _Item) -> Iterable[Provision]:
    if not item.num:
        for content in item.sentences:
            yield Provision(Kind.INDENT, "", content=content)
    elif len(item.sentences) == 1:
        yield Provision(Kind.POINT, "", item.num, content=item.sentences[0])
    else:
        indents = tuple(Provision(Kind.INDENT, "", content=one) for one in item.sentences)
        yield Provision(Kind.POINT, "", item.num, children=indents)
