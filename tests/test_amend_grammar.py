"""Amending sentences of our own, one for each pattern and oddity of the official acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from schemas import valid
from unionlaw.amend import act, address, quotes, sentence, works
from unionlaw.amend.apply import applied
from unionlaw.amend.lines import Role
from unionlaw.amend.result import AmendingAct
from unionlaw.cli import cli
from unionlaw.errors import DataError, UnknownReferenceError
from unionlaw.model import Document, ModKind
from unionlaw.sources import markdown

FILE = Path("act.md")
HEAD = """# О внесении изменений в некоторые законы

Статья 1. Внести изменения в следующие законы:

7. В Закон Республики от 27 июня 2014 года «О профессиональных союзах» (Ведомости, 2014 г., № 1):

"""
TAIL = "\n\nСтатья 2. Настоящий Закон вводится в действие с 1 марта 2030 года.\n"

LAW = """# О профессиональных союзах

### Статья 1. Сады

1. Сады бывают:

1) большие сады;

2) малые сады.

2. Сад поливают.

Сад стригут.

3. Сад – место, где растут «деревья».

### Статья 2. Вода

Воду носят:

вёдрами;

кружками.

### Статья 3. Пчёлы

Пчелы живут в ульях.
"""


def read(*lines: str, head: str = HEAD, tail: str = TAIL) -> AmendingAct:
    text = head + "\n\n".join(lines) + tail
    return act.read(FILE, text.encode())


def mods(found: AmendingAct) -> list[tuple[str, str, str]]:
    return [(mod.kind.value, mod.destination, mod.position) for mod in found.document.mods]


def law() -> Document:
    data = LAW.encode()
    return works.identified(markdown.read(Path("law.md"), data), LAW, "2014")


def words_after(found: AmendingAct, eid: str) -> str:
    assert not found.unparsed
    done = applied(law(), found.document, is_read=True)
    assert not done.refused, done.refused
    unit = done.document.find(eid)
    assert unit is not None
    return unit.full_text


@pytest.mark.parametrize(
    ("said", "eids"),
    [
        ("статью 5", ["art_5"]),
        ("пункт 3-1 статьи 12", ["art_12__para_3-1"]),
        ("в подпункте 10) пункта 1 статьи 16", ["art_16__para_1__point_10"]),
        ("в частях первой и второй статьи 14", ["art_14__al_1", "art_14__al_2"]),
        ("абзац второй части первой статьи 10", ["art_10__al_1__indent_2"]),
        ("абзацы одиннадцатый, тридцать третий статьи 1", ["art_1__indent_11", "art_1__indent_33"]),
        ("пункты 2 и 3 статьи 26", ["art_26__para_2", "art_26__para_3"]),
        ("в подпунктах 7) и 9) пункта 5", ["para_5__point_7", "para_5__point_9"]),
        ("пункты 1 – 3 статьи 4", ["art_4__para_1", "art_4__para_2", "art_4__para_3"]),
        ("подпункт 1) пункта 1 и пункт 2 статьи 3", ["art_3__para_1__point_1", "art_3__para_2"]),
        ("в статье 3 и в пункте 1 статьи 4", ["art_3", "art_4__para_1"]),
        ("заголовок статьи 7", ["art_7__heading"]),
        ("заголовок главы 2", ["chp_2__heading"]),
        ("во второй части статьи 8", ["art_8__al_2"]),
        ("часть четвёртую статьи 8 настоящего Закона", ["art_8__al_4"]),
    ],
)
def test_an_address_names_its_units_from_the_inside_out(said: str, eids: list[str]) -> None:
    found = address.places(said)
    assert found is not None
    assert [address.eid(place) for place in found] == eids


@pytest.mark.parametrize(
    "said",
    ["", "пункт", "статью пять", "на республиканском уровне", "слова", "пункт 1 сада", "№ 5"],
)
def test_what_is_no_address_is_not_read_as_one(said: str) -> None:
    assert address.places(said) is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("слова «старый сад» заменить словами «новый сад»;", ["старый сад", "новый сад"]),
        ('слово "сад" исключить.', ["сад"]),
        ("слово “сад” заменить словом “лес”", ["сад", "лес"]),
        ("слова «Законом «О садах» заменить словами «Законом «О лесах»;", None),
        ("слова «Законом «О садах»» исключить", ["Законом «О садах»"]),
        ("после слова «сад» дополнить словами «(лес)»;", ["сад", "(лес)"]),
        ("слова «сад», «лес» заменить соответственно словами «луг», «поле»;", None),
        ("слово «сад заменить словом «лес»;", ["сад", "лес"]),
        ("слово сад заменить словом лес;", ["сад", "лес"]),
    ],
)
def test_quotations_are_found_however_they_are_marked(text: str, quoted: list[str] | None) -> None:
    cut = quotes.cut(text)
    expected = {
        True: ["Законом «О садах", "Законом «О лесах"],
        False: ["сад", "лес", "луг", "поле"],
    }["Законом" in text]
    assert list(cut.quotes) == (quoted if quoted is not None else expected)


@given(st.text(alphabet='«»"“”„ абв;.', max_size=40))
def test_no_character_is_lost_when_quotations_are_cut_out(text: str) -> None:
    cut = quotes.cut(text)
    assert len(cut.parts) == len(cut.quotes) + 1
    kept = "".join(cut.parts) + "".join(cut.quotes)
    assert sorted(kept.replace(" ", "")) <= sorted(text) or len(kept) <= len(text)
    assert len(text) - len(kept) <= 2 * len(cut.quotes)


def test_restating_units_of_one_block_and_of_several() -> None:
    found = read(
        "1) пункты 2 и 3 статьи 1 изложить в следующей редакции:",
        "«2. Сад любят.",
        "3. Сад берегут.»;",
        "2) в статье 1:",
        "подпункты 1) и 2) пункта 1 изложить в следующей редакции:",
        "«1) сады у дома;»;",
        "«2) сады у реки.».",
    )
    assert mods(found) == [
        ("substitution", "art_1__para_2", ""),
        ("substitution", "art_1__para_3", ""),
        ("substitution", "art_1__para_1__point_1", ""),
        ("substitution", "art_1__para_1__point_2", ""),
    ]
    assert words_after(found, "art_1__para_3") == "Сад берегут."
    assert words_after(found, "art_1__para_1__point_2") == "сады у реки."


def test_contexts_nest_and_end_with_their_item() -> None:
    found = read(
        "1) в статье 1:",
        "в пункте 2:",
        "слово «поливают» заменить словом «холят»;",
        "часть вторую исключить;",
        "пункт 3 исключить;",
        "2) статью 3 исключить.",
    )
    assert [place for _, place, _ in mods(found)] == [
        "art_1__para_2",
        "art_1__para_2__al_2",
        "art_1__para_3",
        "art_3",
    ]


def test_an_instruction_without_article_takes_that_of_its_item() -> None:
    found = read("1) пункт 2 статьи 1 исключить;", "пункт 3 исключить;", "2) пункт 5 исключить.")
    assert [place for _, place, _ in mods(found)] == ["art_1__para_2", "art_1__para_3"]
    assert [one.reason for one in found.unparsed] == ["it does not say in which article"]


@pytest.mark.parametrize(
    ("line", "eid", "words"),
    [
        ("в пункте 3 статьи 1 слово «растут» исключить.", "art_1__para_3", "где «деревья»."),
        ("пункт 3 статьи 1 дополнить словами «и кусты».", "art_1__para_3", "«деревья» и кусты."),
        (
            "пункт 3 статьи 1 после слова «растут» дополнить словами «все».",
            "art_1__para_3",
            "растут все «деревья»",
        ),
        ('в статье 1 слово "деревья" заменить словом "травы".', "art_1__para_3", "«травы»"),
        ("в абзаце первом статьи 2 слово «носят» заменить словом «льют».", "art_2", "льют"),
        ("в абзаце третьем статьи 2 слово «кружками» заменить словом «ковшом».", "art_2", "ковшом"),
        ("в абзаце втором статьи 2 слово «ведрами» заменить словом «вилами».", "art_2", "вилами;"),
        ("в статье 1 слово «место, где» заменить словом «то, где».", "art_1__para_3", "то, где"),
        (
            "пункт 1 статьи 1 дополнить подпунктом 3) следующего содержания: «3) сады мечты.».",
            "art_1__para_1__point_3",
            "сады мечты.",
        ),
    ],
)
def test_words_change_as_official_texts_have_them(line: str, eid: str, words: str) -> None:
    assert words in words_after(read(line), eid)


def test_a_part_added_to_one_that_stood_alone_becomes_the_second() -> None:
    line = "пункт 3 статьи 1 дополнить частью второй следующего содержания:"
    found = read(line, "«Сад тих.».")
    assert words_after(found, "art_1__para_3__al_2") == "Сад тих."


def test_an_indent_goes_to_the_place_that_is_said() -> None:
    found = read("статью 2 дополнить абзацем вторым следующего содержания:", "«бочками;».")
    done = applied(law(), found.document, is_read=True)
    unit = done.document.find("art_2")
    assert unit is not None
    lines = unit.full_text.splitlines()
    assert not done.refused
    assert lines == ["Воду носят:", "бочками;", "вёдрами;", "кружками."]


def test_new_articles_go_after_their_numbers() -> None:
    found = read(
        "дополнить статьями 2-1 и 2-2 следующего содержания:",
        "«Статья 2-1. Лёд",
        "Лёд тает.",
        "Статья 2-2. Пар",
        "Пар летит.».",
    )
    assert mods(found) == [
        ("insertion", "art_2", "after"),
        ("insertion", "art_2-1", "after"),
    ]
    done = applied(law(), found.document, is_read=True)
    assert [one.number for one in done.document.articles() if one.num] == [
        "1",
        "2",
        "2-1",
        "2-2",
        "3",
    ]


def test_a_heading_is_restated_and_changed() -> None:
    found = read(
        "1) в статье 3:",
        "заголовок изложить в следующей редакции:",
        "«Статья 3. Улья»;",
        "2) в заголовке статьи 2 слово «Вода» заменить словом «Реки».",
    )
    done = applied(law(), found.document, is_read=True)
    assert not done.refused
    assert [one.title for one in done.document.articles() if one.num][1:] == ["Реки", "Улья"]


def test_words_that_are_there_already_are_not_added_again() -> None:
    found = read("пункт 3 статьи 1 после слова «где» дополнить словами «растут».")
    (effect,) = applied(law(), found.document, is_read=True).effects
    assert not effect.applied
    assert "already" in effect.reason


@pytest.mark.parametrize(
    "block",
    [
        ("«2. Сад любят.»;",),
        ('"2. Сад любят.";',),
        ("“2. Сад любят.”;",),
        ("2. Сад любят.",),
        ("«2. Сад любят.",),
    ],
)
def test_a_block_ends_however_it_is_marked(block: tuple[str, ...]) -> None:
    found = read("1) пункт 2 статьи 1 изложить в новой редакции:", *block, "2) статью 3 исключить.")
    assert [place for _, place, _ in mods(found)] == ["art_1__para_2", "art_3"]
    assert words_after(found, "art_1__para_2") == "Сад любят."


def test_a_nested_quotation_left_open_does_not_swallow_the_next_instruction() -> None:
    found = read(
        "1) пункт 2 статьи 1 изложить в следующей редакции:",
        "«2. Сад любят по Закону «О садах»;",
        "2) статью 3 исключить.",
    )
    assert [place for _, place, _ in mods(found)] == ["art_1__para_2", "art_3"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("сад считать лесом.",), "its wording is not known"),
        (("по всему тексту слово «сад» заменить словом «лес».",), "its wording is not known"),
        (("пункт 2 статьи 1 изложить в следующей редакции:",), "no quoted text follows it"),
        (
            ("пункт 2 статьи 1 изложить в следующей редакции:", "«3. Сад.»."),
            "paragraph 2 announced, 3. quoted",
        ),
        (("слово «сад» исключить.",), "it does not say which unit it changes"),
        (
            ("в статье 1 слова «а», «б», «в» заменить словами «г», «д».",),
            "its wording is not known",
        ),
    ],
)
def test_what_cannot_be_read_is_listed_with_its_line_and_the_reason(
    lines: tuple[str, ...], reason: str
) -> None:
    found = read(*lines)
    (one,) = found.unparsed
    assert (one.line, one.text, one.reason) == (7, lines[0], reason)
    assert found.coverage() == {"/akn/kz/act/2014-06-27/211-v": (0, 1)}


def test_the_contents_and_the_other_language_change_nothing_held() -> None:
    found = read(
        "1) в оглавлении:",
        "дополнить заголовком статьи 4 следующего содержания:",
        "«Статья 4. Луна»;",
        "2) в статье 3 внесены изменения, текст на русском языке не изменяется.",
    )
    assert not found.document.mods
    assert len(found.asides) == 2


def test_parts_on_other_acts_are_kept_apart() -> None:
    found = read(
        "статью 3 исключить.",
        "8. В Трудовой кодекс Республики от 23 ноября 2015 года (Ведомости, 2015 г.):",
        "пункт 1 статьи 2 исключить.",
    )
    assert {mod.work for mod in found.document.mods} == {
        "/akn/kz/act/2014-06-27/211-v",
        "/akn/kz/act/2015-11-23",
    }


def test_one_act_may_be_changed_without_a_list() -> None:
    head = "# О внесении дополнения\n\nСтатья 1. Внести в Закон Республики от 9 апреля 1993 года "
    head += "«О профессиональных союзах» следующее дополнение:\n\n"
    found = read("статью 3 дополнить словами «и вода».", head=head)
    (mod,) = found.document.mods
    assert mod.work.endswith("z930001400_")


def test_closing_articles_tell_entry_into_force_and_repeal() -> None:
    tail = TAIL + "\n2. Признать утратившим силу Закон Республики от 9 апреля 1993 года "
    tail += "«О профессиональных союзах».\n\n3. Приостановить действие пункта 1:\n\nдля садов.\n"
    found = read("статью 3 исключить.", tail=tail)
    day = found.document.meta.commencement.day
    assert day is not None
    assert day.isoformat() == "2030-03-01"
    assert [one.work.name for one in found.repeals] == ["1993"]
    assert [(one.reason, one.through - one.line) for one in found.unparsed] == [
        ("suspensions are not read", 2)
    ]


LINES = st.sampled_from(
    [
        "1) в статье 1:",
        "пункт 2 изложить в следующей редакции:",
        "«2. Сад.»;",
        "«2. Сад по «Закону»;",
        "2. Сад.",
        "слово «сад» заменить словом «лес»;",
        "сад считать лесом;",
        "Сноска. Сад изменён.",
        "<!-- … other items left out … -->",
        "8. В Закон Республики от 1 мая 2000 года «О саде»:",
        "Статья 2. Настоящий Закон вводится в действие сразу.",
        "2) дополнить пунктом 4 следующего содержания:",
        "Признать утратившим силу сад.",
        "«",
        "»;",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_every_line_of_the_act_is_accounted_for(lines: list[str]) -> None:
    text = HEAD + "\n\n".join(lines)
    found = act.read(FILE, text.encode())
    held = {number for number, line in enumerate(text.splitlines(), 1) if line.strip()}
    assert set(found.roles) == held
    unread = {
        line for one in found.unparsed for line in range(one.line, one.through + 1) if line in held
    }
    assert {n for n, role in found.roles.items() if role is Role.UNPARSED} == unread


def test_a_law_is_no_amending_act_and_bytes_are_no_text() -> None:
    assert not act.is_amending(LAW)
    with pytest.raises(DataError, match="no act that it changes"):
        act.read(FILE, LAW.encode())
    with pytest.raises(DataError, match="not UTF-8"):
        act.read(FILE, b"\xff\xfe")


def test_which_law_a_copy_is_must_be_plain_or_said() -> None:
    document = markdown.read(Path("law.md"), LAW.encode())
    with pytest.raises(UnknownReferenceError, match="may be any of 1993, 2014"):
        works.identified(document, LAW)
    older = LAW + "\nСноска. Статья 3 изменена Законом РК от 29.04.2009 N 1.\n"
    assert works.identified(document, older).meta.number == ""
    newer = LAW + "\nПризнать утратившим силу Закон Республики от 9 апреля 1993 года «О».\n"
    assert works.identified(document, newer).meta.number == "211-V"
    with pytest.raises(UnknownReferenceError, match="no act “1905”"):
        works.identified(document, LAW, "1905")


def test_a_sentence_is_read_whole_or_not_at_all() -> None:
    assert sentence.read("в статье 1 слово «а» исключить, слово «б» исключить") is not None
    assert sentence.read("в статье 1 слово «а» исключить, слово «б» посадить") is None
    assert sentence.read("исключить пункт 3 статьи 1") is not None
    found = sentence.read("из статьи 2 исключить пункт 1")
    assert found is not None
    assert found.actions[0].kind is ModKind.REPEAL


def test_the_command_reads_acts_from_their_words_and_shows_what_it_did_not_read(
    tmp_path: Path,
) -> None:
    base, whole, part = (tmp_path / f"{name}.md" for name in ("law", "whole", "part"))
    base.write_text(LAW, "utf-8")
    whole.write_text(HEAD + "статью 3 исключить." + TAIL, "utf-8")
    part.write_text(HEAD + "сад считать лесом." + TAIL, "utf-8")
    run = CliRunner()

    told = run.invoke(cli, ["consolidate", str(base), str(whole)])
    assert told.exit_code == 2
    assert "--as 1993" in told.output
    call = ["consolidate", "--as", "2014", str(base)]
    told = run.invoke(cli, [*call, str(whole)])
    assert told.exit_code == 0
    assert "1 of 1 instructions read" in told.output
    for form in ("text", "md", "json"):
        told = run.invoke(cli, [*call, str(whole), str(part), "--format", form])
        assert told.exit_code == 1
        assert "its wording is not known" in told.output
    valid("consolidate", told.stdout)
    told = run.invoke(cli, [*call, str(part), "--format", "xml"])
    assert told.exit_code == 2
    assert ":7: “сад считать лесом.” was not read" in told.output

    done = tmp_path / "done.xml"
    told = run.invoke(cli, [*call, str(whole), "--format", "xml", "-o", str(done)])
    assert told.exit_code == 0
    told = run.invoke(cli, ["verify", str(done), str(base), "--format", "md"])
    assert told.exit_code == 1
    assert "only in the published text" in told.output
    told = run.invoke(cli, ["verify", str(done), str(done), "--format", "json"])
    assert told.exit_code == 0
    valid("verify", told.stdout)
    told = run.invoke(cli, ["verify", str(done), str(tmp_path / "none.md")])
    assert told.exit_code == 2
