"""One-to-one matching of two sequences by a table of scores, with regard to their order.

Works on row and column numbers and knows nothing of laws.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

Link = tuple[int, int]
"""A row (base) and a column (target) that belong together."""

Table = Sequence[Sequence[float]]
"""Scores, 0 to 1, a row for each unit of the base."""

SURE = 0.3
"""From this score two units that are each other's best are surely a pair, and a landmark for the
order of others; a wrong landmark does little harm, since each unit heeds several."""

LANDMARKS = 4
"""How many of the nearest landmarks a pair is held against."""

CROSSING = 0.5
"""The share of its score that a pair loses if it crosses every landmark near it: what moved is
found by its words alone, and must be as good as that."""


def mutual_best(table: Table, least: float) -> list[Link]:
    """Pairs that are each other's best, of at least that score; a tie has no best."""
    if not table or not table[0]:
        return []
    tops = [max(column) for column in zip(*table, strict=True)]
    found: list[Link] = []
    for row, scores in enumerate(table):
        top = max(scores)
        if top < least or scores.count(top) > 1:
            continue
        column = scores.index(top)
        if tops[column] == top and sum(other[column] == top for other in table) == 1:
            found.append((row, column))
    return found


def in_order(link: Link, landmarks: Sequence[Link], unknown: float) -> float:
    """The share of the nearest landmarks that the pair does not cross.

    Landmarks that share its row or column tell nothing of it. A landmark that is missing, of
    `LANDMARKS`, counts as `unknown`.
    """
    row, column = link
    others = (one for one in landmarks if one[0] != row and one[1] != column)
    near = sorted(others, key=lambda one: abs(one[0] - row))[:LANDMARKS]
    kept = sum((one[0] < row) == (one[1] < column) for one in near)
    return (kept + unknown * (LANDMARKS - len(near))) / LANDMARKS


def ordered(table: Table, least: float, *, unknown: float) -> list[tuple[float, Link]]:
    """Candidates by score, the best first, where crossing the landmarks costs part of it.

    Equal scores go by nearness of place, so that repeated lines pair in their order.

    Args:
        unknown: what a missing landmark counts for, 0 to 1: below 1 where that two sequences
            have anything in common is still to be shown.

    Returns:
        Scores after that cost, of at least `least`, with their pairs.
    """
    landmarks = mutual_best(table, SURE)
    found: list[tuple[float, Link]] = []
    for row, scores in enumerate(table):
        for column, score in enumerate(scores):
            if score >= least and score > 0:
                kept = in_order((row, column), landmarks, unknown)
                found.append((score * (1 - CROSSING * (1 - kept)), (row, column)))
    rows, columns = len(table), len(table[0]) if table else 0
    found = [one for one in found if one[0] >= least]
    found.sort(key=lambda one: (-one[0], abs(one[1][0] * columns - one[1][1] * rows), one[1]))
    return found


def best_first(candidates: Iterable[tuple[float, Link]]) -> dict[int, int]:
    """One to one: each pair is taken unless a better one took either side."""
    taken: dict[int, int] = {}
    columns: set[int] = set()
    for _, (row, column) in candidates:
        if row not in taken and column not in columns:
            taken[row] = column
            columns.add(column)
    return taken


def out_of_order(links: Mapping[int, int]) -> set[int]:
    """The rows whose pairs must be taken out so that the rest run in one order: what moved.

    The rest is a longest increasing run of columns (patience sorting).
    """
    rows = sorted(links)
    tails: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for row in rows:
        place = bisect_left(tails, links[row])
        before[row] = last[place - 1] if place else None
        tails[place : place + 1] = [links[row]]
        last[place : place + 1] = [row]
    kept: set[int] = set()
    current: int | None = last[-1] if last else None
    while current is not None:
        kept.add(current)
        current = before[current]
    return set(rows) - kept
