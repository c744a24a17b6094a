"""Where a text parts well, and where an edit should therefore begin and end.

The vocabulary of a careful reader: words that say nothing alone, places where a phrase or a
clause ends, and what of a text may stand alone between two changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from unionlaw.text import is_word

_GLUE = """
a an and as at by for from in into is it its nor not of on or that the their this to with
а без бы в во для до же за и из или их его ее к как ко ли либо между на над не ни но о об
от по под при про с со также у что
және мен бен пен немесе үшін туралы"""
FUNCTION_WORDS = frozenset(_GLUE.split())
"""Words that hold a sentence together and say little alone (English, Russian, Kazakh)."""

SMALL_WORD = 3
"""Letters up to which a word left alone between two changes helps no reader (measurements §2)."""

MAX_SLIDE = 60
"""Tokens an edit may be moved along repeated wording; keeps the search linear."""

_CONJUNCTIONS = frozenset(["and", "or", "и", "или", "либо", "а", "но", "және", "немесе"])
_WORST = 20  # more than any two seams can be worth
_ENDS_CLAUSE = frozenset(".;:!?")
_OPENS = frozenset("([{«“„")
_CLOSES = frozenset(")]}»”")


def is_small(token: str) -> bool:
    """Whether a word says little alone: a function word, or one of few letters."""
    return len(token) <= SMALL_WORD or token.lower() in FUNCTION_WORDS


def is_island(run: Sequence[str], start: int, end: int) -> bool:
    """Whether the equal run between two changes is too slight to stand there.

    It is if it holds no word, one small word, or nothing but function words (``and of the``).
    """
    last = ""
    for token in run[start:end]:
        if not is_word(token):
            continue
        if not is_small(token) or (last and not {last, token.lower()} <= FUNCTION_WORDS):
            return False
        last = token.lower()
    return True


def best_shift(
    run: Sequence[str], start: int, end: int, before: int | None, after: int | None
) -> int:
    """How far to move the edit ``run[start:end]`` along the text for the best seams.

    Args:
        run: the tokens of the side it stands in.
        start: its first token.
        end: the token after its last.
        before: equal tokens between it and the hunk before; None if there is none.
        after: the same for the hunk after.
    """
    left_limit = start if before is None else before
    right_limit = len(run) - end if after is None else after
    lowest = 0
    while -lowest < min(left_limit, MAX_SLIDE) and run[start + lowest - 1] == run[end + lowest - 1]:
        lowest -= 1
    highest = 0
    while highest < min(right_limit, MAX_SLIDE) and run[start + highest] == run[end + highest]:
        highest += 1
    if lowest == highest:
        return 0

    def quality(shift: int) -> tuple[int, int]:
        first, stop = start + shift, end + shift
        score = _seam(run, first) + _seam(run, stop)
        if not _is_balanced(run[first:stop]):
            score -= _WORST
        for limit, gap_start, gap_end in (
            (before, start - (before or 0), first),
            (after, stop, end + (after or 0)),
        ):
            if limit is None:
                continue
            if gap_start == gap_end:
                score += 1  # two changes in one place are one change to the reader
            elif is_island(run, gap_start, gap_end):
                score -= _WORST
        return score, shift  # of equals the last: what is added follows what was there

    return max(range(lowest, highest + 1), key=quality)


def _seam(run: Sequence[str], place: int) -> int:
    """How well a text parts before ``run[place]``: 0 inside a phrase, 5 between clauses."""
    if place == 0 or place == len(run):
        return 4
    left, right = run[place - 1], run[place]
    if left in _ENDS_CLAUSE:
        return 5
    if right == "," or right in _OPENS:
        return 4
    if left == "," or left in _CLOSES:
        return 3
    if not (is_word(left) and is_word(right)):
        return int(left not in _OPENS and right not in _CLOSES)
    return _seam_of_words(left.lower(), right.lower())


def _seam_of_words(left: str, right: str) -> int:
    """The same between two words: a phrase begins with the words that hold it to the rest."""
    if left in FUNCTION_WORDS:
        return int(left in _CONJUNCTIONS and right in FUNCTION_WORDS)
    return 2 if right in FUNCTION_WORDS else 1


def _is_balanced(run: Sequence[str]) -> bool:
    """Whether every bracket and quotation mark in the run is opened before it is closed."""
    depth = 0
    for token in run:
        if token in _OPENS:
            depth += 1
        elif token in _CLOSES:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0
