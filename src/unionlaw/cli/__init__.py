"""The command line: arguments → one library call → one report → exit code.

Exit codes are those of diff: 0 done or the same, 1 different, stale or not valid, 2 the input
or the call is wrong. Imports that cost are made where they are needed.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from unionlaw.cli.checking import consolidate, validate, verify
from unionlaw.cli.comparing import align, diff
from unionlaw.cli.options import SAME
from unionlaw.cli.reading import history, laws, show
from unionlaw.errors import UnionlawError


class _Group(click.Group):
    """Commands in the order of the work, and errors of unionlaw as one message."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order they were added."""
        return list(self.commands)

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
@click.version_option(package_name="unionlaw", prog_name="unionlaw")
def cli() -> None:
    """Compare trade-union laws: what changed, article by article and word by word.

    \b
    Start with:
      unionlaw laws
      unionlaw diff 1993 2014
    """


@click.command(short_help="Print a shell's completion script.")
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


for command in (laws, show, diff, align, history, consolidate, verify, validate, completion):
    cli.add_command(command)


def main() -> None:
    """Runs the command line; every error of unionlaw is one message and exit code 2."""
    try:
        cli(prog_name="unionlaw")
    except BrokenPipeError:
        # The reader of the pipe has left (`| head`): not an error of ours.
        sys.stdout = None
        sys.exit(SAME)
