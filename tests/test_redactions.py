"""Two redactions of one act: provisions are paired by what they are, not by their words."""

from __future__ import annotations

import garden
from unionlaw.align import Relation
from unionlaw.consolidate import consolidate, demand
from unionlaw.corpus import Corpus
from unionlaw.ids import Reference
from unionlaw.redactions import identities, pair_redactions
from unionlaw.versions import State, Step, resolve


def at(typed: str, corpus: Corpus) -> State:
    return resolve(Reference.parse(typed), corpus)


def paragraphs(base: str, target: str, corpus: Corpus) -> dict[tuple[str, str], Relation]:
    pairs = pair_redactions(at(base, corpus), at(target, corpus)).paragraphs
    return {("".join(pair.base), "".join(pair.target)): pair.relation for pair in pairs}


def test_what_was_adopted_is_known_by_its_first_eid(garden_corpus: Corpus) -> None:
    state = at("2000", garden_corpus)
    assert identities(state) == {unit.eid: unit.eid for unit in state.document.walk()}


def test_what_was_added_is_known_by_its_act(garden_corpus: Corpus) -> None:
    assert identities(at("now", garden_corpus))["art_2__para_1-1"] == "2001-5:art_2__para_1-1"


def test_a_part_that_moved_up_stays_the_same_part(garden_corpus: Corpus) -> None:
    known = identities(at("now", garden_corpus))
    assert known["art_3__al_2"] == "art_3__al_3"
    assert "art_3__al_2" not in known.values()


def test_a_part_that_takes_the_name_of_one_that_moved_up_is_a_new_one() -> None:
    base = garden.law()
    act = garden.amending_act(
        garden.delete("art_3__al_2"), garden.add_units("art_3", garden.part("Wells are deep."))
    )
    done = consolidate(base, act)
    state = State(Reference("2000"), demand(done), base, (Step(act, done),))
    known = identities(state)
    assert known["art_3__al_1"] == "art_3__al_1"
    assert known["art_3__al_2"] == "art_3__al_3"
    assert known["art_3__al_3"] == "2001-5:art_3__al_3"


def test_identities_name_every_unit_once(shipped_corpus: Corpus) -> None:
    for typed in ("2014", "2014@2017-12-31", "2020", "current"):
        state = at(typed, shipped_corpus)
        known = identities(state)
        assert list(known) == [unit.eid for unit in state.document.walk()]
        assert len(set(known.values())) == len(known)


def test_provisions_are_paired_with_what_became_of_them(garden_corpus: Corpus) -> None:
    found = paragraphs("2000", "now", garden_corpus)
    changed = {sides: what for sides, what in found.items() if what is not Relation.UNCHANGED}
    assert changed == {
        ("art_1__point_2", "art_1__point_2"): Relation.MODIFIED,
        ("", "art_2__para_1-1"): Relation.ADDED,
        ("art_2__para_2", "art_2__para_2"): Relation.MODIFIED,
        ("art_3__al_1", "art_3__al_1"): Relation.MODIFIED,
        ("art_3__al_2", ""): Relation.REMOVED,
        ("art_3__al_3", "art_3__al_2"): Relation.RENUMBERED,
        ("art_4__para_1", "art_4__para_1"): Relation.MODIFIED,
    }


def test_backwards_what_was_added_is_removed(garden_corpus: Corpus) -> None:
    found = paragraphs("now", "2000", garden_corpus)
    assert found["art_2__para_1-1", ""] is Relation.REMOVED
    assert found["", "art_3__al_2"] is Relation.ADDED
    assert found["art_3__al_2", "art_3__al_3"] is Relation.RENUMBERED


def test_what_is_gone_is_told_where_it_stood(garden_corpus: Corpus) -> None:
    pairs = list(paragraphs("2000", "now", garden_corpus))
    gone = pairs.index(("art_3__al_2", ""))
    assert pairs[gone - 1] == ("art_3__al_1", "art_3__al_1")
    assert pairs[gone + 1] == ("art_3__al_3", "art_3__al_2")


def test_a_changed_heading_changes_the_article_alone(garden_corpus: Corpus) -> None:
    found = pair_redactions(at("2001", garden_corpus), at("now", garden_corpus))
    article = next(pair for pair in found.articles if pair.base == ("art_4",))
    assert article.relation is Relation.MODIFIED
    assert 0 < article.score < 1


def test_the_same_redaction_is_unchanged_with_the_score_of_one(garden_corpus: Corpus) -> None:
    state = at("now", garden_corpus)
    found = pair_redactions(state, state)
    for pair in (*found.articles, *found.paragraphs):
        assert (pair.relation, pair.score, pair.base) == (Relation.UNCHANGED, 1.0, pair.target)


def test_every_provision_of_the_shipped_redactions_is_in_exactly_one_pair(
    shipped_corpus: Corpus,
) -> None:
    from unionlaw.model import texts

    base, target = at("2014", shipped_corpus), at("current", shipped_corpus)
    found = pair_redactions(base, target)
    for side, state in (("base", base), ("target", target)):
        articles = list(state.document.articles())
        for pairs, units in (
            (found.articles, articles),
            (found.paragraphs, [line for article in articles for line in texts(article)]),
        ):
            named = [eid for pair in pairs for eid in getattr(pair, side)]
            assert sorted(named) == sorted(unit.eid for unit in units)


def test_an_article_deleted_in_2020_is_removed_and_nothing_takes_its_place(
    shipped_corpus: Corpus,
) -> None:
    found = pair_redactions(at("2014", shipped_corpus), at("2020", shipped_corpus))
    (pair,) = [pair for pair in found.articles if "art_33" in (*pair.base, *pair.target)]
    assert (pair.base, pair.target, pair.relation) == (("art_33",), (), Relation.REMOVED)


def test_a_paragraph_that_was_deleted_and_one_restated_keep_apart(
    shipped_corpus: Corpus,
) -> None:
    found = paragraphs("2014", "2014@2017-07-11", shipped_corpus)
    assert found["art_10__para_3", "art_10__para_3"] is Relation.MODIFIED
    assert found["art_10__para_4", ""] is Relation.REMOVED
