"""Goes through the lines of an amending act once, in their order, and gathers what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from unionlaw.amend import sentence
from unionlaw.amend.address import Place, within
from unionlaw.amend.blocks import Unfit
from unionlaw.amend.lines import (
    Line,
    Role,
    article_end,
    block_end,
    is_comment,
    is_frame,
    is_note,
    is_opening,
    is_outside,
    words_of,
)
from unionlaw.amend.mods import Maker
from unionlaw.amend.quotes import bare, opens
from unionlaw.amend.result import AmendingAct, Aside, Instruction, Repeal, Unparsed
from unionlaw.amend.sections import Section, body_of
from unionlaw.amend.works import DAY, Work, day_of, named
from unionlaw.ids import article_of, level_number
from unionlaw.model import Commencement, Content, Document, Extent, Kind, Meta, TextualMod
from unionlaw.text import fold

_BLOCK_BEGINS = re.compile(r"(?P<head>.*(?:редакции|содержания)\s*:)\s*(?P<block>[«\"“„].*)")
_PARAGRAPH = re.compile(r"\d+(?:-\d+)*\.\s")
_SUSPENDS = re.compile(r"(?:\d+(?:-\d+)*[.)] )?приостановить\b")
_REPEALS = re.compile(r"(?:\d+(?:-\d+)*[.)] )?признать утратившим\w* силу\b")
_FROM = re.compile(rf"\bс {DAY}")
_NUMBER = re.compile(r"\d+(?:-\d+)*\.(?=\s)")


@dataclass
class Gathering:
    """What was gathered so far; `take` goes through the lines, `finished` gives the act."""

    file: Path
    title: str = ""
    roles: dict[int, Role] = field(default_factory=dict)
    works: list[Work] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    instructions: list[Instruction] = field(default_factory=list)
    unparsed: list[Unparsed] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    repeals: list[Repeal] = field(default_factory=list)
    mods: list[TextualMod] = field(default_factory=list)
    commencement: Commencement = field(default_factory=lambda: Commencement(""))
    _lines: list[Line] = field(default_factory=list)
    _maker: Maker = field(default_factory=Maker)
    _work: Work | None = None
    _in_frame: bool = False
    _in_contents: bool = False
    _suspended: bool = False
    _contexts: tuple[Place, ...] = ((),)
    _implied: Place = ()

    def take(self, lines: list[Line]) -> None:
        """Goes through all lines of the act."""
        self._lines = [part for line in lines for part in _parts(line)]
        index = 0
        while index < len(self._lines):
            index = self._line(index)

    def finished(self) -> AmendingAct:
        """The act."""
        document = Document(
            meta=Meta(
                iri="",
                name=self.file.stem,
                number="",
                title=self.title,
                adopted=None,
                redaction=None,
                language="rus",
                commencement=self.commencement,
                published="",
                official_ids=(),
                based_on=f"{self.file.name}: a Markdown copy of an amending act",
                notice="",
                extent=Extent.EXTRACT if Role.OMITTED in self.roles.values() else Extent.WHOLE,
            ),
            preamble=(),
            body=body_of(self.sections),
            mods=tuple(self.mods),
        )
        return AmendingAct(
            document,
            tuple(self.works),
            tuple(self.instructions),
            tuple(self.unparsed),
            tuple(self.asides),
            tuple(self.repeals),
            dict(sorted(self.roles.items())),
        )

    def _line(self, index: int) -> int:  # noqa: PLR0911 - one return for each kind of line
        """Takes the line at `index` and what belongs to it; returns where to go on."""
        line = self._lines[index]
        words = words_of(line.text)
        if not self.title and line.text.startswith("#") and not article_end(words):
            self.title = words
            return self._role(index, Role.TITLE)
        if is_comment(line.text):
            return self._role(index, Role.OMITTED)
        if is_note(line.text):
            self._role(index, Role.NOTE)
            above = "римечание" in line.text and index + 1 < len(self._lines)
            return self._role(index + 1, Role.NOTE) if above else index + 1
        if end := article_end(words):
            self._article(words[:end].strip())
            if not words[end:]:
                return self._role(index, Role.PROVISION)
            words = words[end:]
        if is_frame(words):
            return self._frame(index, words)
        if is_opening(words):
            self._section().opening = words
            return self._role(index, Role.OPENING)
        if self._in_frame:
            return self._instruction(index, words)
        if self.sections:
            return self._closing(index, words)
        return self._unread(index, index + 1, "it stands before everything that is known")

    def _role(self, index: int, role: Role) -> int:
        self.roles[self._lines[index].number] = role
        return index + 1

    def _section(self) -> Section:
        if not self.sections:
            self.sections.append(Section(""))
        return self.sections[-1]

    def _article(self, num: str) -> None:
        self.sections.append(Section(num))
        self._in_frame = self._suspended = False
        self._work = None

    def _frame(self, index: int, words: str) -> int:
        self._work = named(words)
        self._in_frame, self._in_contents, self._contexts = True, False, ((),)
        self._implied = ()
        if self._work is not None and self._work not in self.works:
            self.works.append(self._work)
        found = _NUMBER.match(words)
        num = found.group() if found else ""
        self._section().open_frame(num, words[len(num) :].strip())
        return self._role(index, Role.FRAME)

    def _unread(self, start: int, end: int, reason: str) -> int:
        first, last = self._lines[start], self._lines[end - 1]
        work = self._work.iri if self._work else ""
        self.unparsed.append(Unparsed(first.number, last.number, first.text, reason, work))
        for at in range(start, end):
            self._role(at, Role.UNPARSED)
            self._section().add((self._lines[at].text,))
        return end

    def _instruction(self, index: int, words: str) -> int:  # noqa: PLR0911 - as above
        if num := sentence.number_of_item(words):
            self._contexts, self._implied, self._in_contents = ((),), (), False
            self._section().open_item(num)
        if sentence.contents_only(words):
            self._in_contents = True
            self._section().add((sentence.unnumbered(words),))
            return self._role(index, Role.CONTEXT)
        opened = sentence.context(words)
        if opened is not None:
            self._contexts = tuple(
                within(context, place) for context in self._contexts for place in opened
            )
            self._section().add((sentence.unnumbered(words),))
            return self._role(index, Role.CONTEXT)
        read = sentence.read(words)
        wants_block = words.endswith(":") or (read is not None and read.block)
        end, blocks = self._blocks(index + 1) if wants_block else (index + 1, [])
        if self._work is None:
            return self._unread(index, end, "the act that it changes is not known")
        if self._in_contents or (read is not None and read.aside):
            reason = (read.aside if read else "") or sentence.OF_CONTENTS
            self.asides.append(Aside(self._lines[index].number, words, reason, self._work.iri))
            for at in range(index, end):
                self._role(at, Role.ASIDE if at == index else Role.QUOTED)
                self._section().add((self._lines[at].text,))
            return end
        if read is None:
            return self._unread(index, end, "its wording is not known")
        contexts = (self._implied,) if self._contexts == ((),) else self._contexts
        try:
            content, made = self._maker.make(read, contexts, blocks, self._work.iri)
        except Unfit as unfit:
            return self._unread(index, end, str(unfit))
        # What follows in the same item without naming an article speaks of the one just named.
        article = article_of(made[0].destination)
        self._implied = ((Kind.ARTICLE, level_number(article)),)
        self._keep(index, end, content, made)
        return end

    def _keep(self, index: int, end: int, content: Content, made: list[TextualMod]) -> None:
        self.mods.extend(made)
        self._section().add(content)
        line = self._lines[index]
        eids = tuple(mod.eid for mod in made)
        self.instructions.append(Instruction(line.number, line.text, made[0].work, eids))
        for at in range(end - 1, index - 1, -1):
            self._role(at, Role.INSTRUCTION if at == index else Role.QUOTED)

    def _blocks(self, start: int) -> tuple[int, list[tuple[str, ...]]]:
        """The quoted blocks that begin at a line, and where to go on."""
        blocks: list[tuple[str, ...]] = []
        end = start
        while end < len(self._lines):
            text = self._lines[end].text
            if not opens(text) and (blocks or is_outside(text) or article_end(text)):
                break
            after = block_end(self._lines, end)
            if after == end:
                break
            blocks.append(bare([line.text for line in self._lines[end:after]]))
            end = after
        return end, blocks

    def _closing(self, index: int, words: str) -> int:
        folded = fold(words)
        work = self._work.iri if self._work else ""
        line = self._lines[index]
        self._section().lines.append(words)
        if _SUSPENDS.match(folded):
            self._suspended = True
            reason = "suspensions are not read"
            self.unparsed.append(Unparsed(line.number, line.number, words, reason, work))
            return self._role(index, Role.UNPARSED)
        if self._suspended and not _PARAGRAPH.match(words):
            last = self.unparsed.pop()
            self.unparsed.append(
                Unparsed(last.line, line.number, last.text, last.reason, last.work)
            )
            return self._role(index, Role.UNPARSED)
        self._suspended = False
        if _REPEALS.match(folded):
            ended = named(words.rstrip(".;"))
            if ended is None:
                reason = "the act that it repeals is not known"
                self.unparsed.append(Unparsed(line.number, line.number, words, reason, work))
                return self._role(index, Role.UNPARSED)
            self.repeals.append(Repeal(line.number, words, ended))
            return self._role(index, Role.REPEAL)
        if not self.commencement.rule and "в действие" in folded:
            general = folded.partition("за исключением")[0]
            found = _FROM.search(general)
            self.commencement = Commencement(words, day_of(found) if found else None)
        return self._role(index, Role.PROVISION)


def _parts(line: Line) -> list[Line]:
    """The line, cut in two where a quoted block begins in the middle of it."""
    found = _BLOCK_BEGINS.fullmatch(line.text)
    if found is None or opens(line.text):
        return [line]
    return [Line(line.number, found["head"]), Line(line.number, found["block"])]
