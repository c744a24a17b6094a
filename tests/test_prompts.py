"""Prompts: what a reviewer is asked to look at; they never decide."""

from __future__ import annotations

import pytest
from hypothesis import given

from strategies import texts
from unionlaw.prompts import Prompt, prompts


def signs(base: str, target: str, language: str = "eng") -> list[str]:
    return [one.sign for one in prompts(base, target, language)]


SHIFTS = [
    ("eng", "closed with the consent of members", "closed after a reasoned opinion",
     "consent → opinion"),
    ("eng", "who hinders it is prosecuted", "hindering it is not permitted",
     "is prosecuted under the law → is not permitted"),
    ("eng", "hindering it is prohibited", "hindering it is not permitted",
     "is prohibited → is not permitted"),
    ("eng", "the keeper is obliged to tell", "the keeper has the right to tell", "duty → right"),
    ("eng", "the keeper must tell", "the keeper may tell", "duty → may"),
    ("eng", "keepers have the right to tell", "keepers may tell", "right → may"),
    ("eng", "it entails liquidation", "it entails suspension", "liquidation → suspension"),
    ("rus", "с согласия членов", "с учетом мотивированного мнения", "consent → opinion"),
    ("rus", "виновные преследуются по закону", "помехи не допускаются",
     "is prosecuted under the law → is not permitted"),
    ("rus", "садовод обязан сообщить", "садовод вправе сообщить", "duty → right"),
    ("rus", "влечет ликвидацию", "влечет приостановление", "liquidation → suspension"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "base", "target", "sign"), SHIFTS)
def test_a_shift_of_strength_is_seen_in_both_languages(
    language: str, base: str, target: str, sign: str
) -> None:
    assert sign in signs(base, target, language)


@pytest.mark.parametrize(("language", "base", "target", "sign"), SHIFTS)
def test_what_stands_on_both_sides_is_no_shift(
    language: str, base: str, target: str, sign: str
) -> None:
    assert sign not in signs(base, f"{target}; {base}", language)
    assert sign not in signs(base, base, language)


COUNTED = [
    ("eng", "no fewer than ten persons", "no fewer than three persons", "persons: down",
     "ten persons", "three persons"),
    ("eng", "within two months", "within sixty days", "", "", ""),
    ("eng", "within two months", "within a year", "period: up", "two months", "a year"),
    ("eng", "within 5 working days", "within three working days", "period: down",
     "5 working days", "three working days"),
    ("eng", "within two months", "at once", "period: gone", "two months", ""),
    ("eng", "of all persons", "of any person and day", "", "", ""),
    ("rus", "в течение двух месяцев", "в течение шестидесяти дней", "", "", ""),
    ("eng", "at once", "within two months", "period: added", "", "two months"),
    ("eng", "in half of the districts", "in two of the districts", "share: up",
     "half of the", "two of the"),
    ("rus", "не менее десяти человек", "не менее трех человек", "persons: down",
     "десяти человек", "трех человек"),
    ("rus", "в течение двух месяцев", "в течение года", "period: gone", "двух месяцев", ""),
    ("rus", "на срок до трех месяцев", "на срок до шести месяцев", "period: up",
     "трех месяцев", "шести месяцев"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "base", "target", "sign", "before", "after"), COUNTED)
def test_numbers_are_compared_by_what_they_count(
    language: str, base: str, target: str, sign: str, before: str, after: str
) -> None:
    expected = (Prompt(sign, before, after),) if sign else ()
    assert prompts(base, target, language) == expected


def test_a_deleted_guarantee_is_seen_and_a_deleted_remark_is_not() -> None:
    assert prompts("Keepers have the right to honey.", "", "eng") == (
        Prompt("deleted: a guarantee or duty", "have the right", ""),
    )
    assert prompts("Bees are small.", "", "eng") == ()


def test_an_added_duty_is_seen_and_an_added_right_is_not() -> None:
    assert prompts("", "The keeper must count the bees.", "eng") == (
        Prompt("added: a duty", "", "must"),
    )
    assert prompts("", "The keeper may count the bees.", "eng") == ()


def test_in_a_language_that_is_not_known_nothing_is_seen() -> None:
    assert prompts("бал ара", "", "kaz") == ()


@given(texts, texts)
def test_any_two_texts_give_prompts_whose_words_stand_in_them(base: str, target: str) -> None:
    for language in ("eng", "rus"):
        for one in prompts(base, target, language):
            assert all(words in base for words in one.before.split(", "))
            assert all(words in target for words in one.after.split(", "))


@given(texts)
def test_the_same_text_twice_gives_no_prompt(text: str) -> None:
    assert prompts(text, text, "eng") == ()
