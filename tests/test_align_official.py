"""How well two real laws are aligned, against counterparts that were read from the texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from unionlaw import akn
from unionlaw.align import Alignment, Pair, Relation, align
from unionlaw.model import Document
from unionlaw.sources import markdown

ROOT = Path(__file__).parents[1]
OFFICIAL = ROOT.parent / "shared" / "official" / "ru"
GOLD = json.loads((ROOT / "tests/gold/alignment-1993-2014.json").read_text(encoding="utf-8"))


def russian() -> tuple[Document, Document]:
    if not OFFICIAL.is_dir():
        pytest.skip("the official texts are not beside the checkout")
    return (
        markdown.read(OFFICIAL / "kz-law-1993-trade-unions.final.md"),
        markdown.read(OFFICIAL / "kz-law-2014-trade-unions.adopted.md"),
    )


def english() -> tuple[Document, Document]:
    return akn.read(ROOT / "laws/kz/1993/eng.xml"), akn.read(ROOT / "laws/kz/2014/eng.xml")


@pytest.fixture(scope="module", params=["rus", "eng"])
def found(request: pytest.FixtureRequest) -> Alignment:
    return align(*(russian() if request.param == "rus" else english()))


def links(pairs: Sequence[Pair], *, with_partial: bool = False) -> set[tuple[str, str]]:
    return {
        (a, b)
        for pair in pairs
        for a in pair.base
        for b in (*pair.target, *(pair.partial if with_partial else ()))
    }


def gold(level: str) -> set[tuple[str, str]]:
    return {(a, b) for a, targets in GOLD[level].items() for b in targets}


def f1(got: set[tuple[str, str]], wanted: set[tuple[str, str]]) -> float:
    return 2 * len(got & wanted) / (len(got) + len(wanted))


def test_nearly_all_articles_find_their_counterparts(found: Alignment) -> None:
    assert f1(links(found.articles, with_partial=True), gold("articles")) >= 0.97


def test_nine_paragraphs_in_ten_find_their_counterparts(found: Alignment) -> None:
    assert f1(links(found.paragraphs), gold("paragraphs")) >= 0.92


def test_articles_without_counterpart_are_left_alone(found: Alignment) -> None:
    kept = {b for _, b in gold("articles")}
    for pair in found.articles:
        if pair.relation is Relation.REMOVED:
            assert GOLD["articles"][pair.base[0]] == []
        if pair.relation is Relation.ADDED:
            assert pair.target[0] not in kept


def test_a_second_half_is_seen_from_both_sides(found: Alignment) -> None:
    whole = next(pair for pair in found.articles if pair.base == ("art_8",))
    other = next(pair for pair in found.articles if pair.base == ("art_9",))
    assert (whole.relation, whole.target, whole.partial) == (
        Relation.SPLIT, ("art_8",), ("art_10",)
    )  # fmt: skip
    assert (other.target, other.partial_base) == (("art_10",), ("art_8",))
