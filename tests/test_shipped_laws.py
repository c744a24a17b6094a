"""The shipped corpus against what is known of the laws: dates, articles changed, instructions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from unionlaw import shipped
from unionlaw.compare import compare
from unionlaw.consolidate import consolidate
from unionlaw.corpus import Corpus
from unionlaw.ids import Reference, article_of
from unionlaw.model import Extent, Kind, Mod, Provision
from unionlaw.validate import validate
from unionlaw.versions import State, newest, resolve

CHANGED: dict[str, tuple[str, str, tuple[int, ...]]] = {
    "2015-415": ("2015-11-23", "415-V", (16, 17, 18, 20, 26)),
    "2016-483": ("2016-04-06", "483-V", (12, 16)),
    "2016-489": ("2016-04-08", "489-V", (16,)),
    "2017-90": ("2017-07-11", "90-VI", (10, 33)),
    "2020-321": ("2020-05-04", "321-VI", (1, 3, 6, 10, 11, 12, 13, 14, 17, 18, 25, 33)),
    "2020-334": ("2020-05-25", "334-VI", (16, 17, 21)),
    "2020-351": ("2020-06-29", "351-VI", (16,)),
    "2023-199": ("2023-02-15", "199-VII", (17,)),
    "2024-94": ("2024-06-19", "94-VIII", (22,)),
}
"""Act → the day it was adopted, its number, the articles of the 2014 law it changed (from the
footnotes of the official portal's page of the law)."""

HEADINGS = {"2020-334": (21,), "2024-94": (22,)}
"""Acts that changed a heading as well."""

ONLY_EFFECT = {"2020-351", "2024-94"}


def at(typed: str, corpus: Corpus) -> State:
    return resolve(Reference.parse(typed), corpus)


def changed_articles(base: State, target: State, corpus: Corpus) -> set[str]:
    """The articles of which a word, a number or the heading differs, by their own eIds."""
    told = compare(base, target, corpus, with_decisions=False)
    return {
        eid
        for article in told.articles
        if article.is_changed
        for eid in (*article.pair.base, *article.pair.target)
    }


def articles(*numbers: int) -> set[str]:
    return {f"art_{number}" for number in numbers}


def test_the_acts_held_are_those_that_are_known(shipped_corpus: Corpus) -> None:
    assert set(shipped_corpus.names()) >= {"1993", "2014", *CHANGED}
    law = shipped_corpus.read("2014")
    known = [event.on.isoformat() for event in law.meta.lifecycle if event.kind == "amendment"]
    assert known == [day for day, _, _ in CHANGED.values()]


@pytest.mark.parametrize("act", CHANGED)
def test_an_act_is_dated_and_numbered_as_it_is_known(shipped_corpus: Corpus, act: str) -> None:
    meta = shipped_corpus.read(act).meta
    day, number, _ = CHANGED[act]
    assert (meta.adopted, meta.number) == (date.fromisoformat(day), number)
    assert meta.iri == f"/akn/kz/act/{day}/{number.lower()}"
    held = Extent.EFFECT if act in ONLY_EFFECT else Extent.EXTRACT
    assert meta.extent is held
    assert meta.extent_note


@pytest.mark.parametrize("act", CHANGED)
def test_an_act_changes_exactly_the_articles_that_are_known(
    shipped_corpus: Corpus, act: str
) -> None:
    day, _, numbers = CHANGED[act]
    eve = date.fromisoformat(day) - timedelta(days=1)
    base, target = at(f"2014@{eve}", shipped_corpus), at(f"2014@{day}", shipped_corpus)
    assert changed_articles(base, target, shipped_corpus) == articles(*numbers)
    assert [step.act.meta.name for step in target.steps][-1] == act
    assert len(target.steps) == len(base.steps) + 1


@pytest.mark.parametrize("act", CHANGED)
def test_an_act_changes_the_headings_that_are_known_and_no_other(
    shipped_corpus: Corpus, act: str
) -> None:
    day, _, _ = CHANGED[act]
    eve = date.fromisoformat(day) - timedelta(days=1)
    base, target = at(f"2014@{eve}", shipped_corpus), at(f"2014@{day}", shipped_corpus)
    before = {unit.eid: unit.title for unit in base.document.articles()}
    after = {unit.eid: unit.title for unit in target.document.articles()}
    differ = {eid for eid in before.keys() & after.keys() if before[eid] != after[eid]}
    assert differ == articles(*HEADINGS.get(act, ()))


@pytest.mark.parametrize("act", CHANGED)
def test_every_instruction_of_an_act_applies(shipped_corpus: Corpus, act: str) -> None:
    day, _, _ = CHANGED[act]
    eve = date.fromisoformat(day) - timedelta(days=1)
    document = shipped_corpus.read(act)
    done = consolidate(at(f"2014@{eve}", shipped_corpus).document, document)
    assert len(done.effects) == len(document.mods) > 0
    assert [effect.reason for effect in done.refused] == []
    assert {mod.source for mod in document.mods} == _mods_in_text(document.body)


def _mods_in_text(body: tuple[Provision, ...]) -> set[str]:
    return {
        item.eid
        for top in body
        for unit in top.walk()
        for item in unit.content
        if isinstance(item, Mod)
    }


def test_the_reform_of_may_2020_changes_exactly_twelve_articles(shipped_corpus: Corpus) -> None:
    found = changed_articles(
        at("2014@2020-05-03", shipped_corpus),
        at("2014@2020-05-04", shipped_corpus),
        shipped_corpus,
    )
    assert found == articles(1, 3, 6, 10, 11, 12, 13, 14, 17, 18, 25, 33)


def test_from_2014_to_2020_exactly_these_articles_change(shipped_corpus: Corpus) -> None:
    found = changed_articles(at("2014", shipped_corpus), at("2020", shipped_corpus), shipped_corpus)
    assert found == articles(1, 3, 6, *range(10, 15), *range(16, 19), 20, 21, 25, 26, 33)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2014@2015-11-22", "2014"),
        ("2014@2020-05-03", "2014@2017-07-11"),
        ("2020", "2014@2022-12-31"),
    ],
)
def test_between_two_acts_nothing_changes(shipped_corpus: Corpus, before: str, after: str) -> None:
    one, two = at(before, shipped_corpus), at(after, shipped_corpus)
    assert one.document.body == two.document.body


def test_the_laws_have_the_chapters_and_articles_they_are_known_to_have(
    shipped_corpus: Corpus,
) -> None:
    for name, chapters, count in (("1993", 5, 24), ("2014", 7, 34)):
        document = shipped_corpus.read(name)
        assert [top.kind for top in document.body] == [Kind.CHAPTER] * chapters
        numbered = [unit.eid for unit in document.walk() if unit.kind is Kind.ARTICLE]
        assert numbered == [f"art_{number}" for number in range(1, count + 1)]


def test_article_33_ends_with_the_reform_of_2020(shipped_corpus: Corpus) -> None:
    assert at("2014@2020-05-03", shipped_corpus).document.find("art_33") is not None
    assert at("2014@2020-05-04", shipped_corpus).document.find("art_33") is None
    assert newest("2014", shipped_corpus).document.find("art_34") is not None


def test_units_added_in_2020_stand_between_their_neighbours(shipped_corpus: Corpus) -> None:
    law = at("2020", shipped_corpus).document
    for article, order in (
        ("art_11", ["para_3", "para_3-1", "para_4"]),
        ("art_12", ["para_3", "para_3-1", "para_3-2", "para_4"]),
        ("art_13", ["para_2", "para_2-1", "para_3"]),
    ):
        unit = law.find(article)
        assert unit is not None
        below = [child.eid.removeprefix(f"{article}__") for child in unit.children]
        start = below.index(order[0])
        assert below[start : start + len(order)] == order


def test_days_that_are_not_verified_are_not_given(shipped_corpus: Corpus) -> None:
    known = {
        name: shipped_corpus.read(name).meta.commencement.day for name in ("1993", "2014", *CHANGED)
    }
    assert {name: day for name, day in known.items() if day} == {
        "2015-415": date(2016, 1, 1),
        "2020-351": date(2021, 7, 1),
    }


def test_no_official_number_is_given_for_the_law_of_1993(shipped_corpus: Corpus) -> None:
    assert shipped_corpus.read("1993").meta.number == ""


@pytest.mark.parametrize("name", ["1993", "2014", *CHANGED])
def test_every_text_says_that_it_is_unofficial_and_who_made_it(
    shipped_corpus: Corpus, name: str
) -> None:
    meta = shipped_corpus.read(name).meta
    assert "unofficial" in meta.notice
    assert "without legal force" in meta.notice
    assert ("alone govern" in meta.notice) == (name not in ONLY_EFFECT)
    assert meta.based_on
    assert meta.passes
    assert (meta.passes[0].done == "rendered") == (name not in ONLY_EFFECT)


def test_validation_finds_nothing_wrong_with_any_text(shipped_corpus: Corpus) -> None:
    files = [file for _, _, file in shipped_corpus.files()]
    assert len(files) >= len(CHANGED) + 2
    told = validate(files, shipped_corpus)
    assert [f"{one.file.parent.name}: {one.message}" for one in told.problems] == []
    assert told.files == tuple(files)


@pytest.mark.parametrize("name", ["1993", "2014"])
def test_every_reference_still_holds_in_the_newest_text(shipped_corpus: Corpus, name: str) -> None:
    from unionlaw.words import ref_targets

    document = newest(name, shipped_corpus).document
    known = {f"#{unit.eid}" for unit in document.walk()}
    targets = {
        href for unit in document.walk() for href in ref_targets(unit.content) if href[0] == "#"
    }
    assert targets
    assert targets - known == set()


DECIDED = sorted((shipped.root() / "comparisons").glob("*/decisions.yaml"))


@pytest.mark.parametrize("file", DECIDED, ids=lambda file: file.parent.name)
def test_authored_decisions_are_whole_and_none_is_stale(shipped_corpus: Corpus, file: Path) -> None:
    told = validate([file], shipped_corpus)
    assert [f"{one.eid}: {one.severity.value}: {one.message}" for one in told.problems] == []


def test_every_changed_article_of_the_reform_has_words_that_went_or_came(
    shipped_corpus: Corpus,
) -> None:
    told = compare(
        at("2014@2020-05-03", shipped_corpus),
        at("2014@2020-05-04", shipped_corpus),
        shipped_corpus,
        with_decisions=False,
    )
    for article in told.articles:
        moved = sum(
            change.diff.deleted_words + change.diff.inserted_words for change in article.provisions
        )
        assert (moved > 0) == article.is_changed, article_of((article.pair.base or ("",))[0])
