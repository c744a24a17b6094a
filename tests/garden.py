"""A tiny corpus with every kind of instruction: invented laws on gardens, in English.

The law of 1990 was repealed by that of 2000, which two acts amend: 2001-5 replaces words, adds
words after others and at the end, adds a unit by its number and deletes an unnumbered part;
2002-7 restates a unit, replaces a heading and deletes words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from unionlaw import akn
from unionlaw.citations import with_references
from unionlaw.model import (
    Commencement,
    Document,
    EarlierChange,
    Extent,
    Inline,
    Kind,
    LifecycleEvent,
    Meta,
    Mod,
    ModKind,
    Pass,
    Provision,
    QuotedStructure,
    QuotedText,
    Ref,
    TextualMod,
    renumbered_all,
)

OLD = "/akn/kz/act/1990-01-10/1-x"
LAW = "/akn/kz/act/2000-03-01/10-ii"
FIRST_ACT = "/akn/kz/act/2001-05-05/5-iii"
SECOND_ACT = "/akn/kz/act/2002-07-07/7-iv"
NOTICE = "An invented law, for tests alone."
MADE = date(2026, 1, 2)


# Units, without eIds: `document` derives them.


def unit(
    kind: Kind, num: str = "", words: str = "", *children: Provision, heading: str = ""
) -> Provision:
    return Provision(
        kind,
        "",
        num,
        heading=(heading,) if heading else (),
        content=(words,) if words else (),
        children=children,
    )


def chapter(number: str, heading: str, *articles: Provision) -> Provision:
    return unit(Kind.CHAPTER, f"Chapter {number}.", "", *articles, heading=heading)


def article(number: str, heading: str, *children: Provision, words: str = "") -> Provision:
    return unit(Kind.ARTICLE, f"Article {number}.", words, *children, heading=heading)


def paragraph(number: str, words: str = "", *children: Provision) -> Provision:
    return unit(Kind.PARAGRAPH, f"{number}.", words, *children)


def point(number: str, words: str = "", *children: Provision) -> Provision:
    return unit(Kind.POINT, f"{number})", words, *children)


def part(words: str = "", *children: Provision) -> Provision:
    return unit(Kind.ALINEA, "", words, *children)


def indent(words: str) -> Provision:
    return unit(Kind.INDENT, "", words)


def with_refs(one: Provision, language: str = "eng") -> Provision:
    """The unit with its references to the same act marked."""
    content: list[Inline] = []
    for item in one.content:
        if isinstance(item, str):
            content.extend(with_references(item, language, one.eid))
        else:
            content.append(item)
    return replace(
        one,
        content=tuple(content),
        children=tuple(with_refs(child, language) for child in one.children),
    )


def meta(
    iri: str = LAW,
    name: str = "2000",
    title: str = "On gardens",
    adopted: str = "2000-03-01",
    redaction: str = "",
    number: str = "10-II",
    language: str = "eng",
    day: str = "",
) -> Meta:
    """Metadata of an invented act; `day` is the day it came into force, if that is known."""
    return Meta(
        iri=iri,
        name=name,
        number=number,
        title=title,
        adopted=date.fromisoformat(adopted),
        redaction=date.fromisoformat(redaction or adopted),
        language=language,
        commencement=Commencement(
            "ten days after publication" if not day else "on a fixed day",
            date.fromisoformat(day) if day else None,
        ),
        published="not verified",
        official_ids=(("portal", f"G{name}"),),
        based_on="nothing: it is invented",
        notice=NOTICE,
        passes=(Pass("author", "rendered", MADE),),
    )


def document(
    *body: Provision, about: Meta | None = None, preamble: str = "", signature: str = ""
) -> Document:
    """A document with eIds derived from its numbers and references marked."""
    opening = (Provision(Kind.PREAMBLE, "preamble", content=(preamble,)),) if preamble else ()
    return Document(
        meta() if about is None else about,
        opening,
        tuple(with_refs(one) for one in renumbered_all(body)),
        signature,
    )


# Instructions


@dataclass(frozen=True)
class Order:
    """One instruction of an amending act: `old` and `new` words, or the `units` that come."""

    kind: ModKind
    destination: str
    sentence: str
    old: str = ""
    new: str = ""
    units: tuple[Provision, ...] = ()
    position: str = ""


def replace_words(destination: str, old: str, new: str) -> Order:
    return Order(ModKind.SUBSTITUTION, destination, "replace words", old, new)


def delete_words(destination: str, old: str) -> Order:
    return Order(ModKind.REPEAL, destination, "delete words", old)


def add_after(destination: str, old: str, new: str) -> Order:
    return Order(ModKind.INSERTION, destination, "after words add words", old, new, (), "after")


def add_at_end(destination: str, new: str) -> Order:
    return Order(ModKind.INSERTION, destination, "add words", "", new, (), "end")


def add_units(destination: str, *units: Provision) -> Order:
    return Order(ModKind.INSERTION, destination, "add units", "", "", units, "inside")


def restate(destination: str, *units: Provision) -> Order:
    return Order(ModKind.SUBSTITUTION, destination, "restate it", "", "", units)


def delete(destination: str) -> Order:
    return Order(ModKind.REPEAL, destination, "delete it")


def amending_act(*orders: Order, about: Meta | None = None, work: str = LAW) -> Document:
    """An act whose only article holds one instruction a line."""
    lines: list[Provision] = []
    mods: list[TextualMod] = []
    for number, order in enumerate(orders, 1):
        mod = f"mod_{number}"
        content: list[str | Ref | QuotedText | QuotedStructure] = [f"{order.sentence} "]
        old = new = ""
        if order.old:
            old = f"{mod}__qtext_1"
            content.append(QuotedText(old, order.old))
        if order.new:
            new = f"{mod}__qtext_2"
            content += [" – ", QuotedText(new, order.new)] if old else [QuotedText(new, order.new)]
        if order.units:
            new = f"{mod}__qstr_1"
            content.append(QuotedStructure(new, renumbered_all(order.units, new)))
        lines.append(
            Provision(Kind.POINT, "", f"{number})", content=(Mod(mod, tuple(content)), ";"))
        )
        mods.append(
            TextualMod(
                f"tmod_{number}", order.kind, mod, work, order.destination, order.position, old, new
            )
        )
    body = unit(Kind.ARTICLE, "Article 1.", "To amend the Law “On gardens”:", *lines)
    about = about or meta(FIRST_ACT, "2001-5", "On amending it", "2001-05-05", number="5-III")
    return Document(about, (), renumbered_all((body,)), "", tuple(mods))


# The corpus


def old_law() -> Document:
    about = replace(
        meta(OLD, "1990", "On gardens", "1990-01-10", "1995-06-06", number=""),
        lifecycle=(
            _event(1, "1990-01-10", "generation", OLD, "Law of 10 January 1990"),
            _event(2, "1995-06-06", "amendment", "/akn/kz/act/1995-06-06/9", "Law of 6 June 1995"),
            _event(3, "2000-03-01", "repeal", LAW, "Law of 1 March 2000 No. 10-II"),
        ),
        earlier_changes=(
            EarlierChange(
                "/akn/kz/act/1995-06-06/9",
                "art_2__al_1",
                "substitution",
                "the words on consent were put in; the act is not held",
            ),
        ),
    )
    return document(
        article("1", "What a garden is", part("A garden is a plot of land with trees.")),
        article(
            "2",
            "Societies of gardeners",
            part("Gardeners may found a society with the consent of the village."),
            part("A society is founded by no fewer than twenty gardeners."),
        ),
        article("3", "Bees", part("Every gardener has the right to keep bees and hives.")),
        article(
            "4",
            "Watering of gardens",
            part("Gardens are watered in the evening."),
            part("Watering a garden at noon is prohibited."),
        ),
        about=about,
        signature="The head of the village",
    )


def law() -> Document:
    about = replace(
        meta(),
        lifecycle=(
            _event(1, "2000-03-01", "generation", LAW, "Law of 1 March 2000 No. 10-II"),
            _event(2, "2001-05-05", "amendment", FIRST_ACT, "Law of 5 May 2001 No. 5-III"),
            _event(3, "2002-07-07", "amendment", SECOND_ACT, "Law of 7 July 2002 No. 7-IV"),
        ),
    )
    return document(
        chapter(
            "1",
            "Gardens",
            article(
                "1",
                "Words used in this Law",
                point("1", "garden – a plot of land with trees;"),
                point("2", "gardener – a person who tends a garden."),
                words="The following words are used in this Law:",
            ),
            article(
                "2",
                "Societies of gardeners",
                paragraph("1", "Gardeners have the right to found a society."),
                paragraph("2", "A society is founded by no fewer than ten gardeners."),
            ),
        ),
        chapter(
            "2",
            "Care",
            article(
                "3",
                "Watering of gardens",
                part("Gardens are watered in the evening."),
                part("Watering a garden at noon is not permitted."),
                part("A society under paragraph 2 of article 2 must keep its wells clean."),
            ),
            article(
                "4",
                "Closing",
                paragraph("1", "A society is closed with the consent of its gardeners."),
                paragraph("2", "The society shares its tools as paragraph 1 of this article says."),
            ),
        ),
        about=about,
        preamble="This Law regulates the relations that arise in gardens.",
        signature="The head of the village",
    )


def first_act() -> Document:
    about = replace(
        meta(FIRST_ACT, "2001-5", "On amending it", "2001-05-05", number="5-III", day="2001-07-01"),
        extent=Extent.EXTRACT,
        extent_note="Held is the article that changes the law on gardens.",
        lifecycle=(
            _event(1, "2001-05-05", "generation", FIRST_ACT, "Law of 5 May 2001 No. 5-III"),
        ),
    )
    return amending_act(
        add_at_end("art_1__point_2", "or an orchard"),
        replace_words("art_2__para_2", "ten gardeners", "three gardeners"),
        add_units(
            "art_2",
            paragraph("1-1", "The society tells the village of itself within two months."),
        ),
        add_after("art_3__al_1", "in the evening", "and at dawn"),
        delete("art_3__al_2"),
        about=about,
    )


def second_act() -> Document:
    about = replace(
        meta(SECOND_ACT, "2002-7", "On amending it again", "2002-07-07", number="7-IV"),
        lifecycle=(
            _event(1, "2002-07-07", "generation", SECOND_ACT, "Law of 7 July 2002 No. 7-IV"),
        ),
    )
    return amending_act(
        restate(
            "art_4__para_1",
            paragraph("1", "A society is closed with regard to the opinion of its gardeners."),
        ),
        replace_words("art_4__heading", "Closing", "Closing of a society"),
        delete_words("art_3__al_1", "in the evening and"),
        about=about,
    )


def _event(number: int, on: str, kind: str, source: str, title: str) -> LifecycleEvent:
    return LifecycleEvent(f"event_{number}", date.fromisoformat(on), kind, source, title)


STATES = """\
"2001":
  work: "2000"
  at: 2001-12-31
  title: the law after its first act
now:
  work: "2000"
  at: newest
  title: the newest text of the law
"""

PAIRS_DECIDED: Sequence[tuple[str, list[str], list[str], str, str]] = (
    ("article", ["art_1"], ["art_1"], "", "Both say what a garden is."),
    ("article", ["art_3"], [], "", "Bees stand nowhere in the law of 2000."),
    ("paragraph", ["art_1__al_1"], ["art_1__point_1"], "neutral", "It became a definition."),
    ("paragraph", [], ["art_1"], "neutral", "New opening words of a list."),
    ("paragraph", [], ["art_1__point_2"], "neutral", "A new definition that binds nobody."),
    ("paragraph", ["art_2__al_1"], ["art_2__para_1"], "strengthened", "No consent is needed now."),
    ("paragraph", ["art_2__al_2"], ["art_2__para_2"], "strengthened", "Ten now do, not twenty."),
    ("paragraph", ["art_3__al_1"], [], "weakened", "The right to keep bees is gone."),
    ("paragraph", ["art_4__al_1"], ["art_3__al_1"], "neutral", "The same words in article 3."),
    ("paragraph", ["art_4__al_2"], ["art_3__al_2"], "weakened", "A prohibition became weaker."),
    ("paragraph", [], ["art_3__al_3"], "weakened", "A new duty is put on the society."),
    ("paragraph", [], ["art_4__para_1"], "strengthened", "Members must agree to its closing."),
    ("paragraph", [], ["art_4__para_2"], "neutral", "It only says who shares the tools."),
    ("paragraph", [], ["preamble"], "neutral", "It only says what the law is about."),
)


def decisions_data(base: Document, target: Document) -> dict[str, object]:
    """The decisions on 1990 → 2000, with the fingerprints of the two documents."""
    from unionlaw.decisions import Decision, fingerprints
    from unionlaw.model import Level

    before = {unit.eid: unit for unit in base.walk()}
    after = {unit.eid: unit for unit in target.walk()}
    entries = []
    for level, left, right, direction, reason in PAIRS_DECIDED:
        decision = Decision(Level(level), tuple(left), tuple(right), reason, "", ())
        entry: dict[str, object] = {
            "level": level,
            "base": left,
            "target": right,
            "reason": reason,
            "source": "1990 and 2000, the articles named",
            "reviewed": ["first"] if not left else ["first", "second"],
            "fingerprints": {"eng": list(fingerprints(decision, before, after))},
        }
        if direction:
            entry["direction"] = direction
        if left == ["art_3__al_1"]:
            entry["elsewhere"] = {"searched": ["the Law on bees"], "found": None}
        entries.append(entry)
    return {
        "base": "1990",
        "target": "2000",
        "reviews": {
            "first": {"role": "first reader", "date": "2026-01-03"},
            "second": {"role": "second reader", "date": "2026-01-04"},
        },
        "decisions": entries,
    }


def build(root: Path) -> Path:
    """Writes the whole corpus into a folder."""
    import yaml

    for one in (old_law(), law(), first_act(), second_act()):
        folder = root / "laws" / "kz" / one.meta.name
        folder.mkdir(parents=True)
        akn.write(one, folder / "eng.xml")
    (root / "laws" / "states.yaml").write_text(STATES, encoding="utf-8")
    decided = root / "comparisons" / "1990-2000"
    decided.mkdir(parents=True)
    data = decisions_data(old_law(), law())
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (decided / "decisions.yaml").write_text(text, encoding="utf-8")
    return root
