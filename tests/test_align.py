from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionlaw.align import Alignment, Pair, Relation, align, relate
from unionlaw.model import (
    Commencement,
    Document,
    Kind,
    Level,
    Meta,
    Provision,
    renumbered_all,
    texts,
)

META = Meta("", "garden", "", "On gardens", None, None, "eng", Commencement(""), "", (), "", "")

SUBJECTS = [
    ("Fruit trees", "Every gardener may plant two apple trees along the southern fence."),
    ("Water", "Watering cans are filled at the pump before sunrise or after sunset."),
    ("Compost", "Kitchen peelings and fallen leaves belong in the wooden compost boxes."),
    ("Bees", "A hive stands no closer than twenty paces from any playground."),
    ("Tools", "Borrowed spades and rakes return clean to the shed on the same evening."),
    ("Harvest feast", "Once each autumn the members gather to share soup and bread."),
]


def act(*articles: tuple[str, Sequence[str]], numbers: Sequence[int] = ()) -> Document:
    """Articles as heading and lines; a line “1) …” is a point under the line before it."""
    body = []
    for place, (heading, lines) in enumerate(articles):
        children: list[Provision] = []
        for line in lines:
            if line[:1].isdigit():
                num, _, words = line.partition(" ")
                point = Provision(Kind.POINT, "", num, content=(words,))
                last = children[-1]
                children[-1] = Provision(
                    last.kind, "", content=last.content, children=(*last.children, point)
                )
            else:
                children.append(Provision(Kind.ALINEA, "", content=(line,)))
        number = numbers[place] if numbers else place + 1
        body.append(
            Provision(
                Kind.ARTICLE,
                "",
                f"Article {number}.",
                heading=(heading,) if heading else (),
                children=tuple(children),
            )
        )
    return Document(META, (), renumbered_all(tuple(body)))


def garden(*order: int) -> Document:
    return act(*((SUBJECTS[n][0], [SUBJECTS[n][1]]) for n in order))


def told(pairs: Sequence[Pair]) -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    return [(pair.base, pair.target, pair.relation.value) for pair in pairs]


def relations(pairs: Sequence[Pair]) -> Counter[Relation]:
    return Counter(pair.relation for pair in pairs)


def links(pairs: Sequence[Pair]) -> set[tuple[str, str]]:
    return {(a, b) for pair in pairs for a in pair.base for b in pair.target}


def of(pairs: Sequence[Pair], eid: str) -> Pair:
    return next(pair for pair in pairs if eid in pair.base)


def to(pairs: Sequence[Pair], eid: str) -> Pair:
    return next(pair for pair in pairs if eid in pair.target)


def test_an_act_compared_with_itself_is_unchanged() -> None:
    found = align(garden(0, 1, 2, 3), garden(0, 1, 2, 3))
    assert relations(found.articles) == {Relation.UNCHANGED: 4}
    assert relations(found.paragraphs) == {Relation.UNCHANGED: 4}
    assert {pair.score for pair in (*found.articles, *found.paragraphs)} == {1.0}


@pytest.mark.parametrize("count", [1, 2])
def test_even_the_shortest_act_is_known_again(count: int) -> None:
    found = align(garden(*range(count)), garden(*range(count)))
    assert relations(found.articles) == {Relation.UNCHANGED: count}


def test_an_empty_act_has_no_counterparts() -> None:
    empty = Document(META, (), ())
    assert align(empty, empty) == Alignment((), ())
    assert relations(align(empty, garden(0, 1)).articles) == {Relation.ADDED: 2}
    assert relations(align(garden(0, 1), empty).paragraphs) == {Relation.REMOVED: 2}


def test_unrelated_acts_are_not_forced_together() -> None:
    found = align(garden(0, 1, 2), garden(3, 4, 5))
    assert relations(found.articles) == {Relation.ADDED: 3, Relation.REMOVED: 3}
    assert relations(found.paragraphs) == {Relation.ADDED: 3, Relation.REMOVED: 3}


def test_an_article_put_in_renumbers_the_rest() -> None:
    found = align(garden(0, 1, 2), garden(0, 3, 1, 2))
    assert told(found.articles) == [
        (("art_1",), ("art_1",), "unchanged"),
        ((), ("art_2",), "added"),
        (("art_2",), ("art_3",), "renumbered"),
        (("art_3",), ("art_4",), "renumbered"),
    ]
    assert to(found.paragraphs, "art_2__al_1").base == ()
    assert to(found.paragraphs, "art_3__al_1").relation is Relation.RENUMBERED


def test_what_is_gone_stands_after_what_it_followed() -> None:
    found = align(garden(0, 1, 2, 3), garden(0, 3))
    assert [pair.base for pair in found.articles] == [
        ("art_1",), ("art_2",), ("art_3",), ("art_4",)
    ]  # fmt: skip
    found = align(garden(2, 0), garden(0))
    assert [pair.relation for pair in found.articles] == [Relation.REMOVED, Relation.RENUMBERED]


def test_an_article_that_left_the_order_moved() -> None:
    found = align(garden(0, 1, 2, 3, 4), garden(4, 0, 1, 2, 3))
    assert of(found.articles, "art_5").target == ("art_1",)
    assert of(found.articles, "art_5").relation is Relation.MOVED
    assert relations(found.articles) == {Relation.MOVED: 1, Relation.RENUMBERED: 4}


def test_a_reversed_act_is_found_again_by_its_words() -> None:
    found = align(garden(0, 1, 2, 3, 4, 5), garden(5, 4, 3, 2, 1, 0))
    assert links(found.articles) == {(f"art_{n}", f"art_{7 - n}") for n in range(1, 7)}
    assert relations(found.articles)[Relation.MOVED] == 5


def test_a_rewritten_article_is_modified() -> None:
    target = act(
        (SUBJECTS[0][0], ["Every gardener may plant three pear trees along the northern fence."]),
        (SUBJECTS[1][0], [SUBJECTS[1][1]]),
    )
    found = align(garden(0, 1), target)
    assert [pair.relation for pair in found.articles] == [Relation.MODIFIED, Relation.UNCHANGED]
    assert 0 < found.articles[0].score < 1


def test_a_new_heading_modifies_the_article_and_not_its_line() -> None:
    target = act(("Orchard", [SUBJECTS[0][1]]), (SUBJECTS[1][0], [SUBJECTS[1][1]]))
    found = align(garden(0, 1), target)
    assert found.articles[0].relation is Relation.MODIFIED
    assert found.paragraphs[0].relation is Relation.UNCHANGED


def test_typography_is_no_change() -> None:
    base = act(("Ёлки", ["Сад называется «Лето» - общий."]))
    target = act(("Елки", ["Сад называется “Лето” – общий."]))
    assert align(base, target).articles[0].relation is Relation.UNCHANGED


def test_russian_articles_are_aligned_as_english_ones() -> None:
    base = act(
        ("Посадка деревьев", ["Садовод вправе посадить две яблони вдоль южной ограды участка."]),
        ("Полив", ["Лейки наполняются у колонки до восхода солнца либо после заката."]),
        ("Ульи", ["Улей ставится не ближе двадцати шагов от детской площадки."]),
    )
    target = act(
        ("Правление", ["Правление избирается собранием садоводов каждую весну."]),
        ("Посадка деревьев", ["Садоводы могут посадить три яблони вдоль ограды своего участка."]),
        ("Порядок полива", ["Лейки наполняются только у колонки и лишь после заката."]),
    )
    found = align(base, target)
    assert links(found.articles) == {("art_1", "art_2"), ("art_2", "art_3")}
    assert of(found.articles, "art_3").relation is Relation.REMOVED
    assert to(found.articles, "art_1").relation is Relation.ADDED


def test_a_sentence_that_became_an_item_among_definitions_is_found() -> None:
    sentence = "A shared garden is a plot that neighbours dig, sow and weed together for pleasure."
    base = act(("The shared garden", [sentence]), *((h, [t]) for h, t in SUBJECTS[:3]))
    target = act(
        (
            "Concepts",
            [
                "These words are used:",
                "1) member – a person who pays the yearly subscription;",
                "2) steward – whoever keeps the keys of gate and shed;",
                "3) shared garden – a plot that neighbours dig, sow and weed together;",
            ],
        ),
        *((h, [t]) for h, t in SUBJECTS[:3]),
    )
    found = align(base, target)
    assert ("art_1", "art_1") in links(found.articles)
    assert of(found.paragraphs, "art_1__al_1").target == ("art_1__al_1__point_3",)


DOGS = (
    "Dogs are kept on a leash near the vegetable beds, and whoever brings a puppy carries "
    "paper bags and empties them at the gate."
)


def test_a_line_of_two_rules_that_became_two_lines_is_a_split() -> None:
    base = act(
        (
            "Dogs",
            [
                DOGS,
                "Cats come and go.",
            ],
        )
    )
    target = act(
        (
            "Dogs",
            [
                "Dogs are kept on a leash near the vegetable beds.",
                "Whoever brings a puppy carries paper bags and empties them at the gate.",
                "Cats come and go.",
            ],
        )
    )
    pair = of(align(base, target).paragraphs, "art_1__al_1")
    assert (pair.target, pair.relation) == (("art_1__al_1", "art_1__al_2"), Relation.SPLIT)
    back = of(align(target, base).paragraphs, "art_1__al_1")
    assert (back.base, back.relation) == (("art_1__al_1", "art_1__al_2"), Relation.MERGED)


REGISTER = "The steward enters each new plot in the green register within nine days of the lottery."
CLOSING = "An abandoned plot is closed as the general rules on abandoned land provide."


def divided() -> tuple[Document, Document]:
    """Article 1 gives its last line to article 2, which also takes the place of old article 2."""
    base = act(
        ("Founding of a plot", [SUBJECTS[0][1], SUBJECTS[1][1], REGISTER]),
        ("End of a plot", [CLOSING]),
        ("Bees", [SUBJECTS[3][1]]),
    )
    target = act(
        ("Founding of a plot", [SUBJECTS[0][1], SUBJECTS[1][1]]),
        (
            "Register, surrender and return",
            [
                REGISTER,
                "Photographs of the fence are glued beside the entry.",
                "Surrender follows the general rules on land.",
            ],
        ),
        ("Bees", [SUBJECTS[3][1]]),
    )
    return base, target


def test_an_article_that_gave_a_line_to_the_counterpart_of_another_is_a_split() -> None:
    found = align(*divided())
    first, second, _ = found.articles
    assert (first.base, first.target, first.partial) == (("art_1",), ("art_1",), ("art_2",))
    assert first.relation is Relation.SPLIT
    assert (second.base, second.target) == (("art_2",), ("art_2",))
    assert (second.relation, second.partial_base) == (Relation.MERGED, ("art_1",))
    line = of(found.paragraphs, "art_1__al_3")
    assert (line.target, line.relation) == (("art_2__al_1",), Relation.MOVED)


def test_an_article_cut_in_two_is_paired_with_both() -> None:
    lines = [text for _, text in SUBJECTS[:4]]
    base = act(("Order in the garden", lines), ("Tools", [SUBJECTS[4][1]]))
    target = act(
        ("Order in the garden", lines[:2]),
        ("Further rules", lines[2:]),
        ("Tools", [SUBJECTS[4][1]]),
    )
    pair = of(align(base, target).articles, "art_1")
    assert (pair.target, pair.relation) == (("art_1", "art_2"), Relation.SPLIT)
    back = of(align(target, base).articles, "art_1")
    assert (back.base, back.relation) == (("art_1", "art_2"), Relation.MERGED)


def test_a_dropped_article_is_removed_though_it_resembles_one_that_is_taken() -> None:
    base = act(
        ("Defence of the rights of members", ["The club defends members before the town council."]),
        ("Defence of the rights of guests", ["A guest may ask the steward for a written excuse."]),
        *((h, [t]) for h, t in SUBJECTS[:2]),
    )
    target = act(
        ("Defence of the rights of members", ["The club defends members before the town council."]),
        ("Partnership", ["Clubs of the district meet in spring to exchange seeds."]),
        *((h, [t]) for h, t in SUBJECTS[:2]),
    )
    found = align(base, target)
    assert of(found.articles, "art_2").relation is Relation.REMOVED
    assert to(found.articles, "art_2").relation is Relation.ADDED


def test_repeated_lines_are_paired_in_their_order() -> None:
    lines = ["to weed;", "to water;", "other duties;"] * 4
    found = align(act(("Duties", lines)), act(("Duties", lines)))
    assert relations(found.paragraphs) == {Relation.UNCHANGED: 12}


def test_a_repeated_line_is_known_by_its_neighbours() -> None:
    once = "The steward decides all else."
    base = act(("A", [SUBJECTS[0][1], once, SUBJECTS[1][1], SUBJECTS[2][1], once]))
    target = act(("A", [SUBJECTS[1][1], SUBJECTS[2][1], once]))
    found = align(base, target)
    assert of(found.paragraphs, "art_1__al_5").target == ("art_1__al_3",)
    assert of(found.paragraphs, "art_1__al_2").relation is Relation.REMOVED


def test_same_lines_in_another_order_moved_inside_their_article() -> None:
    lines = [text for _, text in SUBJECTS[:4]]
    found = align(act(("Order", lines)), act(("Order", [lines[3], *lines[:3]])))
    assert relations(found.paragraphs) == {Relation.MOVED: 1, Relation.RENUMBERED: 3}


def test_the_preamble_counts_as_an_article() -> None:
    preamble = Provision(Kind.PREAMBLE, "preamble", content=("This Law is about gardens.",))
    base = garden(0, 1)
    document = Document(META, (preamble,), base.body)
    assert told(align(base, document).articles)[0] == ((), ("preamble",), "added")
    assert told(align(document, document).articles)[0] == (
        ("preamble",), ("preamble",), "unchanged"
    )  # fmt: skip


def test_acts_without_headings_are_aligned_by_their_words() -> None:
    base = act(*(("", [text]) for _, text in SUBJECTS[:3]))
    target = act(*(("", [text]) for _, text in SUBJECTS[1:3]))
    assert links(align(base, target).articles) == {("art_2", "art_1"), ("art_3", "art_2")}


def test_relate_judges_a_line_without_what_stands_below_it() -> None:
    one = act(("A", ["Members:", "1) dig;"])).body[0].children
    two = act(("A", ["Members:", "1) sow;"])).body[0].children
    assert relate(one, two) is Relation.MODIFIED
    assert relate(one, two, level=Level.PARAGRAPH) is Relation.UNCHANGED
    assert relate(one, two, level=Level.PARAGRAPH, has_moved=True) is Relation.MOVED
    assert relate(one, ()) is Relation.REMOVED
    assert relate((), two) is Relation.ADDED
    assert relate(one, (*two, *one)) is Relation.SPLIT
    assert relate((*two, *one), one) is Relation.MERGED


WORDS = ["garden", "plot", "pump", "hive", "apple", "fence", "steward", "сад", "улей", "полив"]
LINES = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join).map(lambda line: f"{line}.")
ARTICLES = st.tuples(
    st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join), st.lists(LINES, max_size=5)
)
ACTS = st.lists(ARTICLES, max_size=6).map(lambda articles: act(*articles))


def lines_of(document: Document) -> list[str]:
    return [line.eid for article in document.articles() for line in texts(article)]


@settings(deadline=None)
@given(ACTS, ACTS)
def test_every_provision_is_in_exactly_one_pair(base: Document, target: Document) -> None:
    found = align(base, target)
    for pairs, left, right in (
        (
            found.articles,
            [unit.eid for unit in base.articles()],
            [unit.eid for unit in target.articles()],
        ),
        (found.paragraphs, lines_of(base), lines_of(target)),
    ):
        assert Counter(eid for pair in pairs for eid in pair.base) == Counter(left)
        assert Counter(eid for pair in pairs for eid in pair.target) == Counter(right)
        for pair in pairs:
            assert pair.base or pair.target
            assert min(len(pair.base), len(pair.target)) <= 1
            assert 0.0 <= pair.score <= 1.0
            assert (pair.relation is Relation.ADDED) == (not pair.base)
            assert (pair.relation is Relation.REMOVED) == (not pair.target)
            assert not set(pair.partial) & set(pair.target)
            assert not set(pair.partial_base) & set(pair.base)


@settings(deadline=None)
@given(ACTS, ACTS)
def test_the_same_acts_always_give_the_same_alignment(base: Document, target: Document) -> None:
    assert align(base, target) == align(base, target)


@settings(deadline=None)
@given(ACTS)
def test_any_act_compared_with_itself_has_only_pairs_of_the_same_words(document: Document) -> None:
    found = align(document, document)
    kept = {Relation.UNCHANGED, Relation.RENUMBERED, Relation.MOVED}
    left = {unit.eid: unit for unit in document.walk()}
    for pair in found.articles:
        if left[(*pair.base, *pair.target)[0]].full_text.strip(" .\n"):
            assert pair.relation in kept


@settings(deadline=None)
@given(st.permutations(range(6)))
def test_a_permuted_act_keeps_every_counterpart(order: list[int]) -> None:
    found = align(garden(*range(6)), garden(*order))
    assert links(found.articles) == {
        (f"art_{n + 1}", f"art_{place + 1}") for place, n in enumerate(order)
    }
    assert set(relations(found.articles)) <= {
        Relation.UNCHANGED, Relation.RENUMBERED, Relation.MOVED
    }  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 5), unique=True, max_size=6),
    st.lists(st.integers(0, 5), unique=True, max_size=6),
)
def test_the_way_back_gives_the_same_pairs(one: list[int], two: list[int]) -> None:
    base, target = garden(*one), garden(*two)
    there, back = align(base, target), align(target, base)
    assert links(there.articles) == {(a, b) for b, a in links(back.articles)}
    assert links(there.paragraphs) == {(a, b) for b, a in links(back.paragraphs)}
    assert len(links(there.articles)) == len(set(one) & set(two))
