"""The comparison: what was computed, what decisions make of it, and the order of it all."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

import deciding
from unionlaw.align import Relation
from unionlaw.compare import Comparison, ProvisionChange, compare
from unionlaw.corpus import Corpus
from unionlaw.decisions import Direction, Reviewed
from unionlaw.errors import DecisionError
from unionlaw.ids import Reference
from unionlaw.model import Document, Level, texts
from unionlaw.pairing import decisions_for, pairing
from unionlaw.versions import State, resolve

SHIPPED = (("1993", "2014"), ("2014", "2020"), ("1993", "2020"), ("2020", "2014"))


def at(typed: str, corpus: Corpus) -> State:
    return resolve(Reference.parse(typed), corpus)


def told(base: str, target: str, corpus: Corpus, *, with_decisions: bool = True) -> Comparison:
    return compare(at(base, corpus), at(target, corpus), corpus, with_decisions=with_decisions)


def change(comparison: Comparison, base: str = "", target: str = "") -> ProvisionChange:
    """The one change of just these provisions."""
    sides = ((base,) if base else (), (target,) if target else ())
    (found,) = [
        item for item in comparison.provisions if (item.pair.base, item.pair.target) == sides
    ]
    return found


def lines(document: Document) -> list[str]:
    return [unit.eid for article in document.articles() for unit in texts(article)]


# The shipped laws


@pytest.fixture(scope="module", params=list(product(SHIPPED, (True, False))), ids=str)
def shipped_comparison(request: pytest.FixtureRequest, shipped_corpus: Corpus) -> Comparison:
    (base, target), with_decisions = request.param
    return told(base, target, shipped_corpus, with_decisions=with_decisions)


def test_every_provision_of_both_laws_is_in_exactly_one_pair(
    shipped_comparison: Comparison,
) -> None:
    for side, state in (("base", shipped_comparison.base), ("target", shipped_comparison.target)):
        articles = Counter(
            eid for item in shipped_comparison.articles for eid in getattr(item.pair, side)
        )
        assert articles == Counter(unit.eid for unit in state.document.articles())
        found = Counter(
            eid for item in shipped_comparison.provisions for eid in getattr(item.pair, side)
        )
        assert found == Counter(lines(state.document))


def test_the_edits_join_to_both_texts_for_every_pair(shipped_comparison: Comparison) -> None:
    before = {unit.eid: unit.text for unit in shipped_comparison.base.document.walk()}
    after = {unit.eid: unit.text for unit in shipped_comparison.target.document.walk()}
    assert shipped_comparison.provisions
    for item in shipped_comparison.provisions:
        assert item.diff.base == "\n".join(before[eid] for eid in item.pair.base)
        assert item.diff.target == "\n".join(after[eid] for eid in item.pair.target)
        for move in item.diff.moves:
            assert "".join(p.text for p in move.pieces if p.op.value != "insert") == move.before
            assert "".join(p.text for p in move.pieces if p.op.value != "delete") == move.after


def test_the_edits_of_headings_join_to_both_headings(shipped_comparison: Comparison) -> None:
    before = {unit.eid: unit.title for unit in shipped_comparison.base.document.walk()}
    after = {unit.eid: unit.title for unit in shipped_comparison.target.document.walk()}
    for item in shipped_comparison.articles:
        assert item.heading.base == "; ".join(before[eid] for eid in item.pair.base)
        assert item.heading.target == "; ".join(after[eid] for eid in item.pair.target)


def test_relations_say_what_the_sides_show(shipped_comparison: Comparison) -> None:
    articles = [item.pair for item in shipped_comparison.articles]
    for pair in (*articles, *(item.pair for item in shipped_comparison.provisions)):
        assert (pair.relation is Relation.ADDED) == (not pair.base)
        assert (pair.relation is Relation.REMOVED) == (not pair.target)
        assert 0 <= pair.score <= 1
        if pair.relation is Relation.SPLIT:
            assert len(pair.target) > len(pair.base) or pair.partial
        if pair.relation is Relation.MERGED:
            assert len(pair.base) > len(pair.target) or pair.partial_base


def test_unchanged_provisions_have_no_edits_and_no_prompts(
    shipped_comparison: Comparison,
) -> None:
    same = [i for i in shipped_comparison.provisions if i.pair.relation is Relation.UNCHANGED]
    assert same
    for item in same:
        assert item.diff.is_same
        assert item.prompts == ()


def test_pairs_stand_in_the_order_of_the_target(shipped_comparison: Comparison) -> None:
    articles = [unit.eid for unit in shipped_comparison.target.document.articles()]
    found = [item.pair.target[0] for item in shipped_comparison.articles if item.pair.target]
    assert found == sorted(found, key=articles.index)
    order = lines(shipped_comparison.target.document)
    for article in shipped_comparison.articles:
        inside = [item.pair.target[0] for item in article.provisions if item.pair.target]
        assert inside == sorted(inside, key=order.index)


def test_each_change_stands_under_the_pair_of_its_article(shipped_comparison: Comparison) -> None:
    for article in shipped_comparison.articles:
        for item in article.provisions:
            here = item.pair.target or item.pair.base
            around = article.pair.target if item.pair.target else article.pair.base
            assert here[0].split("__")[0] in around


def test_the_summary_counts_every_pair_once(shipped_comparison: Comparison) -> None:
    for level, items in (
        (Level.ARTICLE, len(shipped_comparison.articles)),
        (Level.PARAGRAPH, len(shipped_comparison.provisions)),
    ):
        counted = shipped_comparison.summary(level)
        assert list(counted) == [relation.value for relation in Relation]
        assert sum(counted.values()) == items
    changed = [
        i for i in shipped_comparison.provisions if i.pair.relation is not Relation.UNCHANGED
    ]
    directions = shipped_comparison.directions()
    assert list(directions) == [direction.value for direction in Direction]
    assert sum(directions.values()) == len(changed)


@pytest.mark.parametrize(("base", "target"), SHIPPED)
def test_without_decisions_nobody_but_the_computation_decided(
    shipped_corpus: Corpus, base: str, target: str
) -> None:
    comparison = told(base, target, shipped_corpus, with_decisions=False)
    articles = [item.decided for item in comparison.articles]
    for decided in (*articles, *(item.decided for item in comparison.provisions)):
        assert decided.decision is None
        assert decided.decided_by is Reviewed.COMPUTED
        assert decided.computed == ()
    assert comparison.directions()["not reviewed"] == sum(comparison.directions().values())


@pytest.mark.parametrize(("base", "target"), [("1993", "2014"), ("2014", "2020")])
def test_every_changed_provision_of_the_reviewed_comparisons_has_a_direction(
    shipped_corpus: Corpus, base: str, target: str
) -> None:
    comparison = told(base, target, shipped_corpus)
    assert comparison.directions()["not reviewed"] == 0
    assert sum(comparison.directions().values()) > 0
    assert not comparison.has_stale


def test_decisions_on_one_pair_of_redactions_say_nothing_of_another(
    shipped_corpus: Corpus,
) -> None:
    backwards = told("2020", "2014", shipped_corpus)
    assert not backwards.has_stale
    changed = [i for i in backwards.provisions if i.pair.relation is not Relation.UNCHANGED]
    assert {item.direction for item in changed} == {Direction.NOT_REVIEWED}


def test_both_redactions_of_one_law_are_told_from_two_laws(shipped_corpus: Corpus) -> None:
    assert told("2014", "2020", shipped_corpus).same_work
    assert not told("1993", "2014", shipped_corpus).same_work


def test_a_law_compared_with_itself_is_the_same(shipped_corpus: Corpus) -> None:
    assert told("2014", "2014", shipped_corpus).is_same
    assert not told("2014", "2020", shipped_corpus).is_same


def test_a_law_written_to_a_file_is_the_same_law(shipped_corpus: Corpus, tmp_path: Path) -> None:
    from unionlaw import akn

    state = at("2020", shipped_corpus)
    akn.write(state.document, tmp_path / "2020.xml")
    copy = at(str(tmp_path / "2020.xml"), shipped_corpus)
    for base, target in ((state, copy), (copy, state), (copy, copy)):
        assert compare(base, target, shipped_corpus, with_decisions=False).is_same


# Decisions


def test_a_decision_says_who_decided_and_which_way_it_went(garden_corpus: Corpus) -> None:
    item = change(told("1990", "2000", garden_corpus), "art_2__al_2", "art_2__para_2")
    assert item.decided.decided_by is Reviewed.TWICE
    assert item.direction is Direction.STRENGTHENED
    assert item.decided.decision is not None
    assert item.decided.decision.reason == "Ten now do, not twenty."
    assert not item.decided.is_stale


def test_one_pass_is_reviewed_once(garden_corpus: Corpus) -> None:
    item = change(told("1990", "2000", garden_corpus), "", "art_3__al_3")
    assert item.decided.decided_by is Reviewed.ONCE


def test_a_decision_overrules_what_was_computed_and_both_are_kept(own_garden: Path) -> None:
    corpus = Corpus(own_garden)
    data = deciding.load(own_garden)
    deciding.entry(data, "art_2__al_2", "art_2__para_2")["target"] = ["art_4__para_1"]
    data["decisions"].remove(deciding.entry(data, "", "art_4__para_1"))
    deciding.save(own_garden, data)
    comparison = told("1990", "2000", corpus)
    item = change(comparison, "art_2__al_2", "art_4__para_1")
    assert item.decided.computed == (
        (("art_2__al_2",), ("art_2__para_2",)),
        ((), ("art_4__para_1",)),
    )
    # What is left of the computed pair stands alone, and is computed.
    left = change(comparison, "", "art_2__para_2")
    assert left.pair.relation is Relation.ADDED
    assert left.decided.decided_by is Reviewed.COMPUTED


def test_a_decision_can_leave_a_provision_without_counterpart(own_garden: Path) -> None:
    data = deciding.load(own_garden)
    deciding.entry(data, "art_2__al_2", "art_2__para_2")["target"] = []
    deciding.save(own_garden, data)
    comparison = told("1990", "2000", Corpus(own_garden))
    gone = change(comparison, "art_2__al_2", "")
    assert gone.pair.relation is Relation.REMOVED
    assert gone.decided.computed == ((("art_2__al_2",), ("art_2__para_2",)),)
    assert change(comparison, "", "art_2__para_2").pair.relation is Relation.ADDED


def test_a_decision_that_agrees_with_the_computation_shows_nothing_overruled(
    garden_corpus: Corpus,
) -> None:
    for item in told("1990", "2000", garden_corpus).provisions:
        assert item.decided.computed == ()


@pytest.mark.parametrize(
    ("key", "part", "relation"),
    [
        ("partial", "art_4", Relation.SPLIT),
        ("partial_base", "art_3", Relation.MERGED),
    ],
)
def test_a_part_elsewhere_makes_an_article_split_or_merged(
    own_garden: Path, key: str, part: str, relation: Relation
) -> None:
    data = deciding.load(own_garden)
    deciding.entry(data, "art_1", "art_1")[key] = [part]
    deciding.save(own_garden, data)
    comparison = told("1990", "2000", Corpus(own_garden))
    article = next(item for item in comparison.articles if item.pair.base == ("art_1",))
    assert article.pair.relation is relation
    assert getattr(article.pair, key) == (part,)


@pytest.mark.parametrize(
    ("key", "part"), [("partial", "art_4__para_1"), ("partial_base", "art_3__al_1")]
)
def test_a_part_elsewhere_leaves_a_line_what_it_is(own_garden: Path, key: str, part: str) -> None:
    data = deciding.load(own_garden)
    deciding.entry(data, "art_2__al_1", "art_2__para_1")[key] = [part]
    deciding.save(own_garden, data)
    item = change(told("1990", "2000", Corpus(own_garden)), "art_2__al_1", "art_2__para_1")
    assert item.pair.relation is Relation.MODIFIED
    assert getattr(item.pair, key) == (part,)


def test_one_provision_decided_to_be_two_is_a_split(own_garden: Path) -> None:
    data = deciding.load(own_garden)
    deciding.entry(data, "art_2__al_1", "art_2__para_1")["target"] = [
        "art_2__para_1",
        "art_4__para_1",
    ]
    data["decisions"].remove(deciding.entry(data, "", "art_4__para_1"))
    deciding.save(own_garden, data)
    comparison = told("1990", "2000", Corpus(own_garden))
    (item,) = [one for one in comparison.provisions if one.pair.base == ("art_2__al_1",)]
    assert item.pair.relation is Relation.SPLIT
    assert "\n" in item.diff.target


def test_a_provision_that_two_decisions_pair_is_refused_with_its_place(own_garden: Path) -> None:
    data = deciding.load(own_garden)
    found = dict(deciding.entry(data, "art_2__al_2", "art_2__para_2"))
    data["decisions"].append({**found, "base": ["art_2__al_1"]})
    file = deciding.save(own_garden, data)
    with pytest.raises(DecisionError) as caught:
        told("1990", "2000", Corpus(own_garden))
    assert "is paired by 2 decisions" in caught.value.message
    assert caught.value.file == file
    assert caught.value.eid in {"art_2__al_1", "art_2__para_2"}
    assert "partial" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("level", "eid", "words"),
    [
        ("article", "art_3__al_1", "3, part 1 of the base is no article of its own"),
        ("paragraph", "art_3", "3 of the base is no paragraph of its own"),
    ],
)
def test_a_decision_on_a_unit_of_another_level_is_refused(
    own_garden: Path, level: str, eid: str, words: str
) -> None:
    data = deciding.load(own_garden)
    entry = next(
        item
        for item in data["decisions"]
        if item["level"] == level and "art_3" in str(item["base"])
    )
    entry["base"] = [eid]
    deciding.save(own_garden, data)
    with pytest.raises(DecisionError) as caught:
        told("1990", "2000", Corpus(own_garden))
    assert caught.value.message == words
    assert caught.value.eid == eid


def test_a_decision_on_the_direction_alone_leaves_the_pair_computed(own_garden: Path) -> None:
    data = deciding.load(own_garden)
    deciding.entry(data, "art_2__al_2", "art_2__para_2")["aligns"] = False
    deciding.save(own_garden, data)
    item = change(told("1990", "2000", Corpus(own_garden)), "art_2__al_2", "art_2__para_2")
    assert item.decided.decided_by is Reviewed.COMPUTED
    assert item.direction is Direction.STRENGTHENED


def test_a_stale_decision_pairs_but_no_longer_gives_a_direction(own_garden: Path) -> None:
    file = own_garden / "laws" / "kz" / "2000" / "eng.xml"
    file.write_text(file.read_text("utf-8").replace("ten gardeners", "nine gardeners"), "utf-8")
    comparison = told("1990", "2000", Corpus(own_garden))
    item = change(comparison, "art_2__al_2", "art_2__para_2")
    assert item.decided.is_stale
    assert item.direction is Direction.NOT_REVIEWED
    assert comparison.has_stale
    assert not change(comparison, "art_2__al_1", "art_2__para_1").decided.is_stale


def test_decisions_on_the_adopted_text_are_stale_only_where_an_act_changed_it(
    garden_corpus: Corpus,
) -> None:
    comparison = told("1990", "now", garden_corpus)
    stale = {
        (*item.pair.base, *item.pair.target)
        for item in comparison.provisions
        if item.decided.is_stale
    }
    assert stale == {
        ("art_2__al_2", "art_2__para_2"),
        ("art_1__point_2",),
        ("art_4__al_1", "art_3__al_1"),
        ("art_4__al_2", "art_3__al_2"),
        ("art_4__para_1",),
    }


def test_a_file_on_exactly_these_states_goes_before_another(own_garden: Path) -> None:
    corpus = Corpus(own_garden)
    data = deciding.load(own_garden)
    other = own_garden / "comparisons" / "1990-now"
    other.mkdir()
    deciding.file_of(own_garden).rename(other / "decisions.yaml")
    found = decisions_for(at("1990", corpus), at("2000", corpus), corpus)
    assert found is not None
    assert found.file.parent.name == "1990-now"
    deciding.save(own_garden, {**data, "target": "now"})
    exact = decisions_for(at("1990", corpus), at("now", corpus), corpus)
    assert exact is not None
    assert exact.file.parent.name == "1990-2000"


def test_two_files_that_have_no_decisions_are_compared_as_computed(
    garden_corpus: Corpus, tmp_path: Path
) -> None:
    file = tmp_path / "law.md"
    file.write_text("# On bees\n\n### Article 1. Bees\n\n1. Bees fly.\n\n2. Bees sting.\n", "utf-8")
    state = at(str(file), garden_corpus)
    assert decisions_for(state, state, garden_corpus) is None
    comparison = compare(state, at("1990", garden_corpus), garden_corpus)
    assert not comparison.same_work
    assert {item.decided.decided_by for item in comparison.provisions} == {Reviewed.COMPUTED}


def test_pairs_are_those_of_the_comparison(garden_corpus: Corpus) -> None:
    articles, paragraphs, same = pairing(
        at("1990", garden_corpus), at("2000", garden_corpus), garden_corpus
    )
    comparison = told("1990", "2000", garden_corpus)
    assert [item.decided for item in comparison.articles] == list(articles)
    assert sorted(item.pair.base + item.pair.target for item in comparison.provisions) == sorted(
        decided.pair.base + decided.pair.target for decided in paragraphs
    )
    assert not same


def test_what_is_gone_stands_after_what_it_followed(garden_corpus: Corpus) -> None:
    names = [
        (*item.pair.base, "→", *item.pair.target)
        for item in told("1990", "2000", garden_corpus).articles
    ]
    assert names == [
        ("→", "preamble"),
        ("art_1", "→", "art_1"),
        ("art_2", "→", "art_2"),
        ("art_3", "→"),
        ("art_4", "→", "art_3"),
        ("→", "art_4"),
    ]


def test_prompts_stand_where_something_changed(garden_corpus: Corpus) -> None:
    comparison = told("1990", "2000", garden_corpus)
    item = change(comparison, "art_4__al_2", "art_3__al_2")
    assert [one.sign for one in item.prompts] == ["is prohibited → is not permitted"]
    assert change(comparison, "art_4__al_1", "art_3__al_1").prompts == ()


def test_what_left_an_article_is_named_there(own_garden: Path) -> None:
    data = deciding.load(own_garden)
    deciding.entry(data, "art_3__al_1", "")["target"] = ["art_4__para_2"]
    data["decisions"].remove(deciding.entry(data, "", "art_4__para_2"))
    deciding.save(own_garden, data)
    comparison = told("1990", "2000", Corpus(own_garden))
    bees = next(item for item in comparison.articles if item.pair.base == ("art_3",))
    assert [one.pair.target for one in bees.leaving] == [("art_4__para_2",)]
    assert bees.provisions == ()
    moved = change(comparison, "art_3__al_1", "art_4__para_2")
    assert moved.pair.relation is Relation.MOVED
