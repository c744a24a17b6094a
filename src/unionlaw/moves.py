"""Stretches of a text that were not deleted and inserted but moved.

Looked for among the hunks of one pair of texts: words deleted in one place that stand, the
same or nearly so, in another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from unionlaw.hunks import Hunk, shortest
from unionlaw.seams import FUNCTION_WORDS, is_small
from unionlaw.text import is_word

MOVE_WORDS = 5
"""Words a stretch must have on both sides; less is found again by chance."""

MOVE_SIMILARITY = 0.75
"""Indel similarity over words (2 × same ÷ both lengths) from which two stretches are one."""

TELLING_WORDS = 3
"""Different words a stretch must keep that are neither function words nor legal boilerplate."""

_SEED_WORDS = 3
"""Words in a row that both stretches must share, and that each text holds only once there."""

_BOILERPLATE = re.compile(
    r"""republic | kazakhstan | laws? | legislat | accordance | procedure | established
    | provided | specified | determined | manner | case | other | which
    | республик | казахстан | закон | соответстви | поряд | установлен | предусмотрен
    | определ | случа | настоящ | иных | други | котор
    | республика | қазақстан | заң | сәйкес | тәртіп""",
    re.VERBOSE,
)
"""Beginnings of the words every law is full of: sharing them is no sign of a move."""


class Span(NamedTuple):
    """A run of tokens of one side, within the hunk numbered ``hunk``."""

    start: int
    end: int
    hunk: int


class Moved(NamedTuple):
    """A run of base tokens and the run of target tokens it became, elsewhere."""

    base: Span
    target: Span


class _Seed(NamedTuple):
    """Where a run of words stands that each text holds exactly once."""

    base: int
    target: int


def moves_among(hunks: Sequence[Hunk], base: Sequence[str], target: Sequence[str]) -> list[Moved]:
    """The moved stretches, each token in at most one, in the order of the base.

    The best pair is taken first (longest and most alike; of equals the first in the base),
    then the best of what is left of the runs it was cut from.

    Args:
        hunks: the changed places, as `unionlaw.hunks.hunks_between` gives them.
        base: tokens without whitespace.
        target: the same of the other text.
    """
    deleted = [Span(h.base_start, h.base_end, at) for at, h in enumerate(hunks)]
    inserted = [Span(h.target_start, h.target_end, at) for at, h in enumerate(hunks)]
    deleted = [span for span in deleted if _words(base[span.start : span.end]) >= MOVE_WORDS]
    inserted = [span for span in inserted if _words(target[span.start : span.end]) >= MOVE_WORDS]
    if not any(d.hunk != i.hunk for d in deleted for i in inserted):
        return []
    # A stretch may begin a sentence in one place only, so case is not looked at.
    base, target = [token.lower() for token in base], [token.lower() for token in target]
    seeds = _seeds(base, target)
    stretches: dict[tuple[Span, Span], tuple[float, Moved] | None] = {}
    found: list[Moved] = []
    while True:
        pairs = {
            (d, i)
            for seed in seeds
            if (d := _around(seed.base, deleted)) and (i := _around(seed.target, inserted))
            if d.hunk != i.hunk
        }
        for pair in pairs - stretches.keys():
            stretches[pair] = _best_stretch(*pair, base, target)
        candidates = [best for pair in pairs if (best := stretches[pair])]
        if not candidates:
            return sorted(found)
        _, best_move = max(candidates, key=lambda one: (one[0], -one[1].base.start))
        found.append(best_move)
        deleted = [rest for span in deleted for rest in _without(best_move.base, span)]
        inserted = [rest for span in inserted for rest in _without(best_move.target, span)]


def _words(run: Sequence[str]) -> int:
    return sum(map(is_word, run))


def _around(place: int, spans: Sequence[Span]) -> Span | None:
    """The span of an ordered list that the place lies in."""
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and place < spans[at].end else None


def _without(taken: Span, span: Span) -> list[Span]:
    """What is left of a span when a part of it is taken."""
    if taken.end <= span.start or span.end <= taken.start:
        return [span]
    left, right = span._replace(end=taken.start), span._replace(start=taken.end)
    return [rest for rest in (left, right) if rest.start < rest.end]


def _seeds(base: Sequence[str], target: Sequence[str]) -> list[_Seed]:
    """Runs of words that stand once in each text: wording used twice tells no place."""
    base_runs, target_runs = _runs_found_once(base), _runs_found_once(target)
    return [_Seed(at, target_runs[run]) for run, at in base_runs.items() if run in target_runs]


def _runs_found_once(run: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Each run of `_SEED_WORDS` words that occurs once, with the place of its first."""
    places = [place for place, token in enumerate(run) if is_word(token)]
    windows = [places[at : at + _SEED_WORDS] for at in range(len(places) - _SEED_WORDS + 1)]
    found = [(tuple(run[place] for place in window), window[0]) for window in windows]
    times = Counter(words for words, _ in found)
    return {words: place for words, place in found if times[words] == 1}


def _best_stretch(
    deleted: Span, inserted: Span, base: Sequence[str], target: Sequence[str]
) -> tuple[float, Moved] | None:
    """The part of two runs that is most surely one moved stretch, with its score.

    A stretch is as similar as asked for if ``2 × same - similarity × both lengths >= 0``; so
    each shared word adds, each other word takes away, and the run of greatest sum is sought.
    """
    before, after = base[deleted.start : deleted.end], target[inserted.start : inserted.end]
    runs = _equal_runs(before, after)
    # Greatest sum of runs side by side: the first and the last of the best so far.
    best_score, first, last = 0.0, 0, -1
    score, start = 0.0, 0
    for at, run in enumerate(runs):
        score -= run.lost
        if score <= 0:
            score, start = 0.0, at
        score += run.won
        if score > best_score:
            best_score, first, last = score, start, at
    if last < 0:
        return None
    first, last = _to_whole_clauses(runs, first, last, before, after)
    best = Hunk(runs[first].base, runs[last].base_end, runs[first].target, runs[last].target_end)
    b1, b2, t1, t2 = _trimmed(best, before, after)
    if not _is_telling(before[b1:b2], after[t1:t2]):
        return None
    return best_score, Moved(
        Span(deleted.start + b1, deleted.start + b2, deleted.hunk),
        Span(inserted.start + t1, inserted.start + t2, inserted.hunk),
    )


class _Run(NamedTuple):
    """Equal tokens in two runs, with what they weigh and what stands before them weighs."""

    base: int
    base_end: int
    target: int
    target_end: int
    won: float
    lost: float


def _equal_runs(base: Sequence[str], target: Sequence[str]) -> list[_Run]:
    """What two runs of tokens share, in order."""
    runs: list[_Run] = []
    b = t = 0
    lost = 0.0
    end = Hunk(len(base), len(base), len(target), len(target))
    for b1, b2, t1, t2 in [*shortest(base, target), end]:
        if b < b1:
            # A shared mark weighs next to nothing, enough to belong to the words beside it.
            won = sum(2 - 2 * MOVE_SIMILARITY if is_word(w) else 0.001 for w in base[b:b1])
            runs.append(_Run(b, b1, t, t1, won, lost))
        lost = MOVE_SIMILARITY * (_words(base[b1:b2]) + _words(target[t1:t2]))
        b, t = b2, t2
    return runs


def _to_whole_clauses(
    runs: Sequence[_Run], first: int, last: int, base: Sequence[str], target: Sequence[str]
) -> tuple[int, int]:
    """The stretch made longer by one run at either end where that completes a clause.

    ``… every year.`` → ``… every second year.`` is one sentence that moved, though its last
    word alone weighs less than the one put in before it.
    """
    if last + 1 < len(runs) and base[runs[last].base_end - 1] not in _ENDS_CLAUSE:
        run = runs[last + 1]
        if run.lost <= _STRAY_WORDS and base[run.base_end - 1] in _ENDS_CLAUSE:
            last += 1
    if first > 0 and runs[first].lost <= _STRAY_WORDS:
        run = runs[first - 1]
        if all(
            place == 0 or side[place - 1] in _ENDS_CLAUSE
            for side, place in ((base, run.base), (target, run.target))
        ):
            first -= 1
    return first, last


_STRAY_WORDS = 2 * MOVE_SIMILARITY  # two words put in, or one put for another
_ENDS_CLAUSE = frozenset(".;:!?")


def _trimmed(stretch: Hunk, base: Sequence[str], target: Sequence[str]) -> Hunk:
    """The stretch without what belongs to its surroundings: a leading comma, a last ``of the``."""
    b1, b2, t1, t2 = stretch
    while b1 < b2 and t1 < t2 and base[b1] == target[t1] and base[b1] in _NOT_FIRST:
        b1, t1 = b1 + 1, t1 + 1
    while b1 < b2 and t1 < t2 and base[b2 - 1] == target[t2 - 1] and _is_not_last(base[b2 - 1]):
        b2, t2 = b2 - 1, t2 - 1
    return Hunk(b1, b2, t1, t2)


_NOT_FIRST = frozenset(",.;:!?)]}»”")
_NOT_LAST = frozenset(",([{«“„-–—") | {"accordance", "соответствии"}


def _is_not_last(token: str) -> bool:
    return token in FUNCTION_WORDS or token in _NOT_LAST


def _is_telling(base: Sequence[str], target: Sequence[str]) -> bool:
    """Whether two stretches are long and alike enough, and share more than common wording."""
    lengths = _words(base), _words(target)
    same = sum(_words(base[run.base : run.base_end]) for run in _equal_runs(base, target))
    if min(lengths) < MOVE_WORDS or 2 * same < MOVE_SIMILARITY * sum(lengths):
        return False
    shared = {word for word in base if is_word(word)} & set(target)
    return sum(not is_small(w) and not _BOILERPLATE.match(w) for w in shared) >= TELLING_WORDS
