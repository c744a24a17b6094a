"""What every report says in the same words: names of pairs, relations, notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from unionlaw.align import Pair, Relation
from unionlaw.compare import ArticleChange, Comparison, ProvisionChange
from unionlaw.decisions import Direction, Elsewhere
from unionlaw.ids import label
from unionlaw.model import Extent, Meta
from unionlaw.pairing import Decided
from unionlaw.versions import State, say

if TYPE_CHECKING:
    # Named in types alone: a comparison starts without the reader of amending acts.
    from unionlaw.amend.result import AmendingAct

RELATION_WORDS = {
    Relation.UNCHANGED: "the same words",
    Relation.MODIFIED: "the words changed",
    Relation.RENUMBERED: "the same words under another number",
    Relation.MOVED: "found in another place",
    Relation.SPLIT: "its content went to several provisions",
    Relation.MERGED: "made from several provisions",
    Relation.ADDED: "new, no counterpart before",
    Relation.REMOVED: "gone, no counterpart after",
}

NO_COUNTERPART = "no counterpart"


def names(eids: Iterable[str]) -> str:
    """Provisions as lawyers write them, ``no counterpart`` where there is none."""
    return ", ".join(label(eid) for eid in eids) or NO_COUNTERPART


def article_names(eids: tuple[str, ...]) -> str:
    """Articles in a heading: ``article 8``, ``articles 8, 10``, ``preamble``."""
    if not eids:
        return NO_COUNTERPART
    if eids == ("preamble",):
        return "preamble"
    return f"{'articles' if len(eids) > 1 else 'article'} {', '.join(map(label, eids))}"


def pair_name(pair: Pair) -> str:
    """``8, part 1 → 8(1)``; one side alone for what was added or removed."""
    if not pair.base:
        return f"new: {names(pair.target)}"
    if not pair.target:
        return f"gone: {names(pair.base)}"
    if pair.base == pair.target:
        return names(pair.base)
    return f"{names(pair.base)} → {names(pair.target)}"


def article_pair_name(pair: Pair) -> str:
    """``Article 8 → article 8``, with the side that is missing said in words."""
    if pair.base == pair.target:
        name = article_names(pair.base)
    elif not pair.base:
        name = f"{article_names(pair.target)} (new)"
    elif not pair.target:
        name = f"{article_names(pair.base)} (gone)"
    else:
        name = f"{article_names(pair.base)} → {article_names(pair.target)}"
    return name[:1].upper() + name[1:]


def parts_name(pair: Pair, base: str, target: str) -> str:
    """What else carries a part of it, in words; ``""`` if nothing does."""
    said = []
    if pair.partial:
        said.append(f"a part of it also in {names(pair.partial)} of {target}")
    if pair.partial_base:
        said.append(f"a part of it also from {names(pair.partial_base)} of {base}")
    return "; ".join(said)


def decided_name(decided: Decided) -> str:
    """Who decided a pair, and whether the decision still stands."""
    said = decided.decided_by.value
    if decided.is_stale:
        said += ", stale: a text has changed since"
    return said


def direction_name(change: ProvisionChange) -> str:
    """The direction with who decided it; ``not reviewed`` where nobody did."""
    decision = change.decided.decision
    if change.direction is Direction.NOT_REVIEWED or decision is None:
        if decision is not None and decision.direction is not Direction.NOT_REVIEWED:
            return f"not reviewed (was {decision.direction.value}, on an earlier text)"
        return Direction.NOT_REVIEWED.value
    return f"{change.direction.value}, {decision.reviewed.value}"


def computed_name(decided: Decided) -> str:
    """What the computation alone gave, where a decision overruled it."""
    return "; ".join(f"{names(base)} → {names(target)}" for base, target in decided.computed)


def elsewhere_name(elsewhere: Elsewhere | None) -> str:
    """Whether what is gone was looked for in other acts."""
    if elsewhere is None or not elsewhere.searched:
        return "moved to another act: not searched"
    where = ", ".join(elsewhere.searched)
    if elsewhere.found:
        return f"moved to another act: found in {elsewhere.found} (searched: {where})"
    return f"moved to another act: not found (searched: {where})"


def score_name(pair: Pair) -> str:
    """The score with two digits; a dash for one side alone. Never 1.00 by rounding."""
    if not pair.base or not pair.target:
        return "–"
    if pair.score < 1.0:
        return f"{min(pair.score, 0.99):.2f}"
    return "1.00"


def words_name(article: ArticleChange) -> str:
    """How many words went and came in an article."""
    gone = sum(c.diff.deleted_words for c in article.provisions) + article.heading.deleted_words
    come = sum(c.diff.inserted_words for c in article.provisions) + article.heading.inserted_words
    return f"−{gone} +{come}" if gone or come else "0"


def directions_name(article: ArticleChange) -> str:
    """The directions of an article's changes, counted."""
    counted = Counter(
        change.direction
        for change in article.provisions
        if change.pair.relation is not Relation.UNCHANGED
    )
    return ", ".join(f"{counted[one]} {one.value}" for one in Direction if counted[one])


def state_lines(state: State) -> list[str]:
    """What a state is, and what to know before citing it."""
    return [state.title, *meta_lines(state.document.meta), *_acts(state)]


def meta_lines(meta: Meta) -> list[str]:
    """What is known of a text and of who made it."""
    lines = []
    if meta.notice:
        lines.append(f"Text: {meta.notice}")
    if meta.based_on:
        lines.append(f"Made from: {meta.based_on}")
    if meta.extent is not Extent.WHOLE:
        lines.append(f"Held: {meta.extent.value}. {meta.extent_note}")
    done = "; ".join(f"{one.done} ({one.role}, {say(one.on)})" for one in meta.passes)
    if done:
        lines.append(f"Passes: {done}")
    return lines


def _acts(state: State) -> list[str]:
    if not state.steps:
        return []
    acts = []
    for step in state.steps:
        meta = step.act.meta
        held = "" if meta.extent is not Extent.EFFECT else " (only its effect is known)"
        acts.append(f"{meta.name}{held}")
    return [f"With the acts: {', '.join(acts)}"]


def notices(comparison: Comparison) -> list[str]:
    """What a reader must know before relying on a comparison."""
    lines = []
    said: list[str] = []
    for state in (comparison.base, comparison.target):
        notice = state.document.meta.notice
        if notice and notice not in said:
            said.append(notice)
    lines.extend(said)
    effect = [
        step.act.meta.name
        for state in (comparison.base, comparison.target)
        for step in state.steps
        if step.act.meta.extent is Extent.EFFECT
    ]
    if effect:
        lines.append(
            f"Of {', '.join(dict.fromkeys(effect))} only the effect is known, not the text."
        )
    if not comparison.with_decisions:
        lines.append("Authored decisions are left out: pairs as computed, directions not reviewed.")
    if comparison.has_stale:
        lines.append("Decisions marked stale were made on a text that has changed since.")
    return lines


def amending_lines(act: AmendingAct) -> Iterator[str]:
    """How much of an amending act was read from its words, then what was not, a line each."""
    titles = {work.iri: f"the law of {say(work.adopted)}" for work in act.works}
    said = "; ".join(
        f"{read} of {total} instructions read for {titles.get(work, 'no act')}"
        for work, (read, total) in act.coverage().items()
    )
    yield f"{act.document.meta.name}: {said}"
    for one in act.unparsed:
        yield f"not read, line {one.line}: {one.text} ({one.reason})"
    for aside in act.asides:
        yield f"changes nothing held, line {aside.line}: {aside.text} ({aside.reason})"
