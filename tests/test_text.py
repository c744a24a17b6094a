"""Tokens lose nothing; folding forgets what says nothing, and no more."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given

from strategies import texts
from unionlaw.text import fold, is_word, tokens


@given(texts)
def test_tokens_join_to_the_text_they_were_cut_from(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(texts)
def test_no_token_is_empty_and_whitespace_stands_alone(text: str) -> None:
    for token in tokens(text):
        assert token
        assert token.isspace() or not any(character.isspace() for character in token)


@given(texts)
def test_two_whitespace_tokens_never_follow_each_other(text: str) -> None:
    assert not any(a.isspace() and b.isspace() for a, b in pairwise(tokens(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paragraph 3-1 of", ["paragraph", " ", "3-1", " ", "of"]),
        ("socio-economic", ["socio-economic"]),
        ("членских взносов", ["членских", " ", "взносов"]),
        ("organizations,", ["organizations", ","]),
        ("(unions) –", ["(", "unions", ")", " ", "–"]),
        ("employer’s, members'", ["employer’s", ",", " ", "members", "'"]),
        ("№ 321-VI.", ["№", " ", "321-VI", "."]),
        ("27.06.2014; 1,5.", ["27.06.2014", ";", " ", "1,5", "."]),
        ("1. The", ["1", ".", " ", "The"]),
        ("10)\u00a0to\r\n", ["10", ")", "\u00a0", "to", "\r\n"]),
        ("ст.11", ["ст", ".", "11"]),
        ("a_b - c--d", ["a", "_", "b", " ", "-", " ", "c", "-", "-", "d"]),
        ("и\u0306 проф\u00adсоюз", ["и\u0306", " ", "проф\u00adсоюз"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("", []),
    ],
)
def test_words_numbers_marks_and_whitespace_are_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_word_begins_with_a_letter_or_a_digit() -> None:
    assert [is_word(token) for token in ["union", "3-1", "ж", ",", " ", "№", ""]] == [
        *[True] * 3,
        *[False] * 4,
    ]


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_a_folded_text_has_single_spaces_none_at_the_ends_and_is_composed(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert folded == unicodedata.normalize("NFC", folded)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("О пpофессиональных союзах", "О профессиональных союзах"),  # a Latin p
        ("CОЮЗ Tруда", "Союз труда"),  # Latin capitals
        ("№ 321-VІ", "№ 321-VI"),  # a Ukrainian І
        ("глава ХІ", "глава XI"),  # a numeral all Cyrillic
        ("trаde uniоn", "trade union"),  # Cyrillic а and о
        ("проф\u00adсоюз", "профсоюз"),
        ("статья\u00a010", "статья 10"),
        ("«О медиации»", "“О медиации”"),
        ("союз – это", "союз - это"),
        ("employer’s", "employer's"),
        ("учёт", "учет"),
        ("уче\u0308т", "учет"),
        ("уче\u00ad\u0308т", "учет"),
        ("и\u0306", "й"),
        ("  two \t\n words ", "two words"),
        ("TRADE Union", "trade union"),
    ],
)
def test_what_says_nothing_is_levelled(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3-1", "31"),
        ("union", "unions"),
        ("union,", "union"),
        ("members' body", "members body"),
        ("й", "и"),
        ("IV", "VI"),
    ],
)
def test_what_says_something_is_kept_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("с заводов", "с заводов"),  # the Cyrillic preposition stays Cyrillic
        ("ССCР", "ссср"),  # look-alikes only, scripts mixed: the Cyrillic reading
        ("web-сайт", "web-сайт"),  # two scripts in one word, each in its own part
        ("вебsite", "вебsite"),  # no look-alikes: left as it is
        ("їх", "їх"),
        ("кәсіподақ", "кәсіподақ"),  # Kazakh і is a letter of the word
    ],
)
def test_scripts_are_only_mended_where_they_look_alike(text: str, folded: str) -> None:
    assert fold(text) == folded
