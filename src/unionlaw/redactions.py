"""Two redactions of one act: which provision is which.

Nothing is guessed here: a provision keeps its identity through every amending act that
changed, restated or renumbered it, and loses it when an act deletes it.
"""

from __future__ import annotations

from collections.abc import Iterable

from unionlaw.align import Alignment, Pair, Relation, likeness, same_words, words_of
from unionlaw.model import Document, Level, Provision, texts
from unionlaw.versions import State


def identities(state: State) -> dict[str, str]:
    """eId in the state → what the provision is: its eId as adopted, or ``ACT:eId`` if added later.

    An unnumbered part that moved up because another was deleted keeps its identity.
    """
    known = {unit.eid: unit.eid for unit in state.adopted.walk()}
    for step in state.steps:
        was = {after: before for before, after in step.consolidation.carried.items()}
        gone = set(step.consolidation.carried)
        known = {
            unit.eid: (
                known[was[unit.eid]]
                if was.get(unit.eid) in known
                else known[unit.eid]
                if unit.eid in known and unit.eid not in gone
                else f"{step.act.meta.name}:{unit.eid}"
            )
            for unit in step.consolidation.document.walk()
        }
    return known


def pair_redactions(base: State, target: State) -> Alignment:
    """Every provision of both redactions with its counterpart, if it has one."""
    before, after = identities(base), identities(target)
    return Alignment(
        articles=_pairs(
            base.document.articles(), target.document.articles(), before, after, Level.ARTICLE
        ),
        paragraphs=_pairs(
            _lines(base.document), _lines(target.document), before, after, Level.PARAGRAPH
        ),
    )


def _lines(document: Document) -> Iterable[Provision]:
    return (unit for article in document.articles() for unit in texts(article))


def _pairs(
    base: Iterable[Provision],
    target: Iterable[Provision],
    before: dict[str, str],
    after: dict[str, str],
    level: Level,
) -> tuple[Pair, ...]:
    left = {before[unit.eid]: unit for unit in base}
    right = {after[unit.eid]: unit for unit in target}
    pairs: list[Pair] = []
    waiting = list(left)
    for identity, unit in right.items():
        counterpart = left.get(identity)
        # What was deleted is told where it stood: before the next provision that remains.
        while waiting and counterpart is not None:
            gone = waiting.pop(0)
            if gone == identity:
                break
            if gone not in right:
                pairs.append(Pair((left[gone].eid,), (), Relation.REMOVED, 0.0))
        if counterpart is None:
            pairs.append(Pair((), (unit.eid,), Relation.ADDED, 0.0))
        else:
            words = words_of((counterpart,), level), words_of((unit,), level)
            relation = _relation(counterpart, unit, *words)
            pairs.append(Pair((counterpart.eid,), (unit.eid,), relation, likeness(*words)))
    pairs.extend(
        Pair((left[gone].eid,), (), Relation.REMOVED, 0.0) for gone in waiting if gone not in right
    )
    return tuple(pairs)


def _relation(base: Provision, target: Provision, before: str, after: str) -> Relation:
    if not same_words(before, after):
        return Relation.MODIFIED
    return Relation.UNCHANGED if base.eid == target.eid else Relation.RENUMBERED
