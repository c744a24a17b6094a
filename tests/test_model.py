"""The model: words without markup, printed lines, eIds derived from numbers and order."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

import garden
from garden import article, chapter, indent, paragraph, part, point
from strategies import laws, provisions
from unionlaw.ids import level_number, parent_of
from unionlaw.model import (
    PREFIX,
    UNNUMBERED,
    Document,
    Kind,
    Mod,
    Provision,
    QuotedStructure,
    QuotedText,
    Ref,
    plain,
    printed_lines,
    renumbered,
    renumbered_all,
    texts,
)


def test_plain_words_leave_markup_out_and_put_quotations_in_marks() -> None:
    unit = paragraph("3", "Bees fly.")
    content = (
        "in ",
        Ref("#art_1", "article 1"),
        " ",
        Mod("mod_1", ("replace ", QuotedText("q", "bee"), ": ", QuotedStructure("s", (unit,)))),
        ";",
    )
    assert plain(content) == "in article 1 replace “bee”: “3. Bees fly.”;"
    assert plain(()) == ""


def test_a_unit_of_several_parts_is_printed_with_its_number_before_the_first() -> None:
    unit = paragraph("2", "", part("First part."), part("Second part.", point("1", "a point")))
    assert list(printed_lines(unit)) == ["2. First part.", "Second part.", "1) a point"]


def test_an_article_is_printed_with_its_heading_on_a_line() -> None:
    unit = article("4", "Closing", paragraph("1", "One."), words="Opening:")
    assert list(printed_lines(unit)) == ["Article 4. Closing", "Opening:", "1. One."]
    assert next(iter(printed_lines(chapter("1", "Care", unit)))) == "Chapter 1. Care"


@given(provisions())
def test_every_word_of_a_unit_is_printed(unit: Provision) -> None:
    printed = "\n".join(printed_lines(unit))
    for one in unit.walk():
        assert one.text in printed
        if one.kind in (Kind.CHAPTER, Kind.ARTICLE):
            assert one.title in printed


@given(provisions())
def test_a_walk_meets_every_unit_once_and_parents_first(unit: Provision) -> None:
    met = list(unit.walk())
    assert met[0] is unit
    assert len(met) == 1 + sum(len(one.children) for one in met)
    assert [one for one in met if one.content] == list(texts(unit))
    assert unit.full_text.count("\n") >= len(list(texts(unit))) - 1


def test_eids_come_from_printed_numbers_and_from_the_order_of_what_has_none() -> None:
    (top,) = renumbered_all(
        (
            chapter(
                "2",
                "Care",
                article(
                    "12",
                    "Bees",
                    part("One."),
                    part("", indent("two:"), indent("three")),
                    paragraph("3-1", "Four:", point("4", "five")),
                ),
            ),
        )
    )
    assert [unit.eid for unit in top.walk()] == [
        "chp_2",
        "art_12",
        "art_12__al_1",
        "art_12__al_2",
        "art_12__al_2__indent_1",
        "art_12__al_2__indent_2",
        "art_12__para_3-1",
        "art_12__para_3-1__point_4",
    ]


def test_a_preamble_is_named_by_itself() -> None:
    assert renumbered(Provision(Kind.PREAMBLE, "x", content=("We",))).eid == "preamble"


@given(laws())
def test_derived_eids_are_unique_and_name_their_parent(document: Document) -> None:
    known = [unit.eid for unit in document.walk()]
    assert len(set(known)) == len(known)
    for unit in document.walk():
        for child in unit.children:
            assert parent_of(child.eid) == unit.eid
        assert unit.eid.rpartition("__")[2].startswith(f"{PREFIX[unit.kind]}_")
        if unit.kind not in UNNUMBERED:
            assert level_number(unit.eid) == unit.number


@given(laws())
def test_deriving_eids_again_changes_nothing(document: Document) -> None:
    assert renumbered_all(document.body) == document.body


@given(provisions())
def test_deriving_eids_changes_nothing_but_eids(unit: Provision) -> None:
    def without(one: Provision) -> Provision:
        return replace(one, eid="", children=tuple(without(child) for child in one.children))

    assert without(renumbered(unit)) == without(unit)


def test_articles_are_compared_with_the_preamble_first() -> None:
    law = garden.law()
    assert [unit.eid for unit in law.articles()] == [
        "preamble", "art_1", "art_2", "art_3", "art_4",
    ]  # fmt: skip


def test_a_provision_is_found_by_its_eid_and_its_chapter_by_the_provision() -> None:
    law = garden.law()
    found = law.find("art_3__al_2")
    assert found is not None
    assert found.text == "Watering a garden at noon is not permitted."
    assert law.find("art_9") is None
    around = law.chapter_of("art_3__al_2")
    assert around is not None
    assert around.title == "Care"
    assert garden.old_law().chapter_of("art_1") is None


@given(laws())
def test_every_unit_of_a_document_is_found_by_its_eid(document: Document) -> None:
    for unit in document.walk():
        assert document.find(unit.eid) is unit


def test_values_cannot_be_changed() -> None:
    law = garden.law()
    with pytest.raises(FrozenInstanceError):
        law.signature = "x"  # type: ignore[misc]
    assert hash(law.body) == hash(garden.law().body)
