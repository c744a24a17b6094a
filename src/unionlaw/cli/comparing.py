"""Commands that compare: diff, align."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from unionlaw.cli.options import (
    DIFFERENT,
    REF,
    SAME,
    open_corpus,
    output_of,
    output_options,
    state_of,
)
from unionlaw.errors import UnknownReferenceError

if TYPE_CHECKING:
    from unionlaw.compare import ArticleChange, Comparison


@click.command(short_help="Compare two texts article by article.")
@click.argument("base", type=REF)
@click.argument("target", type=REF)
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="N",
    help="Only this article; may be repeated. Its number on either side.",
)
@click.option(
    "--view",
    "view_name",
    type=click.Choice(["inline", "side", "stat"]),
    default="inline",
    help="Edits in the line, side by side, or only the counts.",
)
@click.option("--phrases", is_flag=True, help="Coarser edits: phrases rather than words.")
@click.option(
    "--no-decisions", is_flag=True, help="Leave authored decisions out: only what is computed."
)
@click.option(
    "--basis",
    type=click.Choice(["adopted", "in-force"]),
    default="adopted",
    help="What @DATE counts by: adoption of the amending acts, or their entry into force.",
)
@output_options("md")
def diff(
    base: str,
    target: str,
    articles: tuple[str, ...],
    view_name: str,
    phrases: bool,
    no_decisions: bool,
    basis: str,
    **options: Any,
) -> None:
    """Compare two texts article by article, with the edits of every provision.

    Exit code 0 if they are the same, 1 if they differ.

    \b
    Examples:
      unionlaw diff 1993 2014
      unionlaw diff 2014 2020 --article 10 --article 12
      unionlaw diff 2014@2020-05-03 2014@2020-05-04 --view stat
      unionlaw diff 1993 current --view side
      unionlaw diff 1993 2014 --format md -o 1993-2014.md
      unionlaw diff adopted.md redaction.md
    """
    from unionlaw.compare import compare

    output = output_of(options)
    left, right = state_of(base, output, basis), state_of(target, output, basis)
    told = compare(
        left,
        right,
        open_corpus(output),
        with_decisions=not no_decisions,
        phrases=phrases,
    )
    chosen = _chosen(told, articles, (base, target))
    if not output.quiet:
        if output.format == "json":
            from unionlaw.report import data

            output.put(data.to_json(data.diff_data(told, chosen)))
        elif output.format == "md":
            from unionlaw.report import markdown

            output.put(markdown.comparison(told, chosen))
        else:
            from unionlaw.report.terminal import comparison as terminal

            screen = output.screen()
            output.put(
                screen.render(
                    terminal.comparison(screen, told, chosen, view_name, full=output.verbose)
                )
            )
    sys.exit(DIFFERENT if any(article.is_changed for article in chosen) else SAME)


def _chosen(
    told: Comparison, numbers: tuple[str, ...], typed: tuple[str, str]
) -> list[ArticleChange]:
    """The articles asked for: by ``--article``, or by an eId in a reference."""
    from unionlaw.ids import Reference, article_of

    wanted = [f"art_{number}" if number[:1].isdigit() else number for number in numbers]
    for state, reference in zip((told.base, told.target), typed, strict=True):
        eid = Reference.parse(reference).eid
        if eid:
            state.provision(eid)
            wanted.append(article_of(eid))
    if not wanted:
        return list(told.articles)
    known = {eid for article in told.articles for eid in (*article.pair.base, *article.pair.target)}
    for eid in wanted:
        if eid not in known:
            raise UnknownReferenceError(
                f"there is no article {eid.removeprefix('art_')} on either side",
                hint="`unionlaw diff … --view stat` lists the articles of both",
            )
    return [
        article
        for article in told.articles
        if set(wanted) & {*article.pair.base, *article.pair.target}
    ]


@click.command(short_help="Show which provision became which.")
@click.argument("base", type=REF)
@click.argument("target", type=REF)
@click.option(
    "--level",
    type=click.Choice(["article", "paragraph"]),
    default="article",
    help="Pair articles, or each line of text (default: article).",
)
@click.option(
    "--no-decisions", is_flag=True, help="Leave authored decisions out: only what is computed."
)
@output_options("md", "csv")
def align(base: str, target: str, level: str, no_decisions: bool, **options: Any) -> None:
    """Show the concordance: which provision became which, in both directions.

    \b
    Examples:
      unionlaw align 1993 2014
      unionlaw align 1993 2014 --level paragraph --no-decisions
      unionlaw align 1993 2014 --format csv -o concordance.csv
    """
    from unionlaw.model import Level
    from unionlaw.pairing import pairing

    output = output_of(options)
    left, right = state_of(base, output), state_of(target, output)
    articles, paragraphs, _ = pairing(
        left, right, open_corpus(output), with_decisions=not no_decisions
    )
    wanted = Level(level)
    pairs = articles if wanted is Level.ARTICLE else paragraphs
    if not output.quiet:
        if output.format == "json":
            from unionlaw.report import data

            output.put(data.to_json(data.align_data(left, right, wanted, pairs)))
        elif output.format == "md":
            from unionlaw.report import markdown

            output.put(markdown.concordance(left, right, wanted, pairs))
        elif output.format == "csv":
            from unionlaw.report import table

            output.put(table.concordance(left, right, pairs))
        else:
            from unionlaw.report.terminal import comparison as terminal

            screen = output.screen()
            output.put(screen.render(terminal.concordance(left, right, wanted, pairs)))
    sys.exit(SAME if all(p.pair.relation.value == "unchanged" for p in pairs) else DIFFERENT)
