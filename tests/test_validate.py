"""Validation: each kind of fault, with its file, line and eId; nothing else is a fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import deciding
import garden
from unionlaw import akn
from unionlaw.corpus import Corpus
from unionlaw.errors import DataError
from unionlaw.validate import Problem, Severity, validate

LAW = Path("laws", "kz", "2000", "eng.xml")


def problems(root: Path, *paths: Path) -> list[Problem]:
    return list(validate([root / path for path in paths], Corpus(root)).problems)


def changed(root: Path, old: str, new: str, *, path: Path = LAW) -> Path:
    """The file with one stretch of it replaced."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def line_of(file: Path, words: str, *, last: bool = False) -> int:
    numbers = [
        number
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if words in line
    ]
    return numbers[-1 if last else 0]


def only(found: list[Problem]) -> Problem:
    assert len(found) == 1, [problem.message for problem in found]
    return found[0]


# Nothing wrong


def test_nothing_is_wrong_with_the_tiny_corpus(garden_root: Path) -> None:
    told = validate([], Corpus(garden_root))
    assert [problem.message for problem in told.problems] == []
    assert told.is_valid
    assert {file.name for file in told.files} == {"eng.xml", "decisions.yaml"}
    assert len(told.files) == 5


def test_a_file_a_folder_and_a_file_of_decisions_can_be_named(garden_root: Path) -> None:
    corpus = Corpus(garden_root)
    assert len(validate([garden_root / LAW], corpus).files) == 1
    assert len(validate([garden_root / "laws"], corpus).files) == 4
    assert len(validate([garden_root], corpus).files) == 5
    assert len(validate([deciding.file_of(garden_root)], corpus).files) == 1


# Texts


def test_an_eid_used_twice_is_named_with_both_lines(own_garden: Path) -> None:
    file = changed(own_garden, '<alinea eId="art_3__al_2">', '<alinea eId="art_3__al_1">')
    found = next(one for one in problems(own_garden, LAW) if "used again" in one.message)
    first = line_of(file, 'eId="art_3__al_1"')
    assert found.message == f"the eId is used again (first in line {first})"
    assert found.line == line_of(file, '<alinea eId="art_3__al_1">', last=True)
    assert (found.file, found.eid, found.severity) == (file, "art_3__al_1", Severity.ERROR)


def test_an_eid_that_its_number_does_not_give_is_named(own_garden: Path) -> None:
    file = own_garden / LAW
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("art_4__para_2", "art_4__para_3"), encoding="utf-8")
    found = only(problems(own_garden, LAW))
    assert found.message == "the eId should be “art_4__para_2”, by its number “2.” and its place"
    assert found.eid == "art_4__para_3"
    assert found.line == line_of(file, '<paragraph eId="art_4__para_3">')


def test_an_eid_that_its_place_does_not_give_is_named(own_garden: Path) -> None:
    file = own_garden / LAW
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("art_3__al_3", "art_3__al_5"), encoding="utf-8")
    found = only(problems(own_garden, LAW))
    assert found.message == "the eId should be “art_3__al_3”, by its place"
    assert found.eid == "art_3__al_5"


def test_a_reference_to_nothing_is_named_with_the_unit_that_makes_it(own_garden: Path) -> None:
    file = changed(own_garden, 'href="#art_2__para_2"', 'href="#art_2__para_9"')
    found = only(problems(own_garden, LAW))
    assert found.message == "it refers to “#art_2__para_9”, which is not in the document"
    assert found.eid == "art_3__al_3"
    assert found.line == line_of(file, '<alinea eId="art_3__al_3">')


def test_a_modification_that_names_nothing_is_named(own_garden: Path) -> None:
    path = Path("laws", "kz", "2001-5", "eng.xml")
    file = changed(own_garden, '<old href="#mod_2__qtext_1"/>', '<old href="#mod_9"/>', path=path)
    found = only(problems(own_garden, path))
    assert found.message == "a modification names “#mod_9”, which is not in the document"
    assert found.line == line_of(file, "#mod_9")


def test_a_breach_of_the_schema_is_named_with_its_line(own_garden: Path) -> None:
    file = changed(own_garden, '<FRBRcountry value="kz"/>', '<FRBRcountry value="kz" bee="1"/>')
    found = next(one for one in problems(own_garden, LAW) if "schema" in one.message)
    assert found.message.startswith("breaks the AKN 3.0 schema: ")
    assert "bee" in found.message
    assert found.line == line_of(file, 'bee="1"')


def test_a_unit_that_unionlaw_does_not_read_is_named(own_garden: Path) -> None:
    file = changed(own_garden, "<body>", '<body><section eId="sec_1"/>')
    messages = {one.message: one for one in problems(own_garden, LAW)}
    found = messages["<section> is not a unit that unionlaw reads"]
    assert (found.eid, found.line) == ("sec_1", line_of(file, "<section"))


def test_a_file_in_another_form_than_ours_is_named(own_garden: Path) -> None:
    changed(own_garden, "<body>", "<body >")
    found = only(problems(own_garden, LAW))
    assert found.message == (
        "the file is not in canonical form: reading and writing it gives other bytes"
    )


def test_a_file_from_elsewhere_need_not_have_our_form(own_garden: Path) -> None:
    changed(own_garden, "<body>", "<body >")
    changed(own_garden, '<FRBRalias value="2000" name="unionlaw"/>', "")
    assert problems(own_garden, LAW) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"<akomaNtoso>\n<act></akomaNtoso>", "not well-formed XML"),
        (b"<html/>", "not an Akoma Ntoso 3.0 act"),
        (b"<!DOCTYPE a><a/>", "declares a DTD"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault_and_no_end(
    own_garden: Path, data: bytes, words: str
) -> None:
    (own_garden / LAW).write_bytes(data)
    found = problems(own_garden, Path("laws"))
    assert any(words in one.message and one.file == own_garden / LAW for one in found)
    assert {one.file for one in found} == {own_garden / LAW}


# The corpus as a whole


def test_an_act_that_does_not_fit_is_found_when_the_corpus_is_validated(
    own_garden: Path,
) -> None:
    changed(own_garden, "Gardens are watered in the evening.", "Gardens are watered.")
    assert problems(own_garden, LAW) == []
    found = [one for one in problems(own_garden) if "cannot be applied" in one.message]
    assert only(found).message == (
        "2001-5, instruction mod_4 “after words add words “in the evening” – “and at dawn”” cannot "
        "be applied to 3, part 1: the words “in the evening” do not stand there"
    )
    assert found[0].file == own_garden / LAW


def test_a_reference_that_an_act_left_hanging_is_found(own_garden: Path) -> None:
    act = garden.amending_act(
        garden.delete("art_4__para_1"), about=garden.second_act().meta, work=garden.LAW
    )
    akn.write(act, own_garden / "laws" / "kz" / "2002-7" / "eng.xml")
    found = [one for one in problems(own_garden) if "newest state" in one.message]
    assert only(found).message == (
        "in the newest state it refers to “#art_4__para_1”, which is not there"
    )
    assert found[0].eid == "art_4__para_2"


def test_an_act_that_is_not_held_is_found(own_garden: Path) -> None:
    (own_garden / "laws" / "kz" / "2002-7" / "eng.xml").unlink()
    assert any("Law of 7 July 2002 No. 7-IV, which is not held" in one.message
               for one in problems(own_garden))  # fmt: skip


# Decisions


Change = Callable[[dict[str, deciding.Entry]], None]


def with_decisions(root: Path, change: Callable[[deciding.Entry], None]) -> list[Problem]:
    data = deciding.load(root)
    change(data)
    file = deciding.save(root, data)
    found = problems(root, file.relative_to(root))
    assert {one.file for one in found} <= {file}
    return found


def test_a_decision_on_a_text_that_changed_is_stale_and_no_error(own_garden: Path) -> None:
    changed(own_garden, "ten gardeners", "nine gardeners")
    file = deciding.file_of(own_garden)
    found = problems(own_garden, file.relative_to(own_garden))
    stale = [one for one in found if one.severity is Severity.STALE]
    assert [one.message for one in stale] == [
        "the text of 2, part 2 has changed since it was decided on"
    ]
    assert only(stale).eid == "art_2__al_2"


def test_a_decision_on_what_is_not_there_is_named(own_garden: Path) -> None:
    def change(data: deciding.Entry) -> None:
        deciding.entry(data, "art_3__al_1", "")["base"] = ["art_3__al_7"]

    messages = [one.message for one in with_decisions(own_garden, change)]
    assert "a decision speaks of 3, part 7 of the base, which is not there" in messages


def test_a_partial_counterpart_that_is_not_there_is_named(own_garden: Path) -> None:
    def change(data: deciding.Entry) -> None:
        deciding.entry(data, "art_2__al_1", "art_2__para_1")["partial"] = ["art_9"]

    messages = [one.message for one in with_decisions(own_garden, change)]
    assert "a decision speaks of 9 of the target, which is not there" in messages


def test_a_decision_without_fingerprint_in_the_language_is_named(own_garden: Path) -> None:
    def change(data: deciding.Entry) -> None:
        entry = deciding.entry(data, "art_2__al_1", "art_2__para_1")
        entry["fingerprints"] = {"rus": entry["fingerprints"]["eng"]}

    found = with_decisions(own_garden, change)
    assert any("carries no fingerprint of its texts" in one.message for one in found)


def test_a_change_that_nobody_decided_on_is_named(own_garden: Path) -> None:
    def change(data: deciding.Entry) -> None:
        data["decisions"].remove(deciding.entry(data, "art_2__al_2", "art_2__para_2"))

    found = only(with_decisions(own_garden, change))
    assert found.message == "the change of 2(2) has no decision on its direction"
    assert found.eid == "art_2__para_2"


def test_a_decision_on_a_direction_whose_pair_is_not_there_is_named(own_garden: Path) -> None:
    def change(data: deciding.Entry) -> None:
        entry = deciding.entry(data, "art_2__al_2", "art_2__para_2")
        data["decisions"].append({**entry, "target": ["art_4__para_2"], "aligns": False})

    messages = [one.message for one in with_decisions(own_garden, change)]
    assert (
        "no pair of the comparison is 2, part 2 with 4(2), which a decision speaks of" in messages
    )


def test_a_provision_paired_twice_is_named(own_garden: Path) -> None:
    def change(data: deciding.Entry) -> None:
        entry = deciding.entry(data, "art_2__al_2", "art_2__para_2")
        data["decisions"].append({**entry, "target": ["art_4__para_2"]})

    messages = [one.message for one in with_decisions(own_garden, change)]
    assert "2, part 2 of the base is paired by 2 decisions" in messages


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("reason", "yes", "decisions/5/reason: 'yes' is too short"),
        ("by", "me", "decisions/5: Additional properties are not allowed"),
    ],
)
def test_a_breach_of_the_schema_of_decisions_is_named_with_its_entry(
    own_garden: Path, key: str, value: str, words: str
) -> None:
    def change(data: deciding.Entry) -> None:
        data["decisions"][5][key] = value

    assert only(with_decisions(own_garden, change)).message.startswith(words)


def test_decisions_on_states_that_are_not_held_are_named(own_garden: Path) -> None:
    def change(data: deciding.Entry) -> None:
        data["target"] = "2030"

    found = with_decisions(own_garden, change)
    assert [one.message for one in found] == ["there is no text named “2030”"]


# What cannot be validated at all


def test_a_path_that_is_not_there_is_refused(garden_root: Path) -> None:
    with pytest.raises(DataError, match="there is no such file or folder"):
        problems(garden_root, Path("nowhere"))


def test_a_file_of_another_kind_is_refused(own_garden: Path) -> None:
    (own_garden / "notes.txt").write_text("bees")
    with pytest.raises(DataError, match="this kind of file is not validated"):
        problems(own_garden, Path("notes.txt"))


def test_a_folder_with_nothing_in_it_is_refused(own_garden: Path) -> None:
    (own_garden / "empty").mkdir()
    with pytest.raises(DataError, match="the folder holds nothing to validate"):
        problems(own_garden, Path("empty"))
