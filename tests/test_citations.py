"""References to provisions of the same act, found in sentences of both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import texts
from unionlaw.citations import citations, with_references
from unionlaw.model import Ref, plain


def cited(text: str, language: str, within: str = "art_5__para_1") -> list[str]:
    return [one.eid for one in citations(text, language, within)]


BOTH = [
    ("as article 7 says", "согласно статье 7", ["art_7"]),
    ("under article 7-1", "по статье 7-1", ["art_7-1"]),
    ("paragraph 2 of article 7", "пункт 2 статьи 7", ["art_7__para_2"]),
    ("paragraph 2-1 of article 7", "пунктом 2-1 статьи 7", ["art_7__para_2-1"]),
    ("paragraph 2 of this article", "пунктом 2 настоящей статьи", ["art_5__para_2"]),
    ("paragraphs 2 and 3 of article 7", "пунктами 2 и 3 статьи 7",
     ["art_7__para_2", "art_7__para_3"]),
    ("paragraphs 2, 3 and 4-1 of article 7", "пунктах 2, 3 и 4-1 статьи 7",
     ["art_7__para_2", "art_7__para_3", "art_7__para_4-1"]),
    ("subparagraph 4) of paragraph 1 of article 7", "подпункт 4) пункта 1 статьи 7",
     ["art_7__para_1__point_4"]),
    ("subparagraphs 4) and 5) of article 7", "подпункты 4) и 5) статьи 7",
     ["art_7__point_4", "art_7__point_5"]),
    ("part two of article 7", "части второй статьи 7", ["art_7__al_2"]),
    ("part one of this article", "частью первой настоящей статьи", ["art_5__al_1"]),
    ("paragraph 1 of article 7 and paragraph 2 of article 8",
     "пунктом 1 статьи 7 и пунктом 2 статьи 8", ["art_7__para_1", "art_8__para_2"]),
]  # fmt: skip


@pytest.mark.parametrize(("english", "russian", "expected"), BOTH)
def test_a_reference_is_found_in_both_languages(
    english: str, russian: str, expected: list[str]
) -> None:
    assert cited(english, "eng") == expected
    assert cited(russian, "rus") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("article 5 of the Code of gardens", "eng"),
        ("paragraph 2 of article 5 of the Law on bees", "eng"),
        ("статьи 5 Кодекса о садах", "rus"),
        ("пункт 2 статьи 5 Закона о пчелах", "rus"),
        ("статьи 5 Конституции", "rus"),
        ("this article", "eng"),
        ("настоящей статьи", "rus"),
        ("ten articles of clothing", "eng"),
        ("articles", "eng"),
        ("article 5", "kaz"),
        ("Article", "eng"),
    ],
)
def test_references_to_other_acts_and_to_nothing_are_left_alone(text: str, language: str) -> None:
    assert cited(text, language) == []


@given(
    texts
    | st.lists(
        st.sampled_from([english for english, _, _ in BOTH] + [russian for _, russian, _ in BOTH]),
        max_size=3,
    ).map("; ".join),
    st.sampled_from(["eng", "rus", "kaz"]),
)
def test_marking_references_leaves_the_words_as_they_are(text: str, language: str) -> None:
    content = with_references(text, language, "art_5")
    assert plain(content) == text
    assert "" not in content


def test_the_first_of_several_takes_the_words_before_and_the_last_those_after() -> None:
    assert with_references("see paragraphs 2 and 3 of article 7.", "eng", "art_1") == (
        "see ",
        Ref("#art_7__para_2", "paragraphs 2"),
        " and ",
        Ref("#art_7__para_3", "3 of article 7"),
        ".",
    )


def test_the_work_stands_before_what_is_cited_in_an_amending_act() -> None:
    content = with_references("in article 7", "eng", "art_1", work="/akn/x")
    assert content == ("in ", Ref("/akn/x#art_7", "article 7"))
