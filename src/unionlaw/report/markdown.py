"""Reports in Markdown, for reading on a web page and for keeping beside the data.

Deleted words stand in ``<del>``, inserted ones in ``<ins>``; what the texts themselves hold is
escaped, so that no law can become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unionlaw.align import Relation
from unionlaw.amend.result import AmendingAct
from unionlaw.compare import ArticleChange, Comparison, ProvisionChange
from unionlaw.consolidate import Consolidation
from unionlaw.decisions import Direction
from unionlaw.diff import Op, TextDiff
from unionlaw.history import Event, History, Link
from unionlaw.ids import label
from unionlaw.model import Kind, Level, Provision
from unionlaw.pairing import Decided
from unionlaw.report import view
from unionlaw.versions import State, say

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def escaped(text: str) -> str:
    """Text as Markdown that shows just that text; line ends become spaces."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def edits(diff: TextDiff) -> str:
    """A compared text with its deletions and insertions marked."""
    parts = []
    for piece in diff.pieces:
        words = escaped(piece.text)
        if piece.op is Op.EQUAL:
            parts.append(words)
            continue
        tag = "del" if piece.op is Op.DELETE else "ins"
        title = f' title="moved, {piece.move}"' if piece.move is not None else ""
        parts.append(f"<{tag}{title}>{words}</{tag}>")
    return "".join(parts)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def comparison(told: Comparison, articles: Sequence[ArticleChange]) -> str:
    """A comparison, article by article."""
    return "\n".join(_comparison(told, articles))


def _comparison(told: Comparison, articles: Sequence[ArticleChange]) -> Iterator[str]:
    base, target = told.base.name, told.target.name
    yield f"# {base} → {target}"
    yield ""
    for name, state in (("From", told.base), ("To", told.target)):
        first, *rest = view.state_lines(state)
        yield f"**{name}:** {escaped(first)}."
        for line in rest:
            if not line.startswith("Text:"):
                yield f"- {escaped(line)}"
        yield ""
    for line in view.notices(told):
        yield f"> {escaped(line)}"
        yield ">"
    yield "> Words taken out are <del>struck through</del>, words put in are <ins>underlined</ins>."
    yield ""
    yield "## Summary"
    yield ""
    by_article, by_line = told.summary(Level.ARTICLE), told.summary(Level.PARAGRAPH)
    yield from _table(
        ("relation", "articles", "provisions", "meaning"),
        [
            (
                relation.value,
                str(by_article[relation.value]),
                str(by_line[relation.value]),
                view.RELATION_WORDS[relation],
            )
            for relation in Relation
            if by_article[relation.value] or by_line[relation.value]
        ],
    )
    directions = told.directions()
    yield (
        "Direction of the changed provisions, seen from the workers' side: "
        + ", ".join(f"{count} {name}" for name, count in directions.items())
        + "."
    )
    yield ""
    yield from _table(
        ("article", "relation", "score", "words", "directions", "pair decided by"),
        [
            (
                f"[{escaped(view.article_pair_name(article.pair))}](#{_anchor(article)})",
                article.pair.relation.value,
                view.score_name(article.pair),
                view.words_name(article),
                view.directions_name(article),
                view.decided_name(article.decided),
            )
            for article in articles
        ],
    )
    for article in articles:
        yield from _article(article, base, target)


def _anchor(article: ArticleChange) -> str:
    pair = article.pair
    return "to-" + "-".join(pair.target) if pair.target else "from-" + "-".join(pair.base)


def _article(article: ArticleChange, base: str, target: str) -> Iterator[str]:
    pair = article.pair
    name = escaped(view.article_pair_name(pair))
    yield f'## <a id="{_anchor(article)}"></a>{name}: {pair.relation.value}'
    yield ""
    if article.heading.pieces:
        yield f"*{edits(article.heading)}*"
        yield ""
    said = [f"pair: {view.decided_name(article.decided)}", f"score {view.score_name(pair)}"]
    if parts := view.parts_name(pair, base, target):
        said.append(parts)
    if article.decided.computed:
        said.append(f"computed alone: {view.computed_name(article.decided)}")
    yield "; ".join(said) + "."
    yield ""
    decision = article.decided.decision
    if decision is not None:
        yield f"> {escaped(decision.reason)} ({escaped(decision.source)})"
        yield ""
    for change in article.provisions:
        yield from _provision(change, base, target)
    for change in article.leaving:
        yield f"**{view.names(change.pair.base)}** went to {view.names(change.pair.target)}."
        yield ""


def _provision(change: ProvisionChange, base: str, target: str) -> Iterator[str]:
    pair = change.pair
    said = [pair.relation.value]
    if pair.relation is not Relation.UNCHANGED:
        said.append(f"direction: {view.direction_name(change)}")
    if parts := view.parts_name(pair, base, target):
        said.append(parts)
    yield f"**{escaped(view.pair_name(pair))}** ({'; '.join(said)})"
    yield ""
    yield edits(change.diff)
    yield ""
    decision = change.decided.decision
    if decision is not None:
        yield f"> {escaped(decision.reason)} ({escaped(decision.source)})"
        if pair.relation is Relation.REMOVED:
            yield ">"
            yield f"> {escaped(view.elsewhere_name(decision.elsewhere))}"
        yield ""
    elif pair.relation is Relation.REMOVED and change.direction is Direction.NOT_REVIEWED:
        yield f"> {escaped(view.elsewhere_name(None))}"
        yield ""


def concordance(base: State, target: State, level: Level, pairs: Sequence[Decided]) -> str:
    """The concordance in both directions."""
    left, right = base.name, target.name
    lines = [f"# Concordance {left} → {right}, by {level.value}", ""]
    lines += [f"- {escaped(state.title)}" for state in (base, target)] + [""]
    lines += _table(
        (left, right, "relation", "score", "a part also in", "decided by"),
        [
            (
                view.names(item.pair.base),
                view.names(item.pair.target),
                item.pair.relation.value,
                view.score_name(item.pair),
                view.parts_name(item.pair, left, right),
                view.decided_name(item),
            )
            for item in pairs
        ],
    )
    lines += [f"## {right} → {left}", ""]
    backward = sorted(
        (item for item in pairs if item.pair.base),
        key=lambda item: _place(base, item.pair.base[0]),
    )
    lines += _table(
        (left, "became"),
        [(view.names(item.pair.base), view.names(item.pair.target)) for item in backward],
    )
    return "\n".join(lines)


def _place(state: State, eid: str) -> int:
    return next((number for number, unit in enumerate(state.document.walk()) if unit.eid == eid), 0)


def text(state: State, unit: Provision | None) -> str:
    """A law, or one provision of it."""
    lines: list[str] = []
    if unit is None:
        lines += [f"# {escaped(state.document.meta.title)}", ""]
        for line in view.state_lines(state):
            lines += [f"> {escaped(line)}", ">"]
        lines[-1] = ""
        for one in (*state.document.preamble, *state.document.body):
            lines += _unit(one)
        if state.document.signature:
            lines += [escaped(state.document.signature), ""]
    else:
        lines += [f"> {escaped(state.title)}", ""]
        lines += _unit(unit)
    return "\n".join(lines)


def _unit(unit: Provision) -> Iterator[str]:
    if unit.kind in (Kind.CHAPTER, Kind.ARTICLE):
        marks = "##" if unit.kind is Kind.CHAPTER else "###"
        yield f"{marks} {escaped(f'{unit.num} {unit.title}'.strip())}"
        yield ""
        if unit.content:
            yield escaped(unit.text)
            yield ""
        for child in unit.children:
            yield from _unit(child)
        return
    first = True
    for inner in unit.walk():
        if not inner.content:
            continue
        num = inner.num or (unit.num if first else "")
        yield escaped(f"{num} {inner.text}".strip())
        yield ""
        first = False


def history(told: History) -> str:
    """The history of a provision."""
    return "\n".join(_history(told, "#"))


def _history(told: History, marks: str) -> Iterator[str]:
    yield f"{marks} History of {escaped(told.name)} ({escaped(str(told.reference))})"
    yield ""
    yield escaped(told.title)
    yield ""
    for link in told.predecessors:
        yield from _link(link, "came from")
    if told.has_predecessor_act and not told.predecessors:
        yield "No counterpart in the act that was replaced."
        yield ""
    for event in told.events:
        yield from _event(event)
    for link in told.successors:
        yield from _link(link, "became")
    for later in told.later:
        yield from _history(later, f"{marks}#")


def _event(event: Event) -> Iterator[str]:
    yield f"- **{say(event.on)}: {event.kind.value}** by {escaped(event.act_title)}" + (
        f", in force {escaped(event.commencement.rule)}" if event.commencement else ""
    )
    for instruction in event.instructions:
        yield f"  - {escaped(instruction)}"
    if event.diff.pieces:
        yield ""
        yield f"  {edits(event.diff)}"
    yield ""


def _link(link: Link, verb: str) -> Iterator[str]:
    if link.eids:
        there = f"{view.names(link.eids)} of {escaped(link.act_title)}"
    else:
        there = f"{view.NO_COUNTERPART} in {escaped(link.act_title)}"
        verb = "has"
    parts = f", a part also in {view.names(link.partial)}" if link.partial else ""
    yield (
        f"- {view.names(link.own)} **{verb}** {there}{parts} ({link.relation.value}; "
        f"{link.decided_by.value}{', stale' if link.is_stale else ''})"
    )
    if link.reason:
        yield f"  - {escaped(link.reason)}"
    if link.elsewhere is not None:
        yield f"  - {escaped(view.elsewhere_name(link.elsewhere))}"
    if link.eids and not link.diff.is_same:
        yield ""
        yield f"  {edits(link.diff)}"
    yield ""


def consolidation(
    base: State, done: Sequence[Consolidation], read: Sequence[AmendingAct] = ()
) -> str:
    """The consolidated text, after the list of what was applied, refused and not read."""
    lines = [f"# {escaped(base.document.meta.title)}: consolidated", ""]
    for one in done:
        for effect in one.effects:
            mark = "applied" if effect.applied else f"**refused**: {escaped(effect.reason)}"
            lines.append(
                f"- {effect.act}, {label(effect.mod.destination)}: "
                f"{escaped(effect.sentence)} ({mark})"
            )
    lines += [f"- {escaped(line)}" for act in read for line in view.amending_lines(act)]
    lines.append("")
    document = done[-1].document if done else base.document
    for unit in (*document.preamble, *document.body):
        lines += _unit(unit)
    return "\n".join(lines)
