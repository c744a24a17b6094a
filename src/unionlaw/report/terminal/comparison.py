"""The comparison and the concordance on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from unionlaw.align import Relation
from unionlaw.compare import ArticleChange, Comparison, ProvisionChange
from unionlaw.decisions import Direction
from unionlaw.diff import Op
from unionlaw.model import Level
from unionlaw.pairing import Decided
from unionlaw.report import view
from unionlaw.report.terminal.screen import MOVED, STYLES, Screen, marked, table_of
from unionlaw.versions import State

RELATION_STYLES = {
    Relation.UNCHANGED: "dim",
    Relation.MODIFIED: "yellow",
    Relation.RENUMBERED: "cyan",
    Relation.MOVED: "magenta",
    Relation.SPLIT: "magenta",
    Relation.MERGED: "magenta",
    Relation.ADDED: "green",
    Relation.REMOVED: "red",
}
DIRECTION_STYLES = {
    Direction.STRENGTHENED: "green",
    Direction.WEAKENED: "red",
    Direction.MIXED: "yellow",
    Direction.NEUTRAL: "dim",
    Direction.NOT_REVIEWED: "dim",
}
SIDE_BY_SIDE_MIN = 60
"""Narrower than this, two columns cannot be read and the inline view is taken."""


def comparison(
    screen: Screen,
    told: Comparison,
    articles: Sequence[ArticleChange],
    view_name: str,
    *,
    full: bool,
) -> Iterator[RenderableType]:
    """A comparison: what is compared, the counts, and (unless ``stat``) article by article."""
    yield from _head(told)
    yield from _statistics(told)
    yield from _articles_table(articles)
    if view_name == "stat":
        return
    yield Text()
    yield _legend(screen)
    side = view_name == "side" and screen.console.width >= SIDE_BY_SIDE_MIN
    for article in articles:
        yield from _article(screen, told, article, side=side, full=full)


def _head(told: Comparison) -> Iterator[RenderableType]:
    for name, state in (("From", told.base), ("To  ", told.target)):
        reference = (state.name, "bold cyan")
        yield Text.assemble((f"{name} ", "bold"), reference, "  ", state.title)
    for line in view.notices(told):
        yield Text(line, "dim")
    yield Text()


def _statistics(told: Comparison) -> Iterator[RenderableType]:
    articles, lines = told.summary(Level.ARTICLE), told.summary(Level.PARAGRAPH)
    table = table_of("relation", ("articles", "right"), ("provisions", "right"), "meaning")
    for relation in Relation:
        if articles[relation.value] or lines[relation.value]:
            table.add_row(
                Text(relation.value, RELATION_STYLES[relation]),
                str(articles[relation.value]),
                str(lines[relation.value]),
                view.RELATION_WORDS[relation],
            )
    yield table
    yield Text("direction of the changed provisions, seen from the workers' side:", "dim")
    words = Text("  ")
    for index, (name, count) in enumerate(told.directions().items()):
        words.append(", " if index else "")
        words.append(f"{count} {name}", DIRECTION_STYLES[Direction(name)])
    yield words
    yield Text()


def _articles_table(articles: Sequence[ArticleChange]) -> Iterator[RenderableType]:
    table = table_of("article", "relation", ("score", "right"), ("words", "right"), "directions")
    for article in articles:
        relation = article.pair.relation
        table.add_row(
            view.article_pair_name(article.pair),
            Text(relation.value, RELATION_STYLES[relation]),
            view.score_name(article.pair),
            view.words_name(article),
            view.directions_name(article),
        )
    yield table


def _legend(screen: Screen) -> Text:
    legend = Text("Legend: ", "dim")
    for op, words in ((Op.DELETE, "taken out"), (Op.INSERT, "put in")):
        if screen.color:
            legend.append(words, STYLES[op])
        else:
            legend.append(marked(op, words, None))
        legend.append(" ")
    if screen.color:
        legend.append("moved within", MOVED)
    else:
        legend.append("[-1>moved away-] {+1>moved here+}")
    return legend


def _article(
    screen: Screen, told: Comparison, article: ArticleChange, *, side: bool, full: bool
) -> Iterator[RenderableType]:
    pair = article.pair
    yield Text()
    style = RELATION_STYLES[pair.relation]
    title = Text.assemble(
        (view.article_pair_name(pair), "bold"), " · ", (pair.relation.value, style)
    )
    yield screen.ruled(title)
    if article.heading.pieces:
        yield Text.assemble(screen.edits(article.heading), style="bold" if screen.color else "")
    base, target = told.base.name, told.target.name
    said = [f"pair {view.decided_name(article.decided)}", f"score {view.score_name(pair)}"]
    if parts := view.parts_name(pair, base, target):
        said.append(parts)
    if article.decided.computed:
        said.append(f"computed alone: {view.computed_name(article.decided)}")
    yield Text(" · ".join(said), "dim")
    decision = article.decided.decision
    if decision is not None and full:
        yield Padding(Text(f"{decision.reason} ({decision.source})", "dim"), (0, 0, 0, 2))
    hidden = 0
    for change in article.provisions:
        if change.pair.relation is Relation.UNCHANGED and not full:
            hidden += 1
            continue
        yield from _provision(screen, change, base, target, side=side, full=full)
    for change in article.leaving:
        yield Text()
        yield Text(
            f"{view.names(change.pair.base)} went to {view.names(change.pair.target)}",
            MOVED if screen.color else "",
        )
    if hidden:
        yield Text()
        yield Text(f"{hidden} unchanged (shown with -v)", "dim")


def _provision(
    screen: Screen, change: ProvisionChange, base: str, target: str, *, side: bool, full: bool
) -> Iterator[RenderableType]:
    pair = change.pair
    yield Text()
    head = Text.assemble(
        (view.pair_name(pair), "bold"),
        ": ",
        (pair.relation.value, RELATION_STYLES[pair.relation]),
    )
    if pair.relation is not Relation.UNCHANGED:
        head.append(" · ")
        head.append(view.direction_name(change), DIRECTION_STYLES[change.direction])
    yield head
    if parts := view.parts_name(pair, base, target):
        yield Padding(Text(parts, "dim"), (0, 0, 0, 2))
    if side:
        table = Table.grid(expand=True, padding=(0, 1))
        table.add_column(ratio=1)
        table.add_column(ratio=1)
        table.add_row(
            screen.edits(change.diff, only=Op.DELETE), screen.edits(change.diff, only=Op.INSERT)
        )
        yield Padding(table, (0, 0, 0, 2))
    else:
        yield Padding(screen.edits(change.diff), (0, 0, 0, 2))
    decision = change.decided.decision
    if decision is not None and full and pair.relation is not Relation.UNCHANGED:
        why = Text(f"why: {decision.reason} ({decision.source})", "italic dim")
        yield Padding(why, (0, 0, 0, 2))
    if pair.relation is Relation.REMOVED:
        elsewhere = decision.elsewhere if decision is not None else None
        yield Padding(Text(view.elsewhere_name(elsewhere), "dim"), (0, 0, 0, 2))
    if full or change.direction is Direction.NOT_REVIEWED:
        for prompt in change.prompts:
            words = " → ".join(f"“{one}”" for one in (prompt.before, prompt.after) if one)
            yield Padding(Text(f"look at: {prompt.sign} ({words})", "dim"), (0, 0, 0, 2))


def concordance(
    base: State, target: State, level: Level, pairs: Sequence[Decided]
) -> Iterator[RenderableType]:
    """The concordance, in the order of the target; what is gone stands where it stood."""
    left, right = base.name, target.name
    yield Text(f"Concordance {left} → {right}, by {level.value}", "bold")
    for state in (base, target):
        yield Text(f"  {state.name}: {state.title}", "dim")
    yield Text()
    table = table_of(left, right, "relation", ("score", "right"), "decided by")
    for item in pairs:
        pair = item.pair
        there = view.names(pair.target)
        here = view.names(pair.base)
        if pair.partial:
            there += f" (part: {view.names(pair.partial)})"
        if pair.partial_base:
            here += f" (part: {view.names(pair.partial_base)})"
        decided = view.decided_name(item)
        if item.computed:
            decided += f"; computed alone: {view.computed_name(item)}"
        table.add_row(
            here,
            there,
            Text(pair.relation.value, RELATION_STYLES[pair.relation]),
            view.score_name(pair),
            decided,
        )
    yield table
