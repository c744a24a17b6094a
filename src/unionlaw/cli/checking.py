"""Commands that apply and check: consolidate, validate."""

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
@output_options("md", "xml")
def consolidate(base: str, amendments: tuple[str, ...], **options: Any) -> None:
    """Apply amending acts to a text, in the order given.

    Every instruction is listed as applied or refused, with the reason. With --format xml
    nothing is written if an instruction was refused. Exit code 1 if one was.

    \b
    Examples:
      unionlaw consolidate 2014 2015-415 2016-483
      unionlaw consolidate 2014@2020-05-03 2020-321 --format xml -o 2020-05-04.xml
    """
    from unionlaw.consolidate import Consolidation, demand
    from unionlaw.consolidate import consolidate as apply
    from unionlaw.errors import ConsolidationError

    output = output_of(options)
    state = state_of(base, output)
    document = state.document
    done: list[Consolidation] = []
    for typed in amendments:
        act = state_of(typed, output).document
        if not any(mod.work == document.meta.iri for mod in act.mods):
            raise ConsolidationError(
                f"“{typed}” holds no instruction that changes “{base}”",
                hint="`unionlaw laws` lists the amending acts",
            )
        done.append(apply(document, act))
        document = done[-1].document
    if output.format == "xml":
        for one in done:
            demand(one)
    if not output.quiet:
        if output.format == "json":
            from unionlaw.report import data

            output.put(data.to_json(data.consolidate_data(state, done)))
        elif output.format == "md":
            from unionlaw.report import markdown

            output.put(markdown.consolidation(state, done))
        elif output.format == "xml":
            from unionlaw import akn

            output.put(akn.to_bytes(document).decode())
        else:
            from unionlaw.report.terminal import checks as terminal

            screen = output.screen()
            output.put(screen.render(terminal.consolidation(state, done)))
    sys.exit(DIFFERENT if any(one.refused for one in done) else SAME)


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
