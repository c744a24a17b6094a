"""What an act is: its metadata, its provisions, and the instructions of an amending act.

All values are frozen. The names are those of Akoma Ntoso 3.0 (OASIS, 2018) where it has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from unionlaw.ids import article_of, printed_number


class Kind(StrEnum):
    """Levels of an act, from the widest; the value is the AKN element.

    Kazakh drafting names: глава, статья, пункт, подпункт, часть, абзац.
    """

    PREAMBLE = "preamble"
    CHAPTER = "chapter"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    ALINEA = "alinea"
    INDENT = "indent"


class Level(StrEnum):
    """What is paired in a comparison: articles, or the lines of text below them."""

    ARTICLE = "article"
    PARAGRAPH = "paragraph"


PREFIX = {
    Kind.PREAMBLE: "preamble",
    Kind.CHAPTER: "chp",
    Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para",
    Kind.POINT: "point",
    Kind.ALINEA: "al",
    Kind.INDENT: "indent",
}
"""The eId prefix of each level (AKN Naming Convention 1.0, table of element prefixes)."""

UNNUMBERED = frozenset({Kind.ALINEA, Kind.INDENT})
"""Levels the law prints without a number; their eIds count siblings."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a provision: of this act (``#art_11__para_3``) or of another work."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class QuotedText:
    """Words that an amending instruction quotes (AKN ``quotedText``)."""

    eid: str
    text: str


@dataclass(frozen=True, slots=True)
class QuotedStructure:
    """Whole units that an amending instruction quotes (AKN ``quotedStructure``)."""

    eid: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Mod:
    """The sentence of one amending instruction (AKN ``mod``)."""

    eid: str
    content: tuple[str | Ref | QuotedText | QuotedStructure, ...]


Inline = str | Ref | QuotedText | QuotedStructure | Mod
Content = tuple[Inline, ...]


def plain(content: Content) -> str:
    """The words of a content, with quotations in quotation marks, without markup."""
    words: list[str] = []
    for item in content:
        if isinstance(item, str):
            words.append(item)
        elif isinstance(item, Ref):
            words.append(item.text)
        elif isinstance(item, QuotedText):
            words.append(f"“{item.text}”")
        elif isinstance(item, QuotedStructure):
            lines = [line for unit in item.provisions for line in printed_lines(unit)]
            words.append("“" + "\n".join(lines) + "”")
        else:
            words.append(plain(item.content))
    return "".join(words)


@dataclass(frozen=True, slots=True)
class Provision:
    """A unit of an act, with the units below it.

    Attributes:
        num: its number as printed (``Article 10.``, ``3-1.``, ``4)``), ``""`` if it has none.
        content: its own words: all of them if it has no children, else its opening words.
    """

    kind: Kind
    eid: str
    num: str = ""
    heading: Content = ()
    content: Content = ()
    children: tuple[Provision, ...] = ()

    @property
    def number(self) -> str:
        """The bare number, ``3-1`` of ``3-1.``."""
        return printed_number(self.num)

    @property
    def text(self) -> str:
        """Its own words without markup."""
        return plain(self.content)

    @property
    def title(self) -> str:
        """Its heading without markup."""
        return plain(self.heading)

    @property
    def full_text(self) -> str:
        """Its own words and those of all units below, a line each, without headings."""
        return "\n".join(unit.text for unit in self.walk() if unit.content)

    def walk(self) -> Iterator[Provision]:
        """Itself and all units below, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def printed_lines(provision: Provision) -> Iterator[str]:
    """The provision as the law prints it: number, heading and words, a line each."""
    if provision.kind in (Kind.CHAPTER, Kind.ARTICLE):
        yield " ".join(part for part in (provision.num, provision.title) if part)
        if provision.content:
            yield provision.text
    elif provision.content:
        yield " ".join(part for part in (provision.num, provision.text) if part)
    elif provision.num and provision.children:
        # A numbered unit of several unnumbered parts: its number stands before the first.
        first, *others = [line for child in provision.children for line in printed_lines(child)]
        yield f"{provision.num} {first}"
        yield from others
        return
    for child in provision.children:
        yield from printed_lines(child)


@dataclass(frozen=True, slots=True)
class Commencement:
    """When an act comes into force: a verified day, or the rule that fixes it."""

    rule: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over a rendering: who did what, when (``rendered`` or ``reviewed``)."""

    role: str
    done: str
    on: date


class Extent(StrEnum):
    """How much of the act a document holds."""

    WHOLE = "whole"
    EXTRACT = "extract"
    EFFECT = "effect only"


@dataclass(frozen=True, slots=True)
class EarlierChange:
    """A change that an act, whose text is not held, made to this one.

    ``instruction`` says it in our words, ``destination`` is the eId it changed.
    """

    act: str
    destination: str
    kind: str
    instruction: str


@dataclass(frozen=True, slots=True)
class LifecycleEvent:
    """One event in the life of the work (AKN ``eventRef``)."""

    eid: str
    on: date
    kind: str
    source: str
    source_title: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of the act and of this text of it.

    Attributes:
        iri: work IRI, ``/akn/kz/act/2014-06-27/211-v``.
        name: the name it has on the command line and in ``laws/``.
        redaction: the day that dates this text: of adoption, or of the last act in it.
        based_on: the official text that was rendered, with its identifiers.
        extent_note: what of the act is held, in one sentence; ``""`` if all is.
        notice: who governs: that the rendering is unofficial.
    """

    iri: str
    name: str
    number: str
    title: str
    adopted: date | None
    redaction: date | None
    language: str
    commencement: Commencement
    published: str
    official_ids: tuple[tuple[str, str], ...]
    based_on: str
    notice: str
    extent: Extent = Extent.WHOLE
    extent_note: str = ""
    passes: tuple[Pass, ...] = ()
    lifecycle: tuple[LifecycleEvent, ...] = ()
    earlier_changes: tuple[EarlierChange, ...] = ()


class ModKind(StrEnum):
    """What an instruction does; the value is the AKN ``textualMod`` type."""

    REPEAL = "repeal"
    SUBSTITUTION = "substitution"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class TextualMod:
    """One amending instruction as data (AKN ``textualMod``).

    Attributes:
        source: eId of the ``mod`` that holds its sentence.
        work: IRI of the act it changes.
        destination: eId of the unit it changes; for added units the one they go into.
        position: ``""``, ``inside`` (added units, placed by their numbers), ``before`` (units
            before the destination), ``after`` (words after ``old``, or units after the
            destination) or ``end`` (words at the end).
        old: eId of the quoted words that go, or after which words are added; ``""`` if none.
        new: eId of the quoted words or units that come; ``""`` if none.
    """

    eid: str
    kind: ModKind
    source: str
    work: str
    destination: str
    position: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An act as held: metadata, text, and its instructions if it amends."""

    meta: Meta
    preamble: tuple[Provision, ...]
    body: tuple[Provision, ...]
    signature: str = ""
    mods: tuple[TextualMod, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """Every provision in the order of the text, chapters included."""
        for unit in (*self.preamble, *self.body):
            yield from unit.walk()

    def articles(self) -> Iterator[Provision]:
        """The preamble, if any, and the articles: what is compared article by article."""
        yield from self.preamble
        for unit in self.walk():
            if unit.kind is Kind.ARTICLE:
                yield unit

    def find(self, eid: str) -> Provision | None:
        """The provision of that eId, if there is one."""
        for unit in self.walk():
            if unit.eid == eid:
                return unit
        return None

    def chapter_of(self, eid: str) -> Provision | None:
        """The chapter that holds the provision, if the act has chapters."""
        article = article_of(eid)
        for chapter in self.body:
            if chapter.kind is Kind.CHAPTER and any(a.eid == article for a in chapter.children):
                return chapter
        return None


def texts(provision: Provision) -> Iterator[Provision]:
    """The units below that hold words of their own: what is compared paragraph by paragraph.

    Each line of the law is one such unit; opening words count under the unit they open.
    """
    for unit in provision.walk():
        if unit.content:
            yield unit


def renumbered(provision: Provision, parent: str = "", position: int = 1) -> Provision:
    """The same provision with eIds derived afresh from its numbers and order.

    Args:
        parent: eId of the unit above (chapters give none to their articles).
        position: its place among the unnumbered siblings of its kind, from 1.
    """
    prefix = PREFIX[provision.kind]
    if provision.kind is Kind.PREAMBLE:
        eid = prefix
    else:
        number = provision.number if provision.kind not in UNNUMBERED else str(position)
        eid = f"{prefix}_{number}"
        if parent:
            eid = f"{parent}__{eid}"
    below = "" if provision.kind is Kind.CHAPTER else eid
    return replace(provision, eid=eid, children=renumbered_all(provision.children, below))


def renumbered_all(provisions: tuple[Provision, ...], parent: str = "") -> tuple[Provision, ...]:
    """`renumbered` for siblings."""
    seen: dict[Kind, int] = {}
    done: list[Provision] = []
    for unit in provisions:
        seen[unit.kind] = seen.get(unit.kind, 0) + 1
        done.append(renumbered(unit, parent, seen[unit.kind]))
    return tuple(done)
