"""Errors: where, what, and what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionlaw import errors
from unionlaw.errors import DataError, UnionlawError

ALL = [
    item
    for item in vars(errors).values()
    if isinstance(item, type) and issubclass(item, UnionlawError)
]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UnionlawError("it is wrong"), "it is wrong"),
        (UnionlawError("it is wrong", file=Path("a.xml")), "a.xml: it is wrong"),
        (UnionlawError("it is wrong", file="a.xml", line=3), "a.xml:3: it is wrong"),
        (
            UnionlawError("it is wrong", file="a.xml", line=3, eid="art_1"),
            "a.xml:3: #art_1: it is wrong",
        ),
        (UnionlawError("it is wrong", eid="art_1"), "#art_1: it is wrong"),
        (UnionlawError("it is wrong", hint="mend it"), "it is wrong\nmend it"),
    ],
)
def test_an_error_says_place_fault_and_hint(error: UnionlawError, said: str) -> None:
    assert str(error) == said


def test_every_error_of_unionlaw_is_a_wrong_call_or_input() -> None:
    assert len(ALL) >= 6
    for kind in ALL:
        assert kind.exit_code == 2
        assert kind.__name__ in (errors.__doc__ or "")


def test_an_error_keeps_its_parts_for_other_programs() -> None:
    error = DataError("it is wrong", file=Path("a.xml"), line=3, eid="art_1", hint="mend it")
    assert (error.message, error.file, error.line, error.eid, error.hint) == (
        "it is wrong",
        Path("a.xml"),
        3,
        "art_1",
        "mend it",
    )
    assert error.args == ("it is wrong",)
