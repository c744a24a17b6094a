"""Alignment of two different acts: which provision took the place of which.

Top-down: articles by heading, body, their closest paragraphs and their neighbours; then
paragraphs inside the paired articles; then what is left, across the acts. From paragraphs found
elsewhere come the second halves of splits and merges. Where the evidence is thin, a provision
is left without counterpart: a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from unionlaw.ids import article_of, level_number, parent_of
from unionlaw.model import Document, Provision, texts
from unionlaw.similarity import Space, stems
from unionlaw.text import fold

HEADING, BODY, CLOSEST = 0.35, 0.30, 0.35
"""What counts for a pair of articles: headings, whole texts, their closest paragraphs."""
NEIGHBOUR = 0.05
"""Added for each neighbouring pair of articles that is surely a pair: order is kept more often
than not, but never decides alone."""
SURE = 0.5
"""From this score a pair of articles that are each other's best is sure."""
MUTUAL_BEST, ONE_SIDED_BEST, NOT_BEST = 0.25, 0.34, 0.55
"""Least score of a pair of articles: best for each other, for one of them, for neither."""

ACROSS_STEMS = 5
"""A line of fewer words says too little to be found again in another article."""
INSIDE, ACROSS = 0.22, 0.55
"""Least score of a pair of paragraphs: inside paired articles, and across the acts."""
SAME_PLACE = 0.06
"""Added for paragraphs at the same place in order inside their articles."""
ALSO_CONTAINED = 0.75
"""Share of a paragraph left alone that must stand in one already paired to be a part of it."""
ALSO_ALIKE = 0.18
"""And the least cosine of the two: one word found in a long paragraph is no part of it."""


class Relation(StrEnum):
    """How the provisions of a pair relate.

    - unchanged: the same words under the same number.
    - renumbered: the same words under another number, in the counterpart of the same unit.
    - moved: a counterpart in an article that is not the counterpart of its article.
    - modified: other words.
    - split: its content went to several provisions; where the second is the counterpart of
      another one, it stands under ``partial``.
    - merged: made from several provisions, likewise with ``partial_base``.
    - added, removed: no counterpart before, after.
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
        score: how alike they are, 0 to 1. Between two acts it is what the pairing rests on;
            two redactions of one act are paired by identity, and it only says how much changed.
        partial: provisions of the target that carry a part of it, though paired with another.
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
    """Pairs of articles, and pairs of the lines of text in them."""

    articles: tuple[Pair, ...]
    paragraphs: tuple[Pair, ...]


def same_words(base: str, target: str) -> bool:
    """Whether two texts are the same but for typography."""
    return base == target or fold(base) == fold(target)


def align(base: Document, target: Document) -> Alignment:
    """Aligns two acts in one language; any two texts give an alignment, be it of nothing."""
    left, right = _Side(base), _Side(target)
    closeness = _Closeness(left, right)
    articles = _pair_articles(closeness)
    paragraphs = _pair_paragraphs(left, right, closeness, articles)
    return _alignment(left, right, closeness, articles, paragraphs)


def relate(base: Sequence[Provision], target: Sequence[Provision]) -> Relation:
    """The relation of two sets of provisions by their words and numbers alone."""
    if not base:
        return Relation.ADDED
    if not target:
        return Relation.REMOVED
    if len(target) > len(base):
        return Relation.SPLIT
    if len(base) > len(target):
        return Relation.MERGED
    if not same_words(_all_words(base), _all_words(target)):
        return Relation.MODIFIED
    same = [level_number(unit.eid) for unit in base] == [level_number(unit.eid) for unit in target]
    return Relation.UNCHANGED if same else Relation.RENUMBERED


def _all_words(units: Sequence[Provision]) -> str:
    return "\n".join(f"{unit.title}\n{unit.full_text}" for unit in units)


class _Side:
    """One act: its articles, and the lines of text in each."""

    def __init__(self, document: Document) -> None:
        self.articles = list(document.articles())
        self.lines = [line for article in self.articles for line in texts(article)]
        self.article_of_line: list[int] = []
        self.lines_of: list[list[int]] = []
        for number, article in enumerate(self.articles):
            count = sum(1 for _ in texts(article))
            start = len(self.article_of_line)
            self.lines_of.append(list(range(start, start + count)))
            self.article_of_line.extend([number] * count)


class _Closeness:
    """Every likeness that is asked for, computed once."""

    def __init__(self, left: _Side, right: _Side) -> None:
        split = len(left.articles)
        lines = [stems(line.text) for line in (*left.lines, *right.lines)]
        self.space = Space(lines)
        headings = Space([stems(a.title) for a in (*left.articles, *right.articles)])
        # An article's words are those of its lines: they are counted once.
        shift = len(left.lines)
        bodies = Space(
            [sum((lines[row] for row in rows), Counter()) for rows in left.lines_of]
            + [sum((lines[shift + row] for row in rows), Counter()) for rows in right.lines_of]
        )
        heading, body = headings.cosines(split), bodies.cosines(split)
        self.shift = len(left.lines)
        self.lines = self.space.cosines(self.shift)
        self.articles = [
            [
                HEADING * heading[i][j]
                + BODY * body[i][j]
                + CLOSEST * self._closest(left.lines_of[i], right.lines_of[j])
                for j in range(len(right.articles))
            ]
            for i in range(split)
        ]

    def _closest(self, rows: Sequence[int], columns: Sequence[int]) -> float:
        if not rows or not columns:
            return 0.0
        # The lines of an article are neighbours, so a slice holds them all.
        first, last = columns[0], columns[-1] + 1
        return max(max(self.lines[row][first:last]) for row in rows)

    def is_telling(self, line: int) -> bool:
        """Whether a line of the base has words enough to be known again elsewhere."""
        return len(self.space.vectors[line]) >= ACROSS_STEMS

    def contained(self, line: int, other: int) -> float:
        """How much of a line of the target stands in a line of the base, by weight."""
        return self.space.containment(self.shift + other, line)

    def contained_back(self, line: int, other: int) -> float:
        """How much of a line of the base stands in a line of the target, by weight."""
        return self.space.containment(line, self.shift + other)


Pairs = dict[int, int]


def _pair_articles(closeness: _Closeness) -> Pairs:
    """One article to one, best first."""
    scores = closeness.articles
    if not scores or not scores[0]:
        return {}
    best_right = [max(range(len(row)), key=row.__getitem__) for row in scores]
    best_left = [max(range(len(scores)), key=lambda i: scores[i][j]) for j in range(len(scores[0]))]
    sure = {(i, j) for i, j in enumerate(best_right) if best_left[j] == i and scores[i][j] >= SURE}
    candidates = []
    for i, row in enumerate(scores):
        for j, score in enumerate(row):
            near = sum((i + step, j + step) in sure for step in (-1, 1))
            total = score + NEIGHBOUR * near if score else 0.0
            times = (best_right[i] == j) + (best_left[j] == i)
            if total >= (NOT_BEST, ONE_SIDED_BEST, MUTUAL_BEST)[times]:
                candidates.append((-total, i, j))
    return _greedy(candidates)


def _greedy(candidates: list[tuple[float, int, int]]) -> Pairs:
    pairs: Pairs = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


@dataclass(slots=True)
class _Lines:
    """Pairs of lines, and the lines that are a second counterpart of one already paired."""

    one_to_one: Pairs
    also: dict[int, list[int]]
    also_base: dict[int, list[int]]


def _pair_paragraphs(left: _Side, right: _Side, closeness: _Closeness, articles: Pairs) -> _Lines:
    inside: list[tuple[float, int, int]] = []
    for i, j in articles.items():
        rows, columns = left.lines_of[i], right.lines_of[j]
        for x, a in enumerate(rows):
            for y, b in enumerate(columns):
                score = closeness.lines[a][b]
                if len(rows) > 1 and x == y and score:
                    score += SAME_PLACE
                if score >= INSIDE or (len(rows) == len(columns) == 1):
                    inside.append((-score, a, b))
    pairs = _greedy(inside)
    taken = set(pairs.values())
    across = [
        (-score, a, b)
        for a, row in enumerate(closeness.lines)
        if a not in pairs and closeness.is_telling(a)
        for b, score in enumerate(row)
        if b not in taken and score >= ACROSS
    ]
    pairs.update(_greedy(across))
    return _Lines(
        pairs,
        _also(pairs, left, right, closeness, articles, forward=True),
        _also(pairs, left, right, closeness, articles, forward=False),
    )


def _also(
    pairs: Pairs,
    left: _Side,
    right: _Side,
    closeness: _Closeness,
    articles: Pairs,
    *,
    forward: bool,
) -> dict[int, list[int]]:
    """Lines left alone that stand, for the most part, inside a longer line already paired."""
    found: dict[int, list[int]] = {}
    backwards = {j: i for i, j in pairs.items()}
    if forward:
        alone = [b for b in range(len(right.lines)) if b not in backwards]
    else:
        alone = [a for a in range(len(left.lines)) if a not in pairs]
    homes = articles if not forward else {j: i for i, j in articles.items()}
    own, other = (right, left) if forward else (left, right)
    for line in alone:
        home = homes.get(own.article_of_line[line])
        if home is None:
            continue
        best: tuple[float, int] | None = None
        for around in other.lines_of[home]:
            if (around not in pairs) if forward else (around not in backwards):
                continue
            share = (
                closeness.contained(around, line)
                if forward
                else closeness.contained_back(line, around)
            )
            alike = closeness.lines[around][line] if forward else closeness.lines[line][around]
            if (
                share >= ALSO_CONTAINED
                and alike >= ALSO_ALIKE
                and (best is None or alike > best[0])
            ):
                best = (alike, around)
        if best is not None:
            found.setdefault(best[1], []).append(line)
    return found


def _alignment(
    left: _Side, right: _Side, closeness: _Closeness, articles: Pairs, lines: _Lines
) -> Alignment:
    second = _second_halves(left, right, articles, lines)
    return Alignment(
        _article_pairs(left, right, closeness, articles, second),
        _line_pairs(left, right, closeness, articles, lines),
    )


def _second_halves(
    left: _Side, right: _Side, articles: Pairs, lines: _Lines
) -> set[tuple[int, int]]:
    """Pairs of articles that only their paragraphs show: a paragraph went to another article."""
    found = set()
    for a, b in lines.one_to_one.items():
        i, j = left.article_of_line[a], right.article_of_line[b]
        if articles.get(i) != j:
            found.add((i, j))
    return found


def _article_pairs(
    left: _Side,
    right: _Side,
    closeness: _Closeness,
    articles: Pairs,
    second: set[tuple[int, int]],
) -> tuple[Pair, ...]:
    backwards = {j: i for i, j in articles.items()}
    targets = {i: [j] for i, j in articles.items()}
    bases = {j: [i] for j, i in backwards.items()}
    partial: dict[int, list[int]] = {}
    partial_base: dict[int, list[int]] = {}
    for i, j in sorted(second):
        if j not in bases and i in targets:
            targets[i].append(j)
            bases[j] = [i]
        elif i not in targets and j in bases and len(targets[bases[j][0]]) == 1:
            bases[j].append(i)
            targets[i] = [j]
        elif i not in targets and j not in bases:
            targets[i], bases[j] = [j], [i]
        else:
            partial.setdefault(i, []).append(j)
            partial_base.setdefault(j, []).append(i)
    pairs: list[Pair] = []
    done: set[int] = set()
    for j, unit in enumerate(right.articles):
        if j not in bases:
            pairs.append(Pair((), (unit.eid,), Relation.ADDED, 0.0))
            continue
        group = sorted(bases[j])
        if group[0] in done:
            continue
        done.update(group)
        here = [left.articles[i] for i in group]
        there = [right.articles[k] for k in sorted(targets[group[0]])]
        also = sorted({k for i in group for k in partial.get(i, ())})
        also_base = sorted(
            {i for k in targets[group[0]] for i in partial_base.get(k, ())} - set(group)
        )
        relation = relate(here, there)
        if relation is Relation.MODIFIED and also:
            relation = Relation.SPLIT
        elif relation is Relation.MODIFIED and also_base:
            relation = Relation.MERGED
        pairs.append(
            Pair(
                tuple(one.eid for one in here),
                tuple(one.eid for one in there),
                relation,
                1.0
                if relation is Relation.UNCHANGED
                else max(closeness.articles[i][k] for i in group for k in targets[group[0]]),
                tuple(right.articles[k].eid for k in also),
                tuple(left.articles[i].eid for i in also_base),
            )
        )
    removed = [
        Pair((unit.eid,), (), Relation.REMOVED, 0.0)
        for i, unit in enumerate(left.articles)
        if i not in targets
    ]
    return _placed(pairs, removed, [unit.eid for unit in left.articles])


def _line_pairs(
    left: _Side,
    right: _Side,
    closeness: _Closeness,
    articles: Pairs,
    lines: _Lines,
) -> tuple[Pair, ...]:
    backwards = {b: a for a, b in lines.one_to_one.items()}
    owner = {b: a for a, more in lines.also.items() for b in more}
    joined = {a: b for b, more in lines.also_base.items() for a in more}
    pairs: list[Pair] = []
    for b, unit in enumerate(right.lines):
        if b in owner:
            continue
        if b not in backwards:
            pairs.append(Pair((), (unit.eid,), Relation.ADDED, 0.0))
            continue
        a = backwards[b]
        more = sorted(lines.also.get(a, ()))
        more_base = sorted(lines.also_base.get(b, ()))
        if more and more_base:
            # Both at once would make one heap of them; the halves stay beside the pair.
            more_base_eids = tuple(left.lines[k].eid for k in more_base)
            here = [left.lines[a]]
        else:
            more_base_eids = ()
            here = [left.lines[k] for k in sorted([a, *more_base])]
        there = [right.lines[k] for k in sorted([b, *more])]
        at_home = articles.get(left.article_of_line[a]) == right.article_of_line[b]
        relation = _line_relation(here, there, at_home=at_home)
        pair = Pair(
            tuple(one.eid for one in here),
            tuple(one.eid for one in there),
            relation,
            closeness.lines[a][b],
            (),
            more_base_eids,
        )
        pairs.append(pair)
        if more and more_base:
            for k in more_base:
                joined.pop(k, None)
    in_pairs = {eid for pair in pairs for eid in pair.base}
    removed = [
        Pair((unit.eid,), (), Relation.REMOVED, 0.0)
        for a, unit in enumerate(left.lines)
        if unit.eid not in in_pairs
    ]
    return _placed(pairs, removed, [unit.eid for unit in left.lines])


def _line_relation(
    here: Sequence[Provision], there: Sequence[Provision], *, at_home: bool
) -> Relation:
    if not at_home:
        return Relation.MOVED if len(here) == len(there) == 1 else relate(here, there)
    if len(here) > 1 or len(there) > 1:
        return relate(here, there)
    one, two = here[0], there[0]
    if not same_words(one.text, two.text):
        return Relation.MODIFIED
    same = one.eid == two.eid or (
        level_number(one.eid) == level_number(two.eid)
        and article_of(parent_of(one.eid)) == article_of(parent_of(two.eid))
    )
    return Relation.UNCHANGED if same else Relation.RENUMBERED


def _placed(pairs: list[Pair], removed: list[Pair], order: list[str]) -> tuple[Pair, ...]:
    """What is gone set after what it followed in the base."""
    place = {eid: number for number, eid in enumerate(order)}
    out = list(pairs)
    for gone in removed:
        here = place[gone.base[0]]
        after, nearest = 0, -1
        for number, other in enumerate(out):
            if other.base and nearest < place[other.base[-1]] < here:
                nearest, after = place[other.base[-1]], number + 1
        out.insert(after, gone)
    return tuple(out)
