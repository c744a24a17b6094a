"""The command line: help, formats, exit codes, files, wrong input, colours, pipes."""

from __future__ import annotations

import csv
import os
import re
import stat
import subprocess
import sys
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from conftest import REPOSITORY, Invoke
from schemas import schema, valid
from unionlaw import akn
from unionlaw.cli import cli
from unionlaw.cli.options import Output

COMMANDS = tuple(sorted(cli.commands))
WITH_RESULT = tuple(name for name in COMMANDS if name != "completion")
SCHEMAS = ("align", "consolidate", "diff", "history", "laws", "show", "validate")
ESCAPE = "\x1b["

CALLS: dict[str, tuple[str, ...]] = {
    "laws": (),
    "show": ("2000",),
    "diff": ("1990", "2000"),
    "align": ("1990", "2000"),
    "history": ("now#art_2__para_2",),
    "consolidate": ("2000", "2001-5"),
    "validate": (),
}
"""A call of each command on the tiny corpus."""

EXIT = {
    "laws": 0, "show": 0, "diff": 1, "align": 1, "history": 0, "consolidate": 0, "validate": 0,
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


# Help


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_examples_of_it(run: Invoke, command: str) -> None:
    told = run(command, "--help")
    assert told.exit_code == 0
    assert re.search(rf"Examples:\n +unionlaw {command}\b", told.stdout)


def test_the_help_of_the_program_lists_every_command_and_explains_the_exit_codes(
    run: Invoke,
) -> None:
    told = run("--help").stdout
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", told, re.M), command
    assert "0 done or same, 1 different, stale or not valid, 2 the call or the input" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert f"unionlaw {command}" in readme


@pytest.mark.parametrize("command", WITH_RESULT)
def test_the_examples_in_the_help_are_calls_that_the_command_takes(command: str) -> None:
    help_text = cli.commands[command].help or ""
    examples = re.findall(rf"^ *unionlaw {command}(.*)$", help_text, re.M)
    assert examples
    for example in examples:
        cli.commands[command].make_context(command, example.split(), resilient_parsing=False)


def test_the_program_says_its_version(run: Invoke) -> None:
    told = run("--version")
    assert told.exit_code == 0
    assert re.search(r"unionlaw, version \d+\.\d+\.\d+", told.stdout)


# Formats


@pytest.mark.parametrize("command", WITH_RESULT)
def test_every_command_prints_text_and_ends_with_its_code(run_garden: Invoke, command: str) -> None:
    told = run_garden(command, *CALLS[command])
    assert told.exit_code == EXIT[command], told.output
    assert told.stdout.strip()
    assert told.stderr == ""


@pytest.mark.parametrize("command", WITH_RESULT)
def test_the_json_of_every_command_keeps_to_its_schema(run_garden: Invoke, command: str) -> None:
    told = run_garden(command, *CALLS[command], "--format", "json")
    assert told.exit_code == EXIT[command]
    valid(command, told.stdout)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_and_describes_each_of_its_keys(name: str) -> None:
    loaded = schema(name)
    jsonschema.Draft202012Validator.check_schema(loaded)
    assert loaded["$id"] == f"urn:unionlaw:schema:{name}:1"

    def nameless(item: object, place: str) -> list[str]:
        found: list[str] = []
        if isinstance(item, dict):
            for key, told in item.get("properties", {}).items():
                if isinstance(told, dict) and "const" in told and len(told) == 1:
                    continue  # the condition of an “if”
                if isinstance(told, dict) and "description" not in told:
                    found.append(f"{place}/{key}")
            for key, below in item.items():
                found += nameless(below, f"{place}/{key}")
        return found

    assert nameless(loaded, "") == []


def test_the_schemas_refuse_what_lacks_a_key_or_a_reason(run_garden: Invoke) -> None:
    def faults(name: str, data: object) -> list[str]:
        validator = jsonschema.Draft202012Validator(schema(name))
        return [error.message for error in validator.iter_errors(data)]

    data = valid("align", run_garden("align", "1990", "2000", "--format", "json").stdout)
    del data["pairs"][0]["relation"]
    assert faults("align", data) == ["'relation' is a required property"]
    told = run_garden("consolidate", "2000", "2001-5", "--format", "json").stdout
    data = valid("consolidate", told)
    data["instructions"][0]["applied"] = False
    assert faults("consolidate", data) == ["'reason' is a required property"]


def test_the_json_of_a_comparison_has_the_keys_of_the_contract(run_garden: Invoke) -> None:
    data = valid("diff", run_garden("diff", "1990", "2000", "--format", "json").stdout)
    assert (data["base"], data["target"]) == ("1990", "2000")
    assert sum(data["summary"].values()) == len(data["pairs"])
    by_base = {tuple(pair["base"]): pair for pair in data["pairs"]}
    pair = by_base["art_2__al_2",]
    assert pair["target"] == ["art_2__para_2"]
    assert pair["relation"] == "modified"
    assert pair["direction"] == "strengthened"
    assert pair["decided_by"] == "reviewed twice"
    ops = {"equal": "", "delete": "", "insert": ""}
    for edit in pair["edits"]:
        ops[edit["op"]] += edit["text"]
    assert (ops["delete"], ops["insert"]) == ("twenty", "ten")


def test_joining_the_edits_in_json_gives_both_texts_back_exactly(run_garden: Invoke) -> None:
    data = valid("diff", run_garden("diff", "1990", "2000", "--format", "json").stdout)

    def texts(name: str) -> dict[str, str]:
        shown = valid("show", run_garden("show", name, "--format", "json").stdout)
        found: dict[str, str] = {}
        waiting = list(shown["provisions"])
        while waiting:
            unit = waiting.pop()
            waiting.extend(unit["children"])
            if unit["text"]:
                found[unit["eid"]] = unit["text"]
        return found

    before, after = texts("1990"), texts("2000")
    for pair in data["pairs"]:
        kept = {"base": ("equal", "delete"), "target": ("equal", "insert")}
        for side, whole in (("base", before), ("target", after)):
            joined = "".join(edit["text"] for edit in pair["edits"] if edit["op"] in kept[side])
            assert joined == "\n".join(whole.pop(eid) for eid in pair[side])
    assert (before, after) == ({}, {}), "a line of the law stands in no pair"


def test_the_json_of_a_part_of_a_comparison_counts_that_part_alone(run_garden: Invoke) -> None:
    told = run_garden("diff", "1990", "2000", "--article", "2", "--format", "json")
    data = valid("diff", told.stdout)
    assert [article["base"] for article in data["articles"]] == [["art_2"]]
    assert data["summary"]["modified"] == len(data["pairs"]) == 2
    assert sum(data["directions"].values()) == 2


def test_the_json_of_a_consolidation_names_what_was_refused_and_why(run_garden: Invoke) -> None:
    told = run_garden("consolidate", "2000", "2001-5", "2001-5", "--format", "json")
    assert told.exit_code == 1
    refused = [
        (one["target"], one["reason"])
        for one in valid("consolidate", told.stdout)["instructions"]
        if not one["applied"]
    ]
    assert ("art_2__para_2", "the words “ten gardeners” do not stand there") in refused
    assert ("art_2", "2(1-1) is already there") in refused


@pytest.mark.parametrize("command", ["show", "diff", "align", "history", "consolidate"])
def test_markdown_opens_with_a_heading_or_a_notice(run_garden: Invoke, command: str) -> None:
    told = run_garden(command, *CALLS[command], "--format", "md")
    assert told.exit_code == EXIT[command]
    assert told.stdout.startswith("# ")
    assert ESCAPE not in told.stdout


def test_the_csv_of_a_concordance_has_a_row_for_each_pair(run_garden: Invoke) -> None:
    told = run_garden("align", "1990", "2000", "--level", "paragraph", "--format", "csv").stdout
    rows = list(csv.DictReader(StringIO(told)))
    shown = run_garden("align", "1990", "2000", "--level", "paragraph", "--format", "json").stdout
    assert len(rows) == len(valid("align", shown)["pairs"])
    gone = next(row for row in rows if row["base"] == "1990#art_3__al_1")
    assert (gone["target"], gone["target_provision"]) == ("", "no counterpart")
    assert (gone["relation"], gone["decided_by"], gone["stale"]) == (
        "removed",
        "reviewed twice",
        "no",
    )
    assert gone["reason"] == "The right to keep bees is gone."


def test_the_xml_of_a_law_is_a_document_that_can_be_read_again(
    run_garden: Invoke, tmp_path: Path
) -> None:
    file = tmp_path / "now.xml"
    assert run_garden("show", "now", "--format", "xml", "-o", file).exit_code == 0
    again = akn.read(file)
    assert again.find("art_2__para_1-1") is not None
    assert run_garden("diff", "now", file).exit_code == 0


def test_the_xml_of_a_consolidation_is_the_text_of_that_day(run_garden: Invoke) -> None:
    made = run_garden("consolidate", "2000", "2001-5", "2002-7", "--format", "xml").stdout
    assert made == run_garden("show", "now", "--format", "xml").stdout


def test_the_xml_of_one_provision_holds_that_provision_alone(run_garden: Invoke) -> None:
    told = run_garden("show", "2000#art_3__al_2", "--format", "xml").stdout
    assert told.startswith("<alinea ")
    assert 'eId="art_3__al_2"' in told
    assert "Watering a garden at noon" in told
    assert "evening" not in told


@pytest.mark.parametrize("view", ["inline", "side", "stat"])
def test_every_view_of_a_comparison_names_every_article(run_garden: Invoke, view: str) -> None:
    told = run_garden("diff", "1990", "2000", "--view", view).stdout
    for name in ("Article 1", "Article 2", "Article 3 (gone)", "Article 4 → article 3"):
        assert name in told
    assert ("Legend" in told) == (view != "stat")


def test_verbose_shows_the_unchanged_provisions_that_are_counted_otherwise(
    run_garden: Invoke,
) -> None:
    call = ("diff", "2000", "now", "--article", "2")
    assert "1 unchanged (shown with -v)" in run_garden(*call).stdout
    assert "Gardeners have the right to found a society." not in run_garden(*call).stdout
    assert "Gardeners have the right to found a society." in run_garden(*call, "-v").stdout


def test_phrases_give_no_more_pieces_than_words(run_garden: Invoke) -> None:
    call = ("diff", "1990", "2000", "--format", "json")

    def pieces(*more: str) -> int:
        pairs = valid("diff", run_garden(*call, *more).stdout)["pairs"]
        return sum(len(pair["edits"]) for pair in pairs)

    assert 0 < pieces("--phrases") <= pieces()


def test_without_decisions_everything_is_computed_and_not_reviewed(run_garden: Invoke) -> None:
    told = run_garden("diff", "1990", "2000", "--no-decisions", "--format", "json").stdout
    data = valid("diff", told)
    assert {pair["decided_by"] for pair in data["pairs"]} == {"computed"}
    assert {pair["direction"] for pair in data["pairs"]} == {"not reviewed"}
    text = run_garden("diff", "1990", "2000", "--no-decisions").stdout
    assert "Authored decisions are left out" in text


def test_eids_are_shown_when_they_are_asked_for(run_garden: Invoke) -> None:
    assert "#art_2__para_2" in run_garden("show", "2000", "--eids").stdout
    assert "#art_2__para_2" not in run_garden("show", "2000").stdout


def test_the_basis_of_a_date_is_adoption_unless_entry_into_force_is_asked_for(
    run_garden: Invoke,
) -> None:
    day = "2000@2001-06-01#art_2__para_2"
    assert "three gardeners" in run_garden("show", day).stdout
    assert "ten gardeners" in run_garden("show", day, "--basis", "in-force").stdout
    later = "2000@2001-07-01#art_2__para_2"
    assert "three gardeners" in run_garden("show", later, "--basis", "in-force").stdout


# Exit codes


def test_the_same_text_twice_is_no_difference(run_garden: Invoke) -> None:
    assert run_garden("diff", "2000", "2000").exit_code == 0
    assert run_garden("align", "2000", "2000").exit_code == 0


def test_an_article_that_did_not_change_is_no_difference(run_garden: Invoke) -> None:
    assert run_garden("diff", "2000", "2001", "--article", "4").exit_code == 0
    assert run_garden("diff", "2000", "2001", "--article", "3").exit_code == 1


def test_an_article_in_the_reference_chooses_it_like_the_option(run_garden: Invoke) -> None:
    by_option = run_garden("diff", "2000", "now", "--article", "3", "--format", "json").stdout
    by_eid = run_garden("diff", "2000#art_3__al_1", "now", "--format", "json").stdout
    assert valid("diff", by_eid)["pairs"] == valid("diff", by_option)["pairs"]


def test_a_corpus_with_something_wrong_in_it_is_exit_code_1(run: Invoke, own_garden: Path) -> None:
    file = own_garden / "laws" / "kz" / "2000" / "eng.xml"
    file.write_text(file.read_text("utf-8").replace("ten gardeners", "eleven gardeners"), "utf-8")
    told = run("validate", "--corpus", own_garden)
    assert told.exit_code == 1
    assert "stale" in told.stdout


# Files


@pytest.mark.parametrize("command", WITH_RESULT)
def test_what_goes_to_a_file_is_what_would_have_been_printed(
    run_garden: Invoke, tmp_path: Path, command: str
) -> None:
    file = tmp_path / "report.txt"
    told = run_garden(command, *CALLS[command], "-o", file)
    assert told.exit_code == EXIT[command]
    assert told.stdout == ""
    assert file.read_text(encoding="utf-8") == run_garden(command, *CALLS[command]).stdout
    assert [one.name for one in tmp_path.iterdir()] == ["report.txt"]


def test_a_file_gets_the_rights_of_any_new_file(run_garden: Invoke, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    run_garden("laws", "-o", tmp_path / "laws.txt")
    assert stat.S_IMODE((tmp_path / "laws.txt").stat().st_mode) == stat.S_IMODE(
        plain.stat().st_mode
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (".", "this is a directory"),
        ("missing/report.txt", "No such file or directory"),
        ("taken/report.txt", "Not a directory"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left_behind(
    run_garden: Invoke, tmp_path: Path, place: str, words: str
) -> None:
    (tmp_path / "taken").write_text("kept")
    told = run_garden("laws", "-o", tmp_path / place)
    refused(told, words, str(tmp_path / place))
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]
    assert (tmp_path / "taken").read_text() == "kept"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root"
)
def test_a_folder_without_the_right_to_write_is_refused(run_garden: Invoke, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    told = run_garden("laws", "-o", folder / "report.txt")
    folder.chmod(0o700)
    refused(told, "Permission denied", str(folder))
    assert list(folder.iterdir()) == []


def test_a_wrong_call_leaves_the_file_as_it_was(run_garden: Invoke, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("before")
    refused(run_garden("show", "2000#art_99", "-o", file), "there is no provision 99")
    assert file.read_text() == "before"


def test_a_refused_instruction_leaves_no_xml_behind(run_garden: Invoke, tmp_path: Path) -> None:
    file = tmp_path / "new.xml"
    told = run_garden("consolidate", "2000", "2002-7", "--format", "xml", "-o", file)
    refused(told, "2002-7, instruction mod_3", "3, part 1", "in the evening and")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_plain_file_is_written_to_and_not_replaced(
    run_garden: Invoke, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        assert run_garden("laws", "-o", pipe).exit_code == 0
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert "On gardens" in os.read(reader, 65536).decode()
    finally:
        os.close(reader)
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]


def test_a_link_stays_a_link_and_the_file_behind_it_is_written(
    run_garden: Invoke, tmp_path: Path
) -> None:
    (tmp_path / "real.txt").write_text("before")
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert run_garden("laws", "-o", tmp_path / "link.txt").exit_code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert "On gardens" in (tmp_path / "real.txt").read_text(encoding="utf-8")


# Wrong input


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


@pytest.mark.parametrize(("call", "words"), WRONG, ids=[" ".join(call) for call, _ in WRONG])
def test_a_wrong_call_gives_one_message_that_says_what_to_do(
    run_garden: Invoke, call: tuple[str, ...], words: tuple[str, ...]
) -> None:
    refused(run_garden(*call), *words)


WRONG_FILES: Sequence[tuple[str, bytes, tuple[str, ...]]] = [
    ("broken.xml", b"<akomaNtoso><act></akomaNtoso>", ("broken.xml:1", "not well-formed XML")),
    ("empty.xml", b"", ("empty.xml", "the file is empty")),
    ("blank.md", b" \n\n", ("blank.md", "the file is empty")),
    ("other.xml", b"<html><body/></html>", ("not an Akoma Ntoso 3.0 act",)),
    ("letter.md", b"Dear gardener,\n", ("no article was found in it", "### Article N.")),
    ("latin.md", "# Zakon\n\n### Article 1. Über\n".encode("latin-1"), ("not UTF-8 text",)),
    ("picture.md", b"\x89PNG\x00\x00\x00", ("not a text but a binary file",)),
]


@pytest.mark.parametrize(
    ("name", "data", "words"), WRONG_FILES, ids=[name for name, _, _ in WRONG_FILES]
)
@pytest.mark.parametrize("command", ["show", "diff", "align", "consolidate"])
def test_a_file_that_is_no_law_gives_one_message(
    run_garden: Invoke, tmp_path: Path, command: str, name: str, data: bytes, words: tuple[str, ...]
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    before = {"show": (), "diff": ("2000",), "align": ("2000",), "consolidate": ("2000",)}
    refused(run_garden(command, *before[command], file), *words)


def test_a_directory_instead_of_a_file_gives_one_message(
    run_garden: Invoke, tmp_path: Path
) -> None:
    refused(run_garden("show", tmp_path), "this is a directory, not a file", "name a file in it")
    refused(run_garden("diff", "2000", tmp_path), "this is a directory")


def test_a_folder_that_is_no_corpus_gives_one_message(run: Invoke, tmp_path: Path) -> None:
    refused(run("laws", "--corpus", tmp_path), "not a corpus", "--corpus")
    refused(run("show", "2000", "--corpus", tmp_path / "nowhere"), "not a corpus")


@pytest.mark.parametrize("data", [b"", b"<akomaNtoso", b"\xff\xfe\x00"])
@pytest.mark.parametrize("call", [("laws",), ("show", "2000@2001-12-31"), ("diff", "1990", "2000")])
def test_a_broken_file_in_the_corpus_gives_one_message_that_names_it(
    run: Invoke, own_garden: Path, call: tuple[str, ...], data: bytes
) -> None:
    for name in ("1990", "2001-5"):
        (own_garden / "laws" / "kz" / name / "eng.xml").write_bytes(data)
    refused(run(*call, "--corpus", own_garden), "eng.xml")


STATES = b"base: '1990'\ntarget: '2000'\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"base: [", "not YAML"),
        (b"", "the file holds no decisions"),
        (b"base: '1990'\n", "“target” is missing"),
        (b"base: '1990'\ntarget: '2000'\nreviews: []\ndecisions: 3\n", "is not a list"),
        (
            b"base: '1990'\ntarget: '2000'\nreviews: {a: {role: b}}\ndecisions: []\n",
            "the reviewers cannot be read",
        ),
        (
            b"base: '1990'\ntarget: '2000'\nreviews: {}\ndecisions: [{level: article}]\n",
            "decision 1 has no level or no reviewer",
        ),
        (
            b"base: '1990'\ntarget: '2000'\nreviews: {}\ndecisions: [{level: 1, reviewed: 1}]",
            "a decision names no provision",
        ),
        (
            STATES + b"reviews: {}\ndecisions: [{level: 1, reviewed: 1, base: [a]}]",
            "the decision on a cannot be read",
        ),
    ],
)
def test_decisions_that_cannot_be_read_are_named_with_the_file_and_the_fault(
    run: Invoke, own_garden: Path, data: bytes, words: str
) -> None:
    file = own_garden / "comparisons" / "1990-2000" / "decisions.yaml"
    file.write_bytes(data)
    told = run("validate", "--corpus", own_garden)
    assert told.exit_code == 1
    problem = next(line for line in told.stdout.splitlines() if words in line)
    assert problem.startswith(str(file))
    refused(run("diff", "1990", "2000", "--corpus", own_garden), str(file), words)


def test_an_unknown_option_is_a_wrong_call(run: Invoke) -> None:
    told = run("laws", "--colour")
    assert told.exit_code == 2
    assert told.stdout == ""
    assert "No such option" in told.stderr


# Colours, quiet, pipes


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


# As a process


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
