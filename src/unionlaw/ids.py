"""Identifiers: eIds of provisions, and references as a user types them.

An eId follows the AKN Naming Convention 1.0 §5 and is derived from the numbers the law
prints. Articles are numbered through the whole act, so an eId starts at the article:
``art_12__para_3-1``. What the law leaves unnumbered is counted among its siblings:
``art_8__al_2`` is part two of article 8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from unionlaw.errors import UnknownReferenceError

NUMBER = re.compile(r"\d+(?:-\d+)*")
"""A printed number: ``10``, ``3-1``."""

_LEVEL = re.compile(r"(?P<prefix>[a-z]+)_(?P<number>\d+(?:-\d+)*)")
_EID = re.compile(r"[a-z]+(?:_\d+(?:-\d+)*)?(?:__[a-z]+(?:_\d+(?:-\d+)*)?)*")
_REFERENCE = re.compile(
    r"""(?P<name>[^@:\#]+)
        (?:@(?P<date>[^:\#]*))?
        (?::(?P<language>[^\#]*))?
        (?:\#(?P<eid>.*))?""",
    re.VERBOSE,
)

FILE_SUFFIXES = (".xml", ".md", ".html", ".htm")
"""A reference that ends so is the path of a file, whatever other signs are in it."""

WORD_LEVELS = {"preamble": "preamble", "heading": "heading", "intro": "opening words"}
"""eId levels that carry no number, with their names in English."""

LEVEL_NAMES = {
    "chp": "chapter",
    "art": "article",
    "para": "paragraph",
    "point": "subparagraph",
    "al": "part",
    "indent": "indent",
}
"""eId prefixes and the English of the levels they stand for (Kazakh drafting terms)."""


def printed_number(printed: str) -> str:
    """The bare number in a printed one: ``"Article 10."`` → ``"10"``, ``"3-1."`` → ``"3-1"``.

    Returns ``""`` where nothing is numbered.
    """
    found = NUMBER.search(printed)
    return found.group() if found else ""


def number_key(number: str) -> tuple[int, ...]:
    """Sorts printed numbers as a law orders them: 3 < 3-1 < 3-2 < 4."""
    return tuple(int(part) for part in number.split("-")) if number else ()


def article_of(eid: str) -> str:
    """The article an eId lies in: ``art_10__para_3`` → ``art_10``; else its first level."""
    return eid.split("__", 1)[0]


def parent_of(eid: str) -> str:
    """The eId one level up, ``""`` at the top."""
    return eid.rpartition("__")[0]


def level_number(eid: str) -> str:
    """The number of the innermost level: ``art_10__para_3-1`` → ``3-1``."""
    found = _LEVEL.fullmatch(eid.rpartition("__")[2])
    return found["number"] if found else ""


def level_prefix(eid: str) -> str:
    """The innermost level's prefix: ``art_10__para_3-1`` → ``para``."""
    return eid.rpartition("__")[2].partition("_")[0]


def is_eid(text: str) -> bool:
    """Whether the text has the form of an eId."""
    return _EID.fullmatch(text) is not None


def label(eid: str) -> str:
    """A provision as lawyers write it: ``art_16__para_1__point_4`` → ``16(1)(4)``.

    Unnumbered parts and indents are said in words: ``10, part 1, indent 2``.
    """
    if not eid:
        return ""
    said = ""
    for level in eid.split("__"):
        prefix, _, number = level.partition("_")
        if prefix == "art":
            said += number
        elif prefix in ("para", "point"):
            said += f"({number})"
        elif prefix in WORD_LEVELS:
            name = WORD_LEVELS[prefix]
            said += f", {name}" if said else name
        else:
            name = LEVEL_NAMES.get(prefix, prefix)
            said += f", {name} {number}" if said else f"{name} {number}"
    return said


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as typed: ``NAME[@YYYY-MM-DD][:LANG][#EID]``.

    ``name`` may also be a file path; then there is neither date nor language.
    """

    name: str
    date: date | None = None
    language: str | None = None
    eid: str | None = None

    def __str__(self) -> str:
        text = self.name
        if self.date is not None:
            text += f"@{self.date.isoformat()}"
        if self.language is not None:
            text += f":{self.language}"
        if self.eid is not None:
            text += f"#{self.eid}"
        return text

    @property
    def state(self) -> Reference:
        """The same reference without its eId."""
        return Reference(self.name, self.date, self.language)

    def at(self, eid: str) -> Reference:
        """The same state, at another provision."""
        return Reference(self.name, self.date, self.language, eid)

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Reads a reference.

        Raises:
            UnknownReferenceError: the form is not that of a reference, or the date is none.
        """
        path, hash_, after = text.strip().partition("#")
        if path.endswith(FILE_SUFFIXES):
            return cls(path, eid=_checked_eid(after, text) if hash_ else None)
        found = _REFERENCE.fullmatch(text.strip())
        form = "write NAME[@YYYY-MM-DD][:LANG][#EID], e.g. 2014@2020-05-25#art_12__para_3"
        if found is None:
            raise UnknownReferenceError(f"“{text}” is not a reference", hint=form)
        day: date | None = None
        if found["date"] is not None:
            try:
                day = date.fromisoformat(found["date"])
            except ValueError:
                raise UnknownReferenceError(
                    f"“{found['date']}” in “{text}” is not a date", hint=form
                ) from None
        language = found["language"]
        if language is not None and not re.fullmatch(r"[a-z]{3}", language):
            raise UnknownReferenceError(
                f"“{language}” in “{text}” is not a language code",
                hint="languages are written with three letters: eng, rus, kaz",
            )
        eid = found["eid"]
        if eid is not None:
            _checked_eid(eid, text)
        return cls(found["name"], day, language, eid)


def _checked_eid(eid: str, text: str) -> str:
    if not is_eid(eid):
        raise UnknownReferenceError(
            f"“{eid}” in “{text}” is not an eId",
            hint="an eId looks like art_10__para_3 or art_8__al_2",
        )
    return eid
