"""Prompts: signs in a change that a reviewer should look at before deciding its direction.

They never decide. Each says what was seen on which side; the reviewer reads the provision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_F = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Prompt:
    """One sign: what to look at, and the words that show it on each side."""

    sign: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Concept:
    name: str
    patterns: dict[str, re.Pattern[str]]


def _concept(name: str, eng: str, rus: str) -> _Concept:
    return _Concept(name, {"eng": re.compile(eng, _F), "rus": re.compile(rus, _F)})


_CONSENT = _concept("consent", r"\bconsent\b", r"\bсогласи[яеию]\w*")
_OPINION = _concept("opinion", r"\breasoned opinion\b", r"\bмотивированн\w+ мнени\w+")
_PROSECUTED = _concept(
    "is prosecuted under the law", r"\b(is|are) prosecuted\b", r"\bпреследу\w+ по закону"
)
_PROHIBITED = _concept("is prohibited", r"\bprohibited\b", r"\bзапреща\w+")
_NOT_PERMITTED = _concept("is not permitted", r"\bnot permitted\b", r"\bне допуска\w+")
_DUTY = _concept("duty", r"\b(obliged|must)\b", r"\b(обязан\w*|долж\w+)\b")
_RIGHT = _concept(
    "right", r"\b(have|has) the right\b|\bentitled\b", r"\b(имеют|имеет) право\b|\bвправе\b"
)
_MAY = _concept("may", r"\bmay\b(?! not)", r"\bмогут\b|\bможет\b")
_MEMBERSHIP = _concept("is part of", r"\bis part of\b", r"\bвходит в состав\b")
_CANCELLATION = _concept(
    "cancellation of registration",
    r"\bcancellation of the state registration\b",
    r"\bотмен\w+ .*регистрац\w+",
)
_LIQUIDATION = _concept("liquidation", r"\bliquidat\w+\b", r"\bликвид\w+")
_SUSPENSION = _concept("suspension", r"\bsuspen\w+\b", r"\bприостанов\w+")

_SHIFTS = (
    (_CONSENT, _OPINION),
    (_OPINION, _CONSENT),
    (_PROSECUTED, _NOT_PERMITTED),
    (_PROSECUTED, _PROHIBITED),
    (_PROHIBITED, _NOT_PERMITTED),
    (_NOT_PERMITTED, _PROHIBITED),
    (_NOT_PERMITTED, _PROSECUTED),
    (_DUTY, _RIGHT),
    (_DUTY, _MAY),
    (_RIGHT, _DUTY),
    (_MAY, _DUTY),
    (_RIGHT, _MAY),
    (_MAY, _RIGHT),
    (_MEMBERSHIP, _RIGHT),
    (_CANCELLATION, _LIQUIDATION),
    (_LIQUIDATION, _SUSPENSION),
)
"""What may have turned into what: present before and no longer after, and the reverse."""

_LOST = (_CONSENT, _PROSECUTED, _PROHIBITED, _NOT_PERMITTED, _RIGHT, _DUTY)
"""What counts as a guarantee where a provision is deleted without counterpart."""

_NUMBERS = {
    "eng": {
        "half": 0.5, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
        "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
        "thirty": 30, "sixty": 60,
    },
    "rus": {
        "половин": 0.5, "одного": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6,
        "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12, "пятнадцати": 15,
        "двадцати": 20, "тридцати": 30, "шестидесяти": 60,
    },
}  # fmt: skip
_PERIOD, _PERSONS, _PLACES, _SHARE = "period", "persons", "places", "share"
_UNITS = {
    "eng": (
        ("day", _PERIOD, 1), ("month", _PERIOD, 30), ("year", _PERIOD, 365),
        ("person", _PERSONS, 1), ("district", _PLACES, 1), ("of the", _SHARE, 1),
    ),
    "rus": (
        ("дн", _PERIOD, 1), ("месяц", _PERIOD, 30), ("год", _PERIOD, 365), ("лет", _PERIOD, 365),
        ("человек", _PERSONS, 1), ("район", _PLACES, 1), ("общего", _SHARE, 1),
        ("областей", _SHARE, 1), ("количества", _SHARE, 1),
    ),
}  # fmt: skip
"""What is counted: how its word begins, what it measures, and in how many of the smallest."""
_ENDING = {"eng": "", "rus": r"\w{0,2}"}
"""What may follow a number's stem: Russian declines it, English does not (“a” is not “any”)."""
_BEFORE_UNIT = {"eng": r"(?:(?:calendar|working)\s+)?", "rus": r"(?:(?:календарных|рабочих)\s+)?"}


def prompts(base: str, target: str, language: str) -> tuple[Prompt, ...]:
    """The signs in a change; in languages other than English and Russian none is known.

    Args:
        base: the provision before, ``""`` if it was added.
        target: the provision after, ``""`` if it was deleted.
    """
    if language not in _NUMBERS:
        return ()
    return tuple(_found(base, target, language))


def _found(base: str, target: str, language: str) -> Iterator[Prompt]:
    if not target:
        for concept in _LOST:
            if seen := concept.patterns[language].search(base):
                yield Prompt("deleted: a guarantee or duty", seen.group(), "")
                return
        return
    if not base:
        if seen := _DUTY.patterns[language].search(target):
            yield Prompt("added: a duty", "", seen.group())
        return
    for was, now in _SHIFTS:
        gone = was.patterns[language].search(base)
        come = now.patterns[language].search(target)
        if (
            gone
            and come
            and not was.patterns[language].search(target)
            and not now.patterns[language].search(base)
        ):
            yield Prompt(f"{was.name} → {now.name}", gone.group(), come.group())
    yield from _numbers(base, target, language)


def _numbers(base: str, target: str, language: str) -> Iterator[Prompt]:
    before, after = _counted(base, language), _counted(target, language)
    for measure in sorted(before.keys() | after.keys()):
        olds, news = before.get(measure, []), after.get(measure, [])
        if [value for value, _ in olds] == [value for value, _ in news]:
            continue
        old = ", ".join(words for _, words in olds)
        new = ", ".join(words for _, words in news)
        if len(olds) == len(news) == 1:
            sign = f"{measure}: up" if news[0][0] > olds[0][0] else f"{measure}: down"
        elif not olds:
            sign = f"{measure}: added"
        elif not news:
            sign = f"{measure}: gone"
        else:
            sign = f"{measure}: changed"
        yield Prompt(sign, old, new)


def _counted(text: str, language: str) -> dict[str, list[tuple[float, str]]]:
    """What is measured → the numbers of it, with their words."""
    words = _NUMBERS[language]
    number = "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
    units = "|".join(beginning for beginning, _, _ in _UNITS[language])
    pattern = (
        rf"\b(?P<n>\d+|(?:{number}){_ENDING[language]})\s+"
        rf"{_BEFORE_UNIT[language]}(?P<u>{units})\w*"
    )
    found: dict[str, list[tuple[float, str]]] = {}
    for seen in re.finditer(pattern, text, _F):
        said, unit = seen["n"].casefold(), seen["u"].casefold()
        value = (
            float(said)
            if said.isdigit()
            else words[max((word for word in words if said.startswith(word)), key=len)]
        )
        measure, factor = next((m, f) for beginning, m, f in _UNITS[language] if beginning == unit)
        found.setdefault(measure, []).append((value * factor, seen.group()))
    return found
