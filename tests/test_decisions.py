"""Authored decisions: the file, the schema, reviews, fingerprints, staleness."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

import deciding
import garden
from strategies import laws, texts
from unionlaw import shipped
from unionlaw.decisions import (
    Decision,
    Direction,
    Elsewhere,
    Reviewed,
    files,
    fingerprint,
    fingerprints,
    heads,
    read,
    schema,
)
from unionlaw.errors import DecisionError
from unionlaw.model import Document, Level, Provision

SHIPPED = sorted((shipped.root() / "comparisons").glob("*/decisions.yaml"))


def units(document: Document) -> dict[str, Provision]:
    return {unit.eid: unit for unit in document.walk()}


def faults(data: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema())
    return [error.message for error in validator.iter_errors(data)]


# Reading


def test_a_file_is_read_with_everything_that_was_decided(garden_root: Path) -> None:
    decisions = read(deciding.file_of(garden_root))
    assert (decisions.base, decisions.target) == ("1990", "2000")
    assert len(decisions.entries) == len(garden.PAIRS_DECIDED)
    bees = next(item for item in decisions.at(Level.PARAGRAPH) if item.base == ("art_3__al_1",))
    assert bees.target == ()
    assert bees.direction is Direction.WEAKENED
    assert bees.reason == "The right to keep bees is gone."
    assert bees.elsewhere == Elsewhere(("the Law on bees",), "")
    assert [(review.role, review.on) for review in bees.reviews] == [
        ("first reader", date(2026, 1, 3)),
        ("second reader", date(2026, 1, 4)),
    ]
    assert {item.level for item in decisions.at(Level.ARTICLE)} == {Level.ARTICLE}


def test_two_passes_are_reviewed_twice_and_one_once(garden_root: Path) -> None:
    for entry in read(deciding.file_of(garden_root)).entries:
        expected = Reviewed.TWICE if len(entry.reviews) == 2 else Reviewed.ONCE
        assert entry.reviewed is expected


def test_the_heads_of_files_are_known_without_their_decisions(own_garden: Path) -> None:
    file = deciding.file_of(own_garden)
    assert list(heads(own_garden)) == [("1990", "2000", file)]
    assert list(files(own_garden)) == [file]
    # Written on one line, as YAML allows, the same is read from the whole.
    file.write_text("{base: '1990', target: '2000', reviews: {}, decisions: []}")
    assert list(heads(own_garden)) == [("1990", "2000", file)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"level": "sentence"}, "'sentence' is not a valid Level"),
        ({"direction": "better"}, "'better' is not a valid Direction"),
        ({"reviewed": ["third"]}, "'third'"),
        ({"fingerprints": {"eng": ["0"]}}, "index out of range"),
        ({"fingerprints": ["0"]}, "cannot be read"),
    ],
)
def test_a_decision_that_cannot_be_read_is_named(
    own_garden: Path, change: deciding.Entry, words: str
) -> None:
    data = deciding.load(own_garden)
    deciding.entry(data, "art_2__al_2", "art_2__para_2").update(change)
    file = deciding.save(own_garden, data)
    with pytest.raises(DecisionError) as caught:
        read(file)
    assert words in caught.value.message
    assert "art_2__al_2/art_2__para_2" in caught.value.message
    assert caught.value.file == file


def test_a_decision_on_nothing_is_refused(own_garden: Path) -> None:
    data = deciding.load(own_garden)
    deciding.entry(data, "art_3__al_1", "")["base"] = []
    with pytest.raises(DecisionError, match="a decision names no provision"):
        read(deciding.save(own_garden, data))


def test_yaml_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text("base: a\ntarget: b\nreviews: {\n")
    with pytest.raises(DecisionError, match="not YAML") as caught:
        read(file)
    assert caught.value.line is not None
    assert caught.value.line >= 3


def test_yaml_is_data_and_never_code(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text("base: !!python/object/apply:os.getcwd []\n")
    with pytest.raises(DecisionError, match="not YAML"):
        read(file)


# The schema


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_the_shipped_decisions_keep_to_the_schema(file: Path) -> None:
    import yaml

    assert faults(yaml.safe_load(file.read_text(encoding="utf-8"))) == []
    assert read(file).entries


def test_the_tiny_decisions_keep_to_the_schema(garden_root: Path) -> None:
    assert faults(deciding.load(garden_root)) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"level": "sentence"}, "'sentence' is not one of"),
        ({"direction": "not reviewed"}, "'not reviewed' is not one of"),
        ({"reason": "yes"}, "'yes' is too short"),
        ({"reviewed": []}, "[] should be non-empty"),
        ({"base": ["Article 2"]}, "does not match"),
        ({"base": ["art_1", "art_1"]}, "non-unique"),
        ({"fingerprints": {}}, "should be non-empty"),
        ({"fingerprints": {"eng": ["xyz", ""]}}, "does not match"),
        ({"by": "me"}, "Additional properties are not allowed"),
        ({"elsewhere": {}}, "'searched' is a required property"),
    ],
)
def test_the_schema_refuses_what_is_malformed(
    own_garden: Path, change: deciding.Entry, words: str
) -> None:
    data = deciding.load(own_garden)
    deciding.entry(data, "art_2__al_2", "art_2__para_2").update(change)
    assert any(words in fault for fault in faults(data))


@pytest.mark.parametrize("key", ["level", "base", "target", "reason", "source", "reviewed"])
def test_the_schema_misses_what_every_decision_needs(own_garden: Path, key: str) -> None:
    data = deciding.load(own_garden)
    del deciding.entry(data, "art_2__al_2", "art_2__para_2")[key]
    assert faults(data) == [f"'{key}' is a required property"]


# Fingerprints


def test_the_fingerprint_of_a_text_is_sixteen_hex_digits_of_its_folded_words() -> None:
    assert fingerprint("Gardeners – “all”") == fingerprint('gardeners  -  "all"')
    assert fingerprint("Gardeners") != fingerprint("Gardener")
    assert len(fingerprint("x")) == 16


@given(texts)
def test_any_text_has_a_fingerprint(text: str) -> None:
    assert int(fingerprint(text), 16) >= 0
    assert fingerprint(text) == fingerprint(text)


def decision(level: Level, base: tuple[str, ...], target: tuple[str, ...]) -> Decision:
    return Decision(level, base, target, "reason enough", "source", ())


def test_an_article_counts_with_its_heading_and_all_below_it() -> None:
    law = units(garden.law())
    told = decision(Level.ARTICLE, ("art_4",), ())
    before = fingerprints(told, law, {})
    from dataclasses import replace

    other = {**law, "art_4": replace(law["art_4"], heading=("Closing of a society",))}
    assert fingerprints(told, other, {}) != before
    other = {**law, "art_4": replace(law["art_4"], children=law["art_4"].children[:1])}
    assert fingerprints(told, other, {}) != before
    assert before[1] == ""


def test_a_line_counts_with_its_own_words() -> None:
    law = units(garden.law())
    told = decision(Level.PARAGRAPH, ("art_1",), ())
    assert fingerprints(told, law, {})[0] == fingerprint(
        "The following words are used in this Law:"
    )


def test_a_side_that_is_not_there_has_no_fingerprint() -> None:
    law = units(garden.law())
    assert fingerprints(decision(Level.PARAGRAPH, ("art_9",), ()), law, law) == ("", "")


@given(laws())
def test_a_decision_is_stale_only_where_its_text_changed(document: Document) -> None:
    from dataclasses import replace

    known = units(document)
    for eid, unit in known.items():
        if not unit.content:
            continue
        told = decision(Level.PARAGRAPH, (eid,), (eid,))
        told = replace(told, fingerprints={"eng": fingerprints(told, known, known)})
        assert not told.is_stale("eng", known, known)
        assert told.is_stale("rus", known, known)
        changed = {**known, eid: replace(unit, content=("entirely other words",))}
        assert told.is_stale("eng", known, changed)
        assert told.is_stale("eng", changed, known)


# Who decided


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_shipped_decisions_name_roles_and_never_people(file: Path) -> None:
    for entry in read(file).entries:
        assert entry.reviews
        for review in entry.reviews:
            assert review.role == review.role.lower(), "a role, not a name"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_shipped_decisions_give_a_reason_a_pinpoint_and_fingerprints(file: Path) -> None:
    for entry in read(file).entries:
        assert len(entry.reason) >= 10
        assert "article" in entry.source or "preamble" in entry.source.lower()
        assert set(entry.fingerprints) >= {"eng"}
        assert bool(entry.fingerprints["eng"][0]) == bool(entry.base)
        assert bool(entry.fingerprints["eng"][1]) == bool(entry.target)
