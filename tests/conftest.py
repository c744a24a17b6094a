"""What the tests share: a clean environment, the tiny corpus, the command line, gold files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

import garden
from unionlaw import shipped
from unionlaw.cli import cli
from unionlaw.corpus import Corpus

settings.register_profile(
    "unionlaw",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unionlaw")

TESTS = Path(__file__).resolve().parent
REPOSITORY = TESTS.parent
OFFICIAL = REPOSITORY.parent / "shared" / "official"

_VARIABLES = (
    "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES", "TERM",
    "COLORTERM", "PAGER", "LESS", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "_UNIONLAW_COMPLETE",
)  # fmt: skip

Invoke = Callable[..., Result]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-gold",
        action="store_true",
        help="Write what the reports give now as the gold files they are compared with.",
    )


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the terminal the tests are started from reaches them."""
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def garden_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny corpus, to be read only."""
    return garden.build(tmp_path_factory.mktemp("garden"))


@pytest.fixture(scope="session")
def garden_corpus(garden_root: Path) -> Corpus:
    return Corpus(garden_root)


@pytest.fixture
def own_garden(garden_root: Path, tmp_path: Path) -> Path:
    """A copy of the tiny corpus that a test may change."""
    return Path(shutil.copytree(garden_root, tmp_path / "garden"))


@pytest.fixture(scope="session")
def shipped_corpus() -> Corpus:
    return Corpus(shipped.root())


@pytest.fixture
def run() -> Invoke:
    """Runs the command line inside this process."""

    def invoke(*arguments: object, **keywords: Any) -> Result:
        result = CliRunner().invoke(cli, [str(one) for one in arguments], **keywords)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def run_garden(run: Invoke, garden_root: Path) -> Invoke:
    """Runs a command on the tiny corpus."""

    def invoke(command: str, *arguments: object, **keywords: Any) -> Result:
        return run(command, *arguments, "--corpus", garden_root, **keywords)

    return invoke


@pytest.fixture
def in_folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder as the working directory."""
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


@pytest.fixture(scope="session")
def official() -> Path:
    """The official Russian texts, where they lie beside the checkout."""
    if not OFFICIAL.is_dir():
        pytest.skip("the official texts are not in ../shared/official")
    return OFFICIAL / "ru"


@pytest.fixture
def gold(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with tests/gold/NAME; keeps what differs under tests/actual/."""

    def compare(name: str, actual: str) -> None:
        expected = TESTS / "gold" / name
        if request.config.getoption("--update-gold"):
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(actual, encoding="utf-8")
            return
        assert expected.is_file(), f"there is no gold file {name}: run pytest --update-gold"
        if expected.read_text(encoding="utf-8") != actual:
            kept = TESTS / "actual" / name
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(actual, encoding="utf-8")
        assert actual == expected.read_text(encoding="utf-8"), (
            f"{name} differs; what was printed is in tests/actual/{name}. If it is right, run "
            "pytest --update-gold and read the difference"
        )

    return compare
