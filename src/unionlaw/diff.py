"""Word edits between two texts, and `apply`, which replays them.

The edits are exact: equal and deleted pieces join to the base, equal and inserted pieces to
the target, whatever the texts hold. Which words change is decided in `unionlaw.hunks`, which
of them only moved in `unionlaw.moves`; here whitespace is put back and the pieces are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import add

from unionlaw.errors import DataError
from unionlaw.hunks import Hunk, hunks_between
from unionlaw.moves import Moved, Span, moves_among
from unionlaw.text import is_word, tokens


class Op(StrEnum):
    """What happens to a piece of text on the way from base to target."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one fate.

    Attributes:
        op: kept, deleted or inserted.
        text: the exact characters, never empty.
        move: the id of the `Move` that this piece is one end of; None if it is none.
    """

    op: Op
    text: str
    move: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A stretch that stands in another place in the target, edited or not.

    Attributes:
        id: 1, 2, … in the order of the base; carried by one deleted and one inserted piece.
        before: the stretch as the base has it, without the whitespace around it.
        after: the same as the target has it.
        pieces: the edits inside, from ``before`` to ``after``; one equal piece if there are none.
    """

    id: int
    before: str
    after: str
    pieces: tuple[Piece, ...]

    @property
    def is_edited(self) -> bool:
        """Whether the stretch was changed as well as moved."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class TextDiff:
    """The way from one text to another.

    Attributes:
        pieces: in reading order; in each changed place deletions stand before insertions, and
            two pieces side by side differ in op or in move.
        moves: the stretches that only changed place, by id.
    """

    pieces: tuple[Piece, ...]
    moves: tuple[Move, ...] = ()

    @property
    def base(self) -> str:
        """The base text, exactly."""
        return _join(self.pieces, without=Op.INSERT)

    @property
    def target(self) -> str:
        """The target text, exactly."""
        return _join(self.pieces, without=Op.DELETE)

    @property
    def is_same(self) -> bool:
        """Whether the two texts are the same, character by character."""
        return all(piece.op is Op.EQUAL for piece in self.pieces)

    @property
    def deleted_words(self) -> int:
        """Words of the base that are gone; a moved stretch counts by the edits inside it."""
        return self._words(Op.DELETE)

    @property
    def inserted_words(self) -> int:
        """Words of the target that are new; a moved stretch counts by the edits inside it."""
        return self._words(Op.INSERT)

    def _words(self, op: Op) -> int:
        pieces = [piece for piece in self.pieces if piece.move is None]
        pieces += [piece for move in self.moves for piece in move.pieces]
        return sum(is_word(token) for p in pieces if p.op is op for token in tokens(p.text))


def diff_text(base: str, target: str, *, phrases: bool = False, moves: bool = True) -> TextDiff:
    """The edits that turn one text into another, word by word, as a reader would mark them.

    Args:
        base: the text before.
        target: the text after.
        phrases: the coarser view: whole phrases where words change close together.
        moves: whether to mark stretches that stand elsewhere; without, they are a deletion
            and an insertion.

    Returns:
        Edits with ``.base == base`` and ``.target == target``. Two texts with next to nothing
        in common are one deletion and one insertion (`unionlaw.hunks.REWRITTEN_BELOW`).
    """
    before, after = _Words.of(base), _Words.of(target)
    hunks = hunks_between(before.words, after.words, phrases=phrases)
    moved = moves_among(hunks, before.words, after.words) if moves and len(hunks) > 1 else []
    return TextDiff(
        _pieces(before, after, hunks, moved),
        tuple(_move(number, one, before, after, phrases) for number, one in enumerate(moved, 1)),
    )


def apply(diff: TextDiff, base: str) -> str:
    """The target text, from the base text and the edits.

    Raises:
        DataError: the edits were not made from this base.
    """
    if base != diff.base:
        raise DataError(
            "the edits were made from another text than the one they are applied to",
            hint="compare the texts again",
        )
    return diff.target


@dataclass(frozen=True, slots=True)
class _Words:
    """A text in words and marks, each with the whitespace before it.

    ``gaps`` has one entry more than ``words``: the whitespace that the text ends with.
    """

    words: Sequence[str]
    gaps: Sequence[str]

    @classmethod
    def of(cls, text: str) -> _Words:
        words: list[str] = []
        gaps: list[str] = []
        gap = ""
        for token in tokens(text):
            if token.isspace():
                gap = token
            else:
                words.append(token)
                gaps.append(gap)
                gap = ""
        return cls(words, [*gaps, gap])

    def text(self, start: int, end: int) -> str:
        """The words of a run, each with the whitespace before it."""
        return "".join(map(add, self.gaps[start:end], self.words[start:end]))

    def cut(self, start: int, end: int) -> _Words:
        """A run of its own, without the whitespace around it."""
        gaps = ["", *self.gaps[start + 1 : end], ""] if start < end else [""]
        return _Words(self.words[start:end], gaps)


def _pieces(
    base: _Words, target: _Words, hunks: Sequence[Hunk], moved: Sequence[Moved] = ()
) -> tuple[Piece, ...]:
    """The edits as pieces of exact text."""
    deleted_moves = {one.base: number for number, one in enumerate(moved, 1)}
    inserted_moves = {one.target: number for number, one in enumerate(moved, 1)}
    writer = _Writer()
    b = t = 0
    for at, hunk in enumerate(hunks):
        b1, b2, t1, t2 = hunk
        _write_equal(writer, base, target, (b, b1), (t, t1))
        skip = 0
        if b1 < b2 and t1 < t2 and base.gaps[b1] == target.gaps[t1]:
            writer.equal(base.gaps[b1])  # one word for another: the space before it stays
            skip = len(base.gaps[b1])
        for op, words, span, ends in (
            (Op.DELETE, base, Span(b1, b2, at), deleted_moves),
            (Op.INSERT, target, Span(t1, t2, at), inserted_moves),
        ):
            cut = skip
            for start, end, move in _split(span, ends):
                writer.change(op, words.text(start, end)[cut:], move)
                cut = 0
        b, t = b2, t2
    _write_equal(writer, base, target, (b, len(base.words)), (t, len(target.words)))
    writer.gap(base.gaps[-1], target.gaps[-1])
    return writer.finished()


def _write_equal(
    writer: _Writer,
    base: _Words,
    target: _Words,
    base_run: tuple[int, int],
    target_run: tuple[int, int],
) -> None:
    """Writes a run of equal words; where only the whitespace before one differs, that."""
    base_gaps, target_gaps = base.gaps[slice(*base_run)], target.gaps[slice(*target_run)]
    if base_gaps == target_gaps:
        writer.equal(base.text(*base_run))
        return
    words = base.words[slice(*base_run)]
    for word, base_gap, target_gap in zip(words, base_gaps, target_gaps, strict=True):
        writer.gap(base_gap, target_gap)
        writer.equal(word)


def _split(span: Span, ends: dict[Span, int]) -> Iterator[tuple[int, int, int | None]]:
    """A changed run cut at the moves in it: start, end and the move's id or None."""
    start = span.start
    for end in sorted(end for end in ends if end.hunk == span.hunk):
        if start < end.start:
            yield start, end.start, None
        yield end.start, end.end, ends[end]
        start = end.end
    if start < span.end:
        yield start, span.end, None


def _move(number: int, moved: Moved, base: _Words, target: _Words, phrases: bool) -> Move:
    """A move with the edits inside it."""
    before = base.cut(moved.base.start, moved.base.end)
    after = target.cut(moved.target.start, moved.target.end)
    hunks = hunks_between(before.words, after.words, phrases=phrases)
    return Move(
        number,
        before.text(0, len(before.words)),
        after.text(0, len(after.words)),
        _pieces(before, after, hunks),
    )


class _Writer:
    """Collects pieces: joins neighbours of one kind, puts deletions before insertions."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._equal: list[str] = []
        self._changes: dict[Op, list[tuple[str, int | None]]] = {Op.DELETE: [], Op.INSERT: []}

    def equal(self, text: str) -> None:
        if text:
            self._flush_changes()
            self._equal.append(text)

    def change(self, op: Op, text: str, move: int | None = None) -> None:
        if not text:
            return
        self._flush_equal()
        changes = self._changes[op]
        # Whitespace alone goes with what is there: nobody reads an edit made of a space.
        if changes and (changes[-1][1] == move or text.isspace()):
            changes[-1] = (changes[-1][0] + text, changes[-1][1])
        else:
            changes.append((text, move))

    def gap(self, base: str, target: str) -> None:
        """The whitespace before an equal word."""
        if base == target:
            self.equal(base)
        else:
            self.change(Op.DELETE, base)
            self.change(Op.INSERT, target)

    def finished(self) -> tuple[Piece, ...]:
        self._flush_equal()
        self._flush_changes()
        return tuple(self._pieces)

    def _flush_equal(self) -> None:
        if self._equal:
            self._pieces.append(Piece(Op.EQUAL, "".join(self._equal)))
            self._equal.clear()

    def _flush_changes(self) -> None:
        for op, changes in self._changes.items():
            self._pieces += [Piece(op, text, move) for text, move in changes]
            changes.clear()


def _join(pieces: Iterable[Piece], *, without: Op) -> str:
    return "".join(piece.text for piece in pieces if piece.op is not without)
