"""Commands that show what is held: laws, show, history."""

from __future__ import annotations

from typing import Any

import click

from unionlaw.cli.options import (
    REF,
    open_corpus,
    output_of,
    output_options,
    state_of,
)


@click.command(short_help="List the texts that are held.")
@output_options()
def laws(**options: Any) -> None:
    """List the texts that are held: acts, their dates, and the names of states.

    \b
    Examples:
      unionlaw laws
      unionlaw laws --format json
    """
    output = output_of(options)
    corpus = open_corpus(output)
    documents = [(corpus.read(name), corpus.languages(name)) for name in corpus.names()]
    documents.sort(key=lambda pair: (pair[0].meta.adopted is None, pair[0].meta.adopted))
    if output.quiet:
        return
    if output.format == "json":
        from unionlaw.report import data

        output.put(data.to_json(data.laws_data(documents, corpus.states())))
        return
    from unionlaw.report.terminal import law as terminal

    screen = output.screen()
    output.put(screen.render(terminal.laws(documents, corpus.states())))


@click.command(short_help="Print a law or a provision, at any date.")
@click.argument("ref", type=REF)
@click.option("--eids", is_flag=True, help="Print the eId before each provision.")
@click.option(
    "--basis",
    type=click.Choice(["adopted", "in-force"]),
    default="adopted",
    help="What @DATE counts by: adoption of the amending acts, or their entry into force.",
)
@output_options("md", "xml")
def show(ref: str, eids: bool, basis: str, **options: Any) -> None:
    """Print a law, or one provision of it, at any date.

    \b
    Examples:
      unionlaw show 2020#art_10
      unionlaw show 2014@2017-07-11#art_10__para_3
      unionlaw show 1993 --eids
      unionlaw show 2014@2016-01-01 --basis in-force
      unionlaw show current --format xml -o current.xml
    """
    from unionlaw.ids import Reference

    output = output_of(options)
    state = state_of(ref, output, basis)
    eid = Reference.parse(ref).eid
    unit = state.provision(eid) if eid else None
    if output.quiet:
        return
    if output.format == "json":
        from unionlaw.report import data

        output.put(data.to_json(data.show_data(state, unit)))
    elif output.format == "md":
        from unionlaw.report import markdown

        output.put(markdown.text(state, unit))
    elif output.format == "xml":
        from unionlaw import akn
        from unionlaw.akn.writer import provision_to_bytes

        xml = akn.to_bytes(state.document) if unit is None else provision_to_bytes(unit)
        output.put(xml.decode())
    else:
        from unionlaw.report.terminal import law as terminal

        screen = output.screen()
        output.put(screen.render(terminal.text(state, unit, eids=eids)))


@click.command(short_help="Follow a provision through every act.")
@click.argument("ref", type=REF)
@output_options("md")
def history(ref: str, **options: Any) -> None:
    """Follow a provision through every act, and across the act that was replaced.

    \b
    Examples:
      unionlaw history 2014#art_10__para_3
      unionlaw history 1993#art_12__al_2
      unionlaw history current#art_16 --format md
    """
    from unionlaw.history import history as follow
    from unionlaw.ids import Reference

    output = output_of(options)
    told = follow(Reference.parse(ref), open_corpus(output))
    if output.quiet:
        return
    if output.format == "json":
        from unionlaw.report import data

        output.put(data.to_json(data.history_data(told)))
    elif output.format == "md":
        from unionlaw.report import markdown

        output.put(markdown.history(told))
    else:
        from unionlaw.report.terminal import history as terminal

        screen = output.screen()
        output.put(screen.render(terminal.history(screen, told)))
