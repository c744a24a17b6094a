"""Results as JSON, with the keys that outside scripts rely on (design §5): add, never rename."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from unionlaw.align import Pair, Relation
from unionlaw.amend.result import AmendingAct
from unionlaw.compare import ArticleChange, Comparison, ProvisionChange
from unionlaw.consolidate import Consolidation, Effect
from unionlaw.corpus import NamedState
from unionlaw.decisions import Direction
from unionlaw.diff import Op, TextDiff
from unionlaw.history import Event, History, Link
from unionlaw.model import Document, Level, Meta, Provision, plain
from unionlaw.pairing import Decided
from unionlaw.report.view import elsewhere_name
from unionlaw.validate import Validation
from unionlaw.versions import State

Data = dict[str, Any]


def to_json(data: Data) -> str:
    """The document as text; non-ASCII letters stay letters."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _schema(name: str) -> str:
    return f"urn:unionlaw:schema:{name}:1"


def pair_data(decided: Decided) -> Data:
    """One pair."""
    pair: Pair = decided.pair
    data: Data = {
        "base": list(pair.base),
        "target": list(pair.target),
        "relation": pair.relation.value,
        "score": round(pair.score, 4),
        "decided_by": decided.decided_by.value,
        "partial": list(pair.partial),
        "partial_base": list(pair.partial_base),
        "stale": decided.is_stale,
    }
    if decided.computed:
        data["computed"] = [
            {"base": list(base), "target": list(target)} for base, target in decided.computed
        ]
    decision = decided.decision
    if decision is not None:
        data["decision"] = {
            "reason": decision.reason,
            "source": decision.source,
            "reviews": [
                {"role": review.role, "on": review.on.isoformat()} for review in decision.reviews
            ],
        }
        if decision.elsewhere is not None:
            data["decision"]["elsewhere"] = {
                "searched": list(decision.elsewhere.searched),
                "found": decision.elsewhere.found or None,
            }
    return data


def edits_data(diff: TextDiff) -> list[Data]:
    """Word edits. Equal and delete join to the base text, equal and insert to the target text.

    A moved stretch stands as a delete and an insert with one ``move`` number; a ``move`` item
    after them, outside both texts, holds the edits inside it.
    """
    edits: list[Data] = []
    told: set[int] = set()
    inner = {move.id: move for move in diff.moves}
    for piece in diff.pieces:
        edit: Data = {"op": piece.op.value, "text": piece.text}
        if piece.move is not None:
            edit["move"] = piece.move
        edits.append(edit)
        if piece.move is not None and piece.op is Op.INSERT and piece.move not in told:
            told.add(piece.move)
            move = inner[piece.move]
            edits.append(
                {
                    "op": "move",
                    "text": move.after,
                    "move": move.id,
                    "before": move.before,
                    "edits": [{"op": part.op.value, "text": part.text} for part in move.pieces],
                }
            )
    return edits


def _provision_data(change: ProvisionChange) -> Data:
    data = pair_data(change.decided)
    data["direction"] = change.direction.value
    data["edits"] = edits_data(change.diff)
    data["prompts"] = [
        {"sign": one.sign, "before": one.before, "after": one.after} for one in change.prompts
    ]
    return data


def _article_data(article: ArticleChange) -> Data:
    data = pair_data(article.decided)
    data["heading"] = edits_data(article.heading)
    data["provisions"] = [
        {"base": list(change.pair.base), "target": list(change.pair.target)}
        for change in article.provisions
    ]
    return data


def state_data(state: State) -> Data:
    """What a state is."""
    meta = state.document.meta
    return {
        "ref": str(state.reference),
        "title": state.title,
        "language": meta.language,
        "notice": meta.notice,
        "acts": [step.act.meta.name for step in state.steps],
    }


def diff_data(comparison: Comparison, articles: Sequence[ArticleChange]) -> Data:
    """A comparison, or the chosen articles of it."""
    changes = [change for article in articles for change in article.provisions]
    return {
        "schema": _schema("diff"),
        "base": str(comparison.base.reference),
        "target": str(comparison.target.reference),
        "level": Level.PARAGRAPH.value,
        "states": {
            "base": state_data(comparison.base),
            "target": state_data(comparison.target),
        },
        "pairs": [_provision_data(change) for change in changes],
        "articles": [_article_data(article) for article in articles],
        "summary": _counted([change.pair for change in changes]),
        "summary_articles": _counted([article.pair for article in articles]),
        "directions": _directions(changes),
    }


def _counted(pairs: Sequence[Pair]) -> dict[str, int]:
    return {
        relation.value: sum(pair.relation is relation for pair in pairs) for relation in Relation
    }


def _directions(changes: Sequence[ProvisionChange]) -> dict[str, int]:
    changed = [one for one in changes if one.pair.relation is not Relation.UNCHANGED]
    return {
        direction.value: sum(one.direction is direction for one in changed)
        for direction in Direction
    }


def align_data(base: State, target: State, level: Level, pairs: Sequence[Decided]) -> Data:
    """A concordance."""
    return {
        "schema": _schema("align"),
        "base": str(base.reference),
        "target": str(target.reference),
        "level": level.value,
        "pairs": [pair_data(item) for item in pairs],
        "summary": _counted([item.pair for item in pairs]),
    }


def provision_data(unit: Provision) -> Data:
    """A provision and those below it."""
    return {
        "eid": unit.eid,
        "kind": unit.kind.value,
        "num": unit.num,
        "heading": plain(unit.heading),
        "text": unit.text,
        "children": [provision_data(child) for child in unit.children],
    }


def show_data(state: State, unit: Provision | None) -> Data:
    """A text, or one provision of it."""
    document = state.document
    units = (*document.preamble, *document.body) if unit is None else (unit,)
    return {
        "schema": _schema("show"),
        "ref": str(state.reference if unit is None else state.reference.at(unit.eid)),
        "state": state_data(state),
        "meta": meta_data(document.meta),
        "provisions": [provision_data(one) for one in units],
    }


def meta_data(meta: Meta) -> Data:
    """What is known of an act and of the text of it."""
    return {
        "iri": meta.iri,
        "name": meta.name,
        "number": meta.number,
        "title": meta.title,
        "adopted": meta.adopted.isoformat() if meta.adopted else None,
        "redaction": meta.redaction.isoformat() if meta.redaction else None,
        "language": meta.language,
        "published": meta.published,
        "commencement": {
            "rule": meta.commencement.rule,
            "day": meta.commencement.day.isoformat() if meta.commencement.day else None,
        },
        "official_ids": dict(meta.official_ids),
        "based_on": meta.based_on,
        "notice": meta.notice,
        "held": meta.extent.value,
        "held_note": meta.extent_note,
        "passes": [
            {"role": one.role, "done": one.done, "on": one.on.isoformat()} for one in meta.passes
        ],
        "lifecycle": [
            {
                "date": event.on.isoformat(),
                "kind": event.kind,
                "source": event.source,
                "title": event.source_title,
            }
            for event in meta.lifecycle
        ],
    }


def laws_data(
    documents: Sequence[tuple[Document, Sequence[str]]], states: Sequence[NamedState]
) -> Data:
    """What is held."""
    return {
        "schema": _schema("laws"),
        "works": [
            {**meta_data(document.meta), "languages": list(languages)}
            for document, languages in documents
        ],
        "states": [
            {
                "name": state.name,
                "work": state.work,
                "at": state.at.isoformat() if state.at else "newest",
                "title": state.title,
            }
            for state in states
        ],
    }


def history_data(told: History) -> Data:
    """The history of a provision."""
    return {
        "schema": _schema("history"),
        "ref": str(told.reference),
        "name": told.name,
        "title": told.title,
        "events": [_event_data(event) for event in told.events],
        "predecessors": [_link_data(link) for link in told.predecessors],
        "successors": [_link_data(link) for link in told.successors],
        "later": [history_data(one) for one in told.later],
    }


def _event_data(event: Event) -> Data:
    return {
        "kind": event.kind.value,
        "date": event.on.isoformat() if event.on else None,
        "act": event.act,
        "act_title": event.act_title,
        "commencement": event.commencement.rule if event.commencement else None,
        "eid": event.eid,
        "instructions": list(event.instructions),
        "edits": edits_data(event.diff),
    }


def _link_data(link: Link) -> Data:
    return {
        "act": link.act,
        "act_title": link.act_title,
        "own": list(link.own),
        "eids": list(link.eids),
        "partial": list(link.partial),
        "relation": link.relation.value,
        "decided_by": link.decided_by.value,
        "stale": link.is_stale,
        "reason": link.reason,
        "elsewhere": elsewhere_name(link.elsewhere) if link.elsewhere is not None else None,
        "edits": edits_data(link.diff),
    }


def consolidate_data(
    base: State, done: Sequence[Consolidation], read: Sequence[AmendingAct] = ()
) -> Data:
    """What each instruction did, and what of the acts' words was not read."""
    acts = {"acts": [amending_data(act) for act in read]} if read else {}
    return {
        "schema": _schema("consolidate"),
        "base": str(base.reference),
        "instructions": [_effect_data(effect) for one in done for effect in one.effects],
        **acts,
    }


def amending_data(act: AmendingAct) -> Data:
    """How much of an amending act was read from its words."""
    return {
        "act": act.document.meta.name,
        "coverage": [
            {"work": work, "read": read, "of": total}
            for work, (read, total) in act.coverage().items()
        ],
        "unparsed": [
            {
                "line": one.line,
                "through": one.through,
                "work": one.work,
                "text": one.text,
                "reason": one.reason,
            }
            for one in act.unparsed
        ],
        "aside": [
            {"line": one.line, "work": one.work, "text": one.text, "reason": one.reason}
            for one in act.asides
        ],
    }


def _effect_data(effect: Effect) -> Data:
    data: Data = {
        "act": effect.act,
        "mod": effect.mod.eid,
        "source": effect.mod.source,
        "kind": effect.mod.kind.value,
        "target": effect.mod.destination,
        "position": effect.mod.position,
        "instruction": effect.sentence,
        "applied": effect.applied,
    }
    if not effect.applied:
        data["reason"] = effect.reason
    return data


def validation_data(validation: Validation) -> Data:
    """What was validated, and what is wrong."""
    return {
        "schema": _schema("validate"),
        "files": [str(file) for file in validation.files],
        "valid": validation.is_valid,
        "problems": [
            {
                "severity": problem.severity.value,
                "file": str(problem.file),
                "line": problem.line,
                "eid": problem.eid,
                "message": problem.message,
            }
            for problem in validation.problems
        ],
    }
