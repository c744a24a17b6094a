"""Hypothesis strategies shared by the tests: texts of every kind, and texts with their edits."""

from __future__ import annotations

from hypothesis import strategies as st

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
