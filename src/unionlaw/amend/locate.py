"""Places as an amending act names them → the units of the text it is applied to.

Drafting leaves out what is plain to a reader of the amended law: the one part of a paragraph,
or that the «first indent» is the unit's opening words. Only what the text leaves no choice
about is completed; anything else stays as it was said, and consolidation refuses it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from unionlaw.consolidate import HEADING, INTRO
from unionlaw.ids import article_of, level_number, level_prefix, number_key, parent_of
from unionlaw.model import (
    PREFIX,
    UNNUMBERED,
    Document,
    Kind,
    Mod,
    ModKind,
    Provision,
    QuotedStructure,
    TextualMod,
)

_PART = re.compile(r"__al_\d+(?=__)")
_FIRST = frozenset({"al_1", "indent_1"})


def located(act: Document, base: Document) -> Document:
    """The act with its modifications addressed to the units of `base`, if it changes that act."""
    quotes = _quoted(act)
    numbers = [unit.number for unit in base.articles() if unit.kind is Kind.ARTICLE]
    added: Counter[str] = Counter()
    mods: list[TextualMod] = []
    for mod in act.mods:
        if mod.work != base.meta.iri:
            mods.append(mod)
            continue
        units = quotes.get(mod.new, ())
        if mod.kind is ModKind.INSERTION and units and units[0].kind is Kind.ARTICLE:
            mods.append(_article(mod, units[0], numbers))
        elif mod.kind is ModKind.INSERTION and units:
            mods.append(_added(mod, units[0], base, added))
        else:
            mods.append(replace(mod, destination=_existing(mod, base)))
    return replace(act, mods=tuple(mods))


def _quoted(act: Document) -> dict[str, tuple[Provision, ...]]:
    return {
        part.eid: part.provisions
        for unit in act.walk()
        for item in unit.content
        if isinstance(item, Mod)
        for part in item.content
        if isinstance(part, QuotedStructure)
    }


def _article(mod: TextualMod, unit: Provision, numbers: list[str]) -> TextualMod:
    """An article goes after the one that its number follows, added ones counted."""
    if mod.position == "inside":
        return mod
    key = number_key(unit.number)
    before = [number for number in numbers if number_key(number) < key]
    numbers.append(unit.number)
    if not before:
        return mod
    nearest = max(before, key=number_key)
    return replace(mod, destination=f"{PREFIX[Kind.ARTICLE]}_{nearest}")


def _added(mod: TextualMod, unit: Provision, base: Document, added: Counter[str]) -> TextualMod:
    """Added units below another; an unnumbered one at the place the sentence gives it."""
    parent_eid = _existing(mod, base)
    mod = replace(mod, destination=parent_eid)
    parent = base.find(parent_eid)
    if parent is None or unit.kind not in UNNUMBERED:
        return mod
    place = int(level_number(unit.eid) or 1)
    key = f"{parent_eid}__{PREFIX[unit.kind]}"
    siblings = sum(child.kind is unit.kind for child in parent.children)
    siblings = siblings or (1 if parent.content else 0)
    if place == 1:
        return mod
    if place <= siblings:
        return replace(mod, destination=f"{key}_{place}", position="before")
    if place == siblings + added[key] + 1:
        added[key] += 1
        return mod
    return replace(mod, destination=f"{key}_{place - 1}", position="after")


def _existing(mod: TextualMod, base: Document) -> str:
    """The eId of the unit that the destination means; the destination itself if none is."""
    suffix = HEADING if mod.destination.endswith(HEADING) else ""
    eid = mod.destination.removesuffix(HEADING)
    if base.find(eid) is not None:
        return mod.destination
    last = eid.rpartition("__")[2]
    if last in _FIRST and not suffix and (mod.old or mod.position == "end"):
        # The first part or indent of a unit without such units: its own words.
        around = base.find(_unit(parent_of(eid), base))
        if around is not None and around.content and not _divided(around, level_prefix(eid)):
            return f"{around.eid}{INTRO}" if around.children else around.eid
    return _unit(eid, base) + suffix


def _divided(unit: Provision, prefix: str) -> bool:
    return any(level_prefix(child.eid) == prefix for child in unit.children)


def _unit(eid: str, base: Document) -> str:
    """The unit of that eId, or the only one that differs from it by parts left out."""
    if base.find(eid) is not None:
        return eid
    article = base.find(article_of(eid))
    if article is None:
        return eid
    without_first = eid.replace("__al_1__", "__")
    if without_first != eid and base.find(without_first) is not None:
        return without_first
    if _PART.search(eid):
        return eid
    found = [unit.eid for unit in article.walk() if _PART.sub("", unit.eid) == eid]
    return found[0] if len(found) == 1 else eid
