"""From a reference to a text: dates, bases, named states, files, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import garden
from unionlaw import akn
from unionlaw.corpus import Corpus
from unionlaw.errors import ConsolidationError, DataError, UnionlawError, UnknownReferenceError
from unionlaw.ids import Reference
from unionlaw.versions import Basis, State, newest, resolve, say


def at(typed: str, corpus: Corpus, basis: Basis = Basis.ADOPTED) -> State:
    return resolve(Reference.parse(typed), corpus, basis)


def acts(state: State) -> list[str]:
    return [step.act.meta.name for step in state.steps]


def refusal(typed: str, corpus: Corpus, basis: Basis = Basis.ADOPTED) -> UnionlawError:
    with pytest.raises(UnknownReferenceError) as caught:
        at(typed, corpus, basis)
    assert caught.value.hint
    return caught.value


# Dates


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2000-03-01", []),
        ("2001-05-04", []),
        ("2001-05-05", ["2001-5"]),
        ("2002-07-06", ["2001-5"]),
        ("2002-07-07", ["2001-5", "2002-7"]),
        ("2040-01-01", ["2001-5", "2002-7"]),
    ],
)
def test_a_date_takes_the_acts_adopted_by_then(
    garden_corpus: Corpus, day: str, expected: list[str]
) -> None:
    assert acts(at(f"2000@{day}", garden_corpus)) == expected


def test_a_name_alone_is_the_text_as_adopted(garden_corpus: Corpus) -> None:
    state = at("2000", garden_corpus)
    assert (state.document, state.steps) == (garden.law(), ())
    assert state.title == "Law of 1 March 2000 No. 10-II “On gardens”, as adopted"


def test_a_redaction_is_dated_by_its_last_act(garden_corpus: Corpus) -> None:
    state = at("2000@2001-12-31", garden_corpus)
    assert state.document.meta.redaction == date(2001, 5, 5)
    assert state.title.endswith("redaction of 5 May 2001")
    assert state.adopted == garden.law()


def test_a_repealed_law_is_called_its_last_text(garden_corpus: Corpus) -> None:
    title = at("1990", garden_corpus).title
    assert title == "Law of 10 January 1990 “On gardens”, last text before repeal"


def test_the_newest_state_has_every_act(garden_corpus: Corpus) -> None:
    assert acts(newest("2000", garden_corpus)) == ["2001-5", "2002-7"]


def test_a_date_before_the_law_is_refused_with_the_first_date(garden_corpus: Corpus) -> None:
    found = refusal("2000@2000-02-29", garden_corpus)
    assert "adopted on 1 March 2000; there is no earlier text" in found.message
    assert found.hint == "the first date is 2000@2000-03-01"


def test_a_date_before_the_redaction_that_is_held_is_refused(garden_corpus: Corpus) -> None:
    found = refusal("1990@1992-01-01", garden_corpus)
    assert "held only as it stood from 6 June 1995 on" in found.message
    assert at("1990@1995-06-06", garden_corpus).document == garden.old_law()


def test_acts_that_are_in_the_text_held_are_not_asked_for_again(garden_corpus: Corpus) -> None:
    # The act of 1995 is not held; its changes stand in the text of 1990 that is.
    assert acts(at("1990@1996-01-01", garden_corpus)) == []


def test_an_act_that_is_not_held_is_named(own_garden: Path) -> None:
    (own_garden / "laws" / "kz" / "2001-5" / "eng.xml").unlink()
    found = refusal("2000@2002-12-31", Corpus(own_garden))
    assert "needs Law of 5 May 2001 No. 5-III, which is not held" in found.message


def test_an_act_that_does_not_fit_is_named_with_its_instruction(own_garden: Path) -> None:
    file = own_garden / "laws" / "kz" / "2000" / "eng.xml"
    file.write_text(file.read_text("utf-8").replace("ten gardeners", "nine gardeners"), "utf-8")
    with pytest.raises(ConsolidationError, match=r"2001-5, instruction mod_2 .* to 2\(2\):"):
        at("now", Corpus(own_garden))


# Entry into force


def test_by_entry_into_force_an_act_counts_from_its_day(garden_corpus: Corpus) -> None:
    assert acts(at("2000@2001-06-30", garden_corpus, Basis.IN_FORCE)) == []
    assert acts(at("2000@2001-07-01", garden_corpus, Basis.IN_FORCE)) == ["2001-5"]


def test_by_entry_into_force_a_day_that_is_not_verified_is_refused(garden_corpus: Corpus) -> None:
    found = refusal("2000@2002-12-31", garden_corpus, Basis.IN_FORCE)
    assert "the day on which 2002-7 came into force is not verified" in found.message
    assert "ten days after publication" in found.message


def test_acts_count_in_the_order_in_which_they_came_into_force(shipped_corpus: Corpus) -> None:
    state = at("2014@2016-01-01", shipped_corpus, Basis.IN_FORCE)
    assert acts(state) == ["2015-415"]
    assert acts(at("2014@2015-12-31", shipped_corpus, Basis.IN_FORCE)) == []


# Named states


def test_a_named_state_is_a_redaction(garden_corpus: Corpus) -> None:
    assert acts(at("2001", garden_corpus)) == ["2001-5"]
    assert acts(at("now", garden_corpus)) == ["2001-5", "2002-7"]
    assert str(at("2001", garden_corpus).reference) == "2001"


def test_a_named_state_with_a_date_is_ambiguous(garden_corpus: Corpus) -> None:
    found = refusal("now@2001-06-01", garden_corpus)
    assert "ambiguous" in found.message
    assert found.hint == "write 2000@2001-06-01 for the text of that day"


def test_the_names_of_the_contract_are_known(shipped_corpus: Corpus) -> None:
    assert acts(at("2014", shipped_corpus)) == []
    assert acts(at("2020", shipped_corpus))[-3:] == ["2020-321", "2020-334", "2020-351"]
    assert acts(at("current", shipped_corpus))[-1] == "2024-94"
    assert at("1993", shipped_corpus).steps == ()


# Unknown names


@pytest.mark.parametrize(
    ("typed", "near"), [("200", "2000"), ("2001-6", "2001-5"), ("noww", "now")]
)
def test_an_unknown_name_is_refused_with_the_nearest(
    garden_corpus: Corpus, typed: str, near: str
) -> None:
    found = refusal(typed, garden_corpus)
    assert found.message == f"there is no text named “{typed}”"
    assert (found.hint or "").startswith("nearest: ")
    assert near in (found.hint or "").split(";")[0]


def test_a_name_like_none_is_refused_with_all_that_are_held(garden_corpus: Corpus) -> None:
    hint = refusal("labour", garden_corpus).hint or ""
    assert hint.startswith("held: 1990, 2000, 2001, 2001-5, 2002-7, now;")


@pytest.mark.parametrize("typed", ["*", "200?", "[2000]", "20*0"])
def test_a_pattern_is_no_name(garden_corpus: Corpus, typed: str) -> None:
    assert "there is no text named" in refusal(typed, garden_corpus).message


def test_a_language_that_is_not_held_is_refused_with_those_that_are(
    garden_corpus: Corpus,
) -> None:
    found = refusal("2000:rus", garden_corpus)
    assert found.message == "“2000” is not held in the language “rus”"
    assert (found.hint or "").startswith("held: eng;")


# Provisions


def test_a_provision_is_found_by_its_eid(garden_corpus: Corpus) -> None:
    assert at("2000", garden_corpus).provision("art_3__al_2").text.startswith("Watering")


def test_a_missing_provision_is_refused_with_the_nearest(garden_corpus: Corpus) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        at("2000", garden_corpus).provision("art_3__al_9")
    assert caught.value.message == "there is no provision 3, part 9 (#art_3__al_9) in 2000"
    assert "#art_3__al_" in (caught.value.hint or "")


def test_a_deleted_provision_is_refused_with_the_act_that_deleted_it(
    shipped_corpus: Corpus,
) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        at("2020", shipped_corpus).provision("art_33")
    assert caught.value.hint == "it was deleted by 2020-321; ask for an earlier date"


def test_where_nothing_is_near_the_way_to_the_eids_is_told(garden_corpus: Corpus) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        at("2000", garden_corpus).provision("zzz")
    assert "--eids" in (caught.value.hint or "")


# Files


def test_a_file_is_taken_wherever_a_reference_is(garden_corpus: Corpus, tmp_path: Path) -> None:
    file = tmp_path / "law.xml"
    akn.write(garden.law(), file)
    state = at(str(file), garden_corpus)
    assert (state.document, state.origin) == (garden.law(), file)
    assert at(f"{file}#art_1", garden_corpus).document == garden.law()


def test_a_file_may_stand_in_a_folder_with_any_signs_in_its_name(
    garden_corpus: Corpus, tmp_path: Path
) -> None:
    folder = tmp_path / "me@home: 2020"
    folder.mkdir()
    akn.write(garden.law(), folder / "law.xml")
    reference = Reference.parse(f"{folder / 'law.xml'}#art_3__al_2")
    assert reference.eid == "art_3__al_2"
    assert resolve(reference, garden_corpus).document == garden.law()


def test_a_file_without_an_ending_is_known_by_what_is_in_it(
    garden_corpus: Corpus, in_folder: Path
) -> None:
    akn.write(garden.law(), in_folder / "mine")
    assert at("mine", garden_corpus).document == garden.law()


def test_a_name_that_is_held_goes_before_a_file_of_that_name(
    garden_corpus: Corpus, in_folder: Path
) -> None:
    (in_folder / "2000").write_text("no law")
    assert at("2000", garden_corpus).origin is None


def test_a_markdown_file_is_read_as_a_law(garden_corpus: Corpus, tmp_path: Path) -> None:
    file = tmp_path / "law.md"
    file.write_text("\ufeff# On bees\n\n### Article 1. Bees\n\n1. Bees fly.\n", "utf-8")
    state = at(str(file), garden_corpus)
    assert state.document.find("art_1__para_1") is not None
    assert "On bees" in state.title


@pytest.mark.parametrize("typed", ["{}@2020-01-01", "{}:eng"])
def test_a_file_takes_neither_date_nor_language(
    garden_corpus: Corpus, in_folder: Path, typed: str
) -> None:
    akn.write(garden.law(), in_folder / "mine")
    found = refusal(typed.format("mine"), garden_corpus)
    assert "a file holds one text" in found.message


def test_a_folder_is_no_text(garden_corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="this is a directory"):
        at(str(tmp_path), garden_corpus)


def test_days_are_said_in_words() -> None:
    assert say(date(2014, 6, 27)) == "27 June 2014"
    assert say(date(2020, 5, 4)) == "4 May 2020"
    assert say(None) == "an unknown day"
