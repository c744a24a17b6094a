"""From a reference to the text it means: an act at a date, consolidated on demand.

No later text is stored: a redaction is the adopted text plus its amending acts, in the order
they were adopted (or came into force, with ``basis="in-force"``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from unionlaw import akn
from unionlaw.akn.reader import read_file
from unionlaw.corpus import Corpus
from unionlaw.errors import DataError, UnknownReferenceError
from unionlaw.ids import FILE_SUFFIXES, Reference, label
from unionlaw.model import Document, LifecycleEvent, Provision

if TYPE_CHECKING:
    from unionlaw.amend.result import AmendingAct
    from unionlaw.consolidate import Consolidation


class Basis(StrEnum):
    """Which day of an amending act dates a redaction."""

    ADOPTED = "adopted"
    IN_FORCE = "in-force"


@dataclass(frozen=True, slots=True)
class Step:
    """One amending act on the way to a state: the act, and what it did."""

    act: Document
    consolidation: Consolidation


@dataclass(frozen=True, slots=True)
class State:
    """A text that a reference means.

    Attributes:
        reference: as the user typed it, without eId.
        document: the text at that state.
        steps: the amending acts that made it, in order.
        adopted: the text before them: as adopted, or as the file holds it.
        origin: the file it came from, if the user named one.
        amending: what was read of it, if it is an amending act in official words.
    """

    reference: Reference
    document: Document
    adopted: Document
    steps: tuple[Step, ...] = ()
    origin: Path | None = None
    amending: AmendingAct | None = None

    @property
    def name(self) -> str:
        """What a report calls it: the reference, or of a file its name without folders."""
        return str(self.reference) if self.origin is None else self.origin.name

    @property
    def title(self) -> str:
        """What the state is, in words for a report."""
        meta = self.document.meta
        if meta.adopted is None:
            return f"“{meta.title}”, date not known"
        number = f" No. {meta.number}" if meta.number else ""
        words = f"Law of {say(meta.adopted)}{number} “{meta.title}”"
        if meta.lifecycle and meta.lifecycle[-1].kind == "repeal":
            return f"{words}, last text before repeal"
        if meta.redaction != meta.adopted:
            return f"{words}, redaction of {say(meta.redaction)}"
        return f"{words}, as adopted"

    def provision(self, eid: str) -> Provision:
        """A provision of the text.

        Raises:
            UnknownReferenceError: there is none of that eId; with those that come nearest.
        """
        found = self.document.find(eid)
        if found is not None:
            return found
        raise UnknownReferenceError(
            f"there is no provision {label(eid)} (#{eid}) in {self.reference}",
            hint=self._nearest(eid),
        )

    def _nearest(self, eid: str) -> str:
        import difflib

        known = [unit.eid for unit in self.document.walk()]
        for step in self.steps:
            for effect in step.consolidation.effects:
                if effect.mod.destination == eid and not effect.after:
                    return f"it was deleted by {effect.act}; ask for an earlier date"
        near = difflib.get_close_matches(eid, known, n=3, cutoff=0.6)
        return (
            f"nearest: {', '.join(f'#{one}' for one in near)}"
            if near
            else ("`unionlaw show` prints the text with its eIds: add --eids")
        )


def say(day: date | None) -> str:
    """A date in words: 27 June 2014."""
    return "an unknown day" if day is None else f"{day.day} {day:%B %Y}"


def resolve(reference: Reference, corpus: Corpus, basis: Basis = Basis.ADOPTED) -> State:
    """The state a reference means (its eId is not looked at).

    Raises:
        UnknownReferenceError: the name, date or language means no text that is held.
        DataError: a file cannot be read.
        ConsolidationError: an amending act does not fit the text.
    """
    if _is_path(reference.name, corpus):
        return _from_file(reference)
    work, day = reference.name, reference.date
    if corpus.file(work, reference.language) is None and not corpus.languages(work):
        named = corpus.state(work)
        if named is None:
            raise corpus.unknown(work)
        if reference.date is not None:
            raise UnknownReferenceError(
                f"“{reference.state}” is ambiguous: {named.name} is a state with a date of its own",
                hint=f"write {named.work}@{reference.date} for the text of that day",
            )
        work, day = named.work, named.at or date.max
    adopted = corpus.read(work, reference.language)
    events = [event for event in adopted.meta.lifecycle if event.kind == "amendment"]
    if day is None:
        return State(reference.state, adopted, adopted)
    _refuse_earlier(reference, adopted, day)
    names = corpus.act_names()
    from unionlaw.consolidate import consolidate, demand

    steps: list[Step] = []
    document = adopted
    for event in _until(events, day, basis, names, corpus, reference):
        if adopted.meta.redaction is not None and event.on <= adopted.meta.redaction:
            continue
        act = _amending_act(event, names, corpus, reference)
        consolidation = consolidate(document, act)
        document = demand(consolidation)
        steps.append(Step(act, consolidation))
    return State(reference.state, document, adopted, tuple(steps))


def newest(work: str, corpus: Corpus, language: str | None = None) -> State:
    """The newest known state of an act."""
    return resolve(Reference(work, date.max, language), corpus)


def _is_path(name: str, corpus: Corpus) -> bool:
    """Whether a reference names a file: by its form, or because only a file has that name."""
    if name.endswith(FILE_SUFFIXES) or "/" in name:
        return True
    return Path(name).exists() and name not in corpus.names() and corpus.state(name) is None


def _from_file(reference: Reference) -> State:
    file = Path(reference.name)
    if reference.date is not None or reference.language is not None:
        raise UnknownReferenceError(
            f"“{reference}”: a file holds one text, so neither a date nor a language can follow",
            hint="write the path alone, or path#eId",
        )
    data = read_file(file)
    if not data.strip():
        raise DataError("the file is empty", file=file, hint="give a law as .xml or .md")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DataError("not a text but a binary file", file=file, hint="give a law as .xml or .md")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        document = akn.read_bytes(data, file)
    else:
        from unionlaw.amend import act
        from unionlaw.sources import markdown

        if act.is_amending(act.decoded(file, data)):
            amending = act.read(file, data)
            document = amending.document
            return State(reference.state, document, document, origin=file, amending=amending)
        document = markdown.read(file, data)
    _refuse_double(document, file)
    return State(reference.state, document, document, origin=file)


def _refuse_double(document: Document, file: Path) -> None:
    """Two provisions of one eId cannot be told apart, so nothing can be compared with them."""
    seen: set[str] = set()
    for unit in document.walk():
        if unit.eid in seen:
            raise DataError(
                "two provisions have this eId",
                file=file,
                eid=unit.eid,
                hint="`unionlaw validate FILE` lists them with their lines",
            )
        seen.add(unit.eid)


def _refuse_earlier(reference: Reference, adopted: Document, day: date) -> None:
    first = adopted.meta.adopted
    if first is not None and day < first:
        raise UnknownReferenceError(
            f"“{reference.state}”: the act was adopted on {say(first)}; there is no earlier text",
            hint=f"the first date is {reference.name}@{first}",
        )
    held = adopted.meta.redaction
    if held is not None and day < held:
        raise UnknownReferenceError(
            f"“{reference.state}”: the text is held only as it stood from {say(held)} on; earlier "
            "redactions are not held",
            hint=f"write {reference.name} for the text that is held",
        )


def _until(
    events: list[LifecycleEvent],
    day: date,
    basis: Basis,
    names: dict[str, str],
    corpus: Corpus,
    reference: Reference,
) -> list[LifecycleEvent]:
    if basis is Basis.ADOPTED:
        return sorted((event for event in events if event.on <= day), key=lambda event: event.on)
    in_force: list[tuple[date, LifecycleEvent]] = []
    for event in events:
        if event.on > day:
            continue
        commencement = _amending_act(event, names, corpus, reference).meta.commencement
        if commencement.day is None:
            raise UnknownReferenceError(
                f"“{reference.state}” by entry into force: the day on which {names[event.source]} "
                f"came into force is not verified ({commencement.rule})",
                hint="leave out --basis in-force to select by the day of adoption",
            )
        if commencement.day <= day:
            in_force.append((commencement.day, event))
    return [event for _, event in sorted(in_force, key=lambda pair: (pair[0], pair[1].on))]


def _amending_act(
    event: LifecycleEvent, names: dict[str, str], corpus: Corpus, reference: Reference
) -> Document:
    name = names.get(event.source)
    if name is None:
        raise UnknownReferenceError(
            f"“{reference.state}” needs {event.source_title}, which is not held",
            hint="leave out --basis in-force, or choose a date before that act",
        )
    return corpus.read(name, reference.language)
