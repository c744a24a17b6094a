"""Calls of the commands on the tiny corpus, shared by the tests of the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from click.testing import Result

from unionlaw.cli import cli

COMMANDS = tuple(sorted(cli.commands))
WITH_RESULT = tuple(name for name in COMMANDS if name != "completion")
SCHEMAS = ("align", "consolidate", "diff", "history", "laws", "show", "validate", "verify")
ESCAPE = "\x1b["

CALLS: dict[str, tuple[str, ...]] = {
    "laws": (),
    "show": ("2000",),
    "diff": ("1990", "2000"),
    "align": ("1990", "2000"),
    "history": ("now#art_2__para_2",),
    "consolidate": ("2000", "2001-5"),
    "validate": (),
    "verify": ("2000", "2000"),
}
"""A call of each command on the tiny corpus."""

EXIT = {
    "laws": 0, "show": 0, "diff": 1, "align": 1, "history": 0, "consolidate": 0, "validate": 0,
    "verify": 0,
}  # fmt: skip


def start(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "unionlaw", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONWARNINGS": "error", **variables},
        check=False,
        timeout=60,
    )


def refused(told: Result, *words: str) -> None:
    """One message on stderr that holds the words, exit code 2, nothing on stdout."""
    assert told.exit_code == 2, told.output
    assert told.stdout == ""
    assert told.stderr.startswith("unionlaw: ")
    assert told.stderr.count("unionlaw: ") == 1
    assert "Traceback" not in told.stderr
    for word in words:
        assert word in told.stderr


WRONG: Sequence[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("show", "2040"), ("there is no text named “2040”", "nearest: ", "2000")),
    (("diff", "1990", "later"), ("there is no text named “later”",)),
    (("show", "2000@1999-01-01"), ("adopted on 1 March 2000", "the first date is 2000@2000-03-01")),
    (("show", "2000@2001-13-01"), ("“2001-13-01” in “2000@2001-13-01” is not a date", "NAME[@")),
    (("show", "2000:rus"), ("not held in the language “rus”", "held: eng")),
    (("show", "2000:russian"), ("not a language code", "eng, rus, kaz")),
    (("show", "2000#art_2__para_9"), ("there is no provision 2(9)", "#art_2__para_2")),
    (("show", "2000#Article 2"), ("is not an eId", "art_10__para_3")),
    (("show", "now#art_3__al_3"), ("there is no provision 3, part 3", "nearest")),
    (("show", "now@2001-01-01"), ("ambiguous", "write 2000@2001-01-01")),
    (("diff", "1990", "2000", "--article", "77"), ("there is no article 77 on either side",)),
    (("history", "2000"), ("names no provision", "2000#art_10__para_3")),
    (("consolidate", "2000", "1990"), ("“1990” holds no instruction that changes “2000”",)),
    (("validate", "nowhere.xml"), ("there is no such file or folder", "nowhere.xml")),
    (("show", "nowhere.xml"), ("there is no such file", "nowhere.xml")),
    (("show", ""), ("“” is not a reference",)),
]
