"""Word edits between two texts, and `apply`, which replays them.

The edits are exact: equal and deleted pieces join to the base, equal and inserted pieces to
the target, whatever the texts hold. Which words change is decided in `unionlaw.hunks`, which
of them only moved in `unionlaw.moves`; here whitespace is put back and the pieces are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

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
        tuple(_pieces(before, after, hunks, moved)),
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
        return "".join([g + w for g, w in zip(self.gaps[start:end], self.words[start:end])])

    def cut(self, start: int, end: int) -> _Words:
        """A run of its own, without the whitespace around it."""
        gaps = ["", *self.gaps[start + 1 : end], ""] if start < end else [""]
        return _Words(self.words[start:end], gaps)


def _pieces(
    base: _Words, target: _Words, hunks: Sequence[Hunk], moved: Sequence[Moved] = ()
) -> list[Piece]:
    """The edits as pieces of exact text."""
    pieces = _PieceList()
    b = t = 0
    for number, hunk in enumerate([*hunks, None]):
        b_end, t_end = (hunk.base_start, hunk.target_start) if hunk else (len(base.words),) * 2
        pieces.equal(base, target, b, t, b_end)
