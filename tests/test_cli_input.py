"""The command line: files written whole or not at all, and wrong input."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from calls import CALLS, EXIT, WITH_RESULT, WRONG, refused
from conftest import Invoke


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


def test_texts_in_two_languages_are_not_compared(run_garden: Invoke, tmp_path: Path) -> None:
    russian = tmp_path / "сад.md"
    russian.write_text("# О садах\n\n### Статья 1. Сады\n\nСады открыты.\n", encoding="utf-8")
    refused(run_garden("diff", "2000", russian), "2000 is in eng", "in rus", "one language")


def test_a_file_with_an_eid_twice_is_not_compared(run_garden: Invoke, tmp_path: Path) -> None:
    double = tmp_path / "double.xml"
    xml = run_garden("show", "2000", "--format", "xml").stdout
    double.write_text(xml.replace('eId="art_2"', 'eId="art_1"'), encoding="utf-8")
    refused(run_garden("diff", double, "2000"), "#art_1", "two provisions have this eId")


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
