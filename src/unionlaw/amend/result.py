"""What is known of an amending act once its words are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from unionlaw.amend.lines import Role
from unionlaw.amend.works import Work
from unionlaw.model import Document


@dataclass(frozen=True, slots=True)
class Instruction:
    """An instruction that was read.

    Attributes:
        line: its line in the file.
        work: IRI of the act it changes.
        mods: eIds of the modifications it makes.
    """

    line: int
    text: str
    work: str
    mods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A sentence that was not read, with the reason.

    Attributes:
        line: its line in the file.
        through: the last line that belongs to it.
        work: IRI of the act it stands under; ``""`` outside the parts that change an act.
    """

    line: int
    through: int
    text: str
    reason: str
    work: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """An instruction that changes nothing of the text that is held, with the reason."""

    line: int
    text: str
    reason: str
    work: str = ""


@dataclass(frozen=True, slots=True)
class Repeal:
    """The end of another act, as the closing articles say it."""

    line: int
    text: str
    work: Work


@dataclass(frozen=True, slots=True)
class AmendingAct:
    """An amending act as read from its words.

    Attributes:
        document: the act; its `mods` are the instructions that were read.
        works: the acts it changes, in its order.
        roles: line number → what the line is, for every line that holds words.
    """

    document: Document
    works: tuple[Work, ...]
    instructions: tuple[Instruction, ...]
    unparsed: tuple[Unparsed, ...]
    asides: tuple[Aside, ...] = ()
    repeals: tuple[Repeal, ...] = ()
    roles: dict[int, Role] = field(default_factory=dict)

    def coverage(self) -> dict[str, tuple[int, int]]:
        """IRI of each act changed → instructions read, and all that are in the file.

        Sentences outside the parts that change an act stand under ``""``.
        """
        read = Counter(one.work for one in self.instructions)
        missed = Counter(one.work for one in self.unparsed)
        keys = dict.fromkeys([*(work.iri for work in self.works), *read, *missed])
        return {key: (read[key], read[key] + missed[key]) for key in keys}
