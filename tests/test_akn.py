"""Akoma Ntoso: reading and writing give the same document, and wrong files are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

import garden
from strategies import documents, provisions
from unionlaw import akn, shipped
from unionlaw.akn.reader import parse
from unionlaw.akn.schema import schema_errors
from unionlaw.akn.writer import provision_to_bytes
from unionlaw.errors import DataError
from unionlaw.model import Document, Provision

SHIPPED = sorted((shipped.root() / "laws").glob("*/*/*.xml"))


def small(body: str, *, before: str = "", inside_meta: str = "") -> bytes:
    """A document with the least that can be read, and with the body."""
    return f"""<?xml version="1.0"?>
{before}
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
            xmlns:u="urn:unionlaw:meta:1"><act name="act"><meta>
<identification source="#x">
<FRBRWork><FRBRuri value="/akn/kz/act/2000-03-01/10-ii"/><FRBRdate date="2000-03-01"/></FRBRWork>
<FRBRExpression><FRBRdate date="2000-03-01"/></FRBRExpression>
</identification>
{inside_meta}</meta>
<body>
{body}
</body></act></akomaNtoso>""".encode()


# The same again


@given(documents)
def test_reading_what_was_written_gives_the_same_document(document: Document) -> None:
    assert akn.read_bytes(akn.to_bytes(document)) == document


@given(documents)
def test_writing_what_was_read_gives_the_same_bytes(document: Document) -> None:
    once = akn.to_bytes(document)
    assert akn.to_bytes(akn.read_bytes(once)) == once


@given(provisions())
def test_a_fragment_holds_the_unit_as_a_document_would(unit: Provision) -> None:
    fragment = provision_to_bytes(unit)
    document = garden.document()
    inside = small(fragment.decode())
    assert akn.read_bytes(inside).body == (unit,)
    assert document.body == ()


@pytest.mark.parametrize(
    "document",
    [garden.old_law(), garden.law(), garden.first_act(), garden.second_act()],
    ids=lambda document: document.meta.name,
)
def test_acts_of_every_kind_are_written_so_that_the_schema_holds(document: Document) -> None:
    data = akn.to_bytes(document)
    assert list(schema_errors(parse(data, "it"))) == []
    assert akn.read_bytes(data) == document


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_every_shipped_file_is_the_same_after_reading_and_writing(file: Path) -> None:
    assert akn.to_bytes(akn.read(file)) == file.read_bytes()


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_every_shipped_file_keeps_to_the_schema(file: Path) -> None:
    assert list(schema_errors(parse(file.read_bytes(), file))) == []


def test_there_are_shipped_files_to_look_at() -> None:
    assert len(SHIPPED) >= 11


def test_the_work_of_a_file_is_read_without_the_rest(garden_root: Path) -> None:
    assert akn.work_iri(garden_root / "laws" / "kz" / "2000" / "eng.xml") == garden.LAW


def test_a_document_without_its_dates_is_not_written() -> None:
    from dataclasses import replace

    undated = replace(garden.law(), meta=replace(garden.meta(), adopted=None))
    with pytest.raises(DataError, match="does not say when it was adopted"):
        akn.to_bytes(undated)


def test_the_schema_sees_what_is_not_allowed() -> None:
    data = akn.to_bytes(garden.law()).replace(b"<body>", b"<body><bee/>")
    errors = list(schema_errors(parse(data, "it")))
    assert errors
    line, message = errors[0]
    assert line == data[: data.index(b"<bee/>")].count(b"\n") + 1
    assert "bee" in message
    assert "{http" not in message


# White space


def test_white_space_in_a_sentence_is_kept_and_between_units_is_not_text() -> None:
    document = garden.document(garden.article("1", "A", words=" two  spaces\nand a line "))
    again = akn.read_bytes(akn.to_bytes(document))
    assert again.body[0].text == " two  spaces\nand a line "
    assert again == document


def test_comments_and_processing_instructions_are_not_part_of_the_text() -> None:
    body = '<article eId="art_1"><!-- no --><?no no?><num>Article 1.</num></article>'
    (unit,) = akn.read_bytes(small(body)).body
    assert (unit.eid, unit.num, unit.children) == ("art_1", "Article 1.", ())


# What is refused, and in which words


def fault(data: bytes) -> DataError:
    with pytest.raises(DataError) as caught:
        akn.read_bytes(data, "law.xml")
    assert caught.value.file == "law.xml"
    assert caught.value.hint
    return caught.value


def test_an_empty_file_is_refused() -> None:
    assert fault(b"").message == "the file is empty"
    assert fault(b" \n ").message == "the file is empty"


def test_garbage_is_refused_with_its_line() -> None:
    found = fault(b"<a>\n<b>\n</a>")
    assert found.message.startswith("not well-formed XML")
    assert found.line == 3
    assert ", line" not in found.message


@pytest.mark.parametrize("data", [b"garden", b"\x00\x01\x02", b"\xff\xfe<\x00", b"<a>&bee;</a>"])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    assert fault(data).message.startswith("not well-formed XML")


def test_another_kind_of_xml_is_refused() -> None:
    assert fault(b"<html/>").message == "not an Akoma Ntoso 3.0 act"
    other = small("").replace(b"akn/3.0", b"akn/2.0")
    assert fault(other).message == "not an Akoma Ntoso 3.0 act"
    assert fault(small("").replace(b"act", b"bill")).message == "not an Akoma Ntoso 3.0 act"


def test_a_dtd_is_refused_and_its_entities_are_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the key of the shed")
    dtd = f'<!DOCTYPE akomaNtoso [<!ENTITY bee SYSTEM "{secret.as_uri()}">]>'
    body = '<article eId="art_1"><content><p>&bee;</p></content></article>'
    found = fault(small(body, before=dtd))
    assert "declares a DTD" in found.message
    assert "key of the shed" not in str(found)


def test_entities_that_grow_are_refused() -> None:
    dtd = (
        '<!DOCTYPE a [<!ENTITY b "bee"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
        '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    )
    assert "DTD" in fault(small("<article><num>&d;</num></article>", before=dtd)).message


def test_two_sentences_in_one_unit_are_refused_with_its_place() -> None:
    body = '\n<article eId="art_1">\n<content><p>One.</p><p>Two.</p></content></article>'
    data = small(body)
    found = fault(data)
    assert "<content> holds 2 <p>, not one" in found.message
    assert (found.eid, found.line) == ("art_1", data[: data.index(b"<article")].count(b"\n") + 1)


def test_a_unit_without_a_sentence_in_its_content_is_refused() -> None:
    found = fault(small('<article eId="art_1"><content/></article>'))
    assert "<content> holds 0 <p>" in found.message


def test_an_element_that_is_no_unit_is_refused() -> None:
    found = fault(small('<section eId="sec_1"/>'))
    assert found.message == "<section> is not a unit that unionlaw reads"
    assert found.eid == "sec_1"


def test_markup_inside_a_sentence_that_is_not_known_is_refused() -> None:
    found = fault(small("<article><content><p>a <b>bee</b></p></content></article>"))
    assert found.message == "<b> inside a sentence is not read by unionlaw"


def test_a_document_without_metadata_is_refused() -> None:
    data = small("").replace(b"<identification", b"<bee").replace(b"</identification", b"</bee")
    assert fault(data).message == "<meta> has no <identification>"


@pytest.mark.parametrize("day", ["2000", "2000-13-01", "soon", ""])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    found = fault(small("").replace(b'date="2000-03-01"', f'date="{day}"'.encode()))
    assert found.message == f"“{day}” is not a full date (YYYY-MM-DD)"
    assert found.line


def test_an_extent_that_is_not_known_is_refused() -> None:
    held = '<proprietary source="#x"><u:extent held="half"/></proprietary>'
    found = fault(small("", inside_meta=held))
    assert found.message == "“half” does not say how much of the act is held"


def test_a_modification_that_cannot_be_applied_is_refused() -> None:
    mod = (
        '<analysis source="#x"><activeModifications><textualMod eId="t" type="split">'
        '<source href="#m"/><destination href="/akn#art_1"/></textualMod></activeModifications>'
        "</analysis>"
    )
    found = fault(small("", inside_meta=mod))
    assert found.message == "a modification of type “split” is not one unionlaw applies"
    assert found.eid == "t"


def test_an_event_whose_source_is_not_declared_is_refused() -> None:
    life = (
        '<lifecycle source="#x"><eventRef eId="e" date="2000-03-01" source="#ref_9" type="repeal"/>'
        "</lifecycle>"
    )
    assert "“#ref_9” of an event is not declared" in fault(small("", inside_meta=life)).message


def test_a_missing_file_and_a_directory_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no such file"):
        akn.read(tmp_path / "law.xml")
    with pytest.raises(DataError, match="this is a directory, not a file"):
        akn.read(tmp_path)


@pytest.mark.parametrize("data", [b"", b"<a", b"<a/>"])
def test_a_file_that_names_no_work_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "law.xml"
    file.write_bytes(data)
    with pytest.raises(DataError) as caught:
        akn.work_iri(file)
    assert caught.value.file == file


def test_nothing_is_left_of_a_document_that_could_not_be_written(tmp_path: Path) -> None:
    document = garden.document(garden.article("1", "A", words="a\x00b"))
    with pytest.raises(ValueError, match="XML compatible"):
        akn.write(document, tmp_path / "law.xml")
    assert list(tmp_path.iterdir()) == []
