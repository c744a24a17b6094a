"""A sentence as read, with its block → AKN modifications and the sentence that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from unionlaw.amend import blocks as quoted
from unionlaw.amend.address import HEADING, RANK, Place, eid, within
from unionlaw.amend.blocks import Unfit
from unionlaw.amend.sentence import Action, Sentence
from unionlaw.ids import number_key
from unionlaw.model import (
    PREFIX,
    UNNUMBERED,
    Content,
    Kind,
    Mod,
    ModKind,
    Provision,
    QuotedStructure,
    QuotedText,
    TextualMod,
    renumbered_all,
)

_END = " ;.,"
_OUTERMOST = frozenset({Kind.PREAMBLE, Kind.CHAPTER, Kind.ARTICLE})


@dataclass
class _Draft:
    """One instruction being made: its eId, and what it quotes on the lines below."""

    eid: str
    work: str
    below: list[QuotedText | QuotedStructure] = field(default_factory=list)

    def words(self, number: int) -> str:
        return f"{self.eid}__qtext_{number + 1}"

    def unit(self, provision: Provision, number: str = "") -> str:
        """Quotes a unit; an unnumbered one keeps in its eId the place the sentence gives it."""
        name = f"{self.eid}__qstr_{len(self.below) + 1}"
        (named,) = renumbered_all((provision,), name)
        if number and provision.kind in UNNUMBERED:
            named = replace(named, eid=f"{name}__{PREFIX[provision.kind]}_{number}")
        self.below.append(QuotedStructure(name, (named,)))
        return name


@dataclass
class Maker:
    """Numbers the instructions of an act, and their modifications."""

    sentences: int = 0
    mods: int = 0

    def make(
        self,
        read: Sentence,
        contexts: Sequence[Place],
        blocks: Sequence[Sequence[str]],
        work: str,
    ) -> tuple[Content, list[TextualMod]]:
        """The sentence with its quotations marked, and what it does.

        Raises:
            Unfit: it addresses nothing, or its block is not what it announces.
        """
        draft = _Draft(f"mod_{self.sentences + 1}", work)
        made = [
            mod
            for action in read.actions
            for context in contexts
            for mod in _mods(action, context, blocks, draft)
        ]
        if not made:
            raise Unfit("it changes nothing")
        self.sentences += 1
        numbered = [replace(mod, eid=f"tmod_{self.mods + n}") for n, mod in enumerate(made, 1)]
        self.mods += len(made)
        return _content(read, draft), numbered


def _content(read: Sentence, draft: _Draft) -> Content:
    inside: list[str | QuotedText | QuotedStructure] = []
    for number, part in enumerate(read.cut.parts):
        if part:
            inside.append(part)
        if number < len(read.cut.quotes):
            inside.append(QuotedText(draft.words(number), read.cut.quotes[number]))
    for item in draft.below:
        inside.extend((" ", item))
    end = ""
    if inside and isinstance(inside[-1], str):
        last = inside[-1]
        kept = last.rstrip(_END)
        end = last[len(kept) :]
        inside[-1:] = [kept] if kept else []
    mod = Mod(draft.eid, tuple(inside))
    return (mod, end) if end else (mod,)


def _mods(
    action: Action, context: Place, blocks: Sequence[Sequence[str]], draft: _Draft
) -> list[TextualMod]:
    if action.added:
        return _added(action, context, blocks, draft)
    places = [within(context, place) for place in action.places]
    if not all(places):
        raise Unfit("it does not say which unit it changes")
    if any(place[0][0] not in _OUTERMOST for place in places):
        raise Unfit("it does not say in which article")
    if action.block:
        return _restated(places, blocks, draft)
    old = draft.words(action.old[0]) if action.old else ""
    new = draft.words(action.new[0]) if action.new else ""
    return [
        TextualMod("", action.kind, draft.eid, draft.work, eid(place), action.position, old, new)
        for place in places
    ]


def _restated(
    places: list[Place], blocks: Sequence[Sequence[str]], draft: _Draft
) -> list[TextualMod]:
    if not blocks:
        raise Unfit("no quoted text follows it")
    made: list[TextualMod] = []
    if places[0][-1][1] == HEADING:
        if len(places) != len(blocks):
            raise Unfit(f"{len(places)} headings are announced, {len(blocks)} are quoted")
        for place, lines in zip(places, blocks, strict=True):
            name = draft.words(len(draft.below))
            draft.below.append(QuotedText(name, quoted.heading(lines)))
            made.append(_substitution(place, name, draft))
        return made
    if len({place[-1][0] for place in places}) != 1:
        raise Unfit("units of several kinds are announced")
    units = quoted.quoted_units(blocks, [place[-1] for place in places])
    return [
        _substitution(place, draft.unit(unit), draft)
        for place, unit in zip(places, units, strict=True)
    ]


def _substitution(place: Place, new: str, draft: _Draft) -> TextualMod:
    return TextualMod("", ModKind.SUBSTITUTION, draft.eid, draft.work, eid(place), new=new)


def _added(
    action: Action, context: Place, blocks: Sequence[Sequence[str]], draft: _Draft
) -> list[TextualMod]:
    if not blocks:
        raise Unfit("no quoted text follows it")
    kind = action.added[0][0]
    said = action.places[0]
    parent = within(context, said) if said else context
    if not said:
        parent = tuple(unit for unit in context if RANK[unit[0]] < RANK[kind])
    if not parent and kind not in (Kind.ARTICLE, Kind.CHAPTER):
        raise Unfit("it does not say to which unit it adds")
    if parent and parent[0][0] not in _OUTERMOST:
        raise Unfit("it does not say in which article")
    units = quoted.quoted_units(blocks, action.added)
    made: list[TextualMod] = []
    for (_, number), unit in zip(action.added, units, strict=True):
        name = draft.unit(unit, number)
        if parent:
            destination, position = eid(parent), "inside"
        else:
            destination, position = f"{PREFIX[kind]}_{_before(number)}", "after"
        made.append(
            TextualMod(
                "", ModKind.INSERTION, draft.eid, draft.work, destination, position, new=name
            )
        )
    return made


def _before(number: str) -> str:
    """The number that stands before a new one, as far as numbers tell: 20-1 → 20, 35 → 34."""
    *around, last = number_key(number)
    if last > 1:
        return "-".join(map(str, (*around, last - 1)))
    return "-".join(map(str, around)) or "1"
