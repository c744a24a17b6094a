"""Each rendering against the official Russian text: units, numbers, periods, references, words.

Nothing of the official texts stands here; where they do not lie beside the checkout, in
``../shared/official``, these tests are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from unionlaw.citations import citations
from unionlaw.corpus import Corpus
from unionlaw.model import (
    Content,
    Document,
    Kind,
    Mod,
    Provision,
    QuotedStructure,
    QuotedText,
    Ref,
    plain,
    printed_lines,
)
from unionlaw.sources import markdown
from unionlaw.words import ref_targets

LAWS = {
    "1993": "kz-law-1993-trade-unions.final.md",
    "2014": "kz-law-2014-trade-unions.adopted.md",
}
ACTS = ("2015-415", "2016-483", "2016-489", "2017-90", "2020-321", "2020-334", "2023-199")
UNITS = {"1993": 103, "2014": 219}
LINES = {
    "2015-415": 16, "2016-483": 10, "2016-489": 6, "2017-90": 13, "2020-321": 52, "2020-334": 13,
    "2023-199": 5,
}  # fmt: skip

RUS, ENG = "rus", "eng"


@dataclass(frozen=True)
class Sense:
    """What both texts must say equally often in a unit, and how each says it."""

    name: str
    rus: str
    eng: str

    def count(self, text: str, language: str) -> int:
        return len(re.findall(self.rus if language == RUS else self.eng, text, re.I))


NUMBERS = (
    Sense(
        "one",
        r"\bодн(?:ого|ой|ом|у|ному)\b(?! раза)|\bодин\b",
        r"(?<!part )(?<!there is )\bone\b(?! another)",
    ),
    Sense("once a month", r"одного раза в месяц", r"\bonce a month\b"),
    Sense("two", r"\bдв(?:ух|а|е)\b", r"(?<!part )\btwo\b"),
    Sense("three", r"\bтр(?:ех|и)\b", r"\bthree\b"),
    Sense("six", r"\bшест[иь]\b", r"\bsix\b"),
    Sense("ten", r"\bдесят[иь]\b", r"\bten\b(?!-day)"),
    Sense("ten persons", r"\bдесят[иь] человек\b", r"\bten persons\b"),
    Sense("half", r"\bполовин\w+", r"\bhalf\b"),
    Sense("more than half", r"\bболее половины\b", r"\bmore than half\b"),
    Sense("more than", r"\bболее\b", r"\bmore than\b"),
    Sense("not less than", r"\bне менее\b", r"\b(?:no|not) (?:less|fewer) than\b"),
    Sense("not later than", r"\bне поз(?:днее|же)\b", r"\bnot later than\b"),
    Sense("month", r"\bмесяц\w*", r"\bmonths?\b"),
    Sense("year", r"\bгод(?:а|у|ом|ов)?\b|\bлет\b", r"\byears?\b"),
    Sense("day", r"\bдн(?:я|ей|и|ем)\b|\bдень\b", r"(?<!-)\bdays?\b"),
    Sense("working days", r"\bрабочих дн", r"\bworking days\b"),
    Sense("calendar days", r"\bкалендарн\w+ дн", r"\bcalendar days\b"),
    Sense("first ten-day period", r"\bпервой декад\w+", r"\bfirst ten-day period\b"),
    Sense("first", r"(?<!частью )(?<!части )(?<!часть )\bперв(?:ой|ого|ый|ом|ая)\b", r"\bfirst\b"),
    Sense("part one", r"\bчаст\w+ перв\w+", r"\bpart one\b"),
    Sense("part two", r"\bчаст\w+ втор\w+", r"\bpart two\b"),
    Sense("tripartite", r"\bтрехсторонн\w+", r"\btripartite\b"),
)

STRENGTHS = (
    Sense("is not permitted", r"\bне допуска\w+", r"\bnot permitted\b"),
    Sense("is prohibited", r"\bзапрещ(?:а|ен)\w+", r"\bprohibit\w+"),
    Sense("is prosecuted", r"\bпреследу\w+", r"\bprosecuted\b"),
    Sense("is entitled", r"\bвправе\b", r"\bentitled\b"),
    Sense("has the right", r"\bиме[ею]т право\b", r"\bha(?:ve|s) the right\b"),
    Sense("may", r"\bмо(?:же|гу)т\b", r"\bmay\b"),
    Sense("is obliged", r"\bобязан[аыо]?\b", r"\bobliged\b"),
    Sense("must", r"\bдолж(?:ен|ны|на|но)\b", r"\bmust\b"),
    Sense("consent", r"\bсогласи[яеию]\b", r"\bconsent\b"),
    Sense("opinion", r"\bмнени\w+", r"\bopinion\b"),
    Sense("suspension", r"\bприостан\w+", r"\bsuspen\w+"),
    Sense("liquidation", r"\bликвид\w+", r"\bliquidat\w+"),
    Sense("cancellation", r"\bотмен\w+", r"\bcancel\w+"),
    Sense("termination", r"\bпрекращ\w+", r"\bterminat\w+"),
    Sense("guarantee", r"\bгарант\w+", r"\bguarant\w+"),
    Sense("court", r"(?<!третейском )\bсуд(?:а|у|е|ом|ебн\w+)?\b", r"\b(?:court|judicial)\b"),
    Sense("prosecutor", r"\bпрокур\w+", r"\bprosecutor\w*"),
)

MONTHS = {
    RUS: (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря",
    ),
    ENG: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip


def dated(text: str, language: str) -> str:
    """The text with its dates in digits, so that no month or year in words is left in them."""
    names = "|".join(MONTHS[language])
    year = r"\s+г(?:ода|\.)" if language == RUS else ""

    def digits(found: re.Match[str]) -> str:
        month = MONTHS[language].index(found[2]) + 1
        return f"{found[3]}-{month:02}-{int(found[1]):02}"

    return re.sub(rf"\b(\d{{1,2}})\s+({names})\s+(\d{{4}}){year}", digits, text)


def digits(text: str) -> list[str]:
    """Everything written in digits: dates, numbers of laws, units and issues."""
    latin = text.replace("\u0406", "I").replace("\u0425", "X")
    return sorted(re.findall(r"\d+(?:-(?:\d+|[IVX]+\b))*", latin))


def disagreements(
    russian: str, english: str, senses: tuple[Sense, ...]
) -> list[tuple[str, int, int]]:
    one, two = dated(russian, RUS), dated(english, ENG)
    counts = [(sense.name, sense.count(one, RUS), sense.count(two, ENG)) for sense in senses]
    return [counted for counted in counts if counted[1] != counted[2]]


# The laws, unit by unit


@pytest.fixture(scope="module", params=LAWS)
def law(
    request: pytest.FixtureRequest, official: Path, shipped_corpus: Corpus
) -> tuple[str, Document, Document]:
    """A law in both languages: the official text and the rendering."""
    name: str = request.param
    russian = markdown.read(official / LAWS[name])
    if name == "1993":
        russian = with_change_of_2013(russian, official)
    return name, russian, shipped_corpus.read(name)


def with_change_of_2013(document: Document, official: Path) -> Document:
    """The law of 1993 as it stood at its repeal: the copy held ends with the change of 2009."""
    act = (official / "amendments" / "2013-125.md").read_text(encoding="utf-8")
    found = re.search(r"слова «([^»]+)» заменить словами «([^»]+)»", act)
    assert found is not None
    done: list[str] = []

    def changed(unit: Provision) -> Provision:
        content = unit.content
        if unit.eid == "art_10__al_1__indent_2" and found[1] in unit.text:
            done.append(unit.eid)
            content = (unit.text.replace(found[1], found[2]),)
        return replace(
            unit, content=content, children=tuple(changed(child) for child in unit.children)
        )

    body = tuple(changed(top) for top in document.body)
    assert done == ["art_10__al_1__indent_2"]
    return replace(document, body=body)


def pairs(law: tuple[str, Document, Document]) -> Iterator[tuple[str, Provision, Provision]]:
    _, russian, english = law
    for one, two in zip(russian.walk(), english.walk(), strict=True):
        yield one.eid, one, two


def test_a_law_has_the_same_units_in_the_same_order_with_the_same_numbers(
    law: tuple[str, Document, Document],
) -> None:
    name, russian, english = law

    def skeleton(document: Document) -> list[tuple[str, Kind, str, bool, bool]]:
        return [
            (unit.eid, unit.kind, unit.number, bool(unit.content), bool(unit.heading))
            for unit in document.walk()
        ]

    assert skeleton(english) == skeleton(russian)
    assert len(skeleton(english)) == UNITS[name]
    assert bool(english.signature) == bool(russian.signature)


def test_a_law_makes_the_same_references_in_the_same_units(
    law: tuple[str, Document, Document],
) -> None:
    counted = 0
    for eid, one, two in pairs(law):
        wanted = sorted(f"#{cited.eid}" for cited in citations(one.text, RUS, eid))
        assert sorted(ref_targets(two.content)) == wanted, eid
        counted += len(wanted)
    assert counted == {"1993": 1, "2014": 8}[law[0]]


def test_a_law_has_the_same_digits_in_the_same_units(law: tuple[str, Document, Document]) -> None:
    for eid, one, two in pairs(law):
        assert digits(dated(two.text, ENG)) == digits(dated(one.text, RUS)), eid


@pytest.mark.parametrize("senses", [NUMBERS, STRENGTHS], ids=["numbers", "strengths"])
def test_a_law_says_the_same_numbers_periods_and_strengths_in_the_same_units(
    law: tuple[str, Document, Document], senses: tuple[Sense, ...]
) -> None:
    for eid, one, two in pairs(law):
        found = disagreements(f"{one.title}\n{one.text}", f"{two.title}\n{two.text}", senses)
        assert found == [], eid


def test_units_end_with_the_same_mark(law: tuple[str, Document, Document]) -> None:
    for eid, one, two in pairs(law):
        assert one.text[-1:] in ".;:,»" or not one.text, eid
        same = {"»": "”"}
        assert two.text[-1:] == same.get(one.text[-1:], one.text[-1:]), eid


# The amending acts, line by line


@pytest.fixture(scope="module", params=ACTS)
def act(
    request: pytest.FixtureRequest, official: Path, shipped_corpus: Corpus
) -> tuple[str, list[str], list[str]]:
    """The lines of an act in both languages."""
    name: str = request.param
    text = (official / "amendments" / f"{name}.md").read_text(encoding="utf-8")
    return name, list(russian_lines(text, name)), list(english_lines(shipped_corpus.read(name)))


def russian_lines(text: str, name: str) -> Iterator[str]:
    lines = [" ".join(line.lstrip("# ").split()) for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith(("<!--", "Сноска"))]
    if name == "2017-90":
        # Of the article on entry into force only the opening of its paragraph 1 is rendered.
        lines = lines[: lines.index("Статья 2.") + 2]
    for before, line in zip(["", *lines], lines, strict=False):
        if before.startswith("заголовок изложить"):
            # A heading is quoted with the article's number; the number is not what changes.
            yield re.sub(r"Статья \d+\. ", "", line)
        else:
            yield line


def english_lines(document: Document) -> Iterator[str]:
    """The act as it is printed, each quoted unit in lines of its own."""
    yield document.meta.title
    for unit in document.body:
        yield from unit_lines(unit)


def unit_lines(unit: Provision, num: str = "") -> Iterator[str]:
    number = unit.num or num
    children = list(unit.children)
    if unit.content:
        first, *others = sentence_lines(unit.content)
        yield " ".join(part for part in (number, plain(unit.heading), first) if part)
        yield from others
    elif unit.kind is Kind.ARTICLE and children and children[0].num:
        yield number
    elif children:
        yield from unit_lines(children.pop(0), number)
    for child in children:
        yield from unit_lines(child)


def sentence_lines(content: Content) -> list[str]:
    lines = [""]
    for item in content:
        if isinstance(item, str):
            lines[-1] += item
        elif isinstance(item, Ref):
            lines[-1] += item.text
        elif isinstance(item, QuotedText):
            if lines[-1].rstrip().endswith(":"):
                lines.append("")
            lines[-1] += f"“{item.text}”"
        elif isinstance(item, Mod):
            first, *others = sentence_lines(item.content)
            lines[-1] += first
            lines.extend(others)
        elif isinstance(item, QuotedStructure):
            quoted = [line for unit in item.provisions for line in printed_lines(unit)]
            quoted[0] = f"“{quoted[0]}"
            quoted[-1] += "”"
            if not lines[-1].strip():
                lines.pop()
            lines.extend(quoted)
    return [line.strip() for line in lines]


def opening(line: str) -> str:
    """The number that opens a line or the unit quoted in it."""
    found = re.match(r"[«“\"]?(?:Статья |Article )?(?P<number>\d+(?:-\d+)*[.)])", line)
    return found["number"] if found else ""


def test_an_act_has_the_same_lines_in_the_same_order_with_the_same_numbers(
    act: tuple[str, list[str], list[str]],
) -> None:
    name, russian, english = act
    assert [opening(line) for line in english] == [opening(line) for line in russian]
    assert len(english) == LINES[name]


def test_an_act_gives_the_same_instructions_in_the_same_order(
    act: tuple[str, list[str], list[str]],
) -> None:
    _, russian, english = act
    instructions = (
        Sense("restate", r"изложить в следующей редакции", r"\brestate\b"),
        Sense("replace", r"\bзаменить\b", r"\breplace\b"),
        Sense("add", r"\bдополнить\b", r"\badd\b"),
        Sense("delete", r"\bисключить\b", r"\bdelete\b"),
    )
    for one, two in zip(russian, english, strict=True):
        assert disagreements(one, two, instructions) == [], two
    assert sum(sense.count(line, ENG) for sense in instructions for line in english) > 0


def test_an_act_makes_the_same_references_in_the_same_lines(
    act: tuple[str, list[str], list[str]],
) -> None:
    _, russian, english = act
    for one, two in zip(russian, english, strict=True):
        found = [
            sorted(cited.eid for cited in citations(line, language, "art_0"))
            for line, language in ((one, RUS), (two, ENG))
        ]
        assert found[0] == found[1], two


def test_an_act_has_the_same_digits_in_the_same_lines(
    act: tuple[str, list[str], list[str]],
) -> None:
    _, russian, english = act
    for one, two in zip(russian, english, strict=True):
        assert digits(dated(two, ENG)) == digits(dated(one, RUS)), two


@pytest.mark.parametrize("senses", [NUMBERS, STRENGTHS], ids=["numbers", "strengths"])
def test_an_act_says_the_same_numbers_periods_and_strengths_in_the_same_lines(
    act: tuple[str, list[str], list[str]], senses: tuple[Sense, ...]
) -> None:
    _, russian, english = act
    for one, two in zip(russian, english, strict=True):
        assert disagreements(one, two, senses) == [], two


# The check itself


def test_every_sense_stands_in_some_official_text(official: Path) -> None:
    files = [official / name for name in LAWS.values()]
    files += [official / "amendments" / f"{act}.md" for act in ACTS]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    missing = [
        sense.name for sense in (*NUMBERS, *STRENGTHS) if not sense.count(dated(text, RUS), RUS)
    ]
    assert missing == []


def test_a_number_a_strength_or_a_period_that_was_changed_is_seen() -> None:
    assert disagreements("в течение двух месяцев", "within three months", NUMBERS) == [
        ("two", 1, 0),
        ("three", 0, 1),
    ]
    assert disagreements("не допускается", "is prohibited", STRENGTHS) == [
        ("is not permitted", 1, 0),
        ("is prohibited", 0, 1),
    ]
    assert disagreements("с согласия", "taking into account the opinion", STRENGTHS) == [
        ("consent", 1, 0),
        ("opinion", 0, 1),
    ]
    assert digits(dated("от 27 июня 2014 года № 211-V", RUS)) == ["2014-06-27", "211-V"]
    assert digits(dated("of 27 June 2014 No. 211-V", ENG)) == ["2014-06-27", "211-V"]
