"""Hypothesis strategies shared by the tests: texts of every kind, and texts with their edits."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from unionlaw.model import (
    Commencement,
    Content,
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

WORDS = [
    "the",
    "of",
    "and",
    "a",
    "in",
    "trade",
    "union",
    "unions",
    "charter",
    "members",
    "employer",
    "agreement",
    "collective",
    "3-1",
    "ten",
    "body",
    "established",
    "law",
    "republic",
    "legislation",
    "registration",
    "court",
    "labour",
    "rights",
    "interests",
    "и",
    "в",
    "о",
    "не",
    "профсоюз",
    "членов",
    "закона",
    "работников",
    "органы",
    "устав",
    "социально-экономических",
]

words = st.sampled_from(WORDS)
marks = st.sampled_from([",", ",", ".", ";", ":"])

spiky_characters = st.sampled_from(
    "\u00ad\u00a0\u200b\u0301\u0308\u2011’'-–—«»“”\"()[]\r\n\t\x00\x1c\x85 .,;1аоеЁёйppІіХXV"
)
"""Characters that a tokenizer or a fold stumbles over."""

any_texts = st.text(max_size=60) | st.text(st.characters(exclude_categories=[]), max_size=20)
spiky_texts = st.text(spiky_characters | st.characters(max_codepoint=0x52F), max_size=40)
texts = any_texts | spiky_texts
"""Every string there is, with those more often that break things."""


@st.composite
def sentences(draw: st.DrawFn, *, min_size: int = 0, max_size: int = 40) -> list[str]:
    """A sentence as its words, some with a mark at their end: ``["the", "union,", "body"]``."""
    found = draw(st.lists(words, min_size=min_size, max_size=max_size))
    return [word + draw(marks) if draw(st.integers(0, 6)) == 0 else word for word in found]


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text and what some insertions, deletions, replacements and moves made of it."""
    before = draw(sentences(min_size=1, max_size=60))
    after = list(before)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(after)))
        end = draw(st.integers(start, min(len(after), start + 9)))
        run, after[start:end] = after[start:end], []
        match draw(st.sampled_from(["delete", "insert", "replace", "move"])):
            case "delete":
                pass
            case "insert":
                after[start:start] = [*run, *draw(sentences(min_size=1, max_size=6))]
            case "replace":
                after[start:start] = draw(sentences(min_size=1, max_size=6))
            case "move":
                to = draw(st.integers(0, len(after)))
                after[to:to] = run
    return " ".join(before), " ".join(after)


@st.composite
def moved(draw: st.DrawFn) -> tuple[str, str]:
    """A text of words that each stand once, and the same with some of its runs elsewhere.

    Some words of the runs are replaced on the way.
    """
    before = [f"word{number}" for number in range(draw(st.integers(20, 60)))]
    after = list(before)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(after) - 8))
        end = start + draw(st.integers(4, 10))
        run, after[start:end] = after[start:end], []
        if draw(st.booleans()):
            run[draw(st.integers(0, len(run) - 1))] = draw(words)
        to = draw(st.integers(0, len(after)))
        after[to:to] = run
    mark = draw(st.sampled_from(["", ".", ","]))
    return " ".join(before) + mark, " ".join(after) + mark


pairs = edited() | st.tuples(texts, texts) | st.tuples(edited().map(lambda pair: pair[0]), texts)
"""A base and a target: near relatives, strangers, and a sentence beside anything at all."""


# Acts: provisions, instructions and whole documents, as the model allows them.


_xml_characters = st.characters(
    codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"
) | st.sampled_from("\t\n &<>\"'“”«»")
xml_texts = st.text(_xml_characters, min_size=1, max_size=12)
"""What an XML document can hold: white space, quotation marks and markup signs among it."""

eids = st.from_regex(r"[a-z]{1,5}_[1-9]{1,2}(__[a-z]{1,5}_[1-9]{1,2}){0,2}", fullmatch=True)
hrefs = eids.map(lambda eid: f"#{eid}") | st.just("/akn/kz/act/2000-03-01/10-ii#art_1")
numbers = st.from_regex(r"[1-9]\d?(-[1-9]){0,2}", fullmatch=True)
"""Printed numbers: ``3``, ``3-1``, ``12-1-2``."""
days = st.dates(date(1990, 1, 1), date(2030, 12, 31))

refs = st.builds(Ref, hrefs, xml_texts)


def _apart(items: list[Inline]) -> Content:
    """Two strings beside each other are one in a file: they are kept apart by what is marked."""
    kept: list[Inline] = []
    for item in items:
        if not (isinstance(item, str) and kept and isinstance(kept[-1], str)):
            kept.append(item)
    return tuple(kept)


def contents(inner: st.SearchStrategy[Inline], *, max_size: int = 4) -> st.SearchStrategy[Content]:
    return st.lists(inner, max_size=max_size).map(_apart)


plain_contents = contents(xml_texts | refs)


def provisions(
    content: st.SearchStrategy[Content] = plain_contents,
) -> st.SearchStrategy[Provision]:
    """Units of any kind in any order, to three levels."""

    def of(children: st.SearchStrategy[tuple[Provision, ...]]) -> st.SearchStrategy[Provision]:
        return st.builds(
            Provision,
            st.sampled_from([kind for kind in Kind if kind is not Kind.PREAMBLE]),
            eids,
            st.just("") | xml_texts,
            plain_contents,
            content,
            children,
        )

    nothing: st.SearchStrategy[tuple[Provision, ...]] = st.just(())
    return st.recursive(
        of(nothing), lambda below: of(st.lists(below, max_size=3).map(tuple)), max_leaves=6
    )


def _mods() -> st.SearchStrategy[Mod]:
    quoted = st.builds(QuotedText, eids, st.just("") | xml_texts)
    structures = st.builds(QuotedStructure, eids, st.lists(provisions(), max_size=2).map(tuple))
    parts = contents(xml_texts | refs | quoted | structures)
    return st.builds(Mod, eids, parts)


amending_contents = contents(xml_texts | refs | _mods())

events = st.builds(
    LifecycleEvent,
    eids,
    days,
    st.sampled_from(["generation", "amendment", "repeal"]),
    hrefs,
    xml_texts,
)
metas = st.builds(
    Meta,
    iri=st.just("/akn/kz/act/2000-03-01/10-ii"),
    name=xml_texts,
    number=st.just("") | xml_texts,
    title=xml_texts,
    adopted=days,
    redaction=days,
    language=st.sampled_from(["eng", "rus", "kaz"]),
    commencement=st.builds(Commencement, st.just("") | xml_texts, st.none() | days),
    published=st.just("") | xml_texts,
    official_ids=st.dictionaries(
        xml_texts.filter(lambda name: name not in {"title", "unionlaw"}), xml_texts, max_size=2
    ).map(lambda ids: tuple(ids.items())),
    based_on=st.just("") | xml_texts,
    notice=st.just("") | xml_texts,
    extent=st.sampled_from(Extent),
    extent_note=st.just("") | xml_texts,
    passes=st.lists(st.builds(Pass, xml_texts, xml_texts, days), max_size=2).map(tuple),
    lifecycle=st.lists(events, max_size=3).map(tuple),
    earlier_changes=st.lists(
        st.builds(EarlierChange, xml_texts, eids, xml_texts, st.just("") | xml_texts), max_size=2
    ).map(tuple),
)
textual_mods = st.builds(
    TextualMod,
    eids,
    st.sampled_from(ModKind),
    eids,
    st.just("/akn/kz/act/2000-03-01/10-ii"),
    eids,
    st.sampled_from(["", "inside", "after", "end"]),
    st.just("") | eids,
    st.just("") | eids,
)
preambles = plain_contents.map(
    lambda content: (Provision(Kind.PREAMBLE, "preamble", "", (), content),)
)
documents = st.builds(
    Document,
    metas,
    st.just(()) | preambles,
    st.lists(provisions(amending_contents), max_size=3).map(tuple),
    st.just("") | xml_texts.map(str.strip),
    st.lists(textual_mods, max_size=2).map(tuple),
)
"""Any act the model can hold; the numbers and eIds in it need not agree."""

law_words = st.lists(words, min_size=1, max_size=8).map(" ".join)


@st.composite
def laws(draw: st.DrawFn, *, max_articles: int = 5) -> Document:
    """An act whose numbers are in order and whose eIds are derived from them."""
    articles: list[Provision] = []
    for number in range(1, draw(st.integers(0, max_articles)) + 1):
        heading = draw(law_words)
        lines = draw(st.lists(law_words, min_size=1, max_size=4))
        numbered = draw(st.booleans())
        children = tuple(
            Provision(Kind.PARAGRAPH, "", f"{place}.", content=(line,))
            if numbered
            else Provision(Kind.ALINEA, "", content=(line,))
            for place, line in enumerate(lines, 1)
        )
        articles.append(Provision(Kind.ARTICLE, "", f"Article {number}.", (heading,), (), children))
    meta = Meta(
        iri="",
        name="",
        number="",
        title="On it",
        adopted=None,
        redaction=None,
        language="eng",
        commencement=Commencement(""),
        published="",
        official_ids=(),
        based_on="",
        notice="",
    )
    return Document(meta, (), renumbered_all(tuple(articles)))
