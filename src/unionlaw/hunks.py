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
from typing import NamedTuple

from unionlaw.seams import best_shift, is_island
from unionlaw.text import is_word

REWRITTEN_BELOW = 0.25
"""Share of the shorter text's words that must survive. With fewer the two have only stray words
in common, and an edit through them reads as confetti: the text was rewritten, and says so."""

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
    hunks = joined(slid(shortest(base, target), base, target), base)
    if phrases:
        hunks = joined(phrased(hunks, base, target), base)
    if is_rewritten(hunks, base, target):
        return [Hunk(0, len(base), 0, len(target))]
    hunks = slid([_tight(hunk, base, target) for hunk in hunks], base, target)
    # Two that slid into one may have something in common again.
    return [_tight(hunk, base, target) for hunk in hunks]


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
    for edit in Indel.opcodes(base_ids, target_ids):
        if edit.tag == "equal":
            continue
        b1, b2, t1, t2 = edit.src_start, edit.src_end, edit.dest_start, edit.dest_end
        if hunks and hunks[-1].base_end == b1 and hunks[-1].target_end == t1:
            b1, _, t1, _ = hunks.pop()
        hunks.append(Hunk(b1, b2, t1, t2))
    return hunks


def joined(hunks: list[Hunk], base: Sequence[str]) -> list[Hunk]:
    """The same hunks with each island swallowed by its two neighbours."""
    result: list[Hunk] = []
    for b1, b2, t1, t2 in hunks:
        if result and is_island(base, result[-1].base_end, b1):
            last = result.pop()
            result.append(Hunk(last.base_start, b2, last.target_start, t2))
        else:
            result.append(Hunk(b1, b2, t1, t2))
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

    Where wording repeats, several edits are equally short: ``of the law`` becomes ``of the
    code and of the law`` by ``{of the code and}`` as well as by ``{code and of the}``. The
    former begins and ends where phrases do. A hunk slid up to its neighbour becomes one with it.
    """
    result: list[Hunk] = []
    for index, hunk in enumerate(hunks):
        b1, b2, t1, t2 = hunk
        inserts = b1 == b2
        if inserts != (t1 == t2):
            run, start, end = (target, t1, t2) if inserts else (base, b1, b2)
            before = b1 - result[-1].base_end if result else None
            after = hunks[index + 1].base_start - b2 if index + 1 < len(hunks) else None
            shift = best_shift(run, start, end, before, after)
            b1, b2, t1, t2 = (place + shift for place in hunk)
        if result and result[-1].base_end == b1 and result[-1].target_end == t1:
            last = result.pop()
            b1, t1 = last.base_start, last.target_start
        result.append(Hunk(b1, b2, t1, t2))
    return result


def phrased(hunks: list[Hunk], base: Sequence[str], target: Sequence[str]) -> list[Hunk]:
    """The coarser view: diff-match-patch's semantic clean-up, run over the same hunks.

    It swallows an equal run no longer than the changes on both its sides. Each token stands
    for one character, so no word is ever cut; its own search and its clock play no part.
    """
    from diff_match_patch import diff_match_patch

    ids: dict[str, int] = {}
    for token in (*base, *target):
        ids.setdefault(token, len(ids))
    if len(ids) > _CHARACTERS:
        return hunks  # more distinct words than characters to stand for them: words it stays

    def characters(run: Sequence[str]) -> str:
        return "".join(chr(_FIRST_CHARACTER + ids[token]) for token in run)

    edits: list[tuple[int, str]] = []
    done = 0
    for b1, b2, t1, t2 in hunks:
        edits += [
            (0, characters(base[done:b1])),
            (-1, characters(base[b1:b2])),
            (1, characters(target[t1:t2])),
        ]
        done = b2
    edits.append((0, characters(base[done:])))
    edits = [edit for edit in edits if edit[1]]
    cleaner = diff_match_patch()
    cleaner.Diff_Timeout = 0
    cleaner.diff_cleanupSemantic(edits)
    return _hunks_of(edits)


def _hunks_of(edits: list[tuple[int, str]]) -> list[Hunk]:
    """The places of edits in diff-match-patch's form; adjacent edits make one hunk."""
    result: list[Hunk] = []
    b1 = b2 = t1 = t2 = 0
    for op, characters in edits:
        if op < 0:
            b2 += len(characters)
        elif op > 0:
            t2 += len(characters)
        elif characters:
            if (b1, t1) != (b2, t2):
                result.append(Hunk(b1, b2, t1, t2))
            b1 = b2 = b2 + len(characters)
            t1 = t2 = t2 + len(characters)
    if (b1, t1) != (b2, t2):
        result.append(Hunk(b1, b2, t1, t2))
    return result
