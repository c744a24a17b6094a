"""Two acts taken apart, and how alike their articles and their lines are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from unionlaw.matching import Link, Table
from unionlaw.model import Document, Kind, Provision, texts
from unionlaw.similarity import Profile, Rarity, cosines, words

TELLING = 4
"""So many words such lines must share: a short phrase recurs by chance."""


class Role(Enum):
    """What a line is in its article: a sentence, the opening of a list, or an item of it."""

    SENTENCE = auto()
    OPENING = auto()
    ITEM = auto()


def _role(line: Provision) -> Role:
    if line.children or line.text.endswith(":"):
        return Role.OPENING
    return Role.ITEM if line.kind in (Kind.POINT, Kind.INDENT) else Role.SENTENCE


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its articles, its lines, and where the lines stand.

    Attributes:
        articles, lines: eIds, in the order of the text.
        home: the article of each line.
        inside: the lines of each article.
        bodies: the words of each line.
        roles: what each line is: see `Role`.
    """

    articles: tuple[str, ...]
    lines: tuple[str, ...]
    headings: tuple[list[str], ...]
    bodies: tuple[list[str], ...]
    home: tuple[int, ...]
    inside: tuple[range, ...]
    roles: tuple[Role, ...]

    @classmethod
    def of(cls, document: Document) -> Act:
        """Takes an act apart."""
        articles = list(document.articles())
        held = [list(texts(article)) for article in articles]
        starts = [sum(map(len, held[:number])) for number in range(len(held))]
        lines = [line for units in held for line in units]
        return cls(
            tuple(article.eid for article in articles),
            tuple(line.eid for line in lines),
            tuple(words(article.title) for article in articles),
            tuple(words(line.text) for line in lines),
            tuple(number for number, units in enumerate(held) for _ in units),
            tuple(
                range(start, start + len(units)) for start, units in zip(starts, held, strict=True)
            ),
            tuple(_role(line) for line in lines),
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """How alike the articles and the lines of two acts are.

    Attributes:
        articles: the mean of three: how alike headings, whole texts, and single lines are (for
            each line of the article with fewer of them, the likest line of the other); without
            a heading on both sides the mean of the other two. 0 to 1.
        lines: cosines, 0 to 1.
    """

    articles: list[list[float]]
    lines: list[list[float]]
    base: tuple[Profile, ...]
    target: tuple[Profile, ...]
    rarity: Rarity

    @classmethod
    def of(cls, base: Act, target: Act) -> Evidence:
        """Compares everything with everything."""
        known = (*base.bodies, *target.bodies, *base.headings, *target.headings)
        rarity = Rarity.among(found for found in known if found)
        left = tuple(rarity.profile(found) for found in base.bodies)
        right = tuple(rarity.profile(found) for found in target.bodies)
        lines = cosines(left, right)
        headings = cosines(
            [rarity.profile(found) for found in base.headings],
            [rarity.profile(found) for found in target.headings],
        )
        bodies = cosines(_whole(base, rarity), _whole(target, rarity))
        closest = _closest(base, target, lines)
        articles = [
            [
                (headings[i][j] + bodies[i][j] + closest[i][j]) / 3
                if base.headings[i] and target.headings[j]
                else (bodies[i][j] + closest[i][j]) / 2
                for j in range(len(target.articles))
            ]
            for i in range(len(base.articles))
        ]
        return cls(articles, lines, left, right, rarity)

    def is_telling(self, link: Link) -> bool:
        """Whether two lines share words enough to be more than a phrase."""
        left, right = self.base[link[0]].weights, self.target[link[1]].weights
        return len(left.keys() & right.keys()) >= TELLING


def _whole(act: Act, rarity: Rarity) -> list[Profile]:
    return [
        rarity.profile([word for line in held for word in act.bodies[line]]) for held in act.inside
    ]


def _closest(base: Act, target: Act, lines: Table) -> list[list[float]]:
    forth = [[max((row[b] for b in held), default=0.0) for held in target.inside] for row in lines]
    columns = list(zip(*lines, strict=True))
    back = [
        [max((column[a] for a in held), default=0.0) for held in base.inside] for column in columns
    ]
    table = []
    for i, rows in enumerate(base.inside):
        line = []
        for j, others in enumerate(target.inside):
            ways = []
            if rows and others and len(rows) <= len(others):
                ways.append(sum(forth[a][j] for a in rows) / len(rows))
            if rows and others and len(others) <= len(rows):
                ways.append(sum(back[b][i] for b in others) / len(others))
            line.append(sum(ways) / len(ways) if ways else 0.0)
        table.append(line)
    return table
