"""Quotations in amending sentences: where each begins and ends, however it is marked.

The official texts mark quotations with «…», "…" or “…”, leave a nested one unclosed when both
would end at the same place (``«Законом «О союзах»``), and sometimes forget the mark altogether.
So the end of a quotation is known by what follows it, the marks alone do not tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = '«“„"'
CLOSING = '»”“"'

_CLOSED_BY = {"«": "»", "“": '”"', "„": "“”", '"': '"'}
_VERB = r"(?:соответственно\s+)?(?:заменить|исключить|удалить|дополнить)\b"
_STRONG = re.compile(rf"\s*(?:[;.:,]*\s*$|{_VERB})", re.IGNORECASE)
"""What stands only after a quotation is over: the verb, or the end of the sentence."""
_WEAK = re.compile(
    rf"""\s*(?:,|\s+и\s)\s*(?:[{OPENING}]
        |(?:а\s+)?(?:после\s+)?(?:слов|цифр|знак|букв)
        |(?:а\s+)?(?:дополнить|исключить|заменить)
        |(?:а\s+)?в\s+(?:абзац|част|подпункт|пункт|стать))""",
    re.IGNORECASE | re.VERBOSE,
)
"""What may follow a quotation, but may also stand inside one."""
_RUN_ON = re.compile(
    rf"\s+(?:заменить|дополнить)\s+(?:слов|цифр|знак|букв)\w*\s+[{OPENING}]", re.IGNORECASE
)
"""The verb and the next quotation: inside a quotation they mean that it was not closed."""
_LINE_END = re.compile(rf"[{CLOSING}]\s*[;.,:]*\s*$")
_UNMARKED = re.compile(
    r"(?P<before>(?:.*\s)?(?:слов|цифр)\w*\s+)(?P<old>\S.*?)"
    r"(?P<between>\s+заменить\s+(?:слов|цифр)\w*\s+)(?P<new>\S.*?)(?P<after>[;.]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence with its quotations taken out.

    Attributes:
        parts: the words before, between and after the quotations: one more than these.
        quotes: the quoted words, without their marks.
    """

    parts: tuple[str, ...]
    quotes: tuple[str, ...]

    @property
    def skeleton(self) -> str:
        """The sentence with a placeholder for each quotation; see `mark`."""
        marked = [part + mark(number) for number, part in enumerate(self.parts[:-1])]
        return "".join(marked) + self.parts[-1]


def mark(number: int) -> str:
    """The placeholder of a quotation: a character of private use."""
    return chr(0xE000 + number)


def number_of(placeholder: str) -> int:
    """Which quotation a placeholder stands for."""
    return ord(placeholder) - 0xE000


def cut(sentence: str) -> Cut:
    """Takes the quotations out of a sentence.

    A quotation that never ends is left in the words, so that no grammar can take it for one.
    """
    if not any(sign in sentence for sign in OPENING + CLOSING):
        found = _UNMARKED.fullmatch(sentence)
        if found is None:
            return Cut((sentence,), ())
        return Cut(
            (found["before"], found["between"], found["after"]), (found["old"], found["new"])
        )
    parts: list[str] = []
    quotes: list[str] = []
    position = start = 0
    while position < len(sentence):
        if sentence[position] not in OPENING:
            position += 1
            continue
        end, after = _end(sentence, position)
        if end < 0:
            break
        parts.append(sentence[start:position])
        quotes.append(sentence[position + 1 : end])
        start = position = after
    return Cut((*parts, sentence[start:]), tuple(quotes))


def _end(sentence: str, start: int) -> tuple[int, int]:
    """Where the words of a quotation end, and where the sentence goes on; -1 if nowhere."""
    closers = _CLOSED_BY[sentence[start]]
    for signs in (closers, CLOSING):
        depth = 1
        for place in range(start + 1, len(sentence)):
            sign = sentence[place]
            if sign in signs:
                depth -= 1
                over = _STRONG.match(sentence, place + 1)
                if over or (depth <= 0 and _WEAK.match(sentence, place + 1)):
                    run_on = _RUN_ON.search(sentence, start, place)
                    if run_on:
                        return run_on.start(), run_on.start()
                    return place, place + 1
                if sentence[start] == '"':
                    # Straight marks say nothing of depth: the next one opens again.
                    depth = 1 if depth < 0 else depth
            elif sign == sentence[start] and sign != '"':
                depth += 1
    return -1, -1


def opens(line: str) -> bool:
    """Whether a line begins with a quotation mark."""
    return line[:1] != "" and line[0] in OPENING


def ends(line: str) -> bool:
    """Whether a line ends with a quotation mark, and perhaps what closes the instruction."""
    return _LINE_END.search(line) is not None


def balanced(lines: list[str]) -> bool:
    """Whether every quotation opened in the lines is closed in them."""
    text = "\n".join(lines)
    if lines[0].startswith('"'):
        return text.count('"') % 2 == 0
    opened = text.count("«") + text.count("„")
    closed = text.count("»")
    if lines[0].startswith(("“", "„")):
        opened, closed = sum(map(text.count, "“„")), text.count("”")
        return closed >= opened or (text.count("„") > 0 and "“" in lines[-1][-4:])
    return closed >= opened


def bare(lines: list[str]) -> tuple[str, ...]:
    """The lines of a quoted block without the marks around it."""
    first, *rest = lines
    inner = [first[1:].lstrip() if opens(first) else first, *rest]
    last = inner[-1]
    found = _LINE_END.search(last)
    if found is not None and (opens(first) or not balanced(['"', *inner])):
        inner[-1] = last[: found.start()].rstrip()
    return tuple(inner)
