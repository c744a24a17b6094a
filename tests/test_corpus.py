"""The corpus on disk: what is held, in which language, and the names of states."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import garden
from unionlaw import akn
from unionlaw.corpus import Corpus, NamedState
from unionlaw.errors import DataError, UnknownReferenceError


def test_a_corpus_lists_its_acts_in_the_order_of_their_names(garden_corpus: Corpus) -> None:
    assert garden_corpus.names() == ("1990", "2000", "2001-5", "2002-7")
    assert [language for _, language, _ in garden_corpus.files()] == ["eng"] * 4


def test_an_act_is_read_by_its_name(garden_corpus: Corpus) -> None:
    assert garden_corpus.read("2000") == garden.law()
    assert garden_corpus.read("2000", "eng") == garden.law()


def test_works_are_known_by_their_iri(garden_corpus: Corpus) -> None:
    assert garden_corpus.act_names() == {
        garden.OLD: "1990",
        garden.LAW: "2000",
        garden.FIRST_ACT: "2001-5",
        garden.SECOND_ACT: "2002-7",
    }


def test_a_second_language_stands_beside_the_first(own_garden: Path) -> None:
    file = own_garden / "laws" / "kz" / "2000" / "rus.xml"
    akn.write(garden.document(about=garden.meta(language="rus")), file)
    corpus = Corpus(own_garden)
    assert corpus.languages("2000") == ("eng", "rus")
    assert corpus.names() == ("1990", "2000", "2001-5", "2002-7")
    assert corpus.read("2000", "rus").meta.language == "rus"
    assert corpus.read("2000").meta.language == "eng"
    assert corpus.file("2000", "kaz") is None
    assert len(corpus.act_names()) == 4


def test_conventions_are_held_beside_the_laws(own_garden: Path) -> None:
    file = own_garden / "conventions" / "ilo" / "c001" / "eng.xml"
    file.parent.mkdir(parents=True)
    akn.write(garden.document(about=garden.meta("/akn/un/act/1919-11-28/c001", "c001")), file)
    corpus = Corpus(own_garden)
    assert corpus.names()[-1] == "c001"
    assert corpus.read("c001").meta.name == "c001"


@pytest.mark.parametrize("name", ["", "*", "..", "../kz/2000", "a/b", "2000/", "[a-z]", "a\\b"])
def test_nothing_but_a_name_is_a_name(garden_corpus: Corpus, name: str) -> None:
    with pytest.raises(UnknownReferenceError, match="there is no text named"):
        garden_corpus.read(name)


def test_states_are_read_with_their_dates(garden_corpus: Corpus) -> None:
    assert garden_corpus.states() == (
        NamedState("2001", "2000", date(2001, 12, 31), "the law after its first act"),
        NamedState("now", "2000", None, "the newest text of the law"),
    )
    found = garden_corpus.state("now")
    assert found is not None
    assert found.at is None
    assert garden_corpus.state("2000") is None


def test_a_corpus_without_names_of_states_has_none(own_garden: Path) -> None:
    (own_garden / "laws" / "states.yaml").unlink()
    assert Corpus(own_garden).states() == ()


@pytest.mark.parametrize(
    "text", ["now: [", "now: 5", "now: {work: x}", "- now", "now: {work: a, at: soon, title: b}"]
)
def test_names_of_states_that_cannot_be_read_are_refused_with_the_file(
    own_garden: Path, text: str
) -> None:
    file = own_garden / "laws" / "states.yaml"
    file.write_text(text)
    with pytest.raises(DataError, match="the names of states cannot be read") as caught:
        Corpus(own_garden).states()
    assert caught.value.file == file


def test_names_of_states_are_data_and_never_code(own_garden: Path) -> None:
    (own_garden / "laws" / "states.yaml").write_text("now: !!python/object/apply:os.getcwd []")
    with pytest.raises(DataError, match="cannot be read"):
        Corpus(own_garden).states()


def test_a_folder_without_laws_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no folder “laws” in it") as caught:
        Corpus(tmp_path)
    assert caught.value.file == tmp_path
