"""The command line: arguments → one library call → one report → exit code.

Exit codes are those of diff: 0 done or the same, 1 different, stale or not valid, 2 the input
or the call is wrong. Imports that cost are made where they are needed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from unionlaw.errors import UnionlawError, UnknownReferenceError

if TYPE_CHECKING:
    from unionlaw.compare import ArticleChange, Comparison
    from unionlaw.corpus import Corpus
    from unionlaw.report.terminal.screen import Screen
    from unionlaw.versions import State

F = TypeVar("F", bound=Callable[..., Any])

SAME, DIFFERENT, WRONG = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Output:
    """How and where a report goes."""

    format: str
    file: Path | None
    color: bool | None
    corpus: Path | None
    quiet: bool
    verbose: bool
    pager: bool

    def screen(self) -> Screen:
        """The terminal, or what stands for it: no colours and 100 columns in a pipe or a file."""
        from unionlaw.report.terminal.screen import Screen

        to_terminal = self.file is None and sys.stdout.isatty()
        color = self.color
        if color is None:
            color = to_terminal and not os.environ.get("NO_COLOR")
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isdigit() and int(columns) > 0 else None
        return Screen(width=width if width or to_terminal else 100, color=color)

    def put(self, text: str) -> None:
        """Writes the report: to the file, the pager or the standard output."""
        if self.file is not None:
            from unionlaw.files import write_bytes

            write_bytes(self.file, text.encode())
            return
        long = text.count("\n") > shutil.get_terminal_size().lines
        if self.pager and long and sys.stdout.isatty():
            # -R shows the colours, -F leaves at once when the text fits after all.
            os.environ.setdefault("LESS", "-RF")
            click.echo_via_pager(text)
        else:
            click.echo(text, nl=not text.endswith("\n"), color=True)


def _open_corpus(output: Output) -> Corpus:
    from unionlaw import shipped
    from unionlaw.corpus import Corpus

    return Corpus(output.corpus if output.corpus is not None else shipped.root())


def _state(typed: str, output: Output, basis: str = "adopted") -> State:
    from unionlaw.ids import Reference
    from unionlaw.versions import Basis, resolve

    return resolve(Reference.parse(typed), _open_corpus(output), Basis(basis))


def output_options(*formats: str) -> Callable[[F], F]:
    """The options every command has where it prints a result."""

    def add(command: F) -> F:
        options = (
            click.option(
                "--format",
                "format_",
                type=click.Choice(("text", "json", *formats)),
                default="text",
                help="Form of the result (default: text).",
            ),
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path),
                help="Write to this file instead of the screen; it is replaced only once whole.",
            ),
            click.option(
                "--color/--no-color", default=None, help="Colours (default: on a terminal only)."
            ),
            click.option(
                "--corpus",
                type=click.Path(path_type=Path),
                help="Folder that holds laws/ (default: the one that comes with unionlaw).",
            ),
            click.option("--pager/--no-pager", default=True, help="Page long results."),
            click.option("-q", "--quiet", is_flag=True, help="Print nothing; only the exit code."),
            click.option("-v", "--verbose", is_flag=True, help="Show what is left out otherwise."),
        )
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _output(options: dict[str, Any]) -> Output:
    return Output(
        options.pop("format_"),
        options.pop("output"),
        options.pop("color"),
        options.pop("corpus"),
        options.pop("quiet"),
        options.pop("verbose"),
        options.pop("pager"),
    )


class _References(click.ParamType[str]):
    """A reference; completes the names that are held."""

    name = "ref"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[Any]:
        from click.shell_completion import CompletionItem

        from unionlaw import shipped
        from unionlaw.corpus import Corpus

        try:
            corpus = Corpus(shipped.root())
            names = [*corpus.names(), *(state.name for state in corpus.states())]
        except UnionlawError:
            names = []
        found = [CompletionItem(name) for name in sorted(names) if name.startswith(incomplete)]
        return found or [CompletionItem(incomplete, type="file")]


REF = _References()


class _Group(click.Group):
    """Commands in the order of the work, and errors of unionlaw as one message."""

    order = ("laws", "show", "diff", "align", "history", "consolidate", "validate", "completion")

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in self.order if name in self.commands]

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UnionlawError as error:
            click.echo(f"unionlaw: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
A reference is NAME[@YYYY-MM-DD][:LANG][#EID] or the path of a file:
  2014                          the 2014 law as adopted
  2014@2020-05-25#art_12        its article 12 after the acts adopted by 25 May 2020
  1993#art_10__al_1__indent_2   article 10 of the 1993 law, part 1, indent 2

\b
Exit codes: 0 done or same, 1 different, stale or not valid, 2 the call or the input is wrong.""",
)
@click.version_option(package_name="unionlaw")
def cli() -> None:
    """Compare trade-union laws: what changed, article by article and word by word.

    \b
    Start with:
      unionlaw laws
      unionlaw diff 1993 2014
    """


@cli.command()
@output_options()
def laws(**options: Any) -> None:
    """List the texts that are held: acts, their dates, and the names of states.

    \b
    Examples:
      unionlaw laws
      unionlaw laws --format json
    """
    output = _output(options)
    corpus = _open_corpus(output)
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


@cli.command()
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

    output = _output(options)
    state = _state(ref, output, basis)
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


@cli.command()
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

    output = _output(options)
    left, right = _state(base, output, basis), _state(target, output, basis)
    told = compare(
        left,
        right,
        _open_corpus(output),
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


@cli.command()
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
    from unionlaw.compare import pairing
    from unionlaw.model import Level

    output = _output(options)
    left, right = _state(base, output), _state(target, output)
    articles, paragraphs, _ = pairing(
        left, right, _open_corpus(output), with_decisions=not no_decisions
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


@cli.command()
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

    output = _output(options)
    told = follow(Reference.parse(ref), _open_corpus(output))
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


@cli.command()
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

    output = _output(options)
    state = _state(base, output)
    document = state.document
    done: list[Consolidation] = []
    for typed in amendments:
        act = _state(typed, output).document
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


@cli.command()
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

    output = _output(options)
    told = check(paths, _open_corpus(output))
    if not output.quiet:
        if output.format == "json":
            from unionlaw.report import data

            output.put(data.to_json(data.validation_data(told)))
        else:
            from unionlaw.report.terminal import checks as terminal

            screen = output.screen()
            output.put(screen.render(terminal.validation(told)))
    sys.exit(SAME if told.is_valid else DIFFERENT)


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Examples:
      unionlaw completion bash >> ~/.bashrc
      unionlaw completion fish > ~/.config/fish/completions/unionlaw.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise UnionlawError(f"no completion is known for “{shell}”")
    click.echo(found(cli, {}, "unionlaw", "_UNIONLAW_COMPLETE").source())


def main() -> None:
    """Runs the command line; every error of unionlaw is one message and exit code 2."""
    try:
        cli(prog_name="unionlaw")
    except BrokenPipeError:
        # The reader of the pipe has left (`| head`): not an error of ours.
        sys.stdout = None
        sys.exit(SAME)
