"""Word edits between two texts: minimal, but readable.

The edits are the exact minimum of deletions and insertions (rapidfuzz, Indel), made readable:
a small word left alone between two changes joins them, deletions go before insertions, and
what moved is marked as moved. Joining the pieces gives both texts back, always.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from unionlaw.errors import DataError
from unionlaw.text import is_word, tokens

ISLAND_WORDS = 2
"""At most so many words, all of them small, are no island worth keeping between two changes."""
SMALL_WORD = 3
"""Letters of a small word: “of the”, «и», «в»."""
MIN_SHARED = 0.2
"""Below this share of common words two texts are shown as one taken out and one put in."""
MOVE_WORDS = 5
"""A shorter stretch that stands elsewhere again is common wording, not a move."""
MOVE_SIMILARITY = 0.75
"""A moved stretch may be edited, down to this similarity of its words."""


class Op(StrEnum):
    """What happened to a stretch of text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what happened to it; `move` names the move it is one end of."""

    op: Op
    text: str
    move: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A stretch that stands in another place: its words before and after, and its edits."""

    id: int
    before: str
    after: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TextDiff:
    """Two texts compared."""

    pieces: tuple[Piece, ...]
    moves: tuple[Move, ...] = ()

    @property
    def base(self) -> str:
        """The text before."""
        return "".join(piece.text for piece in self.pieces if piece.op is not Op.INSERT)

    @property
    def target(self) -> str:
        """The text after."""
        return "".join(piece.text for piece in self.pieces if piece.op is not Op.DELETE)

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return all(piece.op is Op.EQUAL for piece in self.pieces)

    @property
    def deleted_words(self) -> int:
        """How many words went."""
        return self._words(Op.DELETE)

    @property
    def inserted_words(self) -> int:
        """How many words came."""
        return self._words(Op.INSERT)

    def _words(self, op: Op) -> int:
        return sum(
            is_word(token)
            for piece in self.pieces
            if piece.op is op
            for token in tokens(piece.text)
        )


def apply(diff: TextDiff, base: str) -> str:
    """The text after, from the text before.

    Raises:
        DataError: the diff was not made from that text.
    """
    if base != diff.base:
        raise DataError("these edits belong to another text")
    return diff.target


def diff_text(base: str, target: str, *, phrases: bool = False, moves: bool = True) -> TextDiff:
    """The edits that turn one text into the other.

    Args:
        phrases: coarser: changes close to each other become one.
        moves: whether to look for stretches that stand elsewhere.
    """
    if base == target:
        return TextDiff((Piece(Op.EQUAL, base),) if base else ())
    if not base or not target:
        op, text = (Op.INSERT, target) if target else (Op.DELETE, base)
        return TextDiff((Piece(op, text),))
    left, right = _Words(base), _Words(target)
    runs = _runs(left.words, right.words)
    if phrases:
        runs = _phrases(runs, left.words, right.words)
    pieces = _pieces(runs, left, right)
    return _with_moves(pieces) if moves else TextDiff(tuple(pieces))


class _Words:
    """A text as words and marks, each with the white space before it."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.spaces: list[str] = []
        space = ""
        for token in tokens(text):
            if token.isspace():
                space += token
            else:
                self.words.append(token)
                self.spaces.append(space)
                space = ""
        self.tail = space

    def join(self, start: int, end: int) -> str:
        return "".join(
            space + word
            for space, word in zip(self.spaces[start:end], self.words[start:end], strict=True)
        )


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of both word lists: the same words, or what stands against what."""

    a0: int
    a1: int
    b0: int
    b1: int
    same: bool


def _runs(left: Sequence[str], right: Sequence[str]) -> list[_Run]:
    from rapidfuzz.distance import Indel

    numbers: dict[str, int] = {}
    ids = [[numbers.setdefault(word, len(numbers)) for word in side] for side in (left, right)]
    # Ids go through characters: rapidfuzz compares strings faster than lists.
    one, two = ("".join(chr(0x20000 + number) for number in side) for side in ids)
    runs = [
        _Run(op.src_start, op.src_end, op.dest_start, op.dest_end, same=op.tag == "equal")
        for op in Indel.opcodes(one, two)
    ]
    runs = _joined(runs)
    shared = sum(is_word(word) for run in runs if run.same for word in left[run.a0 : run.a1])
    words = max(sum(map(is_word, left)), sum(map(is_word, right)))
    if words and shared < MIN_SHARED * words:
        return [_Run(0, len(left), 0, len(right), same=False)]
    return _slid(_without_islands(runs, left), left, right)


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    """Neighbouring changes made one, so that deletions go before insertions."""
    out: list[_Run] = []
    for run in runs:
        if run.a1 == run.a0 and run.b1 == run.b0:
            continue
        if out and out[-1].same == run.same:
            last = out.pop()
            out.append(_Run(last.a0, run.a1, last.b0, run.b1, same=run.same))
        else:
            out.append(run)
    return out


def _slid(runs: list[_Run], left: Sequence[str], right: Sequence[str]) -> list[_Run]:
    """Edits of one side moved to where a reader would cut: at punctuation, if it can be.

    “a, b” → “a, c, b” can put in “, c” or “c,”: the same edit at two places. It stays where its
    ends are marks, or before them.
    """
    out = list(runs)
    for number in range(1, len(out) - 1):
        run, before, after = out[number], out[number - 1], out[number + 1]
        if run.same or not (before.same and after.same):
            continue
        words, start, end = (right, run.b0, run.b1) if run.a0 == run.a1 else (left, run.a0, run.a1)
        if start == end or (run.a0 != run.a1 and run.b0 != run.b1):
            continue
        shift = _best_shift(words, start, end, before.a1 - before.a0, after.a1 - after.a0)
        if shift == 0:
            continue
        out[number - 1] = _Run(
            before.a0, before.a1 + shift, before.b0, before.b1 + shift, same=True
        )
        out[number] = _Run(
            run.a0 + shift, run.a1 + shift, run.b0 + shift, run.b1 + shift, same=False
        )
        out[number + 1] = _Run(after.a0 + shift, after.a1, after.b0 + shift, after.b1, same=True)
    return _joined([run for run in out if run.a1 > run.a0 or run.b1 > run.b0])


def _best_shift(words: Sequence[str], start: int, end: int, back: int, ahead: int) -> int:
    """By how many words to move an edit; the nearest of the best places, 0 first."""
    shifts = [0]
    while -len(shifts) >= -back and words[start - len(shifts)] == words[end - len(shifts)]:
        shifts.append(-len(shifts))
    step = 1
    while step <= ahead and words[start + step - 1] == words[end + step - 1]:
        shifts.append(step)
        step += 1

    def cut(place: int) -> int:
        """How good it is to cut before a word: at the ends, before or after a mark."""
        if place in (0, len(words)):
            return 2
        if not is_word(words[place]):
            return 2
        return 1 if not is_word(words[place - 1]) else 0

    return max(shifts, key=lambda shift: (cut(start + shift) + cut(end + shift), -abs(shift)))


def _without_islands(runs: list[_Run], left: Sequence[str]) -> list[_Run]:
    """What is the same between two changes, but too small to be read, joins them."""
    out: list[_Run] = []
    for number, run in enumerate(runs):
        inside = 0 < number < len(runs) - 1
        island = run.same and inside and _is_island(left[run.a0 : run.a1])
        out.append(_Run(run.a0, run.a1, run.b0, run.b1, same=run.same and not island))
    return _joined(out)


def _is_island(words: Sequence[str]) -> bool:
    inside = [word for word in words if is_word(word)]
    if not inside:
        return len(words) <= ISLAND_WORDS
    if len(inside) > ISLAND_WORDS or len(words) > ISLAND_WORDS + 1:
        return False
    return all(len(word) <= SMALL_WORD for word in inside)


def _phrases(runs: list[_Run], left: Sequence[str], right: Sequence[str]) -> list[_Run]:
    """The same edits, coarser: diff-match-patch's semantic clean-up of the word edits."""
    from diff_match_patch import diff_match_patch

    numbers: dict[str, int] = {}

    def coded(words: Sequence[str]) -> str:
        return "".join(chr(0x20000 + numbers.setdefault(word, len(numbers))) for word in words)

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    diffs: list[tuple[int, str]] = []
    for run in runs:
        if run.same:
            diffs.append((0, coded(left[run.a0 : run.a1])))
        else:
            if run.a1 > run.a0:
                diffs.append((-1, coded(left[run.a0 : run.a1])))
            if run.b1 > run.b0:
                diffs.append((1, coded(right[run.b0 : run.b1])))
    engine.diff_cleanupSemantic(diffs)
    out: list[_Run] = []
    a = b = 0
    for op, text in diffs:
        size = len(text)
        a1, b1 = a + (size if op <= 0 else 0), b + (size if op >= 0 else 0)
        out.append(_Run(a, a1, b, b1, same=op == 0))
        a, b = a1, b1
    return _joined(out)


def _pieces(runs: Sequence[_Run], left: _Words, right: _Words) -> list[Piece]:
    raw: list[Piece] = []
    for run in runs:
        if not run.same:
            raw.append(Piece(Op.DELETE, left.join(run.a0, run.a1)))
            raw.append(Piece(Op.INSERT, right.join(run.b0, run.b1)))
            continue
        for a, b in zip(range(run.a0, run.a1), range(run.b0, run.b1), strict=True):
            if left.spaces[a] != right.spaces[b]:
                raw.append(Piece(Op.DELETE, left.spaces[a]))
                raw.append(Piece(Op.INSERT, right.spaces[b]))
                raw.append(Piece(Op.EQUAL, left.words[a]))
            else:
                raw.append(Piece(Op.EQUAL, left.spaces[a] + left.words[a]))
    if left.tail == right.tail:
        raw.append(Piece(Op.EQUAL, left.tail))
    else:
        raw.append(Piece(Op.DELETE, left.tail))
        raw.append(Piece(Op.INSERT, right.tail))
    return list(_grouped(raw))


def _grouped(raw: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbouring pieces of a kind made one; in each change deletions before insertions.

    White space that a deletion and an insertion both begin with is no part of the change.
    """
    equal: list[str] = []
    gone: list[str] = []
    come: list[str] = []

    def flush() -> Iterator[Piece]:
        old, new = "".join(gone), "".join(come)
        shared = _shared_space(old, new)
        before = "".join(equal) + shared
        old, new = old[len(shared) :], new[len(shared) :]
        if before:
            yield Piece(Op.EQUAL, before)
        if old:
            yield Piece(Op.DELETE, old)
        if new:
            yield Piece(Op.INSERT, new)

    for piece in raw:
        if not piece.text:
            continue
        if piece.op is Op.EQUAL:
            if gone or come:
                yield from flush()
                equal, gone, come = [], [], []
            equal.append(piece.text)
        elif piece.op is Op.DELETE:
            gone.append(piece.text)
        else:
            come.append(piece.text)
    yield from flush()


def _shared_space(old: str, new: str) -> str:
    size = 0
    for one, two in zip(old, new, strict=False):
        if one != two or not one.isspace():
            break
        size += 1
    return old[:size]


# Moves


def _with_moves(pieces: list[Piece]) -> TextDiff:
    """The pieces with those that stand elsewhere marked as moved."""
    gone = [n for n, piece in enumerate(pieces) if piece.op is Op.DELETE and _is_long(piece.text)]
    come = [n for n, piece in enumerate(pieces) if piece.op is Op.INSERT and _is_long(piece.text)]
    found: list[tuple[float, int, int, tuple[int, int], tuple[int, int]]] = []
    for one in gone:
        for two in come:
            if two == one + 1:
                continue  # side by side: replaced where it stands, not moved
            stretch = _moved_stretch(pieces[one].text, pieces[two].text)
            if stretch is not None:
                found.append((-stretch[0], one, two, stretch[1], stretch[2]))
    found.sort()
    cuts: dict[int, tuple[int, int, int]] = {}
    moves: list[Move] = []
    for _, one, two, here, there in found:
        if one in cuts or two in cuts:
            continue
        number = len(moves) + 1
        cuts[one], cuts[two] = (*here, number), (*there, number)
        before, after = pieces[one].text[slice(*here)], pieces[two].text[slice(*there)]
        inner = diff_text(before, after, moves=False)
        moves.append(Move(number, before, after, inner.pieces))
    out: list[Piece] = []
    for number, piece in enumerate(pieces):
        if number not in cuts:
            out.append(piece)
            continue
        start, end, move = cuts[number]
        parts = (
            Piece(piece.op, piece.text[:start]),
            Piece(piece.op, piece.text[start:end], move),
            Piece(piece.op, piece.text[end:]),
        )
        out.extend(part for part in parts if part.text)
    return TextDiff(tuple(out), tuple(moves))


def _is_long(text: str) -> bool:
    return sum(map(is_word, tokens(text))) >= MOVE_WORDS


def _moved_stretch(old: str, new: str) -> tuple[float, tuple[int, int], tuple[int, int]] | None:
    """The stretch that two changes share: its length in words, and where it is in each."""
    from rapidfuzz.distance import Indel

    one, two = tokens(old), tokens(new)
    words = [token for token in one if is_word(token)], [token for token in two if is_word(token)]
    if Indel.normalized_similarity(*words) >= MOVE_SIMILARITY:
        return float(min(map(len, words))), (0, len(old)), (0, len(new))
    from difflib import SequenceMatcher

    match = SequenceMatcher(None, one, two, autojunk=False).find_longest_match()
    shared = one[match.a : match.a + match.size]
    size = sum(map(is_word, shared))
    if size < MOVE_WORDS or sum(len(token) > SMALL_WORD for token in shared) < MOVE_WORDS - 1:
        return None
    here = len("".join(one[: match.a]))
    there = len("".join(two[: match.b]))
    length = len("".join(shared))
    return float(size), (here, here + length), (there, there + length)
