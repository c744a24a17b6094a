"""Addresses in amending sentences: «в подпунктах 7) и 9) пункта 5 статьи 3» → places.

Russian drafting names the inner unit first. A unit inside another follows it without a joiner;
«и» or a comma begins the next one, which shares what is said after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unionlaw.model import PREFIX, Kind
from unionlaw.text import fold

HEADING = "heading"
"""Stands for the number of a unit whose heading is addressed; the last of a place."""

Unit = tuple[Kind, str]
Place = tuple[Unit, ...]
"""Units from the outermost to the innermost: what an instruction addresses."""

RANK = {
    Kind.PREAMBLE: 0,
    Kind.CHAPTER: 0,
    Kind.ARTICLE: 1,
    Kind.PARAGRAPH: 2,
    Kind.ALINEA: 3,
    Kind.POINT: 4,
    Kind.INDENT: 5,
}
"""How deep a unit stands, for what a sentence leaves to the lines above it."""

_LEVELS = (
    (re.compile(r"абзац(?:а|у|е|ем|ы|ев|ам|ах|ами)?"), Kind.INDENT),
    (re.compile(r"част(?:ь|и|ью|ей|ям|ях|ями)"), Kind.ALINEA),
    (re.compile(r"подпункт(?:а|у|е|ом|ы|ов|ам|ах|ами)?"), Kind.POINT),
    (re.compile(r"пункт(?:а|у|е|ом|ы|ов|ам|ах|ами)?"), Kind.PARAGRAPH),
    (re.compile(r"стать(?:я|и|ю|е|ей|ям|ях|ями)"), Kind.ARTICLE),
    (re.compile(r"глав(?:а|ы|у|е|ой|ам|ах|ами)?"), Kind.CHAPTER),
)
_HEADING_WORD = re.compile(r"заголов(?:ок|ка|ку|ке|ком)")
_PREAMBLE_WORD = re.compile(r"преамбул\w")
_TOKEN = re.compile(r"\d+(?:-\d+)*\)?|[^\W\d_]+|,|-")
_NUMBER = re.compile(r"\d+(?:-\d+)*\)?")
_SKIPPED = frozenset({"в", "во", "из"})
_TAIL = re.compile(r"\s+(?:настоящего|указанного|этого|данного)\s+(?:закона|кодекса)$")
_MARGIN = 60
"""The longest list of units that a range may stand for: «пункты 1 – 6»."""

_ORDINAL_STEMS = (
    *("перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    *("одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат"),
    *("семнадцат", "восемнадцат", "девятнадцат", "двадцат"),
)
_TENS = {"двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60}
_LATER_STEMS = {"тридцат": 30, "сороков": 40, "пятидесят": 50, "шестидесят": 60}
_ENDING = (
    r"(?:ый|ий|ой|ая|ья|ое|ье|ого|ьего|ому|ьему|ом|ем|ьем|ым|им|ьим|ую|ью|ей|ьей|ые|ьи|ых|ьих"
    r"|ыми|ьими|ьям)"
)
_ORDINALS = tuple(
    (re.compile(stem + _ENDING), number)
    for stem, number in (
        *((stem, number) for number, stem in enumerate(_ORDINAL_STEMS, 1)),
        *_LATER_STEMS.items(),
    )
)


def ordinal(word: str) -> int | None:
    """The number an ordinal says, in any case and gender: «четвертой» → 4."""
    return next((number for shape, number in _ORDINALS if shape.fullmatch(word)), None)


def eid(place: Place) -> str:
    """The eId of a place; chapters are no part of the eIds below them."""
    levels = [unit for unit in place if unit[0] is not Kind.CHAPTER or unit == place[0]]
    if len(levels) > 1 and levels[0][0] is Kind.CHAPTER and levels[1][1] != HEADING:
        levels = levels[1:]
    said: list[str] = []
    for kind, number in levels:
        if number == HEADING:
            said.append(HEADING)
        else:
            said.append(f"{PREFIX[kind]}_{number}" if number else PREFIX[kind])
    return "__".join(said)


def within(context: Place, place: Place) -> Place:
    """The place completed by what the lines above say of it."""
    if not place:
        return context
    outermost = RANK[place[0][0]]
    if place[0][1] == HEADING:
        return (*context, (context[-1][0], HEADING)) if context else place
    return (*(unit for unit in context if RANK[unit[0]] < outermost), *place)


def places(text: str) -> tuple[Place, ...] | None:
    """The places that a phrase addresses, in its order; ``None`` if it is no address.

    >>> [eid(place) for place in places("в частях первой и второй статьи 14")]
    ['art_14__al_1', 'art_14__al_2']
    """
    phrase = _TAIL.sub("", fold(text))
    if not phrase or _TOKEN.sub("", phrase).strip(" "):
        return None
    chains = _Reader(_TOKEN.findall(phrase)).chains()
    if chains is None:
        return None
    done: list[Place] = []
    outer: list[_Link] = []
    for chain in reversed(chains):
        missing = [link for link in outer if RANK[link.kind] < RANK[chain[-1].kind]]
        full = [*chain, *missing]
        outer = full
        done[:0] = _products(full)
    return tuple(done)


@dataclass(frozen=True, slots=True)
class _Link:
    kind: Kind
    numbers: tuple[str, ...]


def _products(chain: Sequence[_Link]) -> list[Place]:
    """Every place of a chain whose links may each name several units."""
    found: list[Place] = [()]
    for link in reversed(chain):
        found = [(*place, (link.kind, number)) for place in found for number in link.numbers]
    return found


class _Reader:
    """Reads the tokens of an address from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.position = 0

    def chains(self) -> list[list[_Link]] | None:
        """Chains of links, each from the innermost unit to the outermost."""
        found: list[list[_Link]] = []
        self._skip()
        while True:
            link = self._link()
            if link is None:
                return None
            chain = [link]
            while (link := self._link()) is not None:
                chain.append(link)
            if any(link.numbers == (HEADING,) for link in chain[1:]):
                return None
            if chain[0].numbers == (HEADING,) and len(chain) > 1:
                chain[0] = _Link(chain[1].kind, (HEADING,))
            found.append(chain)
            if self.position == len(self.tokens):
                return found
            if self.tokens[self.position] not in (",", "и"):
                return None
            self.position += 1
            self._skip()

    def _skip(self) -> None:
        while self.position < len(self.tokens) and self.tokens[self.position] in _SKIPPED:
            self.position += 1

    def _link(self) -> _Link | None:
        start = self.position
        first = self._list()
        kind = self._level()
        if kind is not None:
            numbers = first or self._list()
            if not numbers and kind is Kind.PREAMBLE:
                numbers = [""]
            if numbers:
                return _Link(kind, tuple(numbers))
        elif not first and self._peek(_HEADING_WORD):
            self.position += 1
            return _Link(Kind.INDENT, (HEADING,))
        self.position = start
        return None

    def _peek(self, shape: re.Pattern[str]) -> bool:
        return self.position < len(self.tokens) and bool(
            shape.fullmatch(self.tokens[self.position])
        )

    def _level(self) -> Kind | None:
        for shape, kind in (*_LEVELS, (_PREAMBLE_WORD, Kind.PREAMBLE)):
            if self._peek(shape):
                self.position += 1
                return kind
        return None

    def _list(self) -> list[str]:
        numbers: list[str] = []
        first = self._number()
        if first is None:
            return numbers
        numbers.append(first)
        while self.position + 1 < len(self.tokens):
            joiner, back = self.tokens[self.position], self.position
            if joiner not in (",", "и", "-"):
                break
            self.position += 1
            number = self._number()
            if number is None:
                self.position = back
                break
            if joiner == "-":
                between = _range(numbers[-1], number)
                if between is None:
                    self.position = back
                    break
                numbers.extend(between)
            else:
                numbers.append(number)
        return numbers

    def _number(self) -> str | None:
        if self.position >= len(self.tokens):
            return None
        token = self.tokens[self.position]
        if _NUMBER.fullmatch(token):
            self.position += 1
            return token.rstrip(")")
        tens = _TENS.get(token, 0)
        at = self.position + (1 if tens else 0)
        unit = ordinal(self.tokens[at]) if at < len(self.tokens) else None
        if unit is None or (tens and unit > 9):  # noqa: PLR2004 - tens and ones make a number
            return None
        self.position = at + 1
        return str(tens + unit)


def _range(first: str, last: str) -> list[str] | None:
    """The numbers after the first up to the last; ``None`` if that is no range."""
    if not (first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < _MARGIN):
        return None
    return [str(number) for number in range(int(first) + 1, int(last) + 1)]
