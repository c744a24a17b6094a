"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionlaw.errors import DataError
from unionlaw.files import write_bytes


@given(st.binary())
def test_what_is_written_is_what_stands_there(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("files") / "a"
    write_bytes(file, data)
    assert file.read_bytes() == data
    write_bytes(file, b"again")
    assert file.read_bytes() == b"again"


def test_a_failure_in_the_middle_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def full(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DataError, match="cannot be written: No space left on device") as caught:
        write_bytes(file, b"new")
    assert caught.value.file == file
    assert file.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def stop(descriptor: int, _: str) -> None:
        os.close(descriptor)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fdopen", stop)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(file, b"new")
    assert file.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", "this is a directory"),
        ("missing/a", "cannot be written: No such file or directory"),
        ("taken/a", "cannot be written: Not a directory"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str, words: str) -> None:
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(DataError, match=words) as caught:
        write_bytes(tmp_path / place, b"x")
    assert caught.value.file == tmp_path / place
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]


def test_a_link_that_leads_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(DataError, match="cannot be written"):
        write_bytes(tmp_path / "a", b"x")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "b"]


def test_a_link_to_a_file_that_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    write_bytes(tmp_path / "link", b"x")
    assert (tmp_path / "real").read_bytes() == b"x"
    assert (tmp_path / "link").is_symlink()
