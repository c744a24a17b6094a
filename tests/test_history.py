"""The history of a provision: through every act, and across the act that was replaced."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import deciding
from unionlaw import akn
from unionlaw.align import Relation
from unionlaw.corpus import Corpus
from unionlaw.decisions import Elsewhere, Reviewed
from unionlaw.errors import UnknownReferenceError
from unionlaw.history import Event, EventKind, History, history
from unionlaw.ids import Reference


def of(typed: str, corpus: Corpus) -> History:
    return history(Reference.parse(typed), corpus)


def kinds(told: History) -> list[tuple[str, EventKind]]:
    return [(event.act, event.kind) for event in told.events]


def event(told: History, act: str) -> Event:
    (found,) = [one for one in told.events if one.act == act]
    return found


# Through the acts


def test_a_provision_that_no_act_touched_was_adopted_and_nothing_else(
    garden_corpus: Corpus,
) -> None:
    told = of("2000#art_2__para_1", garden_corpus)
    assert kinds(told) == [("2000", EventKind.ADOPTED)]
    assert told.events[0].diff.target == "Gardeners have the right to found a society."
    assert told.events[0].on == date(2000, 3, 1)
    assert told.name == "2(1)"


def test_changed_words_are_told_with_the_instruction_and_the_edits(
    garden_corpus: Corpus,
) -> None:
    told = of("2000#art_2__para_2", garden_corpus)
    assert kinds(told) == [("2000", EventKind.ADOPTED), ("2001-5", EventKind.WORDS)]
    changed = event(told, "2001-5")
    assert changed.instructions == ("replace words “ten gardeners” – “three gardeners”",)
    assert changed.diff.base == "A society is founded by no fewer than ten gardeners."
    assert changed.diff.target == "A society is founded by no fewer than three gardeners."
    assert changed.commencement is not None
    assert changed.commencement.day == date(2001, 7, 1)


def test_a_provision_that_an_act_added_begins_with_it(garden_corpus: Corpus) -> None:
    told = of("now#art_2__para_1-1", garden_corpus)
    assert kinds(told) == [("2001-5", EventKind.ADDED)]
    assert told.events[0].diff.base == ""
    assert told.predecessors == ()


def test_a_restated_provision_is_told_apart_from_changed_words(garden_corpus: Corpus) -> None:
    told = of("2000#art_4__para_1", garden_corpus)
    assert kinds(told) == [("2000", EventKind.ADOPTED), ("2002-7", EventKind.RESTATED)]
    assert event(told, "2002-7").instructions == ("restate it …",)


def test_a_deleted_provision_ends_with_the_act_that_deleted_it(garden_corpus: Corpus) -> None:
    told = of("2000#art_3__al_2", garden_corpus)
    assert kinds(told) == [("2000", EventKind.ADOPTED), ("2001-5", EventKind.DELETED)]
    assert event(told, "2001-5").diff.target == ""


def test_a_part_that_moved_up_is_followed_under_its_new_number(garden_corpus: Corpus) -> None:
    for typed in ("2000#art_3__al_3", "now#art_3__al_2"):
        told = of(typed, garden_corpus)
        assert kinds(told) == [("2000", EventKind.ADOPTED), ("2001-5", EventKind.RENUMBERED)]
        assert told.events[1].eid == "art_3__al_2"


def test_a_heading_that_changed_is_part_of_the_articles_history(garden_corpus: Corpus) -> None:
    told = of("2000#art_4", garden_corpus)
    assert kinds(told) == [("2000", EventKind.ADOPTED), ("2002-7", EventKind.WORDS)]
    changed = event(told, "2002-7")
    assert changed.diff.target.startswith("Closing of a society\n")
    assert len(changed.instructions) == 2


def test_the_same_unit_changed_by_two_acts_has_two_events_in_order(
    garden_corpus: Corpus,
) -> None:
    told = of("2000#art_3__al_1", garden_corpus)
    assert kinds(told) == [
        ("2000", EventKind.ADOPTED),
        ("2001-5", EventKind.WORDS),
        ("2002-7", EventKind.WORDS),
    ]
    assert told.events[1].diff.target == told.events[2].diff.base


# Across the replaced act


def test_a_provision_is_followed_back_into_the_repealed_act(garden_corpus: Corpus) -> None:
    told = of("2000#art_2__para_2", garden_corpus)
    (link,) = told.predecessors
    assert (link.act, link.eids, link.own) == ("1990", ("art_2__al_2",), ("art_2__para_2",))
    assert link.relation is Relation.MODIFIED
    assert link.decided_by is Reviewed.TWICE
    assert link.reason == "Ten now do, not twenty."
    assert link.diff.base.endswith("twenty gardeners.")
    assert link.diff.target.endswith("ten gardeners.")
    assert link.elsewhere is None
    assert told.has_predecessor_act
    assert not told.has_successor_act


def test_a_repealed_provision_is_followed_into_the_act_that_replaced_it(
    garden_corpus: Corpus,
) -> None:
    told = of("1990#art_2__al_2", garden_corpus)
    assert kinds(told)[-1] == ("Law of 1 March 2000 No. 10-II", EventKind.REPEALED)
    (link,) = told.successors
    assert (link.act, link.eids) == ("2000", ("art_2__para_2",))
    (later,) = told.later
    assert kinds(later) == [("2000", EventKind.ADOPTED), ("2001-5", EventKind.WORDS)]


def test_changes_by_acts_that_are_not_held_are_told_in_our_words(garden_corpus: Corpus) -> None:
    told = of("1990#art_2__al_1", garden_corpus)
    (earlier,) = [one for one in told.events if one.kind is EventKind.NOT_HELD]
    assert earlier.on == date(1995, 6, 6)
    assert earlier.instructions == ("the words on consent were put in; the act is not held",)
    assert of("1990#art_2", garden_corpus).events[1].kind is EventKind.NOT_HELD
    assert [e.kind for e in of("1990#art_2__al_2", garden_corpus).events] == [
        EventKind.ADOPTED,
        EventKind.REPEALED,
    ]


def test_what_is_gone_is_told_apart_from_what_was_searched_for_elsewhere(
    garden_corpus: Corpus, own_garden: Path
) -> None:
    (link,) = of("1990#art_3__al_1", garden_corpus).successors
    assert (link.eids, link.relation) == ((), Relation.REMOVED)
    assert link.elsewhere == Elsewhere(("the Law on bees",), "")
    data = deciding.load(own_garden)
    entry = deciding.entry(data, "art_3__al_1", "")
    entry["elsewhere"]["found"] = "article 5 of the Law on bees"
    deciding.save(own_garden, data)
    (link,) = of("1990#art_3__al_1", Corpus(own_garden)).successors
    assert link.elsewhere == Elsewhere(("the Law on bees",), "article 5 of the Law on bees")
    del entry["elsewhere"]
    deciding.save(own_garden, data)
    (link,) = of("1990#art_3__al_1", Corpus(own_garden)).successors
    assert link.elsewhere == Elsewhere(), "not searched is not the same as not found"


def test_an_article_of_several_lines_names_what_became_of_the_whole(
    garden_corpus: Corpus,
) -> None:
    (link,) = of("1990#art_4", garden_corpus).successors
    assert (link.own, link.eids) == (("art_4",), ("art_3",))


def test_a_chapter_has_a_history_line_by_line(garden_corpus: Corpus) -> None:
    told = of("2000#chp_2", garden_corpus)
    assert kinds(told)[0] == ("2000", EventKind.ADOPTED)
    assert {link.own for link in told.predecessors} >= {("art_3__al_1",), ("art_3__al_2",)}


def test_an_act_that_replaced_nothing_has_no_predecessor(garden_corpus: Corpus) -> None:
    told = of("1990#art_1", garden_corpus)
    assert not told.has_predecessor_act
    assert told.predecessors == ()
    assert told.has_successor_act


# What is refused


def test_a_reference_without_a_provision_is_refused(garden_corpus: Corpus) -> None:
    with pytest.raises(UnknownReferenceError, match="names no provision") as caught:
        of("2000", garden_corpus)
    assert "2000#art_10__para_3" in (caught.value.hint or "")


def test_a_file_has_no_history(garden_corpus: Corpus, tmp_path: Path) -> None:
    akn.write(garden_corpus.read("2000"), tmp_path / "law.xml")
    with pytest.raises(UnknownReferenceError, match="a file holds one text and has no history"):
        of(f"{tmp_path / 'law.xml'}#art_1", garden_corpus)


def test_a_provision_that_is_not_there_is_refused(garden_corpus: Corpus) -> None:
    with pytest.raises(UnknownReferenceError, match="there is no provision 9"):
        of("2000#art_9", garden_corpus)


# The shipped laws


def test_the_sanction_of_article_10_became_milder_and_milder(shipped_corpus: Corpus) -> None:
    told = of("2014#art_10__para_3", shipped_corpus)
    assert kinds(told) == [
        ("2014", EventKind.ADOPTED),
        ("2017-90", EventKind.RESTATED),
        ("2020-321", EventKind.WORDS),
    ]
    adopted, restated, reform = (one.diff.target for one in told.events)
    assert "cancellation of the state registration" in adopted
    assert "liquidation" in restated
    assert "by judicial procedure" in restated
    assert "cancellation" not in restated
    assert "suspension of the activities" in reform
    assert "three to six months" in reform
    assert "liquidation" not in reform
    assert [one.on for one in told.events] == [
        date(2014, 6, 27),
        date(2017, 7, 11),
        date(2020, 5, 4),
    ]
    assert len(event(told, "2020-321").instructions) == 2


def test_a_paragraph_deleted_in_2017_ends_there(shipped_corpus: Corpus) -> None:
    told = of("2014#art_10__para_4", shipped_corpus)
    assert kinds(told)[-1] == ("2017-90", EventKind.DELETED)


def test_a_paragraph_added_in_2020_begins_there(shipped_corpus: Corpus) -> None:
    assert kinds(of("current#art_12__para_3-1", shipped_corpus)) == [("2020-321", EventKind.ADDED)]


def test_an_article_of_the_law_of_1993_has_an_answer_to_what_became_of_it(
    shipped_corpus: Corpus,
) -> None:
    for number in (1, 3, 8, 12, 19, 24):
        told = of(f"1993#art_{number}", shipped_corpus)
        assert told.successors, number
        assert any(one.kind is EventKind.REPEALED for one in told.events)
        for link in told.successors:
            assert (link.elsewhere is not None) == (not link.eids)


def test_every_provision_of_the_newest_text_has_a_history(shipped_corpus: Corpus) -> None:
    for eid in ("preamble", "art_6", "art_16__para_1__point_4", "art_17__point_9", "art_22"):
        told = of(f"current#{eid}", shipped_corpus)
        assert told.events[0].kind in {EventKind.ADOPTED, EventKind.ADDED}
        for before, after in zip(told.events, told.events[1:], strict=False):
            assert before.on is not None
            assert after.on is not None
            assert before.on <= after.on
            assert after.diff.base == before.diff.target
