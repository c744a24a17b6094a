"""From the printed lines of a law to its units.

A law states its structure by how its lines begin and end (Kazakh drafting rules: article 23 of
the Law on legal acts of 2016): ``3-1.`` opens a paragraph, ``4)`` a subparagraph; a line without
a number is a part of the paragraph or article; after a line that ends with a colon, lines in
lower case are its indents, and the line with the colon is the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from unionlaw.model import Kind, Provision, renumbered_all

_PARAGRAPH = re.compile(r"(?P<num>\d+(?:-\d+)*\.)\s*(?P<text>\D.*)", re.DOTALL)
_POINT = re.compile(r"(?P<num>\d+(?:-\d+)*\))\s*(?P<text>.+)", re.DOTALL)


@dataclass
class _Part:
    """One unnumbered part being gathered: its first line, then its points or indents."""

    text: str
    points: list[_Point] = field(default_factory=list)
    indents: list[str] = field(default_factory=list)


@dataclass
class _Point:
    num: str
    text: str
    indents: list[str] = field(default_factory=list)


@dataclass
class _Holder:
    """An article or a numbered paragraph being gathered: one or more parts."""

    num: str
    parts: list[_Part] = field(default_factory=list)


def units(lines: Sequence[str], parent: str) -> tuple[str, tuple[Provision, ...]]:
    """The units that the lines of an article make.

    Args:
        lines: the article's lines as printed, without its heading.
        parent: the article's eId, from which the eIds of the units are derived.

    Returns:
        The article's opening words, if it consists of one sentence and its subparagraphs
        (else ``""``), and the units below it.
    """
    opening: _Holder = _Holder("")
    holders: list[_Holder] = []
    for line in lines:
        holder = holders[-1] if holders else opening
        if found := _PARAGRAPH.fullmatch(line):
            holders.append(_Holder(found["num"], [_Part(found["text"])]))
        elif found := _POINT.fullmatch(line):
            # A part holds indents or subparagraphs: after indents, these are a part of their own.
            if not holder.parts or holder.parts[-1].indents:
                holder.parts.append(_Part(""))
            holder.parts[-1].points.append(_Point(found["num"], found["text"]))
        else:
            _unnumbered(holder, line)
    words, own = _article_parts(opening.parts)
    below = [*own, *(_paragraph(holder) for holder in holders)]
    return words, renumbered_all(tuple(below), parent)


def _unnumbered(holder: _Holder, line: str) -> None:
    """Places a line without a number: an indent of what came before, or a new part."""
    if holder.parts:
        part = holder.parts[-1]
        if part.points:
            point = part.points[-1]
            last = point.indents[-1] if point.indents else point.text
            if not last.endswith("."):
                point.indents.append(line)
                return
        else:
            last = part.indents[-1] if part.indents else part.text
            goes_on = last.endswith(":") if not part.indents else not last.endswith(".")
            if goes_on and line[:1].islower():
                part.indents.append(line)
                return
    holder.parts.append(_Part(line))


def _article_parts(parts: list[_Part]) -> tuple[str, list[Provision]]:
    if len(parts) == 1 and parts[0].points:
        return parts[0].text, [_point(point) for point in parts[0].points]
    return "", [_alinea(part) for part in parts]


def _paragraph(holder: _Holder) -> Provision:
    if len(holder.parts) > 1:
        children = tuple(_alinea(part) for part in holder.parts)
        return Provision(Kind.PARAGRAPH, "", holder.num, children=children)
    part = holder.parts[0]
    if part.indents:
        return Provision(Kind.PARAGRAPH, "", holder.num, children=_indents(part.text, part.indents))
    return Provision(
        Kind.PARAGRAPH, "", holder.num, content=(part.text,), children=_points(part.points)
    )


def _alinea(part: _Part) -> Provision:
    if part.indents:
        return Provision(Kind.ALINEA, "", children=_indents(part.text, part.indents))
    content = (part.text,) if part.text else ()
    return Provision(Kind.ALINEA, "", content=content, children=_points(part.points))


def _points(points: list[_Point]) -> tuple[Provision, ...]:
    return tuple(_point(point) for point in points)


def _point(point: _Point) -> Provision:
    if point.indents:
        children = _indents(point.text, point.indents)
        return Provision(Kind.POINT, "", point.num, children=children)
    return Provision(Kind.POINT, "", point.num, content=(point.text,))


def _indents(first: str, others: list[str]) -> tuple[Provision, ...]:
    return tuple(Provision(Kind.INDENT, "", content=(text,)) for text in (first, *others))
