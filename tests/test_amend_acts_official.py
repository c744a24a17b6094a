"""Official acts, where they are at hand: all that changes the two laws is read and applies."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionlaw import akn
from unionlaw.amend import act
from unionlaw.amend.apply import applied, known
from unionlaw.amend.lines import Role
from unionlaw.amend.result import AmendingAct
from unionlaw.amend.works import KNOWN
from unionlaw.corpus import Corpus
from unionlaw.ids import Reference
from unionlaw.model import Document, TextualMod
from unionlaw.sources import markdown
from unionlaw.versions import resolve

ROOT = Path(__file__).parents[1]
OFFICIAL = ROOT.parent / "shared" / "official" / "ru"
ACTS = {
    "2002-338": 1,
    "2007-253": 7,
    "2009-154": 3,
    "2013-125": 1,
    "2015-415": 6,
    "2016-483": 3,
    "2016-489": 1,
    "2017-90": 3,
    "2020-321": 22,
    "2020-334": 4,
    "2023-199": 1,
    "2020-321.labour-code": 33,
}
"""The instructions in each file; one sentence counts once, however many units it changes."""
IN_ENGLISH = [name for name in ACTS if (ROOT / f"laws/kz/{name}/eng.xml").is_file()]


def read(name: str) -> AmendingAct:
    if not OFFICIAL.is_dir():
        pytest.skip("the official texts are not beside the checkout")
    return act.read(OFFICIAL / "amendments" / f"{name}.md")


def base(name: str) -> Document:
    file = OFFICIAL / name
    return known(markdown.read(file), file)


def facts(mods: tuple[TextualMod, ...]) -> list[tuple[str, str, str, str, bool, bool]]:
    return [
        (m.kind.value, m.work, m.destination, m.position, bool(m.old), bool(m.new)) for m in mods
    ]


@pytest.mark.parametrize(("name", "count"), ACTS.items())
def test_every_instruction_is_read(name: str, count: int) -> None:
    found = read(name)
    (work,) = found.works
    assert found.coverage()[work.iri] == (count, count)
    assert (work in KNOWN) is (name != "2020-321.labour-code")


@pytest.mark.parametrize("name", ACTS)
def test_no_line_is_lost(name: str) -> None:
    found = read(name)
    lines = (OFFICIAL / "amendments" / f"{name}.md").read_text("utf-8").splitlines()
    assert set(found.roles) == {n for n, line in enumerate(lines, 1) if line.strip()}
    for number, role in found.roles.items():
        if role is Role.UNPARSED:
            assert any(one.line <= number <= one.through for one in found.unparsed)


def test_only_suspensions_outside_the_two_laws_are_left_unread() -> None:
    unread = {name: [one.reason for one in read(name).unparsed] for name in ACTS}
    assert {name: len(found) for name, found in unread.items() if found} == {"2017-90": 5}
    assert set(unread["2017-90"]) == {"suspensions are not read"}


@pytest.mark.parametrize("name", IN_ENGLISH)
def test_the_words_and_the_structured_act_agree_instruction_by_instruction(name: str) -> None:
    structured = akn.read(ROOT / f"laws/kz/{name}/eng.xml")
    assert facts(read(name).document.mods) == facts(structured.mods)


def test_the_law_of_2014_takes_its_acts_up_to_may_2020() -> None:
    document = None
    for name in ("2015-415", "2016-483", "2016-489", "2017-90", "2020-321", "2020-334"):
        found = read(name).document
        document = document or base("kz-law-2014-trade-unions.adopted.md")
        done = applied(document, found, is_read=True)
        assert not done.refused, [effect.reason for effect in done.refused]
        document = done.document
    assert document is not None
    english = resolve(Reference.parse("2014@2020-05-25"), Corpus(ROOT)).document
    assert [unit.eid for unit in document.walk()] == [unit.eid for unit in english.walk()]


def test_the_last_text_of_1993_takes_the_act_of_2013_and_refuses_what_it_holds() -> None:
    found = read("2013-125").document
    final = base("kz-law-1993-trade-unions.final.md")
    assert not applied(final, found, is_read=True).refused
    for name, refused in (("2002-338", 2), ("2007-253", 7), ("2009-154", 2)):
        done = applied(final, read(name).document, is_read=True)
        assert len(done.refused) == refused
        assert all("stand there" in effect.reason for effect in done.refused)
        # What applies is whole articles, which the text holds in just these words.
        assert all(
            effect.mod.destination.count("__") == 0 for effect in done.effects if effect.applied
        )
