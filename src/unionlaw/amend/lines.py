"""What each line of an amending act is.

Every line that holds words gets one role, so that nothing of the act is lost without a trace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from unionlaw.amend import sentence
from unionlaw.amend.quotes import balanced, ends, opens
from unionlaw.text import fold

_COMMENT = re.compile(r"<!--.*-->")
_NOTE = re.compile(r"[>*\s]*(?:Сноска\.|Примечание\s+(?:РЦПИ|ИЗПИ)\s*!)")
_ARTICLE = re.compile(r"статья \d+(?:-\d+)* ?\.")
_OPENING = re.compile(r"внести .*(?:изменени|дополнени).*:")
_FRAME = re.compile(
    r"(?:\d+(?:-\d+)*[.)] ?)?(?:внести )?(?:(?:следующ\w+ )?(?:изменени|дополнени)[\w ,]* )?"
    r"в (?:конституционн\w+ )?(?:закон\w* |[\w ]*кодекс\w* |указ\w* ).*\bот \d.*:"
)


class Role(StrEnum):
    """What a line of an amending act is."""

    TITLE = "title"
    OPENING = "opening"
    FRAME = "frame"
    CONTEXT = "context"
    INSTRUCTION = "instruction"
    QUOTED = "quoted"
    PROVISION = "provision"
    REPEAL = "repeal"
    ASIDE = "aside"
    NOTE = "note"
    OMITTED = "omitted"
    UNPARSED = "unparsed"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file that holds words: its number from 1, and the words."""

    number: int
    text: str


def lines_of(text: str) -> list[Line]:
    """The lines of a file that hold words, with single spaces."""
    found = (
        Line(number, " ".join(line.split())) for number, line in enumerate(text.splitlines(), 1)
    )
    return [line for line in found if line.text]


def words_of(line: str) -> str:
    """The line without the signs of a Markdown heading."""
    return line.lstrip("#").strip()


def is_comment(line: str) -> bool:
    """Whether the line says that something was left out of the copy."""
    return _COMMENT.fullmatch(line) is not None


def is_note(line: str) -> bool:
    """Whether the line is an editor's note, no part of the act."""
    return _NOTE.match(line) is not None


def article_end(line: str) -> int:
    """Where the number of an article ends that the line begins with; 0 if there is none."""
    words = line
    found = re.match(r"Статья\s+\d+(?:-\d+)*\s?\.\s*", words, re.IGNORECASE)
    return found.end() if found and _ARTICLE.match(fold(words)) else 0


def is_opening(line: str) -> bool:
    """Whether the line says that the acts listed below are changed."""
    words = fold(line[article_end(line) :])
    return _OPENING.fullmatch(words) is not None and not is_frame(line)


def is_frame(line: str) -> bool:
    """Whether the line names the act that the lines below it change."""
    words = fold(line[article_end(line) :])
    if words.startswith("внести") and _ONE_ACT.fullmatch(words):
        return True
    return _FRAME.fullmatch(words) is not None


_ONE_ACT = re.compile(
    r"внести в (?:конституционн\w+ )?(?:закон\w* |[\w ]*кодекс\w* |указ\w* ).*\bот \d.*"
    r"(?:изменени|дополнени)\w*:"
)


def is_outside(line: str) -> bool:
    """Whether the line speaks of the amended act itself: it ends a quotation left open."""
    return (
        is_comment(line)
        or is_note(line)
        or line.startswith("#")
        or is_frame(line)
        or sentence.contents_only(line)
        or sentence.context(line) is not None
        or (not opens(line) and sentence.read(line) is not None)
    )


def block_end(lines: list[Line], start: int) -> int:
    """The index after the quoted block that begins at `start`.

    A block ends where its marks do. One whose marks do not balance ends where the next line
    speaks of the amended act; so does one without marks. Returns `start` if there is no block.
    """
    marked = opens(lines[start].text)
    taken: list[str] = []
    for index in range(start, len(lines)):
        line = lines[index].text
        if (index > start or not marked) and is_outside(line):
            return index
        if index > start and marked and taken and ends(taken[-1]) and article_end(line):
            return index
        if index > start and not marked and article_end(line):
            return index
        taken.append(line)
        if marked and ends(line) and balanced(taken):
            return index + 1
    return len(lines)
