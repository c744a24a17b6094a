"""The command line: help, formats, exit codes."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import jsonschema
import pytest

from calls import CALLS, COMMANDS, ESCAPE, EXIT, SCHEMAS, WITH_RESULT
from conftest import REPOSITORY, Invoke
from schemas import schema, valid
from unionlaw import akn
from unionlaw.cli import cli


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


def test_json_and_csv_say_which_decision_is_stale(run: Invoke, own_garden: Path) -> None:
    file = own_garden / "laws" / "kz" / "2000" / "eng.xml"
    file.write_text(file.read_text("utf-8").replace("ten gardeners", "nine gardeners"), "utf-8")
    call = ("align", "1990", "2000", "--level", "paragraph", "--corpus", own_garden)
    data = valid("align", run(*call, "--format", "json").stdout)
    assert [pair["target"] for pair in data["pairs"] if pair["stale"]] == [["art_2__para_2"]]
    rows = csv.DictReader(StringIO(run(*call, "--format", "csv").stdout))
    assert [row["target"] for row in rows if row["stale"] == "yes"] == ["2000#art_2__para_2"]


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
