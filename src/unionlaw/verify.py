"""Is our text the published one, word for word? What differs only in print is counted.

Lines are compared article by article, in the order printed, so that it does not matter whether
a paragraph with one part is held as one unit or two. Signatures are no part of the comparison.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from unionlaw.diff import TextDiff, diff_text
from unionlaw.model import Document, Kind, Provision
from unionlaw.sources.markdown import count_notes
from unionlaw.text import fold
from unionlaw.versions import State


class Ignored(StrEnum):
    """What two prints of one text may differ in."""

    NOTES = "editorial notes"
    QUOTES = "quotation marks"
    DASHES = "dashes"
    LETTERS = "look-alike letters"
    SPACES = "spaces"
    SOFT = "soft hyphens"
    CASE = "capital letters"


class Change(StrEnum):
    """How a line differs."""

    CHANGED = "changed"
    MISSING = "missing in the published text"
    ADDED = "only in the published text"


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that differs.

    Attributes:
        eid: the provision: of our text, or of the published one if only that has it.
        diff: from our words to the published ones.
    """

    change: Change
    eid: str
    diff: TextDiff


@dataclass(frozen=True, slots=True)
class Verification:
    """The result: what differs, and in how many lines what was left out of account.

    Attributes:
        lines: how many lines of our text were compared.
        ignored: kind → the number of lines that differ so; of notes, their number in both.
    """

    ours: State
    published: State
    lines: int
    differences: tuple[Difference, ...]
    ignored: dict[Ignored, int]

    @property
    def is_same(self) -> bool:
        """Whether the two are equal word for word."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class _Line:
    eid: str
    text: str


def verify(ours: State, published: State) -> Verification:
    """Compares our text with the published one, word for word."""
    ignored: Counter[Ignored] = Counter()
    notes = sum(count_notes(_file_text(state)) for state in (ours, published))
    if notes:
        ignored[Ignored.NOTES] = notes
    left, right = _by_article(ours.document), _by_article(published.document)
    differences: list[Difference] = []
    for article in [*left, *(eid for eid in right if eid not in left)]:
        differences += _compared(left.get(article, []), right.get(article, []), ignored)
    return Verification(
        ours,
        published,
        sum(map(len, left.values())),
        tuple(differences),
        {kind: ignored[kind] for kind in Ignored if ignored[kind]},
    )


def _file_text(state: State) -> str:
    file: Path | None = state.origin
    if file is None or not file.is_file() or file.suffix != ".md":
        return ""
    return file.read_text(encoding="utf-8-sig", errors="replace")


def _by_article(document: Document) -> dict[str, list[_Line]]:
    """The lines of each article and chapter heading, under its eId; the title under ``""``."""
    found: dict[str, list[_Line]] = {"": [_Line("", document.meta.title)]}
    for top in (*document.preamble, *document.body):
        if top.kind is Kind.CHAPTER:
            found[top.eid] = [_Line(top.eid, _headline(top))]
            for article in top.children:
                found[article.eid] = list(_lines(article))
        else:
            found[top.eid] = list(_lines(top))
    return found


def _headline(unit: Provision) -> str:
    return f"{unit.number}. {unit.title}"


def _lines(unit: Provision, num: str = "") -> Iterator[_Line]:
    """The lines of a unit as printed; a number without words stands before the first of them."""
    if unit.kind is Kind.ARTICLE:
        yield _Line(unit.eid, _headline(unit))
    elif unit.kind is not Kind.PREAMBLE:
        num = " ".join(part for part in (num, unit.num) if part)
    if unit.content:
        yield _Line(unit.eid, f"{num} {unit.text}".strip())
        num = ""
    for index, child in enumerate(unit.children):
        yield from _lines(child, num if index == 0 and unit.kind is not Kind.ARTICLE else "")


def _compared(
    ours: Sequence[_Line], published: Sequence[_Line], ignored: Counter[Ignored]
) -> Iterator[Difference]:
    left, right = [fold(line.text) for line in ours], [fold(line.text) for line in published]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, start, end, other, other_end in matcher.get_opcodes():
        if tag == "equal":
            for mine, theirs in zip(ours[start:end], published[other:other_end], strict=True):
                ignored.update(_variants(mine.text, theirs.text))
            continue
        here, there = list(ours[start:end]), list(published[other:other_end])
        yield from _paired(here, there)


def _paired(ours: list[_Line], published: list[_Line]) -> Iterator[Difference]:
    """Lines of one changed place: those of one provision together, else in their order."""
    rest = {line.eid: line for line in published}
    same_length = len(ours) == len(published)
    for index, line in enumerate(ours):
        other = published[index] if same_length else rest.get(line.eid)
        if other is None:
            yield Difference(Change.MISSING, line.eid, diff_text(line.text, ""))
            continue
        rest.pop(other.eid, None)
        yield Difference(Change.CHANGED, line.eid, diff_text(line.text, other.text))
    if not same_length:
        for line in rest.values():
            yield Difference(Change.ADDED, line.eid, diff_text("", line.text))


_SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SIGNS = (
    (Ignored.SOFT, re.compile(f"[{_SOFT}]")),
    (Ignored.SPACES, re.compile(r"\s+")),
    (Ignored.QUOTES, re.compile("[«»“”„‟″\"‘’‚‛‹›′ʼ`´']")),
    (Ignored.DASHES, re.compile("[-\u2010-\u2015\u2212]")),
)


def _variants(ours: str, published: str) -> Iterator[Ignored]:
    """The kinds of what is left out of account between two prints of one line."""
    if ours == published:
        return
    for kind, signs in _SIGNS:
        if signs.findall(ours) != signs.findall(published):
            yield kind
        ours, published = signs.sub("", ours), signs.sub("", published)
    if ours == published:
        return
    if ours.casefold() == published.casefold():
        yield Ignored.CASE
    else:
        yield Ignored.LETTERS
