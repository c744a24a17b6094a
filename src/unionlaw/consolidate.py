"""Consolidation: an act's text with amending instructions applied to it.

Every instruction addresses the text as it stood before its act, so eIds are derived afresh
only after the last instruction of an act. An instruction that does not fit is refused with the
reason; nothing is applied by guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from unionlaw.errors import ConsolidationError
from unionlaw.ids import label, number_key, parent_of
from unionlaw.model import (
    UNNUMBERED,
    Content,
    Document,
    Kind,
    Mod,
    ModKind,
    Provision,
    QuotedStructure,
    QuotedText,
    TextualMod,
    plain,
    renumbered_all,
)
from unionlaw.words import end_of_words, occurrences, relocated, spaced, spliced, without

HEADING = "__heading"
"""Suffix of an eId that means the heading of a unit."""

INTRO = "__intro"
"""Suffix of an eId that means a unit's own words, without those of the units below it."""


class Refused(Exception):
    """Why one instruction cannot be applied; caught here, turned into an `Effect`."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of one instruction.

    Attributes:
        act: name of the amending act.
        sentence: the instruction in words.
        applied: whether the text was changed.
        reason: why not, if not.
        eids: the units it changed, by their eIds after the act (before it, if deleted).
        before: their words before; ``""`` for what was added.
        after: their words after; ``""`` for what was deleted.
    """

    act: str
    mod: TextualMod
    sentence: str
    applied: bool
    reason: str = ""
    eids: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The text after one act, and what each instruction did.

    Attributes:
        carried: eIds that changed only because an unnumbered sibling came or went, before → after.
    """

    document: Document
    effects: tuple[Effect, ...]
    carried: dict[str, str] = field(default_factory=dict)

    @property
    def refused(self) -> tuple[Effect, ...]:
        """The instructions that could not be applied."""
        return tuple(effect for effect in self.effects if not effect.applied)


def consolidate(base: Document, act: Document) -> Consolidation:
    """The text after the act.

    Instructions for other works are left out; those that do not fit are reported as refused.
    """
    body = base.body
    quotes = _quotes(act)
    effects: list[Effect] = []
    for mod in act.mods:
        if mod.work != base.meta.iri:
            continue
        try:
            body, effect = _applied(body, base, act, mod, quotes)
        except Refused as refusal:
            effect = Effect(
                act.meta.name, mod, quotes.sentence(mod), applied=False, reason=str(refusal)
            )
        effects.append(effect)
    after = renumbered_all(body)
    moved = _moved(body, after)
    before = {unit.eid for top in base.body for unit in top.walk()}
    date = act.meta.redaction or base.meta.redaction
    return Consolidation(
        document=replace(base, body=after, meta=replace(base.meta, redaction=date)),
        effects=tuple(
            replace(effect, eids=tuple(moved.get(eid, eid) for eid in effect.eids))
            if effect.after
            else effect
            for effect in effects
        ),
        carried={old: new for old, new in moved.items() if old in before},
    )


def demand(consolidation: Consolidation) -> Document:
    """The document, if every instruction was applied.

    Raises:
        ConsolidationError: naming the act, the instruction, the provision and the reason.
    """
    for effect in consolidation.refused:
        raise ConsolidationError(
            f"{effect.act}, instruction {effect.mod.source} “{effect.sentence}” cannot be "
            f"applied to {label(effect.mod.destination)}: {effect.reason}",
            eid=effect.mod.destination,
            hint="check that the acts are given in the order they were adopted, none left out",
        )
    return consolidation.document


@dataclass(frozen=True, slots=True)
class _Quotes:
    """The sentences and quotations of an amending act, by eId."""

    sentences: dict[str, str]
    words: dict[str, str]
    units: dict[str, tuple[Provision, ...]]

    def sentence(self, mod: TextualMod) -> str:
        return self.sentences.get(mod.source, mod.source)


def _quotes(act: Document) -> _Quotes:
    quotes = _Quotes({}, {}, {})
    for unit in act.walk():
        for item in unit.content:
            if not isinstance(item, Mod):
                continue
            said: list[str] = []
            for part in item.content:
                if isinstance(part, QuotedText):
                    quotes.words[part.eid] = part.text
                elif isinstance(part, QuotedStructure):
                    quotes.units[part.eid] = part.provisions
                    said.append("…")
                    continue
                said.append(part if isinstance(part, str) else plain((part,)))
            quotes.sentences[item.eid] = " ".join("".join(said).split())
    return quotes


def _applied(
    body: tuple[Provision, ...], base: Document, act: Document, mod: TextualMod, quotes: _Quotes
) -> tuple[tuple[Provision, ...], Effect]:
    is_heading = mod.destination.endswith(HEADING)
    is_own = mod.destination.endswith(INTRO)
    eid = mod.destination.removesuffix(HEADING).removesuffix(INTRO)
    target = _find(body, eid)
    if target is None:
        raise Refused(f"there is no {label(eid)} in the text")
    old, new_words, new_units = _quoted(mod, quotes, base.meta.iri, is_heading=is_heading)

    after: tuple[Provision, ...]
    changed: tuple[str, ...]
    if is_heading:
        heading = _words_changed(target.heading, mod, old, new_words)
        after = (replace(target, heading=heading),)
        changed, before_text, after_text = (mod.destination,), target.title, plain(heading)
    elif old or (new_words is not None):
        unit, changed_unit = _unit_with_words(target, mod, old, new_words, is_own=is_own)
        after = (_replaced(target, unit.eid, (changed_unit,)),)
        changed, before_text, after_text = (unit.eid,), unit.text, changed_unit.text
    elif mod.kind is ModKind.REPEAL:
        after = ()
        changed, before_text, after_text = (eid,), _words(target), ""
    elif mod.kind is ModKind.SUBSTITUTION:
        after = _restated(target, new_units)
        changed, before_text = (eid,), _words(target)
        after_text = "\n".join(_words(unit) for unit in after)
    else:
        after, placed = _with_new_units(body, target, mod, new_units)
        changed, before_text = tuple(unit.eid for unit in placed), ""
        after_text = "\n".join(_words(unit) for unit in placed)
    body = tuple(kept for top in body for kept in _replaced_in(top, target.eid, after))
    effect = Effect(
        act.meta.name,
        mod,
        quotes.sentence(mod),
        applied=True,
        eids=changed,
        before=before_text,
        after=after_text,
    )
    return body, effect


def _quoted(
    mod: TextualMod, quotes: _Quotes, work: str, *, is_heading: bool
) -> tuple[str, str | None, tuple[Provision, ...]]:
    """What an instruction quotes: the words that go, the words that come, the units that come."""
    old = quotes.words.get(mod.old, "")
    if mod.old and not old:
        raise Refused(f"the quoted words #{mod.old} are not in the act")
    words = quotes.words.get(mod.new)
    units = tuple(_at_home(unit, work) for unit in quotes.units.get(mod.new, ()))
    if mod.new and words is None and not units:
        raise Refused(f"the quoted text #{mod.new} is not in the act")
    has_none = words is None if old or is_heading else words is None and not units
    if mod.kind is not ModKind.REPEAL and has_none:
        raise Refused("the act quotes no text for it")
    return old, words, units


def _words(unit: Provision) -> str:
    lines = [unit.title] if unit.heading else []
    return "\n".join([*lines, unit.full_text])


def _words_changed(content: Content, mod: TextualMod, old: str, new: str | None) -> Content:
    """The content after an instruction on its words.

    Raises:
        Refused: the words do not stand in it exactly once.
    """
    if not old:
        if mod.kind is ModKind.INSERTION and new is not None:
            end = end_of_words(content)
            if any(last == end for _, last in occurrences(content, new)):
                raise Refused(f"the words “{new}” stand there already")
            return spliced(content, end, end, spaced(new))
        return (new,) if new else ()
    places = occurrences(content, old)
    if len(places) != 1:
        raise Refused(
            f"the words “{old}” do not stand there"
            if not places
            else f"the words “{old}” stand there {len(places)} times: it is not said which"
        )
    start, end = places[0]
    added = "" if not new else f"{old}{spaced(new)}" if mod.kind is ModKind.INSERTION else new
    if any(first <= start and end <= last for first, last in occurrences(content, added)):
        raise Refused(f"the words “{new}” stand there already")
    if mod.kind is ModKind.INSERTION:
        return spliced(content, end, end, spaced(new or ""))
    if mod.kind is ModKind.REPEAL:
        return without(content, start, end)
    return spliced(content, start, end, new or "")


def _unit_with_words(
    target: Provision, mod: TextualMod, old: str, new: str | None, *, is_own: bool
) -> tuple[Provision, Provision]:
    """The one unit in or below the target whose words change: before and after."""
    if is_own or (not old and target.content and not target.children):
        return target, replace(target, content=_words_changed(target.content, mod, old, new))
    if not old and (not target.content or target.children):
        raise Refused("it consists of several parts, and it is not said which of them")
    holders = [unit for unit in target.walk() if occurrences(unit.content, old)]
    if len(holders) > 1:
        places = ", ".join(label(unit.eid) for unit in holders)
        raise Refused(f"the words “{old}” stand in {places}: it is not said in which")
    unit = holders[0] if holders else target
    return unit, replace(unit, content=_words_changed(unit.content, mod, old, new))


def _restated(target: Provision, new: tuple[Provision, ...]) -> tuple[Provision, ...]:
    if not new:
        raise Refused("the act quotes no text for it")
    if len(new) > 1:
        raise Refused(f"the act quotes {len(new)} units for this one: it is not said which is it")
    (unit,) = new
    if unit.kind is not target.kind or (
        target.kind not in UNNUMBERED and unit.number != target.number
    ):
        raise Refused(
            f"the text quoted is that of {unit.kind} {unit.number}, not of "
            f"{target.kind} {target.number}"
        )
    return (replace(unit, eid=target.eid, children=renumbered_all(unit.children, target.eid)),)


def _named(new: tuple[Provision, ...], parent: str, mod: str) -> tuple[Provision, ...]:
    """Added units with their eIds.

    An unnumbered one gets its own only when the act is done, since it counts its siblings; till
    then its name is one that no unit of the text has.
    """
    return tuple(
        replace(unit, eid=f"{parent}__{mod}_{number}") if unit.kind in UNNUMBERED else unit
        for number, unit in enumerate(renumbered_all(new, parent), 1)
    )


def _with_new_units(
    body: tuple[Provision, ...], target: Provision, mod: TextualMod, new: tuple[Provision, ...]
) -> tuple[tuple[Provision, ...], tuple[Provision, ...]]:
    """What stands in the place of the target once units are added, and these units."""
    if mod.position not in ("before", "after"):
        placed = _named(new, target.eid, mod.eid)
        return (_with_added(target, placed),), placed
    placed = _named(new, parent_of(target.eid), mod.eid)
    there = next((unit for unit in placed if _find(body, unit.eid)), None)
    if there is not None:
        raise Refused(f"{label(there.eid)} is already there")
    return ((*placed, target) if mod.position == "before" else (target, *placed)), placed


def _with_added(parent: Provision, new: tuple[Provision, ...]) -> Provision:
    """The unit with others added below it, each at the place its number gives it."""
    if new and new[0].kind in UNNUMBERED:
        parent = _in_parts(parent, new[0].kind)
    children = list(parent.children)
    for unit in new:
        siblings = [child for child in children if child.kind is unit.kind]
        if unit.kind in UNNUMBERED:
            place = len(children)
        else:
            if any(child.number == unit.number for child in siblings):
                raise Refused(f"{label(unit.eid)} is already there")
            key = number_key(unit.number)
            later = [child for child in siblings if number_key(child.number) > key]
            if later:
                place = children.index(later[0])
            elif siblings:
                place = children.index(siblings[-1]) + 1
            else:
                place = len(children)
        children.insert(place, unit)
    return replace(parent, children=tuple(children))


def _in_parts(parent: Provision, kind: Kind) -> Provision:
    """The unit with its own words made the first of its parts, where others are added."""
    if not parent.content or any(child.kind is kind for child in parent.children):
        return parent
    if kind is Kind.INDENT and parent.children:
        raise Refused("it consists of several parts, and it is not said to which of them")
    first = replace(parent, kind=kind, eid=f"{parent.eid}__first", num="", heading=())
    return replace(parent, content=(), children=(first,))


def _find(body: Iterable[Provision], eid: str) -> Provision | None:
    for top in body:
        for unit in top.walk():
            if unit.eid == eid:
                return unit
    return None


def _replaced(top: Provision, eid: str, after: tuple[Provision, ...]) -> Provision:
    if top.eid == eid:
        return after[0]
    return replace(
        top, children=tuple(k for child in top.children for k in _replaced_in(child, eid, after))
    )


def _replaced_in(top: Provision, eid: str, after: tuple[Provision, ...]) -> tuple[Provision, ...]:
    if top.eid == eid:
        return after
    return (_replaced(top, eid, after),) if top.children else (top,)


def _map(unit: Provision, change: Callable[[Content], Content]) -> Provision:
    return replace(
        unit,
        heading=change(unit.heading),
        content=change(unit.content),
        children=tuple(_map(child, change) for child in unit.children),
    )


def _at_home(unit: Provision, work: str) -> Provision:
    """A quoted unit with its references to the amended act made internal."""
    return _map(unit, lambda content: relocated(content, work))


def _moved(before: tuple[Provision, ...], after: tuple[Provision, ...]) -> dict[str, str]:
    pairs = zip(
        (unit for top in before for unit in top.walk()),
        (unit for top in after for unit in top.walk()),
        strict=True,
    )
    return {old.eid: new.eid for old, new in pairs if old.eid and old.eid != new.eid}


def outer(eid: str) -> Iterable[str]:
    """The eId and those of the units around it, from the inside out."""
    while eid:
        yield eid
        eid = parent_of(eid)
