"""Is a text the published one: what counts, and what is only print."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionlaw.ids import Reference
from unionlaw.sources import markdown
from unionlaw.verify import Change, Ignored, Verification, verify
from unionlaw.versions import State

LAW = "# О садах\n\n### Статья 1. Сад\n\n1. Сад - «место» для отдыха.\n\n2. Сад поливают.\n"


def state(tmp_path: Path, name: str, text: str) -> State:
    file = tmp_path / f"{name}.md"
    file.write_text(text, encoding="utf-8")
    document = markdown.read(file)
    return State(Reference.parse(str(file)), document, document, origin=file)


def proven(tmp_path: Path, published: str, ours: str = LAW) -> Verification:
    return verify(state(tmp_path, "ours", ours), state(tmp_path, "published", published))


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        ("«место»", '"место"', Ignored.QUOTES),
        ("Сад - ", "Сад – ", Ignored.DASHES),
        ("отдыха", "oтдыха", Ignored.LETTERS),
        ("отдыха", "от\u00adдыха", Ignored.SOFT),
        ("для отдыха", "для\u00a0отдыха", Ignored.SPACES),
        ("2. Сад", "2. САД", Ignored.CASE),
        ("поливают.\n", "поливают.\n\nСноска. Изменён.\n", Ignored.NOTES),
    ],
)
def test_what_is_only_print_is_counted_and_no_difference(
    tmp_path: Path, ours: str, theirs: str, kind: Ignored
) -> None:
    told = proven(tmp_path, LAW.replace(ours, theirs))
    assert told.is_same
    assert told.ignored == {kind: 1}


def test_one_word_is_a_difference_with_its_place(tmp_path: Path) -> None:
    told = proven(tmp_path, LAW.replace("поливают", "стригут"))
    (one,) = told.differences
    assert (one.change, one.eid) == (Change.CHANGED, "art_1__para_2")
    assert one.diff.base == "2. Сад поливают."
    assert one.diff.target == "2. Сад стригут."


def test_lines_on_one_side_only_are_told_apart(tmp_path: Path) -> None:
    more = LAW + "\n3. Сад берегут.\n\n### Статья 2. Лес\n\nЛес шумит.\n"
    added = proven(tmp_path, more)
    assert [one.change for one in added.differences] == [Change.ADDED] * 3
    missing = proven(tmp_path, LAW, ours=more)
    assert [one.change for one in missing.differences] == [Change.MISSING] * 3


def test_a_text_is_itself(tmp_path: Path) -> None:
    told = proven(tmp_path, LAW)
    assert told.is_same
    assert not told.ignored
    assert told.lines == 4
