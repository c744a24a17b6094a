"""Commands that apply and check: consolidate, verify, validate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

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


@click.command(short_help="Apply amending acts to a text.")
@click.argument("base", type=REF)
@click.argument("amendments", type=REF, nargs=-1, required=True)
@click.option(
    "--as",
    "name",
    metavar="NAME",
    default="",
    help="Which act BASE is, if it is a file that does not say (1993, 2014).",
)
@output_options("md", "xml")
def consolidate(base: str, amendments: tuple[str, ...], name: str, **options: Any) -> None:
    """Apply amending acts to a text, in the order given.

    An amending act may be a Markdown copy of the official Russian text: its instructions are
    read from its words, and what could not be read is listed with its line.

    Every instruction is listed as applied or refused, with the reason. With --format xml
    nothing is written if an instruction was refused or not read. Exit code 1 if one was.

    \b
    Examples:
      unionlaw consolidate 2014 2015-415 2016-483
      unionlaw consolidate 2014@2020-05-03 2020-321 --format xml -o 2020-05-04.xml
      unionlaw consolidate law.md act-of-2015.md act-of-2016.md --format md -o law-2016.md
    """
    from unionlaw.amend.apply import applied, demand_whole, is_whole, known
    from unionlaw.consolidate import Consolidation
    from unionlaw.errors import ConsolidationError

    output = output_of(options)
    state = state_of(base, output)
    document = known(state.document, state.origin, name)
    done: list[Consolidation] = []
    acts = [state_of(typed, output) for typed in amendments]
    read = [act.amending for act in acts if act.amending is not None]
    for typed, act in zip(amendments, acts, strict=True):
        unread = act.amending.unparsed if act.amending is not None else ()
        changed = {mod.work for mod in act.document.mods} | {one.work for one in unread}
        if document.meta.iri not in changed:
            raise ConsolidationError(
                f"“{typed}” holds no instruction that changes “{base}”",
                hint="`unionlaw laws` lists the amending acts",
            )
        done.append(applied(document, act.document, is_read=act.amending is not None))
        document = done[-1].document
    if output.format == "xml":
        demand_whole(read, done, document)
    if not output.quiet:
        if output.format == "json":
            from unionlaw.report import data

            output.put(data.to_json(data.consolidate_data(state, done, read)))
        elif output.format == "md":
            from unionlaw.report import markdown

            output.put(markdown.consolidation(state, done, read))
        elif output.format == "xml":
            from unionlaw import akn

            output.put(akn.to_bytes(document).decode())
        else:
            from unionlaw.report.terminal import checks as terminal

            screen = output.screen()
            output.put(screen.render(terminal.consolidation(state, done, read)))
    sys.exit(SAME if is_whole(read, done, document) else DIFFERENT)


@click.command(short_help="Prove a text equal to a published one.")
@click.argument("ours", type=REF)
@click.argument("published", type=REF)
@output_options("md")
def verify(ours: str, published: str, **options: Any) -> None:
    """Prove a text equal to a published one, word for word.

    Left out of account are the editor's notes and what typists vary: quotation marks, dashes,
    letters that look alike, spaces, soft hyphens. What was left out is counted, by kind.
    Exit code 1 if anything else differs.

    \b
    Examples:
      unionlaw verify 2014@2020-05-25 published.xml
      unionlaw verify consolidated.xml official.md --format md
    """
    from unionlaw.verify import verify as prove

    output = output_of(options)
    told = prove(state_of(ours, output), state_of(published, output))
    if not output.quiet:
        if output.format == "json":
            from unionlaw.report import verifying

            output.put(verifying.as_json(told))
        elif output.format == "md":
            from unionlaw.report import verifying

            output.put(verifying.as_markdown(told))
        else:
            from unionlaw.report.terminal import verifying as terminal

            screen = output.screen()
            output.put(screen.render(terminal.verification(screen, told)))
    sys.exit(SAME if told.is_same else DIFFERENT)


@click.command(short_help="Check texts and decisions.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@output_options()
def validate(paths: tuple[Path, ...], **options: Any) -> None:
    """Check texts and decisions: schema, eIds, references, consolidation, staleness.

    Without a path, the whole corpus. Exit code 1 if anything is wrong or stale.

    \b
    Examples:
      unionlaw validate
      unionlaw validate laws/kz/2014/eng.xml comparisons/
    """
    from unionlaw.validate import validate as check

    output = output_of(options)
    told = check(paths, open_corpus(output))
    if not output.quiet:
        if output.format == "json":
            from unionlaw.report import data

            output.put(data.to_json(data.validation_data(told)))
        else:
            from unionlaw.report.terminal import checks as terminal

            screen = output.screen()
            output.put(screen.render(terminal.validation(told)))
    sys.exit(SAME if told.is_valid else DIFFERENT)
