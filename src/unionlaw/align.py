"""Alignment of two different acts: which provision took the place of which.

`unionlaw.linking` finds what belongs together; here it becomes pairs with a relation. A
computed pair is a proposal: where the evidence is thin a provision is left without counterpart,
and a person decides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from unionlaw.evidence import Act, Evidence
from unionlaw.linking import Links, link
from unionlaw.matching import Table, out_of_order
from unionlaw.model import Document, Level, Provision
from unionlaw.text import fold, tokens


class Relation(StrEnum):
    """How the provisions of a pair relate; the first that fits, in this order.

    - added, removed: no counterpart in the base, in the target.
    - split: the content of one went to several. Each provision is in one pair only; so where
      the second is the counterpart of another provision, it stands under ``partial``, and the
      pair is a split all the same.
    - merged: made from several, likewise with ``partial_base``. What is both is a split.
    - moved: its counterpart lies in an article that is not the counterpart of its article
      (whether or not words changed), or the same words stand at another place in the order.
    - unchanged: the same words under the same number, at the same place.
    - renumbered: the same words under another number, in the same order as its neighbours.
    - modified: other words.

    Words are the same if `unionlaw.text.fold` makes them so; those of an article are its
    heading and all its lines.
    """

    UNCHANGED = "unchanged"
    MODIFIED = "modified"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Pair:
    """Provisions that belong together; every provision is in exactly one pair.

    Attributes:
        base, target: eIds in the order of the text; one of them may be empty, and only one has
            several.
        score: how alike they are, 0 to 1: 1 for the same words, 0 without counterpart. For
            lines the cosine of their words; for articles the mean of the likeness of headings,
            whole texts and lines (`unionlaw.evidence.Evidence`); of several, the closest. It
            measures words, not certainty that the pair is right. Redactions of one act are
            paired by identity, and there it only says how much changed.
        partial: provisions of the target that carry a part of it, though paired with another
            (or, where they are new for the most part, with none).
        partial_base: provisions of the base that carry a part of it, likewise.
    """

    base: tuple[str, ...]
    target: tuple[str, ...]
    relation: Relation
    score: float
    partial: tuple[str, ...] = ()
    partial_base: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of articles, and pairs of the lines of text in them.

    Both in the order of the target; what is gone stands after what it followed in the base.
    """

    articles: tuple[Pair, ...]
    paragraphs: tuple[Pair, ...]


def same_words(base: str, target: str) -> bool:
    """Whether two texts are the same but for typography."""
    return base == target or fold(base) == fold(target)


def likeness(base: str, target: str) -> float:
    """How much of two texts is the same, 0 to 1, by words and marks kept in order.

    For pairs that were not computed: no pairing rests on it.
    """
    if base == target:
        return 1.0
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(tokens(base), tokens(target)))


def relate(
    base: Sequence[Provision],
    target: Sequence[Provision],
    *,
    level: Level = Level.ARTICLE,
    has_moved: bool = False,
    is_elsewhere: bool = False,
) -> Relation:
    """The relation of two sets of provisions.

    Args:
        level: what their words are: on the level of articles the heading and everything below,
            on the level of paragraphs their own line.
        has_moved: whether their place in the order changed.
        is_elsewhere: whether their articles are not counterparts.
    """
    if not base or not target:
        return Relation.REMOVED if base else Relation.ADDED
    if len(base) != len(target):
        return Relation.SPLIT if len(target) > len(base) else Relation.MERGED
    is_same = same_words(words_of(base, level), words_of(target, level))
    if is_elsewhere or (is_same and has_moved):
        return Relation.MOVED
    if not is_same:
        return Relation.MODIFIED
    numbers = [unit.eid for unit in base] == [unit.eid for unit in target]
    return Relation.UNCHANGED if numbers else Relation.RENUMBERED


def words_of(units: Sequence[Provision], level: Level) -> str:
    """What is compared: of articles the heading and everything below, of lines their own words."""
    if level is Level.PARAGRAPH:
        return "\n".join(unit.text for unit in units)
    return "\n".join(f"{unit.title}\n{unit.full_text}" for unit in units)


def align(base: Document, target: Document) -> Alignment:
    """Aligns two acts in one language; any two acts give an alignment, be it of nothing."""
    left, right = Act.of(base), Act.of(target)
    evidence = Evidence.of(left, right)
    articles, lines = link(left, right, evidence)
    units = {unit.eid: unit for unit in base.walk()}, {unit.eid: unit for unit in target.walk()}
    home = {a for a, b in lines if right.home[b] not in articles.forth.get(left.home[a], ())}
    return Alignment(
        _Level(Level.ARTICLE, left.articles, right.articles, *units, articles).pairs(
            evidence.articles, _moved(articles), ()
        ),
        _Level(Level.PARAGRAPH, left.lines, right.lines, *units, lines).pairs(
            evidence.lines, _moved_inside(left, articles, lines), home
        ),
    )


def _moved(links: Links) -> set[int]:
    return out_of_order({row: columns[0] for row, columns in links.forth.items()})


def _moved_inside(base: Act, articles: Links, lines: Links) -> set[int]:
    """Lines that left the order of their own article; that articles moved is told of these."""
    found: set[int] = set()
    for i in articles.forth:
        found |= out_of_order({a: lines.forth[a][0] for a in base.inside[i] if a in lines.forth})
    return found


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of both acts: eIds in order, provisions by eId, and the links between them."""

    level: Level
    base: Sequence[str]
    target: Sequence[str]
    base_units: Mapping[str, Provision]
    target_units: Mapping[str, Provision]
    links: Links

    def pairs(
        self, scores: Table, moved: Collection[int], elsewhere: Collection[int]
    ) -> tuple[Pair, ...]:
        """Every provision in its pair, in order."""
        # What is gone waits for the pair of what it followed; -1 is the start of the act.
        gone: dict[int, list[Pair]] = {}
        last = -1
        for row, eid in enumerate(self.base):
            if row in self.links.forth:
                last = row
            else:
                also = self._partial([row])
                pair = Pair((eid,), (), Relation.REMOVED, 0.0, partial=also)
                gone.setdefault(last, []).append(pair)
        out = gone.get(-1, [])
        done: set[int] = set()
        for column, eid in enumerate(self.target):
            rows = sorted(self.links.back.get(column, ()))
            if not rows:
                also = self._partial_base([column])
                out.append(Pair((), (eid,), Relation.ADDED, 0.0, partial_base=also))
            elif rows[0] not in done:
                done.update(rows)
                out.append(self._pair(rows, scores, moved, elsewhere))
                out.extend(pair for row in rows for pair in gone.get(row, ()))
        return tuple(out)

    def _pair(
        self, rows: list[int], scores: Table, moved: Collection[int], elsewhere: Collection[int]
    ) -> Pair:
        columns = sorted(self.links.forth[rows[0]])
        base, target = [self.base[row] for row in rows], [self.target[col] for col in columns]
        partial, partial_base = self._partial(rows), self._partial_base(columns)
        relation = relate(
            [self.base_units[eid] for eid in base],
            [self.target_units[eid] for eid in target],
            level=self.level,
            has_moved=rows[0] in moved,
            is_elsewhere=rows[0] in elsewhere,
        )
        if partial and relation is not Relation.MERGED:
            relation = Relation.SPLIT
        elif partial_base and relation is not Relation.SPLIT:
            relation = Relation.MERGED
        score = max(scores[row][column] for row in rows for column in columns)
        return Pair(tuple(base), tuple(target), relation, score, partial, partial_base)

    def _partial(self, rows: Sequence[int]) -> tuple[str, ...]:
        found = sorted({column for row, column in self.links.partial if row in rows})
        return tuple(self.target[column] for column in found)

    def _partial_base(self, columns: Sequence[int]) -> tuple[str, ...]:
        found = sorted({row for row, column in self.links.partial if column in columns})
        return tuple(self.base[row] for row in found)
