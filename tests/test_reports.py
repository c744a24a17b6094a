"""Reports: the same as the gold files, and a law's words are never markup.

`python -m pytest tests/test_reports.py --update-gold` writes what the reports give now; read the
difference before it is committed. What differs is kept under tests/actual/.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import garden
from conftest import TESTS, Invoke
from strategies import edited
from unionlaw import akn
from unionlaw.cli import cli
from unionlaw.diff import Op, diff_text
from unionlaw.report.markdown import edits, escaped
from unionlaw.report.terminal.screen import Screen

Gold = Callable[[str, str], None]

DIFF = ("diff", "1990", "2000")
ALIGN = ("align", "1990", "2000", "--level", "paragraph")
CASES: dict[str, tuple[str, ...]] = {
    **{
        f"diff-{view}-{width}.txt": (*DIFF, "--view", view)
        for view in ("inline", "side", "stat")
        for width in (80, 120)
    },
    "diff-inline-80-colour.txt": (*DIFF, "--color"),
    "diff-side-80-colour.txt": (*DIFF, "--view", "side", "--color"),
    "diff-computed-80.txt": (*DIFF, "--no-decisions"),
    "diff-verbose-80.txt": (*DIFF, "-v"),
    "diff.md": (*DIFF, "--format", "md"),
    "diff.json": (*DIFF, "--format", "json"),
    "redactions-80.txt": ("diff", "2000", "now"),
    "redactions.md": ("diff", "2000", "now", "--format", "md"),
    "concordance-80.txt": ALIGN,
    "concordance.md": (*ALIGN, "--format", "md"),
    "concordance.csv": (*ALIGN, "--format", "csv"),
    "concordance.json": (*ALIGN, "--format", "json"),
    "history-80.txt": ("history", "1990#art_2__al_2"),
    "history.md": ("history", "1990#art_2__al_2", "--format", "md"),
    "history.json": ("history", "1990#art_2__al_2", "--format", "json"),
    "history-gone-80.txt": ("history", "1990#art_3__al_1"),
    "law-80.txt": ("show", "now", "--eids"),
    "law.md": ("show", "now", "--format", "md"),
    "law.json": ("show", "now", "--format", "json"),
    "laws-80.txt": ("laws",),
    "consolidation-80.txt": ("consolidate", "2000", "2002-7"),
    "consolidation.md": ("consolidate", "2000", "2002-7", "--format", "md"),
    "verification-80.txt": ("verify", "2000", "now"),
    "verification.md": ("verify", "2000", "now", "--format", "md"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_report_of_the_tiny_corpus_is_as_it_was(
    run_garden: Invoke, monkeypatch: pytest.MonkeyPatch, gold: Gold, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "120" if "120" in name else "80")
    gold(f"reports/{name}", run_garden(*CASES[name]).stdout)


def test_every_gold_report_is_still_compared_with_something() -> None:
    kept = {file.name for file in (TESTS / "gold" / "reports").iterdir()}
    assert kept == set(CASES)


def test_gold_reports_name_no_machine() -> None:
    for file in (TESTS / "gold" / "reports").iterdir():
        assert not re.search(r"/(tmp|home|root|Users|work)/", file.read_text(encoding="utf-8"))


# Wide and narrow


@pytest.mark.parametrize("width", [40, 59, 60, 80, 120])
def test_two_columns_are_only_shown_where_they_can_be_read(
    run_garden: Invoke, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    side = run_garden(*DIFF, "--view", "side").stdout
    inline = run_garden(*DIFF, "--view", "inline").stdout
    assert (side == inline) == (width < 60)


def test_lines_have_no_spaces_at_their_ends(run_garden: Invoke) -> None:
    for name, call in CASES.items():
        if name.endswith(".txt") and "--color" not in call:
            for line in run_garden(*call).stdout.splitlines():
                assert line == line.rstrip()


# A law's words are never markup


SPIKY = (
    "A <script>alert('bee')</script> and *stars*, _lines_, `ticks`, [red]x[/red], [/], a [link](x)"
    " :bee: | a pipe &lt;b&gt; # 1 \\ back ~~gone~~ ![i](x) https://x.y/<z>."
)


@pytest.fixture
def spiky_corpus(tmp_path: Path) -> Path:
    """Two laws whose titles, headings, numbers and words are full of signs."""
    from dataclasses import replace

    for name, more in (("1990", ""), ("2000", " And *more* [bold]bees[/bold] <b>.")):
        iri = {"1990": garden.OLD, "2000": garden.LAW}[name]
        about = replace(
            garden.meta(iri, name, f"On [red]{name}[/red] *<b>* | :bee:"),
            notice="[green]Note[/green] <i>",
            number="[blue]1[/blue]",
        )
        document = garden.document(
            garden.article("1", f"[red]Heading[/red] *<b>*{more}", garden.part(SPIKY + more)),
            garden.article("2", "Bees", garden.part("Bees fly.")),
            about=about,
        )
        folder = tmp_path / "spiky" / "laws" / "kz" / name
        folder.mkdir(parents=True)
        akn.write(document, folder / "eng.xml")
    (tmp_path / "spiky" / "laws" / "states.yaml").write_text(
        "now: {work: '2000', at: newest, title: '[red]the newest[/red] *'}", encoding="utf-8"
    )
    return tmp_path / "spiky"


TEXTS = {
    "laws": (),
    "show": ("2000",),
    "diff": ("1990", "2000"),
    "align": ("1990", "2000"),
    "history": ("2000#art_1",),
}


@pytest.mark.parametrize("command", TEXTS)
@pytest.mark.parametrize("color", ["--color", "--no-color"])
def test_the_terminal_shows_signs_as_they_stand(
    run: Invoke, monkeypatch: pytest.MonkeyPatch, spiky_corpus: Path, command: str, color: str
) -> None:
    monkeypatch.setenv("COLUMNS", "900")
    told = run(command, *TEXTS[command], "-v", color, "--corpus", spiky_corpus).stdout
    plain = re.sub(r"\x1b\[[0-9;]*m", "", told)
    assert "On [red]2000[/red] *<b>* | :bee:" in plain
    assert "[blue]1[/blue]" in plain
    if command in {"show", "diff", "history"}:
        assert SPIKY[:-1] in plain
        assert "[red]Heading[/red] *<b>*" in plain


def inner_text(markdown: str) -> str:
    """What a reader of the Markdown sees, without the marks of deletions and insertions.

    Fails where anything else than those marks is markup inside a line.
    """
    seen: list[str] = []
    allowed = {"text", "text_special", "softbreak", "strong_open", "strong_close", "html_inline",
               "em_open", "em_close", "link_open", "link_close", "code_inline"}  # fmt: skip
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        assert token.type != "html_block", token.content
        for child in token.children or []:
            assert child.type in allowed, (child.type, child.content)
            if child.type == "html_inline":
                assert re.fullmatch(
                    r'</?(del|ins)( title="moved, \d+")?>|<a id="[\w-]+">|</a>', child.content
                ), child.content
            else:
                seen.append(child.content or ("\n" if child.type == "softbreak" else ""))
        seen.append("\n")
    return "".join(seen)


@pytest.mark.parametrize("command", ["show", "diff", "align", "history"])
def test_markdown_shows_signs_as_they_stand(run: Invoke, spiky_corpus: Path, command: str) -> None:
    told = run(command, *TEXTS[command], "--format", "md", "--corpus", spiky_corpus).stdout
    assert "<script>" not in told
    text = inner_text(told)
    assert "On [red]2000[/red] *<b>* | :bee:" in text
    if command in {"show", "diff", "history"}:
        assert SPIKY[:-1] in text
        assert "[red]Heading[/red] *<b>*" in text


def test_csv_keeps_signs_in_their_cells(run: Invoke, spiky_corpus: Path) -> None:
    told = run("align", "1990", "2000", "--format", "csv", "--corpus", spiky_corpus).stdout
    rows = list(csv.reader(StringIO(told)))
    assert {len(row) for row in rows} == {12}


def test_json_keeps_every_letter(run: Invoke, spiky_corpus: Path) -> None:
    told = run("show", "2000", "--format", "json", "--corpus", spiky_corpus).stdout
    assert json.loads(told)["provisions"][0]["children"][0]["text"].startswith(SPIKY)
    assert "\\u" not in told


_SIGNS = st.sampled_from("\\`*_{}[]<>#|~&;:!()-+.=\"'/ ")
_LINES = st.text(_SIGNS | st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]))


@given(_LINES)
def test_escaped_text_is_shown_as_just_that_text(text: str) -> None:
    (inline,) = MarkdownIt("commonmark").parseInline(f"x{escaped(text)}x")
    shown = [(child.type, child.content) for child in inline.children or []]
    assert {kind for kind, _ in shown} <= {"text", "text_special"}
    assert "".join(content for _, content in shown) == f"x{text}x"


@given(edited())
def test_the_marks_of_edits_in_markdown_hold_just_the_words_that_changed(
    pair: tuple[str, str],
) -> None:
    diff = diff_text(*pair)
    shown = edits(diff)
    kept = re.sub(r"<ins[^>]*>.*?</ins>|</?del[^>]*>", "", shown)
    assert kept == escaped(pair[0])
    kept = re.sub(r"<del[^>]*>.*?</del>|</?ins[^>]*>", "", shown)
    assert kept == escaped(pair[1])


@given(edited())
def test_the_marks_of_edits_on_the_terminal_hold_just_the_words_that_changed(
    pair: tuple[str, str],
) -> None:
    diff = diff_text(*pair)
    screen = Screen(width=10_000, color=False)
    shown = screen.edits(diff).plain
    deleted = re.findall(r"\[-(?:\d+>)?(.*?)-\]", shown)
    inserted = re.findall(r"\{\+(?:\d+>)?(.*?)\+\}", shown)
    for op, marked in ((Op.DELETE, deleted), (Op.INSERT, inserted)):
        assert marked == [piece.text.strip() for piece in diff.pieces if piece.op is op]
    coloured = Screen(width=10_000, color=True).edits(diff).plain
    assert coloured == "".join(piece.text for piece in diff.pieces)


# Nothing is missing


def test_every_format_of_every_command_is_compared_with_gold() -> None:
    for name, command in cli.commands.items():
        formats = next(
            (set(p.type.choices) for p in command.params if p.name == "format_"),  # type: ignore[attr-defined]
            set(),
        )
        kept = {
            call[call.index("--format") + 1] if "--format" in call else "text"
            for call in CASES.values()
            if call[0] == name
        }
        if name in {"completion", "validate"}:
            assert kept == set()  # scripts of click's, and reports that hold paths
        else:
            assert formats - kept <= {"xml", "json"}, name


def test_links_in_the_markdown_of_a_comparison_lead_to_its_articles(run_garden: Invoke) -> None:
    told = run_garden(*DIFF, "--format", "md").stdout
    links = re.findall(r"\]\(#([^)]+)\)", told)
    anchors = re.findall(r'<a id="([^"]+)">', told)
    assert links
    assert links == anchors
    assert len(set(anchors)) == len(anchors)
