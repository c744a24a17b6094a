"""The command line: colours, quiet, pipes, and the program as a process."""

from __future__ import annotations

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from calls import CALLS, ESCAPE, EXIT, WITH_RESULT, refused, start
from conftest import REPOSITORY, Invoke
from unionlaw.cli.options import Output


@pytest.mark.parametrize("command", WITH_RESULT)
def test_a_pipe_gets_no_escape_codes(run_garden: Invoke, command: str) -> None:
    assert ESCAPE not in run_garden(command, *CALLS[command]).stdout


@pytest.mark.parametrize("command", WITH_RESULT)
def test_colours_can_be_forced(run_garden: Invoke, command: str) -> None:
    assert ESCAPE in run_garden(command, *CALLS[command], "--color").stdout


class Terminal(StringIO):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("option", "no_color", "expected"),
    [
        (None, "", True),
        (None, "1", False),
        (True, "1", True),
        (False, "", False),
    ],
)
def test_a_terminal_has_colours_unless_no_color_or_the_option_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, option: bool | None, no_color: str, expected: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("NO_COLOR", no_color)
    output = Output("text", None, option, None, quiet=False, verbose=False, pager=True)
    assert output.screen().color is expected


def test_a_file_has_no_colours_though_the_screen_is_a_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    output = Output(
        "text", tmp_path / "laws.txt", None, None, quiet=False, verbose=False, pager=True
    )
    assert not output.screen().color


def test_the_same_words_stand_in_colour_and_without(run_garden: Invoke) -> None:
    plain = run_garden("show", "2000").stdout
    coloured = run_garden("show", "2000", "--color").stdout
    without = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in without.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("columns", ["60", "80", "120", "200"])
@pytest.mark.parametrize("view", ["inline", "side"])
def test_no_line_is_longer_than_the_terminal(
    run_garden: Invoke, monkeypatch: pytest.MonkeyPatch, columns: str, view: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = run_garden("diff", "1990", "2000", "--view", view).stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)


@pytest.mark.parametrize("command", WITH_RESULT)
def test_quiet_prints_nothing_and_keeps_the_code(run_garden: Invoke, command: str) -> None:
    told = run_garden(command, *CALLS[command], "-q")
    assert (told.exit_code, told.output) == (EXIT[command], "")


def test_quiet_still_says_what_is_wrong(run_garden: Invoke) -> None:
    refused(run_garden("show", "2040", "-q"), "there is no text named")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_of_each_shell_names_the_program(run: Invoke, shell: str) -> None:
    told = run("completion", shell)
    assert told.exit_code == 0
    assert "_UNIONLAW_COMPLETE" in told.stdout
    assert "unionlaw" in told.stdout


def test_completion_offers_the_names_that_are_held() -> None:
    # What a shell asks when TAB is pressed after “unionlaw show 20”.
    told = start(
        _UNIONLAW_COMPLETE="bash_complete", COMP_WORDS="unionlaw show 20", COMP_CWORD="2"
    ).stdout.split()
    assert "plain,2014" in told
    assert "plain,2020" in told
    assert "plain,1993" not in told


def test_a_reader_that_leaves_early_is_no_error() -> None:
    arguments = [sys.executable, "-m", "unionlaw", "diff", "1993", "2014", "--format", "json"]
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPOSITORY
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10).startswith(b"{")
        process.stdout.close()
        told = process.stderr.read()
        process.wait(timeout=60)
    assert told == b""


def test_the_program_runs_as_a_module_and_tells_errors_by_their_code() -> None:
    told = start("show", "2041")
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("unionlaw: there is no text named “2041”")


def test_help_and_names_load_nothing_that_costs() -> None:
    code = (
        "import sys; from unionlaw.cli import cli; cli(['--help'], standalone_mode=False);"
        "print(sorted({'lxml', 'rich', 'cobalt', 'yaml', 'jsonschema', 'rapidfuzz',"
        " 'diff_match_patch'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.splitlines()[-1] == "[]"


def test_a_comparison_does_not_load_the_schemas() -> None:
    code = (
        "import sys; from unionlaw.cli import cli\n"
        "try: cli(['diff', '1993', '2014', '-q'])\n"
        "except SystemExit as end: assert end.code == 1\n"
        "print(sorted({'cobalt', 'jsonschema', 'rich', 'diff_match_patch'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.splitlines()[-1] == "[]"


def test_dirty_names_are_shown_as_they_are(run_garden: Invoke) -> None:
    refused(run_garden("show", "[red]x"), "there is no text named “[red]x”")
    told = run_garden("show", "../../etc/passwd*")
    refused(told, "there is no such file")
