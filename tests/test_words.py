"""Changing words in a content: whole words, marks, and the references in it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import plain_contents, xml_texts
from unionlaw.model import Content, Ref, plain
from unionlaw.words import (
    end_of_words,
    joined,
    occurrences,
    ref_targets,
    relocated,
    spaced,
    spliced,
    without,
)

BEES = Ref("#art_2", "article 2")


@given(plain_contents, st.data(), xml_texts)
def test_splicing_changes_just_the_stretch_that_is_named(
    content: Content, data: st.DataObject, words: str
) -> None:
    text = plain(content)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert plain(spliced(content, start, end, words)) == text[:start] + words + text[end:]


@given(plain_contents, st.data())
def test_references_outside_the_stretch_stay_and_those_it_touches_go(
    content: Content, data: st.DataObject
) -> None:
    text = plain(content)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    position, kept = 0, []
    for item in content:
        first, last = position, position + len(plain((item,)))
        position = last
        if isinstance(item, Ref) and (last <= start or first >= end):
            kept.append(item)
    assert [i for i in spliced(content, start, end, "x") if isinstance(i, Ref)] == kept


@given(plain_contents)
def test_joining_leaves_the_words_and_no_neighbouring_strings(content: Content) -> None:
    done = joined((*content, "a", "", "b"))
    assert plain(done) == plain(content) + "ab"
    for one, two in itertools.pairwise(done):
        assert not (isinstance(one, str) and isinstance(two, str))
    assert "" not in done


def test_words_are_found_as_whole_words_across_references() -> None:
    content: Content = ("as ", BEES, " says of bees and beehives, article 2")
    assert occurrences(content, "bees") == [(21, 25)]
    assert occurrences(content, "article 2") == [(3, 12), (40, 49)]
    assert occurrences(content, "as article 2 says") == [(0, 17)]
    assert occurrences(content, "beehive") == []
    assert occurrences(content, "") == []


def test_words_that_open_or_end_with_a_mark_are_found_beside_words() -> None:
    assert occurrences(("bees, wasps",), ", wasps") == [(4, 11)]
    assert occurrences(("пчелы (осы)",), "(осы)") == [(6, 11)]
    assert occurrences(("пчелы, осы",), "пчел") == []


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("bees and wasps fly", "and wasps", "bees fly"),
        ("bees fly", "bees", "fly"),
        ("bees fly", "fly", "bees"),
        ("bees, wasps.", ", wasps", "bees."),
        ("bees and wasps.", "and wasps", "bees."),
    ],
)
def test_deleted_words_leave_no_double_space(text: str, words: str, left: str) -> None:
    ((start, end),) = occurrences((text,), words)
    assert plain(without((text,), start, end)) == left


def test_the_end_of_the_words_is_before_the_closing_marks() -> None:
    assert end_of_words(("bees fly;",)) == len("bees fly")
    assert end_of_words(("bees fly",)) == len("bees fly")
    assert end_of_words(("see ", BEES, ".")) == len("see article 2")


def test_words_that_open_with_a_mark_are_added_without_a_space() -> None:
    assert spaced("and wasps") == " and wasps"
    assert spaced(", and wasps") == ", and wasps"
    assert spaced("; wasps") == "; wasps"


def test_references_to_the_work_itself_come_home() -> None:
    content: Content = ("a", Ref("/akn/x#art_1", "one"), Ref("/akn/xy#art_1", "two"))
    assert relocated(content, "/akn/x") == (
        "a",
        Ref("#art_1", "one"),
        Ref("/akn/xy#art_1", "two"),
    )


def test_the_targets_of_references_are_listed_in_order() -> None:
    assert ref_targets(("a", Ref("#art_2", "x"), "b", Ref("#art_1", "y"))) == ("#art_2", "#art_1")
