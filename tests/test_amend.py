"""Amending acts read from their own Russian words: small acts of our own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Invoke

LAW = """# О садах

## Глава 1. Общие положения

### Статья 1. Сады

1. Сад открыт с утра до вечера.

2. Сад закрывают:

1) зимой;

2) в праздники.

### Статья 2. Пруды

Пруд чистят весной.

Пруд наполняют осенью.
"""

ACT = """# О внесении изменений в некоторые законы

Статья 1. Внести изменения в следующие законодательные акты:

4. В Закон Республики Казахстан от 27 июня 2014 года «О профессиональных союзах»:

{instruction}

Статья 2. Настоящий Закон вводится в действие с 1 января 2021 года.
"""


Consolidated = Callable[..., tuple[str, list[dict[str, object]], int]]
"""Text, instructions and exit code of the law above after an act with these lines."""


@pytest.fixture
def consolidated(run: Invoke, tmp_path: Path) -> Consolidated:
    def call(*instruction: str) -> tuple[str, list[dict[str, object]], int]:
        law, act = tmp_path / "law.md", tmp_path / "act.md"
        law.write_text(LAW, encoding="utf-8")
        act.write_text(ACT.format(instruction="\n\n".join(instruction)), encoding="utf-8")
        told = run("consolidate", law, act, "--as", "2014", "--format", "json")
        text = run("consolidate", law, act, "--as", "2014", "--format", "md").stdout
        data = json.loads(told.stdout) if told.stdout else {"instructions": []}
        return text, data["instructions"], told.exit_code

    return call


CASES = [
    (("в пункте 1 статьи 1 слова «до вечера» заменить словами «до ночи»;",), "с утра до ночи."),
    (
        ("статью 2 дополнить частью третьей следующего содержания:", "«В пруду живут рыбы.»."),
        "В пруду живут рыбы.",
    ),
    (
        ("1) пункт 1 статьи 1 изложить в следующей редакции:", "«1. Сад открыт всегда.»;"),
        "1. Сад открыт всегда.",
    ),
    (
        (
            "1) в статье 1:",
            "пункт 2 дополнить подпунктом 3) следующего содержания:",
            "«3) в бурю.»;",
        ),
        "3) в бурю.",
    ),
    (
        ("в части первой статьи 2 после слова «чистят» дополнить словом «дважды»;",),
        "чистят дважды весной",
    ),
]


@pytest.mark.parametrize(("instruction", "words"), CASES, ids=[words for _, words in CASES])
def test_an_instruction_is_read_and_applied(
    consolidated: Consolidated, instruction: tuple[str, ...], words: str
) -> None:
    text, done, code = consolidated(*instruction)
    assert [one["applied"] for one in done] == [True]
    assert words in text
    assert code == 0


def test_a_unit_that_is_deleted_is_gone(consolidated: Consolidated) -> None:
    text, _, code = consolidated("часть вторую статьи 2 исключить.")
    assert "Пруд чистят весной." in text
    assert "наполняют" not in text.split("Статья 2.")[-1]
    assert code == 0


def test_words_that_do_not_stand_there_are_refused(consolidated: Consolidated) -> None:
    _, (one,), code = consolidated("в пункте 1 статьи 1 слово «лес» заменить словом «парк»;")
    assert one["applied"] is False
    assert "«лес»" in str(one["reason"]) or "“лес”" in str(one["reason"])
    assert code == 1


def test_a_sentence_that_is_not_read_is_listed_and_never_skipped(
    run: Invoke, tmp_path: Path, consolidated: Consolidated
) -> None:
    consolidated("статью 2 переставить куда-нибудь;", "часть вторую статьи 2 исключить.")
    told = run(
        "consolidate", tmp_path / "law.md", tmp_path / "act.md", "--as", "2014", "--format", "json"
    )
    assert told.exit_code == 1
    (act,) = json.loads(told.stdout)["acts"]
    (missed,) = act["unparsed"]
    assert "переставить" in missed["text"]
    assert missed["line"] == 7
