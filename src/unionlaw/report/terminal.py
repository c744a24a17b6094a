"""Reports for the terminal: colours where there are colours, marks where there are none.

Deleted words stand in ``[-…-]`` and inserted ones in ``{+…+}`` wherever colour is off, so that
a pipe, a log and a monochrome screen read the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from unionlaw.align import Relation
from unionlaw.compare import ArticleChange, Comparison, Decided, ProvisionChange
from unionlaw.consolidate import Consolidation
from unionlaw.corpus import NamedState
from unionlaw.decisions import Direction
from unionlaw.diff import Op, TextDiff
from unionlaw.history import Event, EventKind, History, Link
from unionlaw.ids import label
from unionlaw.model import Document, Kind, Level, Provision
from unionlaw.report import view
from unionlaw.validate import Severity, Validation
from unionlaw.versions import State, say

STYLES = {
    Op.DELETE: "red strike",
    Op.INSERT: "green underline",
}
MOVED = "magenta"
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


class Screen:
    """Where a report goes: its width, and whether it has colours."""

    def __init__(self, *, width: int | None, color: bool) -> None:
        self.buffer = StringIO()
        self.color = color
        self.console = Console(
            file=self.buffer,
            width=width,
            force_terminal=color,
            no_color=not color,
            color_system="standard" if color else None,
            highlight=False,
            soft_wrap=False,
            legacy_windows=False,
        )

    def render(self, items: Iterator[RenderableType]) -> str:
        """The report as text, with colour codes if the screen has colours."""
        for item in items:
            self.console.print(item)
        lines = self.buffer.getvalue().split("\n")
        return "\n".join(line if self.color else line.rstrip() for line in lines)

    # Pieces

    def edits(self, diff: TextDiff, *, only: Op | None = None) -> Text:
        """A compared text; with `only`, that side alone (its own words marked)."""
        text = Text()
        hidden = {Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}.get(only) if only else None
        for piece in diff.pieces:
            if piece.op is hidden or not piece.text:
                continue
            if piece.op is Op.EQUAL:
                text.append(piece.text)
                continue
            style = STYLES[piece.op] + (f" {MOVED}" if piece.move is not None else "")
            if self.color:
                text.append(piece.text, style)
            else:
                text.append(_marked(piece.op, piece.text, piece.move))
        return text

    # Comparison

    def comparison(
        self, told: Comparison, articles: Sequence[ArticleChange], view_name: str, *, full: bool
    ) -> Iterator[RenderableType]:
        """A comparison: what is compared, the counts, and (unless ``stat``) article by article."""
        yield from self._head(told)
        yield from self._statistics(told)
        yield from self._articles_table(articles)
        if view_name == "stat":
            return
        yield Text()
        yield self._legend()
        side = view_name == "side" and self.console.width >= SIDE_BY_SIDE_MIN
        for article in articles:
            yield from self._article(told, article, side=side, full=full)

    def _head(self, told: Comparison) -> Iterator[RenderableType]:
        for name, state in (("From", told.base), ("To  ", told.target)):
            reference = (str(state.reference), "bold cyan")
            yield Text.assemble((f"{name} ", "bold"), reference, "  ", state.title)
        for line in view.notices(told):
            yield Text(line, "dim")
        yield Text()

    def _statistics(self, told: Comparison) -> Iterator[RenderableType]:
        articles, lines = told.summary(Level.ARTICLE), told.summary(Level.PARAGRAPH)
        table = _table("relation", ("articles", "right"), ("provisions", "right"), "meaning")
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

    def _articles_table(self, articles: Sequence[ArticleChange]) -> Iterator[RenderableType]:
        table = _table("article", "relation", ("score", "right"), ("words", "right"), "directions")
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

    def _legend(self) -> Text:
        legend = Text("Legend: ", "dim")
        for op, words in ((Op.DELETE, "taken out"), (Op.INSERT, "put in")):
            if self.color:
                legend.append(words, STYLES[op])
            else:
                legend.append(_marked(op, words, None))
            legend.append(" ")
        if self.color:
            legend.append("moved within", MOVED)
        else:
            legend.append("[-1>moved away-] {+1>moved here+}")
        return legend

    def _article(
        self, told: Comparison, article: ArticleChange, *, side: bool, full: bool
    ) -> Iterator[RenderableType]:
        pair = article.pair
        yield Text()
        style = RELATION_STYLES[pair.relation]
        title = Text.assemble(
            (view.article_pair_name(pair), "bold"), " · ", (pair.relation.value, style)
        )
        yield Rule(title, align="left", style="dim", characters="─")
        if article.heading.pieces:
            yield Text.assemble(self.edits(article.heading), style="bold" if self.color else "")
        base, target = str(told.base.reference), str(told.target.reference)
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
            yield from self._provision(change, base, target, side=side, full=full)
        for change in article.leaving:
            yield Text()
            yield Text(
                f"{view.names(change.pair.base)} went to {view.names(change.pair.target)}",
                MOVED if self.color else "",
            )
        if hidden:
            yield Text()
            yield Text(f"{hidden} unchanged (shown with -v)", "dim")

    def _provision(
        self, change: ProvisionChange, base: str, target: str, *, side: bool, full: bool
    ) -> Iterator[RenderableType]:
        pair = change.pair
        yield Text()
        head = Text.assemble(
            (view.pair_name(pair), "bold"),
            "  ",
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
                self.edits(change.diff, only=Op.DELETE), self.edits(change.diff, only=Op.INSERT)
            )
            yield Padding(table, (0, 0, 0, 2))
        else:
            yield Padding(self.edits(change.diff), (0, 0, 0, 2))
        decision = change.decided.decision
        if decision is not None and decision.reason and pair.relation is not Relation.UNCHANGED:
            why = Text(f"why: {decision.reason} ({decision.source})", "italic dim")
            yield Padding(why, (0, 0, 0, 2))
        if pair.relation is Relation.REMOVED:
            elsewhere = decision.elsewhere if decision is not None else None
            yield Padding(Text(view.elsewhere_name(elsewhere), "dim"), (0, 0, 0, 2))
        if change.prompts and (full or change.direction is Direction.NOT_REVIEWED):
            for prompt in change.prompts:
                words = " → ".join(f"“{one}”" for one in (prompt.before, prompt.after) if one)
                yield Padding(Text(f"look at: {prompt.sign} ({words})", "dim"), (0, 0, 0, 2))

    # Concordance

    def concordance(
        self, base: State, target: State, level: Level, pairs: Sequence[Decided]
    ) -> Iterator[RenderableType]:
        """The concordance, in the order of the target; what is gone stands where it stood."""
        left, right = str(base.reference), str(target.reference)
        yield Text(f"Concordance {left} → {right}, by {level.value}", "bold")
        for state in (base, target):
            yield Text(f"  {state.reference}: {state.title}", "dim")
        yield Text()
        table = _table(left, right, "relation", ("score", "right"), "decided by")
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

    # A text

    def text(self, state: State, unit: Provision | None, *, eids: bool) -> Iterator[RenderableType]:
        """A law, or one provision of it, as it is printed."""
        if unit is None:
            first, *rest = view.state_lines(state)
            yield Text(first, "bold")
            for line in rest:
                yield Text(line, "dim")
            yield Text()
            for one in (*state.document.preamble, *state.document.body):
                yield from self._unit(one, 0, eids=eids)
            if state.document.signature:
                yield Text()
                yield Text(state.document.signature, "italic")
            return
        yield Text(f"{view.names((unit.eid,))} · {state.title}", "bold")
        if state.document.meta.notice:
            yield Text(state.document.meta.notice, "dim")
        if chapter := state.document.chapter_of(unit.eid):
            yield Text(f"{chapter.num} {chapter.title}", "dim")
        yield Text()
        yield from self._unit(unit, 0, eids=eids)

    def _unit(
        self, unit: Provision, depth: int, *, eids: bool, num: str = ""
    ) -> Iterator[RenderableType]:
        shown = Text(f"#{unit.eid} ", "dim cyan") if eids else Text()
        pad = (0, 0, 0, 2 * depth)
        if unit.kind in (Kind.CHAPTER, Kind.ARTICLE):
            yield Text()
            heading = Text(f"{unit.num} {unit.title}".strip(), "bold")
            yield Text.assemble(shown, heading)
            if unit.content:
                yield Text(unit.text)
            for child in unit.children:
                below = 0 if unit.kind is Kind.CHAPTER or not unit.content else 1
                yield from self._unit(child, depth + below, eids=eids)
            return
        number = unit.num or num
        if unit.content:
            yield Padding(Text.assemble(shown, f"{number} {unit.text}".strip()), pad)
        elif eids:
            yield Padding(shown, pad)
        for index, child in enumerate(unit.children):
            inherited = number if not unit.content and index == 0 else ""
            below = 1 if child.kind is Kind.POINT or (child.kind is Kind.INDENT and index) else 0
            yield from self._unit(child, depth + below, eids=eids, num=inherited)

    # Laws

    def laws(
        self, documents: Sequence[tuple[Document, Sequence[str]]], states: Sequence[NamedState]
    ) -> Iterator[RenderableType]:
        """What is held: acts with their dates, and the names of states."""
        table = _table("name", "act", "adopted", "in force", "held")
        for document, languages in documents:
            meta = document.meta
            number = f"No. {meta.number} " if meta.number else ""
            day = meta.commencement.day
            table.add_row(
                Text(meta.name, "cyan"),
                f"{number}“{meta.title}”",
                meta.adopted.isoformat() if meta.adopted else "",
                day.isoformat() if day else "day not verified",
                f"{meta.extent.value}, {', '.join(languages)}",
            )
        yield table
        yield Text()
        names = _table("state", "redaction", "meaning")
        for state in states:
            at = state.at.isoformat() if state.at else "newest"
            names.add_row(Text(state.name, "cyan"), f"{state.work}@{at}", state.title)
        yield names
        yield Text()
        yield Text(
            "NAME@YYYY-MM-DD: the newest redaction whose amending act was adopted by that day.",
            "dim",
        )

    # History

    def history(self, told: History) -> Iterator[RenderableType]:
        """The history of a provision."""
        yield Text(f"History of {told.name} · {told.title}", "bold")
        yield Text()
        for link in told.predecessors:
            yield from self._link(link, "came from")
        if told.has_predecessor_act and not told.predecessors:
            yield Text("no counterpart in the act that was replaced", "dim")
            yield Text()
        for event in told.events:
            yield from self._event(event)
        for link in told.successors:
            yield from self._link(link, "became")
        for later in told.later:
            yield Rule(style="dim")
            yield from self.history(later)

    def _event(self, event: Event) -> Iterator[RenderableType]:
        yield Text.assemble(
            (say(event.on), "bold"), "  ", (event.kind.value, "yellow"), f"  {event.act_title}"
        )
        if event.commencement is not None:
            day = event.commencement.day
            force = say(day) if day else event.commencement.rule
            yield Padding(Text(f"in force: {force}", "dim"), (0, 0, 0, 2))
        for instruction in event.instructions:
            yield Padding(Text(f"instruction: {instruction}", "dim"), (0, 0, 0, 2))
        if event.diff.pieces and event.kind is not EventKind.REPEALED:
            text = Text(event.diff.target) if not event.diff.base else self.edits(event.diff)
            yield Padding(text, (0, 0, 0, 2))
        yield Text()

    def _link(self, link: Link, verb: str) -> Iterator[RenderableType]:
        head = Text(view.names(link.own), "bold")
        if link.eids:
            head.append(f" {verb} ", "not bold")
            head.append(view.names(link.eids), "cyan")
            head.append(f" of {link.act_title}", "not bold")
        else:
            head.append(": ", "not bold")
            head.append(view.NO_COUNTERPART, "red")
            head.append(f" in {link.act_title}", "not bold")
        if link.partial:
            head.append(f", a part also in {view.names(link.partial)}")
        yield head
        stale = ", stale: a text has changed since" if link.is_stale else ""
        yield Padding(
            Text(f"{link.relation.value} · {link.decided_by.value}{stale}", "dim"), (0, 0, 0, 2)
        )
        if link.reason:
            yield Padding(Text(link.reason, "italic dim"), (0, 0, 0, 2))
        if link.elsewhere is not None:
            yield Padding(Text(view.elsewhere_name(link.elsewhere), "dim"), (0, 0, 0, 2))
        if link.eids and not link.diff.is_same:
            yield Padding(self.edits(link.diff), (0, 0, 0, 2))
        yield Text()

    # Consolidation and validation

    def consolidation(self, base: State, done: Sequence[Consolidation]) -> Iterator[RenderableType]:
        """What each instruction did, then the text."""
        for one in done:
            for effect in one.effects:
                state = Text("applied", "green") if effect.applied else Text("refused", "bold red")
                yield Text.assemble(
                    state, f"  {effect.act}  {label(effect.mod.destination)}: {effect.sentence}"
                )
                if not effect.applied:
                    yield Padding(Text(effect.reason, "red"), (0, 0, 0, 9))
        yield Text()
        document = done[-1].document if done else base.document
        for unit in (*document.preamble, *document.body):
            yield from self._unit(unit, 0, eids=False)

    def validation(self, told: Validation) -> Iterator[RenderableType]:
        """What is wrong, file by file; or that nothing is."""
        for problem in told.problems:
            place = str(problem.file)
            if problem.line:
                place += f":{problem.line}"
            style = "red" if problem.severity is Severity.ERROR else "yellow"
            eid = f" #{problem.eid}" if problem.eid else ""
            yield Text.assemble(
                (place, "bold"), eid, ": ", (problem.severity.value, style), f": {problem.message}"
            )
        errors = sum(one.severity is Severity.ERROR for one in told.problems)
        stale = len(told.problems) - errors
        files = f"{len(told.files)} file{'s' if len(told.files) != 1 else ''} looked at"
        if told.is_valid:
            yield Text(f"{files}: all valid", "green")
        else:
            yield Text(f"{files}: {errors} wrong, {stale} stale", "red")


def _marked(op: Op, text: str, move: int | None) -> str:
    """A change without colour. White space at its ends stays outside the marks."""
    inner = text.strip()
    lead = text[: len(text) - len(text.lstrip())]
    trail = text[len(text.rstrip()) :] if inner else ""
    number = f"{move}>" if move is not None else ""
    opening, closing = ("[-", "-]") if op is Op.DELETE else ("{+", "+}")
    return f"{lead}{opening}{number}{inner}{closing}{trail}"


def _table(*columns: str | tuple[str, str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        if isinstance(column, tuple):
            name, justify = column
            table.add_column(name, justify="right" if justify == "right" else "left")
        else:
            table.add_column(column, overflow="fold")
    return table
