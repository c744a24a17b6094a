"""Amending acts read from their own words, on the official texts where they lie beside us."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from conftest import REPOSITORY, Invoke
from unionlaw import akn
from unionlaw.model import Document

OFFICIAL = REPOSITORY.parent / "shared" / "official" / "ru"
ACTS = OFFICIAL / "amendments"
LAW_2014 = OFFICIAL / "kz-law-2014-trade-unions.adopted.md"
LAW_1993 = OFFICIAL / "kz-law-1993-trade-unions.final.md"
IN_ORDER = ("2015-415", "2016-483", "2016-489", "2017-90", "2020-321", "2020-334")

pytestmark = pytest.mark.skipif(
    not OFFICIAL.is_dir(), reason="the official texts are not in ../shared/official"
)


def told(run: Invoke, base: Path, *names: str) -> dict[str, list[dict[str, object]]]:
    files = [ACTS / f"{name}.md" for name in names]
    done = run("consolidate", base, *files, "--format", "json")
    data: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return data


def instructions(document: Document) -> Counter[tuple[str, str, str]]:
    return Counter((mod.kind.value, mod.destination, mod.position) for mod in document.mods)


def test_the_acts_of_2015_to_2020_apply_to_the_adopted_text_without_a_refusal(run: Invoke) -> None:
    data = told(run, LAW_2014, *IN_ORDER)
    assert all(one["applied"] for one in data["instructions"])
    assert len(data["instructions"]) == 43


def test_the_change_of_2013_applies_to_the_law_of_1993(run: Invoke) -> None:
    (one,) = told(run, LAW_1993, "2013-125")["instructions"]
    assert (one["applied"], one["target"]) == (True, "art_10__al_1__indent_2")


@pytest.mark.parametrize("name", IN_ORDER)
def test_the_russian_act_gives_the_instructions_of_the_english_one(run: Invoke, name: str) -> None:
    russian = Counter(
        (str(one["kind"]), str(one["target"]), str(one["position"]))
        for one in told(run, LAW_2014, name)["instructions"]
    )
    english = instructions(akn.read(REPOSITORY / "laws" / "kz" / name / "eng.xml"))
    assert russian == english


def test_the_consolidated_text_has_the_units_of_the_english_one(
    run: Invoke, tmp_path: Path
) -> None:
    files = [ACTS / f"{name}.md" for name in IN_ORDER]
    out = tmp_path / "2020.json"
    text = run("consolidate", LAW_2014, *files, "--format", "md", "-o", out)
    assert text.exit_code == 0
    english = json.loads(run("show", "2014@2020-05-25", "--format", "json").stdout)
    articles = [
        unit["eid"] for chapter in english["provisions"] for unit in chapter["children"]
        if unit["eid"].startswith("art_")
    ]  # fmt: skip
    printed = out.read_text(encoding="utf-8")
    for eid in articles:
        assert f"Статья {eid.removeprefix('art_')}." in printed
    assert "Статья 33." not in printed
