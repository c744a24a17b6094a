"""Which tokens change between two texts: hunks, made readable.

A hunk is a changed place: a run of base tokens (perhaps none) with the run of target tokens
put in their stead. What lies between two hunks is equal on both sides. Tokens here are those
of `unionlaw.text.tokens` without the whitespace, which is no more than the distance between
them; `unionlaw.diff` puts it back.

The shortest edit (rapidfuzz's Indel, see measurements §2) is where it starts; a shortest
edit is not a readable one, so three passes follow, none of which loses exactness: `slid`
chooses among equally short edits, `joined` swallows islands, and `phrased` is the coarser view.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from unionlaw.text import is_word

FUNCTION_WORDS = frozenset(
    """a an and as at by for from in into is it its nor not of on or that the their this to with
    а без бы в во для до же за и из или их его ее к как ко ли либо между на над не ни но о об
    от по под при про с со также у что
    және мен бен пен немесе үшін туралы""".split()
)
"""Words that hold a sentence together and say little alone (English, Russian, Kazakh)."""

SMALL_WORD = 3
"""Letters up to which a word left alone between two changes helps no reader (measurements §2)."""

REWRITTEN_BELOW = 0.25
"""Share of the shorter text's words that must survive. With fewer the two have only stray words
in common, and an edit through them reads as confetti: the text was rewritten, and says so."""

MAX_SLIDE = 60
"""Tokens an edit may be moved along repeated wording; keeps the search linear."""

_FIRST_CHARACTER = 0x40000  # planes 4 to 16: no letters, no spaces, no surrogates
_CHARACTERS = 0x110000 - _FIRST_CHARACTER


class Hunk(NamedTuple):
    """One changed place: ``base[base_start:base_end]`` becomes ``target[target_start:…end]``."""

    base_start: int
    base_end: int
    target_start: int
    target_end: int


def hunks_between(
    base: Sequence[str], target: Sequence[str], *, phrases: bool = False
) -> list[Hunk]:
    """The changed places between two sequences of tokens, in order.

    Args:
        base: tokens without whitespace.
        target: the same of the other text.
        phrases: the coarser view, in whole phrases rather than words.

    Returns:
        Hunks with at least one equal token between each two; both sides advance.
    """
    hunks = joined(slid(shortest(base, target), base, target), base, target)
    if phrases:
        hunks = joined(phrased(hunks, base, target), base, target)
    if is_rewritten(hunks, base, target):
        return [Hunk(0, len(base), 0, len(target))]
    return slid([_tight(hunk, base, target) for hunk in hunks], base, target)


def shortest(base: Sequence[str], target: Sequence[str]) -> list[Hunk]:
    """The hunks of a shortest edit by insertions and deletions."""
    if base == target:
        return []
    # Imported late: it costs a cold start 15 ms, and most commands compare nothing.
    from rapidfuzz.distance import Indel

    # Numbers instead of words: rapidfuzz compares the hashes of longer strings, not the strings.
    ids: dict[str, int] = {}
    base_ids = [ids.setdefault(token, len(ids)) for token in base]
    target_ids = [ids.setdefault(token, len(ids)) for token in target]
    hunks: list[Hunk] = []
    for tag, b1, b2, t1, t2 in Indel.opcodes(base_ids, target_ids):
        if tag == "equal":
            continue
        if hunks and hunks[-1].base_end == b1 and hunks[-1].target_end == t1:
            hunks[-1] = hunks[-1]._replace(base_end=b2, target_end=t2)
        else:
            hunks.append(Hunk(b1, b2, t1, t2))
    return hunks


def is_small(token: str) -> bool:
    """Whether a word says little alone: a function word, or one of few letters."""
    return len(token) <= SMALL_WORD or token.lower() in FUNCTION_WORDS


def is_island(run: Sequence[str], start: int, end: int) -> bool:
    """Whether the equal run between two changes is too slight to stand there.

    It is if it holds no word, one small word, or nothing but function words (``and of the``).
    """
    words = 0
    for token in run[start:end]:
        if not is_word(token):
            continue
        words += 1
        if not is_small(token) or (words > 1 and token.lower() not in FUNCTION_WORDS):
            return False
        if words == 1:
            first = token.lower()
        elif first not in FUNCTION_WORDS:
            return False
    return True


def joined(hunks: list[Hunk], base: Sequence[str], target: Sequence[str]) -> list[Hunk]:
    """The same hunks with each island swallowed by its two neighbours."""
    result: list[Hunk] = []
    for hunk in hunks:
        if result and is_island(base, result[-1].base_end, hunk.base_start):
            last = result.pop()
            hunk = Hunk(last.base_start, hunk.base_end, last.target_start, hunk.target_end)
        result.append(hunk)
    return result


def is_rewritten(hunks: list[Hunk], base: Sequence[str], target: Sequence[str]) -> bool:
    """Whether too few words survive for an edit to be worth showing."""
    if not hunks:
        return False
    changed = sum(is_word(t) for h in hunks for t in base[h.base_start : h.base_end])
    base_words = sum(map(is_word, base))
    shorter = min(base_words, sum(map(is_word, target)))
    return base_words - changed < REWRITTEN_BELOW * shorter


def _tight(hunk: Hunk, base: Sequence[str], target: Sequence[str]) -> Hunk:
    """The hunk without what its two sides begin and end with in common."""
    b1, b2, t1, t2 = hunk
    while b1 < b2 and t1 < t2 and base[b1] == target[t1]:
        b1, t1 = b1 + 1, t1 + 1
    while b1 < b2 and t1 < t2 and base[b2 - 1] == target[t2 - 1]:
        b2, t2 = b2 - 1, t2 - 1
    return Hunk(b1, b2, t1, t2)


def slid(hunks: list[Hunk], base: Sequence[str], target: Sequence[str]) -> list[Hunk]:
    """The same edit with each pure insertion or deletion where it reads best.

    ``of the law`` → ``of the code and of the law`` is as short with ``{of the code and}`` put
    in as with ``{code and of the}``; the former begins and ends where phrases do.
    """
    result: list[Hunk] = []
    for index, hunk in enumerate(hunks):
        b1, b2, t1, t2 = hunk
        if (b1 == b2) != (t1 == t2):
            previous = result[-1] if result else Hunk(-1, -1, -1, -1)
            following = hunks[index + 1].base_start if index + 1 < len(hunks) else -1
            if b1 == b2:
                shift = _best_shift(
                    target, t1, t2, base, b1, previous.base_end, following
                )
            else:
                shift = _best_shift(base, b1, b2, base, b1, previous.base_end, following)
            hunk = Hunk(b1 + shift, b2 + shift, t1 + shift, t2 + shift)
        result.append(hunk)
    return result
