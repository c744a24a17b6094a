"""References to provisions of the same act, found in its sentences.

Drafting puts the inner unit first: “paragraphs 2 and 3 of article 13”, «пунктом 2 настоящей
статьи». A reference that goes on to another act (“article 5 of the Labour Code”) is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from unionlaw.ids import article_of
from unionlaw.model import Content, Inline, Ref

_NUMBER = r"\d+(?:-\d+)*\)?"
_ORDINALS = {
    "eng": ("one", "two", "three", "four", "five", "six"),
    "rus": ("перв", "втор", "трет", "четверт", "пят", "шест"),
}


def _list(joiner: str) -> str:
    return rf"{_NUMBER}(?:(?:,\s+|\s+{joiner}\s+){_NUMBER})*"


def _english() -> re.Pattern[str]:
    numbers = _list("and")
    return re.compile(
        rf"""(?:subparagraphs?\s+(?P<point>{numbers})\s+of\s+)?
             (?:paragraphs?\s+(?P<para>{numbers})\s+of\s+)?
             (?:part\s+(?P<part>one|two|three|four|five|six)\s+of\s+)?
             (?:articles?\s+(?P<article>\d+(?:-\d+)*)(?!\s+of\s+(?:the|that)\s)|(?P<this>this\s+article))
             (?!\w)""",
        re.VERBOSE,
    )


def _russian() -> re.Pattern[str]:
    numbers = _list("и")
    return re.compile(
        rf"""(?:подпункт\w*\s+(?P<point>{numbers})\s+)?
             (?:пункт\w*\s+(?P<para>{numbers})\s+)?
             (?:част\w+\s+(?P<part>перв|втор|трет|четверт|пят|шест)\w+\s+)?
             (?:стать\w+\s+(?P<article>\d+(?:-\d+)*)(?!\s+(?:Конституции|Кодекса|Трудового|Закона))
               |(?P<this>настоящей\s+стать\w+))
             (?!\w)""",
        re.VERBOSE,
    )


_PATTERNS = {"eng": _english(), "rus": _russian()}


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference: the stretch of the sentence that makes it, and what it names."""

    start: int
    end: int
    eid: str


def citations(text: str, language: str, within: str) -> Iterator[Citation]:
    """The references to provisions of the same act in a sentence.

    Args:
        language: ``eng`` or ``rus``; for others nothing is found.
        within: eId of the provision that holds the sentence, for “this article”.
    """
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return
    for found in pattern.finditer(text):
        article = article_of(within) if found["this"] else f"art_{found['article']}"
        inner = [key for key in ("point", "para", "part") if found[key]]
        if not inner and found["this"]:
            continue
        if not inner:
            yield Citation(found.start(), found.end(), article)
            continue
        many, around = inner[0], inner[1:]
        prefix = article
        for key in reversed(around):
            prefix += _level(key, found[key], language)
        if many == "part":
            yield Citation(
                found.start(), found.end(), prefix + _level("part", found["part"], language)
            )
            continue
        numbers = list(re.finditer(_NUMBER, found[many]))
        for index, number in enumerate(numbers):
            start = found.start(many) + number.start()
            end = found.start(many) + number.end()
            yield Citation(
                found.start() if index == 0 else start,
                found.end() if index == len(numbers) - 1 else end,
                prefix + _level(many, number.group(), language),
            )


def _level(key: str, number: str, language: str) -> str:
    if key == "part":
        return f"__al_{_ORDINALS[language].index(number) + 1}"
    return f"__{key}_{number.rstrip(')')}"


def with_references(text: str, language: str, within: str, work: str = "") -> Content:
    """The sentence with its references marked; `work` is prefixed to what they name."""
    items: list[Inline] = []
    position = 0
    for cited in citations(text, language, within):
        if cited.start > position:
            items.append(text[position : cited.start])
        items.append(Ref(f"{work}#{cited.eid}", text[cited.start : cited.end]))
        position = cited.end
    if position < len(text):
        items.append(text[position:])
    return tuple(items)
