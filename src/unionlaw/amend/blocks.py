"""The quoted lines below an instruction → the units they print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unionlaw.amend.address import Unit
from unionlaw.model import UNNUMBERED, Kind, Provision, printed_lines
from unionlaw.sources.structure import units

_ARTICLE = re.compile(r"(?P<num>Статья\s+\d+(?:-\d+)*\s?\.)\s*(?P<heading>.*)", re.IGNORECASE)
_CHAPTER = re.compile(r"(?P<num>Глава\s+\d+(?:-\d+)*\s?\.?)\s*(?P<heading>.*)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:-\d+)*[.)]\s*")


class Unfit(Exception):
    """Why the quoted lines are not the units that the instruction announces."""


def heading(lines: Sequence[str]) -> str:
    """The heading in a quoted block, without the unit's number.

    Raises:
        Unfit: the block holds more than a heading.
    """
    if len(lines) != 1:
        raise Unfit(f"a heading is announced, {len(lines)} lines are quoted")
    for shape in (_ARTICLE, _CHAPTER):
        if found := shape.fullmatch(lines[0]):
            return found["heading"]
    return lines[0]


def quoted_units(blocks: Sequence[Sequence[str]], announced: Sequence[Unit]) -> list[Provision]:
    """The units of the blocks, one for each that is announced, in the order announced.

    Args:
        blocks: the lines of each quoted block, without quotation marks.
        announced: kind and number of each unit, all of one kind.

    Raises:
        Unfit: the units quoted are not the units announced.
    """
    kind = announced[0][0]
    found = [unit for lines in blocks for unit in _of_kind(list(lines), kind)]
    if any(sum(1 for _ in printed_lines(unit)) == 0 for unit in found):
        raise Unfit("a unit that is quoted holds no words")
    if kind in UNNUMBERED:
        if len(found) != len(announced):
            raise Unfit(f"{len(announced)} units are announced, {len(found)} are quoted")
        return found
    by_number = {unit.number: unit for unit in found}
    numbers = [number for _, number in announced]
    if sorted(by_number) != sorted(numbers) or len(found) != len(by_number):
        said = ", ".join(unit.num or "a unit without number" for unit in found) or "nothing"
        raise Unfit(f"{kind} {', '.join(numbers)} announced, {said} quoted")
    return [by_number[number] for number in numbers]


def _of_kind(lines: list[str], kind: Kind) -> list[Provision]:
    if kind is Kind.CHAPTER:
        return [
            Provision(kind, "", num, (title,) if title else (), children=tuple(_articles(below)))
            for num, title, below in _split(lines, _CHAPTER)
        ]
    if kind is Kind.ARTICLE:
        return _articles(lines)
    if kind is Kind.INDENT:
        return [Provision(kind, "", content=(line,)) for line in lines]
    if kind is Kind.ALINEA:
        # The first part of a numbered paragraph is printed with the paragraph's number.
        lines = [_NUMBER.sub("", lines[0], count=1), *lines[1:]]
        words, below = units(lines, "x")
        if words:
            return [Provision(kind, "", content=(words,), children=below)]
        return _all_of(below, kind)
    words, below = units(lines, "x")
    if words:
        raise Unfit(f"{kind} announced, “{words[:40]}” quoted")
    if kind is Kind.POINT and len(below) == 1 and below[0].kind is Kind.ALINEA:
        below = below[0].children
    return _all_of(below, kind)


def _all_of(found: Sequence[Provision], kind: Kind) -> list[Provision]:
    other = next((unit for unit in found if unit.kind is not kind), None)
    if other is not None:
        raise Unfit(f"{kind} announced, “{' '.join(printed_lines(other))[:40]}” quoted")
    return [replace(unit, eid="") for unit in found]


def _articles(lines: Sequence[str]) -> list[Provision]:
    found: list[Provision] = []
    for num, title, below in _split(lines, _ARTICLE):
        article = Provision(Kind.ARTICLE, "", num, (title,) if title else ())
        words, children = units(below, f"art_{article.number}")
        found.append(replace(article, content=(words,) if words else (), children=children))
    return found


def _split(lines: Sequence[str], shape: re.Pattern[str]) -> list[tuple[str, str, list[str]]]:
    parts: list[tuple[str, str, list[str]]] = []
    for line in lines:
        if found := shape.fullmatch(line):
            parts.append((found["num"], found["heading"], []))
        elif parts:
            parts[-1][2].append(line)
        else:
            raise Unfit(f"a heading was expected, “{line[:40]}” is quoted")
    return parts
