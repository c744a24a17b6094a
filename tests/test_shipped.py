"""Where the corpus lies: in the checkout, or in the installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import REPOSITORY
from unionlaw import shipped
from unionlaw.errors import DataError


def corpus(folder: Path) -> Path:
    (folder / "laws" / "kz").mkdir(parents=True)
    return folder


def test_these_tests_read_the_checkout_they_stand_in() -> None:
    assert shipped.root() == REPOSITORY


def test_a_checkout_goes_before_the_copy_in_the_package(tmp_path: Path) -> None:
    package = tmp_path / "src" / "unionlaw"
    corpus(package / "_data")
    corpus(tmp_path)
    (tmp_path / "setup.cfg").touch()
    assert shipped._root(package) == tmp_path


def test_an_installed_package_reads_its_own_copy(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "unionlaw"
    copy = corpus(package / "_data")
    assert shipped._root(package) == copy


def test_a_package_installed_inside_a_checkout_keeps_to_its_own_copy(tmp_path: Path) -> None:
    corpus(tmp_path)
    (tmp_path / "setup.cfg").touch()
    package = tmp_path / ".venv" / "lib" / "site-packages" / "unionlaw"
    copy = corpus(package / "_data")
    assert shipped._root(package) == copy


def test_laws_without_the_projects_own_file_beside_them_are_no_checkout(tmp_path: Path) -> None:
    package = tmp_path / "src" / "unionlaw"
    corpus(tmp_path)
    copy = corpus(package / "_data")
    assert shipped._root(package) == copy


def test_an_installation_without_a_corpus_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="comes with unionlaw is not there") as caught:
        shipped._root(tmp_path / "src" / "unionlaw")
    assert "--corpus" in (caught.value.hint or "")


def test_every_schema_of_an_output_is_listed_as_data_of_the_package() -> None:
    setup = (REPOSITORY / "setup.cfg").read_text(encoding="utf-8")
    assert "schemas/*.json" in setup
    assert len(list((REPOSITORY / "src" / "unionlaw" / "schemas").glob("*.schema.json"))) >= 8
