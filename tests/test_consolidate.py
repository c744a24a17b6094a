"""Consolidation: what each kind of instruction does, and what is refused and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import garden
from garden import (
    add_after,
    add_at_end,
    add_units,
    amending_act,
    article,
    delete,
    delete_words,
    indent,
    paragraph,
    part,
    point,
    replace_words,
    restate,
)
from strategies import numbers
from unionlaw.consolidate import Consolidation, consolidate, demand, outer
from unionlaw.errors import ConsolidationError
from unionlaw.ids import number_key
from unionlaw.model import Document, Ref

LAW = garden.document(
    article(
        "1",
        "Trees",
        paragraph("1", "Trees are planted in spring."),
        paragraph(
            "2",
            "A tree is cut only:",
            point("1", "if it is dead;"),
            point("2", "if it is in the way of a road."),
        ),
        paragraph("3", "Trees under paragraph 1 of this article are counted."),
        paragraph("4", "Nobody counts bushes."),
    ),
    article(
        "2",
        "Hives",
        part("A hive stands in the shade."),
        part("A hive is opened by a keeper."),
        part("A hive is painted, as paragraph 3 of article 1 says of trees."),
    ),
    article(
        "3",
        "Ponds",
        part("Ponds hold:", point("1", "fish;"), point("2", "frogs.")),
        part("Ponds are deep."),
    ),
)


def applied(*orders: garden.Order, base: Document = LAW) -> Document:
    """The text after the instructions, all of which must fit."""
    return demand(consolidate(base, amending_act(*orders)))


def words_of(document: Document, eid: str) -> str:
    unit = document.find(eid)
    assert unit is not None, f"there is no {eid}"
    return unit.text


def eids_below(document: Document, eid: str) -> list[str]:
    unit = document.find(eid)
    assert unit is not None
    return [child.eid.removeprefix(f"{eid}__") for child in unit.children]


def reason(*orders: garden.Order, base: Document = LAW) -> str:
    """Why the last instruction is refused; the ones before must fit."""
    done = consolidate(base, amending_act(*orders))
    assert [effect.applied for effect in done.effects] == [True] * (len(orders) - 1) + [False]
    assert done.refused == done.effects[-1:]
    return done.effects[-1].reason


# Words


def test_words_are_replaced_by_others() -> None:
    after = applied(replace_words("art_1__para_1", "in spring", "in autumn"))
    assert words_of(after, "art_1__para_1") == "Trees are planted in autumn."


def test_words_are_found_in_the_one_unit_below_that_holds_them() -> None:
    after = applied(replace_words("art_1", "in the way of a road", "rotten"))
    assert words_of(after, "art_1__para_2__point_2") == "if it is rotten."
    assert words_of(after, "art_1__para_2") == "A tree is cut only:"


def test_words_are_added_after_others() -> None:
    after = applied(add_after("art_1__para_1", "planted", "and watered"))
    assert words_of(after, "art_1__para_1") == "Trees are planted and watered in spring."


def test_words_are_added_at_the_end_before_the_closing_mark() -> None:
    after = applied(
        add_at_end("art_1__para_1", "or in autumn"),
        add_at_end("art_1__para_2__point_1", ", and only then"),
    )
    assert words_of(after, "art_1__para_1") == "Trees are planted in spring or in autumn."
    assert words_of(after, "art_1__para_2__point_1") == "if it is dead, and only then;"


def test_words_are_deleted_with_the_space_that_would_stand_double() -> None:
    after = applied(delete_words("art_1__para_1", "planted in"))
    assert words_of(after, "art_1__para_1") == "Trees are spring."


def test_the_heading_of_an_article_is_changed_by_words_or_restated() -> None:
    by_words = applied(replace_words("art_1__heading", "Trees", "Trees and bushes"))
    unit = by_words.find("art_1")
    assert unit is not None
    assert unit.title == "Trees and bushes"
    restated = applied(replace_words("art_1__heading", "", "Plants")).find("art_1")
    assert restated is not None
    assert restated.title == "Plants"


def test_several_changes_of_one_unit_by_one_act_all_count() -> None:
    after = applied(
        replace_words("art_1__para_1", "in spring", "in autumn"),
        add_at_end("art_1__para_1", "by gardeners"),
        delete_words("art_1__para_1", "planted"),
    )
    assert words_of(after, "art_1__para_1") == "Trees are in autumn by gardeners."


# Units


def test_a_unit_is_added_where_its_number_puts_it() -> None:
    after = applied(add_units("art_1", paragraph("2-1", "Cut trees are burnt.")))
    assert eids_below(after, "art_1") == ["para_1", "para_2", "para_2-1", "para_3", "para_4"]
    assert words_of(after, "art_1__para_2-1") == "Cut trees are burnt."


@given(st.lists(numbers, unique=True, min_size=1, max_size=8))
def test_added_units_end_in_the_order_of_their_numbers(chosen: list[str]) -> None:
    base = garden.document(article("1", "A", paragraph("50", "Fifty.")))
    orders = [add_units("art_1", paragraph(number, "New.")) for number in chosen if number != "50"]
    after = applied(*orders, base=base)
    found = [child.number for top in after.body for child in top.children]
    assert sorted(found, key=number_key) == found
    assert set(found) == {*chosen, "50"}


def test_three_one_stands_between_three_and_four_and_ten_after_nine() -> None:
    base = garden.document(
        article("1", "A", *(paragraph(str(number), "x") for number in (3, 4, 9)))
    )
    after = applied(
        add_units("art_1", paragraph("10", "x")),
        add_units("art_1", paragraph("3-2", "x"), paragraph("3-1", "x")),
        base=base,
    )
    assert eids_below(after, "art_1") == [
        "para_3", "para_3-1", "para_3-2", "para_4", "para_9", "para_10",
    ]  # fmt: skip


def test_a_subparagraph_is_added_below_its_paragraph() -> None:
    after = applied(add_units("art_1__para_2", point("3", "if it is sick.")))
    assert eids_below(after, "art_1__para_2") == ["point_1", "point_2", "point_3"]


def test_a_unit_is_restated_with_what_is_below_it() -> None:
    after = applied(
        restate("art_1__para_2", paragraph("2", "", part("No tree is cut."), part("Nor sold.")))
    )
    assert eids_below(after, "art_1__para_2") == ["al_1", "al_2"]
    assert words_of(after, "art_1__para_2__al_2") == "Nor sold."
    assert after.find("art_1__para_2__point_1") is None


def test_an_article_is_restated_with_its_heading() -> None:
    after = applied(restate("art_2", article("2", "Bees", part("Bees are left alone."))))
    unit = after.find("art_2")
    assert unit is not None
    assert (unit.title, unit.full_text) == ("Bees", "Bees are left alone.")


def test_a_numbered_unit_that_is_deleted_leaves_its_number_empty() -> None:
    after = applied(delete("art_1__para_2"))
    assert eids_below(after, "art_1") == ["para_1", "para_3", "para_4"]


def test_an_article_that_is_deleted_is_gone_from_its_chapter() -> None:
    base = garden.law()
    after = applied(delete("art_3"), base=base)
    assert [unit.eid for unit in after.articles()] == ["preamble", "art_1", "art_2", "art_4"]


def test_a_deleted_part_moves_the_next_one_up() -> None:
    done = consolidate(LAW, amending_act(delete("art_2__al_2")))
    after = demand(done)
    assert eids_below(after, "art_2") == ["al_1", "al_2"]
    assert words_of(after, "art_2__al_2").startswith("A hive is painted")
    assert done.carried == {"art_2__al_3": "art_2__al_2"}


def test_what_is_below_a_part_moves_with_it() -> None:
    base = garden.document(
        article("1", "A", part("One."), part("", indent("two:"), indent("three")))
    )
    done = consolidate(base, amending_act(delete("art_1__al_1")))
    assert done.carried == {
        "art_1__al_2": "art_1__al_1",
        "art_1__al_2__indent_1": "art_1__al_1__indent_1",
        "art_1__al_2__indent_2": "art_1__al_1__indent_2",
    }


def test_every_instruction_speaks_of_the_text_before_its_act() -> None:
    done = consolidate(
        LAW,
        amending_act(
            delete("art_2__al_1"),
            replace_words("art_2__al_2", "a keeper", "two keepers"),
            add_at_end("art_2__al_3", "or bushes"),
        ),
    )
    after = demand(done)
    assert words_of(after, "art_2__al_1") == "A hive is opened by two keepers."
    assert words_of(after, "art_2__al_2").endswith("says of trees or bushes.")
    assert [effect.eids for effect in done.effects] == [
        ("art_2__al_1",),
        ("art_2__al_1",),
        ("art_2__al_2",),
    ]


def test_an_added_part_goes_to_the_end_and_those_before_it_keep_their_names() -> None:
    done = consolidate(LAW, amending_act(add_units("art_2", part("A hive is sold."))))
    after = demand(done)
    assert words_of(after, "art_2__al_4") == "A hive is sold."
    assert words_of(after, "art_2__al_1") == "A hive stands in the shade."
    assert done.carried == {}
    assert done.effects[0].eids == ("art_2__al_4",)


def test_a_part_is_deleted_and_another_added_by_one_act() -> None:
    done = consolidate(
        LAW, amending_act(delete("art_2__al_2"), add_units("art_2", part("A hive is sold.")))
    )
    after = demand(done)
    assert [words_of(after, f"art_2__al_{number}")[:13] for number in (1, 2, 3)] == [
        "A hive stands",
        "A hive is pai",
        "A hive is sol",
    ]
    assert done.carried == {"art_2__al_3": "art_2__al_2"}
    assert done.effects[1].eids == ("art_2__al_3",)


# References


def test_the_references_in_a_unit_stay_marked_when_other_words_change() -> None:
    after = applied(add_at_end("art_1__para_3", "twice a year"))
    unit = after.find("art_1__para_3")
    assert unit is not None
    assert unit.content == (
        "Trees under ",
        Ref("#art_1__para_1", "paragraph 1 of this article"),
        " are counted twice a year.",
    )


def test_a_reference_whose_words_changed_is_no_longer_marked() -> None:
    after = applied(replace_words("art_1__para_3", "paragraph 1", "paragraph 2"))
    unit = after.find("art_1__para_3")
    assert unit is not None
    assert unit.content == ("Trees under paragraph 2 of this article are counted.",)


def test_references_to_the_amended_act_in_a_quoted_unit_come_home() -> None:
    quoted = paragraph("3", "")
    from dataclasses import replace

    quoted = replace(
        quoted,
        content=("As ", Ref(f"{garden.LAW}#art_2", "article 2"), " and ", Ref("/akn/x#art_1", "x")),
    )
    unit = applied(restate("art_1__para_3", quoted)).find("art_1__para_3")
    assert unit is not None
    assert unit.content == ("As ", Ref("#art_2", "article 2"), " and ", Ref("/akn/x#art_1", "x"))


# What is refused


def test_words_that_are_not_there_are_refused() -> None:
    assert (
        reason(replace_words("art_1__para_1", "in winter", "in summer"))
        == "the words “in winter” do not stand there"
    )
    assert "do not stand there" in reason(delete_words("art_1__para_1", "plant"))


def test_words_are_whole_words() -> None:
    assert (
        reason(replace_words("art_1__para_1", "in sprin", "x"))
        == "the words “in sprin” do not stand there"
    )


def test_words_that_stand_twice_are_refused() -> None:
    base = garden.document(article("1", "A", part("A bee and a bee.")))
    assert (
        reason(replace_words("art_1__al_1", "bee", "wasp"), base=base)
        == "the words “bee” stand there 2 times: it is not said which"
    )


def test_words_that_stand_in_two_units_are_refused_with_both() -> None:
    said = reason(replace_words("art_2", "A hive", "The hive"))
    assert "2, part 1, 2, part 2, 2, part 3: it is not said in which" in said


def test_words_at_the_end_of_a_unit_of_several_parts_are_refused() -> None:
    assert (
        reason(add_at_end("art_2", "always"))
        == "it consists of several parts, and it is not said which of them"
    )


@pytest.mark.parametrize(
    ("order", "where"),
    [
        (delete("art_9"), "9"),
        (delete("art_1__para_9"), "1(9)"),
        (replace_words("art_2__al_4", "hive", "bee"), "2, part 4"),
        (add_units("art_9", paragraph("1", "x")), "9"),
        (replace_words("art_9__heading", "a", "b"), "9"),
    ],
)
def test_a_unit_that_is_not_there_is_refused(order: garden.Order, where: str) -> None:
    assert reason(order) == f"there is no {where} in the text"


def test_a_unit_that_an_earlier_instruction_deleted_is_not_there() -> None:
    assert (
        reason(delete("art_1__para_4"), add_at_end("art_1__para_4", "x"))
        == "there is no 1(4) in the text"
    )


def test_a_unit_whose_number_is_taken_is_refused() -> None:
    assert reason(add_units("art_1", paragraph("2", "x"))) == "1(2) is already there"


def test_one_unit_is_not_restated_with_several() -> None:
    two = restate("art_1__para_3", paragraph("3", "Three."), paragraph("4", "Four."))
    assert reason(two).startswith("the act quotes 2 units for this one")


def test_a_restated_unit_must_be_the_one_that_is_restated() -> None:
    assert (
        reason(restate("art_1__para_2", paragraph("3", "x")))
        == "the text quoted is that of paragraph 3, not of paragraph 2"
    )
    assert "that of point 2, not of paragraph 2" in reason(
        restate("art_1__para_2", point("2", "x"))
    )


@pytest.mark.parametrize(
    "order",
    [
        restate("art_1__para_2"),
        add_units("art_1"),
        add_after("art_1__para_1", "planted", ""),
        replace_words("art_1__para_1", "planted", ""),
        replace_words("art_1__heading", "Trees", ""),
    ],
    ids=["restate", "add units", "add words", "replace words", "replace in heading"],
)
def test_an_instruction_without_the_text_it_needs_is_refused(order: garden.Order) -> None:
    assert reason(order) == "the act quotes no text for it"


def test_quotations_that_the_act_does_not_hold_are_refused() -> None:
    from dataclasses import replace

    act = amending_act(replace_words("art_1__para_1", "in spring", "in autumn"))
    lost = replace(act, mods=(replace(act.mods[0], old="mod_9__qtext_1"),))
    assert consolidate(LAW, lost).refused[0].reason == (
        "the quoted words #mod_9__qtext_1 are not in the act"
    )
    lost = replace(act, mods=(replace(act.mods[0], new="mod_9__qtext_2"),))
    assert consolidate(LAW, lost).refused[0].reason == (
        "the quoted text #mod_9__qtext_2 is not in the act"
    )


REFUSED = (
    replace_words("art_1__para_1", "in winter", "in summer"),
    delete("art_9"),
    add_units("art_1", paragraph("2", "x")),
    restate("art_1__para_2", paragraph("3", "x")),
    add_at_end("art_2", "always"),
)


@pytest.mark.parametrize("order", REFUSED)
def test_a_refused_instruction_changes_nothing(order: garden.Order) -> None:
    done = consolidate(LAW, amending_act(order))
    assert done.document.body == LAW.body
    (effect,) = done.effects
    assert (effect.applied, effect.eids, effect.before, effect.after) == (False, (), "", "")


def test_a_refused_instruction_does_not_stop_the_others() -> None:
    done = consolidate(
        LAW, amending_act(REFUSED[0], replace_words("art_1__para_1", "in spring", "in autumn"))
    )
    assert [effect.applied for effect in done.effects] == [False, True]
    assert words_of(done.document, "art_1__para_1") == "Trees are planted in autumn."


def test_a_demanded_text_names_act_instruction_provision_and_reason() -> None:
    done = consolidate(LAW, amending_act(REFUSED[0]))
    with pytest.raises(ConsolidationError) as caught:
        demand(done)
    assert caught.value.eid == "art_1__para_1"
    assert caught.value.message == (
        "2001-5, instruction mod_1 “replace words “in winter” – “in summer”” cannot be applied to "
        "1(1): the words “in winter” do not stand there"
    )
    assert "in the order they were adopted" in (caught.value.hint or "")


# What is said of it


def test_effects_say_what_stood_there_and_what_stands_there_now() -> None:
    done = consolidate(
        LAW,
        amending_act(
            replace_words("art_1__para_1", "in spring", "in autumn"),
            delete("art_1__para_4"),
            add_units("art_1", paragraph("5", "Bushes are cut.")),
            restate("art_2", article("2", "Bees", part("Bees are left alone."))),
        ),
    )
    assert [(effect.before, effect.after) for effect in done.effects] == [
        ("Trees are planted in spring.", "Trees are planted in autumn."),
        ("Nobody counts bushes.", ""),
        ("", "Bushes are cut."),
        (
            (
                "Hives\nA hive stands in the shade.\nA hive is opened by a keeper.\n"
                "A hive is painted, as paragraph 3 of article 1 says of trees."
            ),
            "Bees\nBees are left alone.",
        ),
    ]
    assert [effect.eids for effect in done.effects] == [
        ("art_1__para_1",),
        ("art_1__para_4",),
        ("art_1__para_5",),
        ("art_2",),
    ]


def test_the_sentence_of_an_instruction_leaves_quoted_units_out() -> None:
    done = consolidate(LAW, amending_act(restate("art_1__para_1", paragraph("1", "x"))))
    assert done.effects[0].sentence == "restate it …"


def test_instructions_for_another_act_are_left_out() -> None:
    act = amending_act(delete("art_1"), work="/akn/kz/act/1999-01-01/1")
    done = consolidate(LAW, act)
    assert done.effects == ()
    assert done.document.body == LAW.body


def test_the_redaction_is_dated_by_the_act() -> None:
    act = garden.first_act()
    assert consolidate(garden.law(), act).document.meta.redaction == act.meta.adopted


def test_the_text_before_is_left_as_it_was() -> None:
    before = garden.law()
    demand(consolidate(before, garden.first_act()))
    assert before == garden.law()


def test_the_tiny_corpus_is_consolidated_as_its_acts_say() -> None:
    first: Consolidation = consolidate(garden.law(), garden.first_act())
    second = consolidate(demand(first), garden.second_act())
    after = demand(second)
    assert [unit.text for unit in after.walk() if unit.eid.startswith("art_3__")] == [
        "Gardens are watered at dawn.",
        "A society under paragraph 2 of article 2 must keep its wells clean.",
    ]
    assert (
        words_of(after, "art_1__point_2") == "gardener – a person who tends a garden or an orchard."
    )
    assert words_of(after, "art_4__para_1").endswith("regard to the opinion of its gardeners.")
    closing = after.find("art_4")
    assert closing is not None
    assert closing.title == "Closing of a society"


def test_acts_in_the_wrong_order_are_refused() -> None:
    done = consolidate(garden.law(), garden.second_act())
    assert [effect.mod.source for effect in done.refused] == ["mod_3"]


def test_the_units_around_a_unit_are_named_from_the_inside_out() -> None:
    assert list(outer("art_1__para_2__point_3")) == [
        "art_1__para_2__point_3",
        "art_1__para_2",
        "art_1",
    ]
