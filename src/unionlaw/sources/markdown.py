"""Markdown copies of laws, as the kz-laws repository keeps them → model.

Such a file has no metadata; the contents may stand before the title; editorial notes are plain
paragraphs among the text. The notes are not part of the law and are left out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unionlaw.errors import DataError
from unionlaw.model import Commencement, Document, Extent, Kind, Meta, Provision
from unionlaw.sources.structure import units


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language prints the structure of a law."""

    chapter: re.Pattern[str]
    article: re.Pattern[str]
    contents: re.Pattern[str]
    note: re.Pattern[str]
    note_above: re.Pattern[str]
    signature: re.Pattern[str]


_NEVER = re.compile(r"(?!)")

WORDINGS = {
    "rus": Wording(
        chapter=re.compile(r"(?P<num>Глава\s+\d+(?:-\d+)*\.?)\s*(?P<heading>.*)", re.I),
        article=re.compile(r"(?P<num>Статья\s+\d+(?:-\d+)*\s?\.)\s*(?P<heading>.*)"),
        contents=re.compile(r"(Оглавление|Содержание)\W*", re.I),
        note=re.compile(r"Сноска\.|\*?\d+(?:-\d+)*[.)]\s*Исключ[её]н"),
        note_above=re.compile(r"Примечание\s+(РЦПИ|ИЗПИ)\s*!"),
        # A line that goes on as a sentence is a rule on the President, not his signature.
        signature=re.compile(
            r"Президент(?:\s*Республики\s+Казахстан[^.;:,]*(?:[А-ЯЁ]\.\s*[А-ЯЁ]+)?)?$"
        ),
    ),
    "eng": Wording(
        chapter=re.compile(r"(?P<num>Chapter\s+\d+(?:-\d+)*\.?)\s*(?P<heading>.*)", re.I),
        article=re.compile(r"(?P<num>Article\s+\d+(?:-\d+)*\.)\s*(?P<heading>.*)"),
        contents=re.compile(r"(Table of )?contents\W*", re.I),
        note=_NEVER,
        note_above=_NEVER,
        signature=re.compile(r"President\b(?=.{0,40}$)"),
    ),
}

_CYRILLIC = re.compile(r"[а-яё]", re.I)
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters: no law holds them, and a terminal would obey them."""
_BLANK = re.compile(r"[ \t]+")
_HINT = "give a Markdown copy of a law: “# title”, then “### Article N. heading” and its lines"


def read(file: Path, data: bytes | None = None) -> Document:
    """Reads a law.

    Args:
        file: the file; also the name of the text in messages.
        data: its bytes, if they were read already.

    Raises:
        DataError: it is not there, not text, in a language whose wording is not known here, or
            holds no article.
    """
    try:
        text = (file.read_bytes() if data is None else data).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError("not UTF-8 text", file=file, hint="convert the file to UTF-8") from None
    lines = [_BLANK.sub(" ", _CONTROL.sub("", line)).strip() for line in text.splitlines()]
    language = _language(text)
    if language not in WORDINGS:
        raise DataError(f"a text in the language “{language}” is not read yet", file=file)
    wording = WORDINGS[language]
    start, title = _title(lines, wording)
    reading = _Reading(wording)
    for line in _without_notes(lines[start:], wording):
        reading.take(line)
    body = reading.body()
    if not any(unit.kind is Kind.ARTICLE for top in body for unit in top.walk()):
        raise DataError("no article was found in it", file=file, hint=_HINT)
    preamble = Provision(Kind.PREAMBLE, "preamble", content=("\n".join(reading.preamble),))
    return Document(
        meta=Meta(
            iri="",
            name=file.stem,
            number="",
            title=title,
            adopted=None,
            redaction=None,
            language=language,
            commencement=Commencement(""),
            published="",
            official_ids=(),
            based_on=f"{file.name}: a Markdown copy, whose redaction it does not name",
            notice="",
            extent=Extent.WHOLE,
        ),
        preamble=(preamble,) if reading.preamble else (),
        body=body,
        signature=reading.signature,
    )


def _language(text: str) -> str:
    cyrillic = len(_CYRILLIC.findall(text))
    if cyrillic * 2 < len(re.findall(r"[a-z]", text, re.I)):
        return "eng"
    return "kaz" if len(_KAZAKH.findall(text)) * 20 > cyrillic else "rus"


def _title(lines: list[str], wording: Wording) -> tuple[int, str]:
    """The title, and the line after it; what stands before it is the contents."""
    for index, line in enumerate(lines):
        heading = line.lstrip("#").strip()
        if not line.startswith("#") or wording.contents.fullmatch(heading):
            continue
        if wording.chapter.match(heading) or wording.article.match(heading):
            continue
        return index + 1, heading
    return 0, ""


def _without_notes(lines: list[str], wording: Wording) -> Iterator[str]:
    """The lines of the law; an editor's note above a unit takes two lines."""
    skip = False
    for line in lines:
        if not line:
            continue
        if skip:
            skip = False
        elif wording.note_above.match(line):
            skip = True
        elif not wording.note.match(line):
            yield line


def count_notes(text: str) -> int:
    """How many editor's notes a copy holds; `read` leaves them out."""
    wording = WORDINGS.get(_language(text))
    if wording is None:
        return 0
    lines = [_BLANK.sub(" ", line).strip() for line in text.splitlines()]
    return sum(bool(wording.note.match(line) or wording.note_above.match(line)) for line in lines)


class _Reading:
    """Gathers chapters, articles and their lines."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.preamble: list[str] = []
        self.signature = ""
        self._chapters: list[tuple[str, str, list[Provision]]] = [("", "", [])]
        self._article: tuple[str, str] | None = None
        self._lines: list[str] = []

    def take(self, line: str) -> None:
        is_heading = line.startswith("#")
        words = line.lstrip("#").strip()
        if is_heading and (found := self.wording.chapter.fullmatch(words)):
            self._close()
            self._chapters.append((found["num"], found["heading"], []))
        elif is_heading and (found := self.wording.article.fullmatch(words)):
            self._close()
            self._article = (found["num"], found["heading"])
        elif self.signature or (self._article and self.wording.signature.match(line)):
            self.signature = f"{self.signature} {words}".strip()
        elif self._article is None:
            self.preamble.append(words)
        else:
            self._lines.append(words)

    def _close(self) -> None:
        if self._article is None:
            return
        num, heading = self._article
        article = Provision(Kind.ARTICLE, "", num)
        opening, below = units(self._lines, f"art_{article.number}")
        self._chapters[-1][2].append(
            Provision(
                Kind.ARTICLE,
                f"art_{article.number}",
                num,
                heading=(heading,) if heading else (),
                content=(opening,) if opening else (),
                children=below,
            )
        )
        self._article, self._lines = None, []

    def body(self) -> tuple[Provision, ...]:
        self._close()
        top: list[Provision] = []
        for num, heading, articles in self._chapters:
            if not num:
                top.extend(articles)
                continue
            chapter = Provision(Kind.CHAPTER, "", num)
            top.append(
                Provision(
                    Kind.CHAPTER,
                    f"chp_{chapter.number}",
                    num,
                    heading=(heading,) if heading else (),
                    children=tuple(articles),
                )
            )
        return tuple(top)
