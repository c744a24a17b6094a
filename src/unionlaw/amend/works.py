"""Which act an official Russian text is, or changes: by its title and the days it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from unionlaw.errors import UnknownReferenceError
from unionlaw.model import Document
from unionlaw.text import fold

_MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября")
MONTHS = (*_MONTHS, "октября", "ноября", "декабря")
DAY = rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})"
"""A date in words, of a folded text: «27 июня 2014»."""

_ADOPTED = re.compile(rf"\bот\s+{DAY}")
_DIGITS = re.compile(r"\bот\s+(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})")
_REPEALS = re.compile(rf"утратившим\w*\s+силу\s+закон.{{0,40}}?\bот\s+{DAY}")
_CODE = re.compile(r"(?P<name>[\w ]*?кодекс)\w*\s+республики\s+казахстан")
_TITLE = re.compile(r'"(?P<title>.*?)"\s*(?:\((?:ведомости|опубликован).*\))?\s*:?$')


@dataclass(frozen=True, slots=True)
class Work:
    """An act as amending acts name it: the day of adoption, its title in Russian, its IRI."""

    adopted: date | None
    title: str
    iri: str
    name: str


KNOWN = (
    Work(
        date(1993, 4, 9),
        "О профессиональных союзах",
        "/akn/kz/act/1993-04-09/z930001400_",
        "1993",
    ),
    Work(date(2014, 6, 27), "О профессиональных союзах", "/akn/kz/act/2014-06-27/211-v", "2014"),
)
"""The two laws this package compares; the IRIs are those of its corpus."""


def day_of(found: re.Match[str]) -> date | None:
    """The day that `DAY` found, if there is such a day."""
    month = found["month"]
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None


def named(words: str) -> Work | None:
    """The act that a frame or a repeal names: «Закон … от 27 июня 2014 года «О …»».

    Returns:
        One of `KNOWN`, or an act known only by what is said here: its IRI holds its day, no
        number. ``None`` if neither a day nor a title is said.
    """
    folded = fold(words)
    found = _ADOPTED.search(folded)
    adopted = day_of(found) if found else None
    title = _TITLE.search(folded[found.end() :] if found else folded)
    code = _CODE.search(folded)
    said = title["title"] if title else code["name"].strip() if code else ""
    for work in KNOWN:
        if fold(work.title) == said and work.adopted == adopted:
            return work
    if adopted is None:
        return None
    place = folded.find(said)
    # The folded title has lost its capitals; take the printed one if it is as long.
    printed = words[place : place + len(said)] if said and len(folded) == len(words) else said
    return Work(adopted, printed, f"/akn/kz/act/{adopted.isoformat()}", "")


def candidates(document: Document, text: str) -> tuple[Work, ...]:
    """The acts of `KNOWN` that a Markdown copy may be.

    Two laws may bear one title. What tells them apart: an act does not repeal itself, and no
    note in it speaks of a change made before it was adopted.

    Args:
        text: the whole file, with the editor's notes.
    """
    title = fold(document.meta.title)
    folded = fold(text)
    repealed = {day_of(found) for found in _REPEALS.finditer(folded)}
    days = [
        day
        for line in text.splitlines()
        if fold(line).startswith("сноска")
        for shape in (_ADOPTED, _DIGITS)
        for found in shape.finditer(fold(line))
        if (day := day_of(found)) is not None
    ]
    first = min(days, default=None)
    return tuple(
        work
        for work in KNOWN
        if fold(work.title) in title
        and work.adopted not in repealed
        and (first is None or work.adopted is None or first >= work.adopted)
        and not _is_older(work, repealed)
    )


def _is_older(work: Work, repealed: set[date | None]) -> bool:
    """Whether the text repeals an act that is younger than the work."""
    return any(
        day is not None and work.adopted is not None and day > work.adopted for day in repealed
    )


def identified(document: Document, text: str, name: str = "") -> Document:
    """The document with the IRI, day and name of the act it is.

    Args:
        text: the whole file it was read from.
        name: the act the user says it is (``1993``, ``2014``); ``""`` to tell by the text.

    Raises:
        UnknownReferenceError: the text may be more than one act, or none that is known.
    """
    found = candidates(document, text) if not name else tuple(w for w in KNOWN if w.name == name)
    held = ", ".join(work.name for work in KNOWN)
    if not found:
        said = f"there is no act “{name}”" if name else f"“{document.meta.title}” is no act known"
        raise UnknownReferenceError(
            f"{said} whose amending acts are read", hint=f"say which it is with --as: {held}"
        )
    if len(found) > 1:
        raise UnknownReferenceError(
            f"the text “{document.meta.name}” may be any of "
            f"{', '.join(work.name for work in found)}: they bear the same title",
            hint=f"say which it is with --as {found[0].name}",
        )
    work = found[0]
    # The number is that of the IRI where the act has one; the 1993 law has none.
    number = work.iri.rpartition("/")[2].upper()
    meta = replace(
        document.meta,
        iri=work.iri,
        adopted=work.adopted,
        number="" if number.startswith("Z") else number,
        redaction=document.meta.redaction or work.adopted,
    )
    return replace(document, meta=meta)
