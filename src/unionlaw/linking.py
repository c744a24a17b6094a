"""Which articles and which lines of two acts belong together, by number of place.

Top-down: articles by headings, words and lines, with regard to order; then the lines inside
paired articles; then single lines that are found again in another article. A line left alone
may turn out to be the second half of one already paired, and lines found elsewhere show which
article a second half went to. Thin evidence links nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from unionlaw.evidence import Act, Evidence
from unionlaw.matching import SURE, Link, best_first, mutual_best, ordered

ARTICLE = 0.15
"""Least score of a pair of articles: a third of what rewritten articles usually keep, and more
than two articles share that only speak the same legal language."""

NEIGHBOUR = 0.05
"""Least score of a pair of articles whose place speaks for it: see `_by_place`."""

LINE = 0.12
"""Least score of a pair of lines inside paired articles."""

OTHER_ROLE = 0.5
"""The share of its score that a pair of lines loses if one is an item of a list, or opens one,
and the other is not: a list is rewritten item by item."""

ELSEWHERE = 0.5
"""Least score of a line found again in an article that is not the counterpart of its own."""

FAR_BETTER = 2.0
"""So many times better than in the counterpart of its own article, to go there first."""

HALF, ADDS = 0.2, 0.1
"""A line left alone is a second half of one already paired if they are so much alike, and if it
accounts for so much of it that the first half does not."""

MOST = 0.5
"""An article made for the most part of lines of another one is its counterpart too; one that
took over less of it carries a part."""


@dataclass(slots=True)
class Links:
    """What belongs together on one level: one to one, one to several or several to one.

    Attributes:
        forth, back: counterparts of each unit of the base, of the target, the closest first;
            only one of the two sides of a group has several.
        partial: pairs that carry a part of the sense though both have another counterpart.
    """

    forth: dict[int, list[int]] = field(default_factory=dict)
    back: dict[int, list[int]] = field(default_factory=dict)
    partial: list[Link] = field(default_factory=list)

    def add(self, row: int, column: int) -> None:
        """Links two units."""
        self.forth.setdefault(row, []).append(column)
        self.back.setdefault(column, []).append(row)

    def __iter__(self) -> Iterator[Link]:
        return ((row, column) for row, columns in self.forth.items() for column in columns)

    def can_take(self, row: int, column: int) -> bool:
        """Whether one of the two is free, and the other one's group stays a star."""
        if row in self.forth and column not in self.back:
            return all(len(self.back[other]) == 1 for other in self.forth[row])
        if column in self.back and row not in self.forth:
            return all(len(self.forth[other]) == 1 for other in self.back[column])
        return False


def link(base: Act, target: Act, evidence: Evidence) -> tuple[Links, Links]:
    """Links the articles and the lines of two acts."""
    found = [one for one in mutual_best(evidence.lines, ELSEWHERE) if evidence.is_telling(one)]
    candidates = ordered(evidence.articles, ARTICLE, unknown=0.5)
    articles = Links()
    for row, column in best_first(one for one in candidates if one[0] >= SURE).items():
        articles.add(row, column)
    _by_place(base, target, evidence, articles, found)
    for _, (row, column) in candidates:
        if row not in articles.forth and column not in articles.back:
            articles.add(row, column)
    elsewhere = {one for one in found if _is_better(base, target, evidence, articles, one)}
    lines = Links()
    for row, column in sorted(elsewhere):
        lines.add(row, column)
    for i, j in articles:
        _inside(base, target, evidence, (i, j), lines)
    for row, column in found:
        if row not in lines.forth and column not in lines.back:
            lines.add(row, column)
    _second_articles(base, target, articles, lines)
    return articles, lines


def _by_place(
    base: Act, target: Act, evidence: Evidence, articles: Links, found: list[Link]
) -> None:
    """Pairs an article left between two paired ones with one in the same gap of the target.

    An article rewritten in other words shows by its place alone; but so does a dropped article
    beside a new one. So a line found elsewhere must tie the two: it shows that the neighbour
    gave material to the article in the gap, and what stood next to it went the same way.
    """
    tied = {(base.home[a], target.home[b]) for a, b in found}
    for row in range(1, len(base.articles) - 1):
        if row in articles.forth or not {row - 1, row + 1} <= articles.forth.keys():
            continue
        gap = range(articles.forth[row - 1][0] + 1, articles.forth[row + 1][0])
        left = [
            column
            for column in gap
            if column not in articles.back
            and {(row - 1, column), (row + 1, column)} & tied
            and evidence.articles[row][column] >= NEIGHBOUR
        ]
        if left:
            articles.add(row, max(left, key=lambda column: evidence.articles[row][column]))


def _is_better(base: Act, target: Act, evidence: Evidence, articles: Links, one: Link) -> bool:
    """Whether a line is found in another article far better than in the counterpart of its own."""
    a, b = one
    score = evidence.lines[a][b]
    i, j = base.home[a], target.home[b]
    if j in articles.forth.get(i, ()):
        return False
    rivals = [
        *(evidence.lines[a][d] for k in articles.forth.get(i, ()) for d in target.inside[k]),
        *(evidence.lines[c][b] for k in articles.back.get(j, ()) for c in base.inside[k]),
    ]
    return score >= FAR_BETTER * max(rivals, default=0.0)


def _inside(base: Act, target: Act, evidence: Evidence, pair: Link, lines: Links) -> None:
    """Links lines of paired articles, the best first; what is left may be a second half."""
    rows, columns = base.inside[pair[0]], target.inside[pair[1]]
    table = [
        [
            evidence.lines[a][b] * (1.0 if base.roles[a] is target.roles[b] else 1 - OTHER_ROLE)
            for b in columns
        ]
        for a in rows
    ]
    # A sentence that is the whole article on both sides goes where its article goes.
    least = LINE if len(rows) > 1 or len(columns) > 1 else 0.0
    for _, (x, y) in ordered(table, least, unknown=1.0):
        a, b = rows[x], columns[y]
        are_free = a not in lines.forth and b not in lines.back
        if are_free or (lines.can_take(a, b) and _is_half(evidence, lines, a, b)):
            lines.add(a, b)


def _is_half(evidence: Evidence, lines: Links, a: int, b: int) -> bool:
    if evidence.lines[a][b] < HALF:
        return False
    left, right = evidence.base[a], evidence.target[b]
    if a in lines.forth:
        others = [evidence.target[other] for other in lines.forth[a]]
        return evidence.rarity.added(left, right, others) >= ADDS
    others = [evidence.base[other] for other in lines.back[b]]
    return evidence.rarity.added(right, left, others) >= ADDS


def _second_articles(base: Act, target: Act, articles: Links, lines: Links) -> None:
    """Adds the articles that only their lines show to belong together."""
    carried: dict[Link, list[Link]] = {}
    for a, b in lines:
        pair = base.home[a], target.home[b]
        if pair[1] not in articles.forth.get(pair[0], ()):
            carried.setdefault(pair, []).append((a, b))
    for (i, j), links in sorted(carried.items(), key=lambda one: (-len(one[1]), one[0])):
        of_base = sum(len(base.bodies[a]) for a in {a for a, _ in links})
        of_target = sum(len(target.bodies[b]) for b in {b for _, b in links})
        fills_target = of_target >= MOST * sum(len(target.bodies[b]) for b in target.inside[j])
        fills_base = of_base >= MOST * sum(len(base.bodies[a]) for a in base.inside[i])
        if i not in articles.forth and j not in articles.back:
            is_core = fills_base or fills_target
        else:
            is_core = articles.can_take(i, j) and (
                fills_base if j in articles.back else fills_target
            )
        if is_core:
            articles.add(i, j)
        else:
            articles.partial.append((i, j))
