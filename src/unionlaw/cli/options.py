"""Options that commands share, and where their results go."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from unionlaw.errors import UnionlawError

if TYPE_CHECKING:
    from unionlaw.corpus import Corpus
    from unionlaw.report.terminal.screen import Screen
    from unionlaw.versions import State

F = TypeVar("F", bound=Callable[..., Any])

SAME, DIFFERENT = 0, 1
"""Exit codes, those of diff; 2, the call or the input is wrong, comes with the error."""


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
            # Colours carry the edits: no pager may drop them.
            click.echo_via_pager(text, color=True)
        else:
            click.echo(text, nl=not text.endswith("\n"), color=True)


def open_corpus(output: Output) -> Corpus:
    """The corpus that was asked for, or the one that comes with unionlaw."""
    from unionlaw import shipped
    from unionlaw.corpus import Corpus

    return Corpus(output.corpus if output.corpus is not None else shipped.root())


def state_of(typed: str, output: Output, basis: str = "adopted") -> State:
    """The state that a reference means."""
    from unionlaw.ids import Reference
    from unionlaw.versions import Basis, resolve

    return resolve(Reference.parse(typed), open_corpus(output), Basis(basis))


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


def output_of(options: dict[str, Any]) -> Output:
    """Takes the shared options out of those of a command."""
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
