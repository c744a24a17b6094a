"""Markdown copies of laws: contents, headings, parts, points, indents, notes, signature."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import law_words
from unionlaw.errors import DataError
from unionlaw.model import Document, Kind
from unionlaw.sources import markdown
from unionlaw.sources.structure import units

RUSSIAN = """\
## Оглавление

Глава 1.    Общие положения

Статья 1.   Сады и пасеки

# О садах и пасеках

\xa0\xa0Закон Республики о садах, 5 мая 2001 года

      Настоящий Закон регулирует отношения в садах.

## Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ

### Статья 1. Сады и  пасеки

      В настоящем Законе используются понятия:

      1) сад – участок с деревьями;

      2) пасека – место для ульев,

      где живут пчелы.

      Примечание РЦПИ!

      В статью 2 внесены изменения.

### Статья 2. Полив

      1. Сады поливают вечером.

      Днем сады не поливают.

      2. Садовод вправе:

      поливать сад;

      беречь воду.

      3-1. Вода берется:

      1) из реки;

      2) из пруда.

      Сноска. Статья 2 с изменениями, внесенными другим законом.

### Статья 2-1 . Ульи

      Ульи красят:

      весной;

      осенью.

      Ульи не трогают зимой.

## Глава 2. ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ

### Статья 3. Конец

      3. Исключен другим законом.

      Закон действует.

      Президент
      Республики А. САДОВОД
"""

ENGLISH = """\
# On gardens and hives

This Law is about gardens.

## Chapter 1. General provisions

### Article 1. Gardens

1. Gardens are watered in the evening.

2. A gardener is entitled:

1) to water;

2) to save water.

### Article 2.

The President of a society signs this Law.

President of the Republic
"""


def read(tmp_path: Path, text: str) -> Document:
    file = tmp_path / "garden.md"
    file.write_text(text, encoding="utf-8")
    return markdown.read(file)


def below(document: Document, eid: str) -> list[tuple[str, str]]:
    unit = document.find(eid)
    assert unit is not None, f"there is no {eid}"
    return [(one.eid.removeprefix(f"{eid}__"), one.text) for one in unit.walk() if one is not unit]


@pytest.fixture
def russian(tmp_path: Path) -> Document:
    return read(tmp_path, RUSSIAN)


@pytest.fixture
def english(tmp_path: Path) -> Document:
    return read(tmp_path, ENGLISH)


def test_the_language_is_that_of_the_letters(russian: Document, english: Document) -> None:
    assert (russian.meta.language, english.meta.language) == ("rus", "eng")


def test_the_title_is_the_first_heading_after_the_contents(
    russian: Document, english: Document
) -> None:
    assert russian.meta.title == "О садах и пасеках"
    assert english.meta.title == "On gardens and hives"


def test_the_contents_are_no_part_of_the_law(russian: Document) -> None:
    assert [unit.eid for unit in russian.walk() if unit.kind is Kind.ARTICLE] == [
        "art_1",
        "art_2",
        "art_2-1",
        "art_3",
    ]


def test_chapters_hold_their_articles(russian: Document) -> None:
    assert [(top.eid, top.title, [a.eid for a in top.children]) for top in russian.body] == [
        ("chp_1", "ОБЩИЕ ПОЛОЖЕНИЯ", ["art_1", "art_2", "art_2-1"]),
        ("chp_2", "ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ", ["art_3"]),
    ]


def test_what_stands_before_the_first_article_is_the_preamble(
    russian: Document, english: Document
) -> None:
    (opening,) = russian.preamble
    assert opening.text.splitlines()[-1] == "Настоящий Закон регулирует отношения в садах."
    assert english.preamble[0].text == "This Law is about gardens."


def test_white_space_inside_lines_is_made_one(russian: Document) -> None:
    unit = russian.find("art_1")
    assert unit is not None
    assert unit.title == "Сады и пасеки"


def test_an_article_of_one_sentence_and_points_opens_with_the_sentence(
    russian: Document,
) -> None:
    unit = russian.find("art_1")
    assert unit is not None
    assert unit.text == "В настоящем Законе используются понятия:"
    assert below(russian, "art_1") == [
        ("point_1", "сад – участок с деревьями;"),
        ("point_2", ""),
        ("point_2__indent_1", "пасека – место для ульев,"),
        ("point_2__indent_2", "где живут пчелы."),
    ]


def test_lines_without_a_number_are_parts_and_after_a_colon_indents(russian: Document) -> None:
    assert below(russian, "art_2") == [
        ("para_1", ""),
        ("para_1__al_1", "Сады поливают вечером."),
        ("para_1__al_2", "Днем сады не поливают."),
        ("para_2", ""),
        ("para_2__indent_1", "Садовод вправе:"),
        ("para_2__indent_2", "поливать сад;"),
        ("para_2__indent_3", "беречь воду."),
        ("para_3-1", "Вода берется:"),
        ("para_3-1__point_1", "из реки;"),
        ("para_3-1__point_2", "из пруда."),
    ]
    assert below(russian, "art_2-1") == [
        ("al_1", ""),
        ("al_1__indent_1", "Ульи красят:"),
        ("al_1__indent_2", "весной;"),
        ("al_1__indent_3", "осенью."),
        ("al_2", "Ульи не трогают зимой."),
    ]


def test_notes_of_the_editors_are_left_out(russian: Document) -> None:
    words = "\n".join(unit.text for unit in russian.walk())
    for note in ("Примечание", "внесены изменения", "Сноска", "Исключен"):
        assert note not in words
    assert below(russian, "art_3") == [("al_1", "Закон действует.")]


def test_the_signature_is_gathered_from_its_lines(russian: Document, english: Document) -> None:
    assert russian.signature == "Президент Республики А. САДОВОД"
    assert english.signature == "President of the Republic"


def test_a_sentence_about_a_president_is_no_signature(english: Document) -> None:
    assert below(english, "art_2") == [("al_1", "The President of a society signs this Law.")]


def test_english_is_read_by_its_own_words(english: Document) -> None:
    assert below(english, "art_1") == [
        ("para_1", "Gardens are watered in the evening."),
        ("para_2", "A gardener is entitled:"),
        ("para_2__point_1", "to water;"),
        ("para_2__point_2", "to save water."),
    ]
    assert [top.eid for top in english.body] == ["chp_1"]


def test_a_law_without_chapters_has_articles_at_the_top(tmp_path: Path) -> None:
    document = read(tmp_path, "# On bees\n\n### Article 1. Bees\n\nBees fly.\n")
    assert [top.eid for top in document.body] == ["art_1"]
    assert document.preamble == ()


def test_what_is_not_known_of_a_copy_is_left_open(english: Document) -> None:
    meta = english.meta
    assert (meta.name, meta.iri, meta.adopted, meta.redaction) == ("garden", "", None, None)
    assert "redaction it does not name" in meta.based_on


def test_control_characters_are_taken_out(tmp_path: Path) -> None:
    document = read(tmp_path, "# On bees\n\n### Article 1. Bees\n\nBees \x1b[31mfly\x07.\x9b\n")
    assert below(document, "art_1") == [("al_1", "Bees [31mfly.")]


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_line_ends_do_not_count(tmp_path: Path, mark: str, end: str) -> None:
    file = tmp_path / "garden.md"
    file.write_bytes((mark + ENGLISH).replace("\n", end).encode())
    assert markdown.read(file).body == read(tmp_path, ENGLISH).body


# What is refused


def fault(tmp_path: Path, data: bytes) -> DataError:
    file = tmp_path / "garden.md"
    file.write_bytes(data)
    with pytest.raises(DataError) as caught:
        markdown.read(file)
    assert caught.value.file == file
    return caught.value


def test_a_text_without_an_article_is_refused_with_the_form_it_should_have(
    tmp_path: Path,
) -> None:
    found = fault(tmp_path, b"# On bees\n\nBees fly.\n")
    assert found.message == "no article was found in it"
    assert "### Article N. heading" in (found.hint or "")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    found = fault(tmp_path, RUSSIAN.replace("–", "-").encode("cp1251"))
    assert (found.message, found.hint) == ("not UTF-8 text", "convert the file to UTF-8")


def test_a_language_whose_wording_is_not_known_is_refused(tmp_path: Path) -> None:
    kazakh = "# Бақтар туралы\n\n### 1-бап. Бақ\n\nБақ әдемі, өзен ұзын, күн ыстық.\n"
    assert "the language “kaz” is not read yet" in fault(tmp_path, kazakh.encode()).message


# The structure of lines


def test_a_line_with_a_capital_after_a_colon_is_a_new_part_and_no_indent() -> None:
    _, found = units(["Gardens are:", "Trees grow in them."], "art_1")
    assert [(unit.eid, unit.text) for unit in found] == [
        ("art_1__al_1", "Gardens are:"),
        ("art_1__al_2", "Trees grow in them."),
    ]


@given(st.lists(law_words.map(str.capitalize), min_size=1, max_size=6))
def test_numbered_lines_are_paragraphs_with_their_words(lines: list[str]) -> None:
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    opening, found = units(numbered, "art_1")
    assert opening == ""
    assert [f"{unit.num} {unit.text}" for unit in found] == numbered
    assert [unit.eid for unit in found] == [f"art_1__para_{n}" for n in range(1, len(lines) + 1)]


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "1. ", "2) ", "3-1. "]), law_words, st.sampled_from(".;:,")),
        max_size=10,
    )
)
def test_no_word_of_an_article_is_lost_whatever_its_lines_are(
    lines: list[tuple[str, str, str]],
) -> None:
    opening, found = units([f"{num}{words}{mark}" for num, words, mark in lines], "art_1")
    held = [opening, *(one.text for unit in found for one in unit.walk())]
    told = sorted(f"{words}{mark}" for num, words, mark in lines)
    assert sorted(text for text in held if text) == told


@pytest.mark.parametrize("number", ["", "1. "])
def test_subparagraphs_after_indents_lose_nothing(tmp_path: Path, number: str) -> None:
    lines = [f"{number}Садовод вправе:", "поливать;", "1) копать;", "2) сеять."]
    file = tmp_path / "law.md"
    file.write_text("# О садах\n\n### Статья 1. Сады\n\n" + "\n\n".join(lines), "utf-8")
    article = markdown.read(file).find("art_1")
    assert article is not None
    words = [unit.text for unit in article.walk() if unit.content]
    assert words == ["Садовод вправе:", "поливать;", "копать;", "сеять."]


def test_a_rule_on_the_president_is_no_signature(tmp_path: Path) -> None:
    file = tmp_path / "law.md"
    file.write_text(
        "# О садах\n\n### Статья 1. Сады\n\nПрезидент Республики Казахстан открывает сады.\n\n"
        "Сады цветут.\n\nПрезидент\n\nРеспублики Казахстан\n",
        "utf-8",
    )
    document = markdown.read(file)
    article = document.find("art_1")
    assert article is not None
    assert "открывает сады" in article.full_text
    assert "Сады цветут." in article.full_text
    assert document.signature == "Президент Республики Казахстан"
