"""The history of a provision: through every amending act, and across the act that was replaced.

“Gone” is kept apart from “moved to another act”: where a provision has no counterpart in the
replacing act, the history says where else it was looked for, or that it was not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from unionlaw.align import Pair, Relation
from unionlaw.consolidate import Effect
from unionlaw.corpus import Corpus
from unionlaw.decisions import Elsewhere, Reviewed
from unionlaw.diff import TextDiff, diff_text
from unionlaw.errors import UnknownReferenceError
from unionlaw.ids import Reference, label
from unionlaw.model import Commencement, Document, Kind, Meta, ModKind, Provision, texts
from unionlaw.pairing import Decided, pairing
from unionlaw.redactions import identities
from unionlaw.versions import State, newest, resolve


class EventKind(StrEnum):
    """What happened to a provision."""

    ADOPTED = "adopted"
    ADDED = "added"
    RESTATED = "restated"
    WORDS = "words changed"
    RENUMBERED = "renumbered"
    DELETED = "deleted"
    REPEALED = "repealed with its act"
    NOT_HELD = "changed; the text before is not held"


@dataclass(frozen=True, slots=True)
class Event:
    """One event in the life of a provision.

    Attributes:
        eid: its eId after the event (before it, if deleted).
        act: name of the act that did it, or what is known of an act that is not held.
        instructions: the amending instructions, in words.
        diff: its words before and after.
    """

    kind: EventKind
    on: date | None
    act: str
    act_title: str
    commencement: Commencement | None
    eid: str
    instructions: tuple[str, ...]
    diff: TextDiff


@dataclass(frozen=True, slots=True)
class Link:
    """A step of the lineage between the replaced and the replacing act.

    Attributes:
        eids: the provisions on the other side; empty if there is no counterpart.
        own: the lines on this side that it is about, where the provision has several.
        elsewhere: where else a provision without counterpart was looked for; ``None`` where
            that question does not arise.
    """

    act: str
    act_title: str
    eids: tuple[str, ...]
    partial: tuple[str, ...]
    own: tuple[str, ...]
    relation: Relation
    decided_by: Reviewed
    is_stale: bool
    reason: str
    diff: TextDiff
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What became of one provision, and what it came from."""

    reference: Reference
    title: str
    name: str
    events: tuple[Event, ...]
    predecessors: tuple[Link, ...]
    successors: tuple[Link, ...]
    later: tuple[History, ...]
    has_predecessor_act: bool
    has_successor_act: bool


def history(reference: Reference, corpus: Corpus) -> History:
    """The history of the provision that the reference names.

    Raises:
        UnknownReferenceError: the reference names no provision, or a file.
    """
    if reference.eid is None:
        raise UnknownReferenceError(
            f"“{reference}” names no provision",
            hint=f"write {reference}#art_10__para_3 for the history of 10(3)",
        )
    state = resolve(reference, corpus)
    if state.origin is not None or not state.document.meta.name:
        raise UnknownReferenceError(
            f"“{reference}”: a file holds one text and has no history",
            hint="name a law that is held: `unionlaw laws`",
        )
    state.provision(reference.eid)
    identity = identities(state)[reference.eid]
    work = state.adopted.meta.name
    last = newest(work, corpus, reference.language)
    adopted_eid = identity if ":" not in identity else ""
    before = _predecessor(last.adopted, corpus)
    after = _successor(last.adopted.meta, corpus)
    successors: tuple[Link, ...] = ()
    later: tuple[History, ...] = ()
    if after is not None:
        replacing = resolve(Reference(after, language=reference.language), corpus)
        replaced = resolve(Reference(work, language=reference.language), corpus)
        successors = tuple(_links(replaced, replacing, reference.eid, corpus, forward=True))
        # Where they came from is told already: from here.
        later = tuple(
            replace(
                history(Reference(after, language=reference.language, eid=eid), corpus),
                predecessors=(),
                has_predecessor_act=False,
            )
            for link in successors
            for eid in link.eids
        )
    predecessors: tuple[Link, ...] = ()
    if before is not None and adopted_eid:
        replaced = resolve(Reference(before, language=reference.language), corpus)
        replacing = resolve(Reference(work, language=reference.language), corpus)
        predecessors = tuple(_links(replaced, replacing, adopted_eid, corpus, forward=False))
    return History(
        reference=reference,
        title=state.title,
        name=label(reference.eid),
        events=tuple(_events(last, identity)),
        predecessors=predecessors,
        successors=successors,
        later=_once(later),
        has_predecessor_act=before is not None and bool(adopted_eid),
        has_successor_act=after is not None,
    )


def _once(histories: tuple[History, ...]) -> tuple[History, ...]:
    return tuple({str(one.reference): one for one in histories}.values())


def _predecessor(document: Document, corpus: Corpus) -> str | None:
    """The act that this one repealed, if it is held."""
    for name in corpus.names():
        if name == document.meta.name:
            continue
        if any(
            event.kind == "repeal" and event.source == document.meta.iri
            for event in corpus.read(name, document.meta.language).meta.lifecycle
        ):
            return name
    return None


def _successor(meta: Meta, corpus: Corpus) -> str | None:
    """The act that repealed this one, if it is held."""
    for event in meta.lifecycle:
        if event.kind == "repeal":
            return corpus.act_names().get(event.source)
    return None


def _words(unit: Provision | None) -> str:
    if unit is None:
        return ""
    lines = [unit.title, unit.full_text] if unit.kind is Kind.ARTICLE else [unit.full_text]
    return "\n".join(line for line in lines if line)


def _events(last: State, identity: str) -> Iterator[Event]:
    adopted = last.adopted
    meta = adopted.meta
    unit = None if ":" in identity else adopted.find(identity)
    if unit is not None:
        yield Event(
            EventKind.ADOPTED,
            meta.adopted,
            meta.name,
            _act_title(meta),
            meta.commencement,
            unit.eid,
            (),
            diff_text("", _words(unit)),
        )
        yield from _earlier(meta, unit.eid)
    eid = unit.eid if unit is not None else ""
    for step in last.steps:
        here = State(
            last.reference,
            step.consolidation.document,
            adopted,
            last.steps[: last.steps.index(step) + 1],
        )
        now = next((e for e, known in identities(here).items() if known == identity), "")
        after = step.consolidation.document.find(now) if now else None
        about = [effect for effect in step.consolidation.effects if _touches(effect, eid, now)]
        kind = _kind(unit, after, about, eid, now)
        if kind is not None:
            act = step.act.meta
            yield Event(
                kind,
                act.adopted,
                act.name,
                _act_title(act),
                act.commencement,
                now or eid,
                tuple(dict.fromkeys(effect.sentence for effect in about)),
                diff_text(_words(unit), _words(after)),
            )
        unit, eid = after, now
    for event in meta.lifecycle:
        if event.kind == "repeal" and unit is not None:
            yield Event(
                EventKind.REPEALED,
                event.on,
                event.source_title,
                event.source_title,
                None,
                eid,
                (),
                diff_text(_words(unit), ""),
            )


def _earlier(meta: Meta, eid: str) -> Iterator[Event]:
    """Changes by acts that are not held, from before the text that is."""
    titles = {event.source: (event.on, event.source_title) for event in meta.lifecycle}
    for change in meta.earlier_changes:
        if _within(eid, change.destination) or _within(change.destination, eid):
            on, title = titles.get(change.act, (None, change.act))
            yield Event(
                EventKind.NOT_HELD,
                on,
                title,
                title,
                None,
                change.destination,
                (change.instruction,),
                diff_text("", ""),
            )


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}__")


def _touches(effect: Effect, before: str, now: str) -> bool:
    """Whether an instruction changed the unit, by its eIds before and after the act."""
    eid = (now or before) if effect.after else (before or now)
    if not eid:
        return False
    if any(_within(one, eid) for one in effect.eids):
        return True
    # An instruction on the whole unit around it touches it, unless it only adds beside it.
    return effect.mod.kind is not ModKind.INSERTION and any(
        _within(eid, one) for one in effect.eids
    )


def _kind(
    unit: Provision | None, after: Provision | None, about: list[Effect], eid: str, now: str
) -> EventKind | None:
    if unit is None and after is None:
        return None
    if unit is None:
        return EventKind.ADDED
    if after is None:
        return EventKind.DELETED
    if _words(unit) != _words(after):
        whole = any(
            effect.mod.kind is ModKind.SUBSTITUTION
            and not effect.mod.old
            and _within(eid, effect.mod.destination)
            for effect in about
        )
        return EventKind.RESTATED if whole else EventKind.WORDS
    return EventKind.RENUMBERED if eid != now else None


def _act_title(meta: Meta) -> str:
    generation = next((e for e in meta.lifecycle if e.kind == "generation"), None)
    return generation.source_title if generation is not None else meta.title


def _links(
    replaced: State, replacing: State, eid: str, corpus: Corpus, *, forward: bool
) -> Iterator[Link]:
    """The counterparts of a provision in the other act, line by line where it has several."""
    articles, paragraphs, _ = pairing(replaced, replacing, corpus)
    own_side, other = (replaced, replacing) if forward else (replacing, replaced)
    unit = own_side.document.find(eid)
    if unit is None:
        return
    if unit.kind in (Kind.ARTICLE, Kind.PREAMBLE):
        items, wanted = articles, {eid}
    else:
        items, wanted = paragraphs, {line.eid for line in texts(unit)}
    for item in items:
        pair = item.pair
        own = pair.base if forward else pair.target
        if wanted & set(own):
            yield _link(item, pair, own, own_side, other, forward)


def _link(
    item: Decided, pair: Pair, own: tuple[str, ...], own_side: State, other: State, forward: bool
) -> Link:
    eids = pair.target if forward else pair.base
    partial = pair.partial if forward else pair.partial_base
    here = "\n".join(_words(own_side.document.find(eid)) for eid in own)
    there = "\n".join(_words(other.document.find(eid)) for eid in eids)
    elsewhere = None
    if forward and not eids:
        decision = item.decision
        elsewhere = (
            decision.elsewhere if decision is not None and decision.elsewhere else Elsewhere()
        )
    meta = other.document.meta
    return Link(
        act=meta.name,
        act_title=_act_title(meta),
        eids=eids,
        partial=partial,
        own=own,
        relation=pair.relation,
        decided_by=item.decided_by,
        is_stale=item.is_stale,
        reason=item.decision.reason if item.decision is not None else "",
        diff=diff_text(here, there) if forward else diff_text(there, here),
        elsewhere=elsewhere,
    )
