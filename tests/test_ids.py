"""Identifiers: printed numbers, eIds, and references as they are typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import days, eids, numbers
from unionlaw.errors import UnknownReferenceError
from unionlaw.ids import (
    Reference,
    article_of,
    is_eid,
    label,
    level_number,
    level_prefix,
    number_key,
    parent_of,
    printed_number,
)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Article 10.", "10"),
        ("Статья 3-1.", "3-1"),
        ("3-1.", "3-1"),
        ("4)", "4"),
        ("12-1-2)", "12-1-2"),
        ("", ""),
        ("Preamble", ""),
    ],
)
def test_the_bare_number_is_read_from_a_printed_one(printed: str, number: str) -> None:
    assert printed_number(printed) == number


def test_numbers_are_ordered_as_a_law_orders_them() -> None:
    order = ["2", "3", "3-1", "3-1-1", "3-2", "3-10", "4", "10"]
    assert sorted(order, key=number_key) == order
    assert number_key("") == ()


@given(numbers, numbers)
def test_a_number_with_a_dash_stands_after_its_own_and_before_the_next(
    number: str, other: str
) -> None:
    first = int(number.split("-", maxsplit=1)[0])
    assert number_key(number) < number_key(f"{number}-1") < number_key(str(first + 1))
    assert (number_key(number) == number_key(other)) == (number == other)


def test_an_eid_is_taken_apart_level_by_level() -> None:
    eid = "art_12__para_3-1__point_4"
    assert article_of(eid) == "art_12"
    assert parent_of(eid) == "art_12__para_3-1"
    assert parent_of("art_12") == ""
    assert (level_prefix(eid), level_number(eid)) == ("point", "4")
    assert level_number("art_12__para_3-1") == "3-1"
    assert (level_prefix("preamble"), level_number("preamble")) == ("preamble", "")


@given(eids)
def test_the_article_of_an_eid_is_its_outermost_unit(eid: str) -> None:
    while parent_of(eid):
        assert article_of(parent_of(eid)) == article_of(eid)
        eid = parent_of(eid)
    assert article_of(eid) == eid


@pytest.mark.parametrize("text", ["art_1", "preamble", "art_12__para_3-1", "art_8__al_2__heading"])
def test_an_eid_is_known_by_its_form(text: str) -> None:
    assert is_eid(text)


@pytest.mark.parametrize(
    "text", ["", "Art_1", "art 1", "art_", "art_1_", "art_1__", "__art_1", "1", "art_1a", "a#b"]
)
def test_what_has_another_form_is_no_eid(text: str) -> None:
    assert not is_eid(text)


@pytest.mark.parametrize(
    ("eid", "said"),
    [
        ("art_16__para_1__point_4", "16(1)(4)"),
        ("art_12__para_3-1", "12(3-1)"),
        ("art_10__al_1__indent_2", "10, part 1, indent 2"),
        ("art_3", "3"),
        ("preamble", "preamble"),
        ("chp_2", "chapter 2"),
        ("art_4__heading", "4, heading"),
        ("art_4__para_1__al_2", "4(1), part 2"),
        ("", ""),
    ],
)
def test_a_provision_is_said_as_lawyers_write_it(eid: str, said: str) -> None:
    assert label(eid) == said


# References


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2014", Reference("2014")),
        ("2014@2020-05-25", Reference("2014", date(2020, 5, 25))),
        ("1993:rus#art_19", Reference("1993", None, "rus", "art_19")),
        (
            "2014@2020-05-25:eng#art_12__para_3",
            Reference("2014", date(2020, 5, 25), "eng", "art_12__para_3"),
        ),
        (" 2014 ", Reference("2014")),
        ("laws/kz/2014/eng.xml#art_1", Reference("laws/kz/2014/eng.xml", None, None, "art_1")),
        ("C:/me@home/law.md", Reference("C:/me@home/law.md")),
    ],
)
def test_a_reference_is_read_as_it_is_typed(typed: str, expected: Reference) -> None:
    assert Reference.parse(typed) == expected
    assert str(expected) == typed.strip()


@given(
    st.builds(
        Reference,
        st.from_regex(r"[a-z0-9-]{1,9}", fullmatch=True),
        st.none() | days,
        st.none() | st.sampled_from(["eng", "rus", "kaz"]),
        st.none() | eids,
    )
)
def test_a_reference_that_was_written_is_read_as_itself(reference: Reference) -> None:
    assert Reference.parse(str(reference)) == reference
    assert reference.state.eid is None
    assert reference.state.at("art_1") == Reference(
        reference.name, reference.date, reference.language, "art_1"
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "“” is not a reference"),
        ("@2020-01-01", "is not a reference"),
        ("#art_1", "is not a reference"),
        ("2014@", "“” in “2014@” is not a date"),
        ("2014@2020-02-30", "“2020-02-30” in “2014@2020-02-30” is not a date"),
        ("2014@May", "“May” in “2014@May” is not a date"),
        ("2014:", "“” in “2014:” is not a language code"),
        ("2014:EN", "“EN” in “2014:EN” is not a language code"),
        ("2014#", "“” in “2014#” is not an eId"),
        ("2014#10(3)", "“10(3)” in “2014#10(3)” is not an eId"),
        ("law.xml#10(3)", "“10(3)” in “law.xml#10(3)” is not an eId"),
    ],
)
def test_what_is_no_reference_is_refused_with_the_part_that_is_wrong(
    typed: str, words: str
) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        Reference.parse(typed)
    assert words in caught.value.message
    assert caught.value.hint


@given(st.text())
def test_any_text_is_a_reference_or_refused(text: str) -> None:
    try:
        reference = Reference.parse(text)
    except UnknownReferenceError:
        return
    assert reference.name
