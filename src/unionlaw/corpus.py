"""The corpus on disk: which acts are held, in which language, and the names of states.

::

    laws/states.yaml           names of states of a law (2020, current)
    laws/<country>/<name>/<language>.xml
    conventions/<body>/<name>/<language>.xml
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from unionlaw import akn
from unionlaw.errors import DataError, UnknownReferenceError
from unionlaw.model import Document

SHIPPED_LANGUAGE = "eng"
"""The language of the shipped renderings, taken where a reference names none."""


@dataclass(frozen=True, slots=True)
class NamedState:
    """A name for a redaction: of `work`, as dated `at` (``None``: the newest)."""

    name: str
    work: str
    at: date | None
    title: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder that holds ``laws/`` and perhaps ``conventions/`` and ``comparisons/``."""

    root: Path

    def __post_init__(self) -> None:
        if not (self.root / "laws").is_dir():
            raise DataError(
                "this is not a corpus: there is no folder “laws” in it",
                file=self.root,
                hint="name a folder that holds laws/ with --corpus",
            )

    def files(self) -> Iterator[tuple[str, str, Path]]:
        """Every text held: name of the act, language, file; in the order of names."""
        for top in ("laws", "conventions"):
            for file in sorted((self.root / top).glob("*/*/*.xml")):
                yield file.parent.name, file.stem, file

    def names(self) -> tuple[str, ...]:
        """The names of the acts held."""
        return tuple(dict.fromkeys(name for name, _, _ in self.files()))

    def languages(self, name: str) -> tuple[str, ...]:
        """The languages in which an act is held."""
        return tuple(language for held, language, _ in self.files() if held == name)

    def file(self, name: str, language: str | None = None) -> Path | None:
        """The file of an act, if it is held in that language."""
        for top in ("laws", "conventions"):
            pattern = f"*/{name}/{language or SHIPPED_LANGUAGE}.xml"
            for file in (self.root / top).glob(pattern):
                return file
        return None

    def read(self, name: str, language: str | None = None) -> Document:
        """An act by its name.

        Raises:
            UnknownReferenceError: there is no such name, or it is not held in that language.
        """
        if not name or set(name) & set("*?[]/\\"):
            raise self.unknown(name)
        file = self.file(name, language)
        if file is not None:
            return akn.read(file)
        if held := self.languages(name):
            raise UnknownReferenceError(
                f"“{name}” is not held in the language “{language}”",
                hint=f"held: {', '.join(held)}; a file of your own can be named by its path",
            )
        raise self.unknown(name)

    def act_names(self) -> dict[str, str]:
        """Work IRI → name, for every act held."""
        found: dict[str, str] = {}
        for name, _, file in self.files():
            if name not in found.values():
                found[akn.work_iri(file)] = name
        return found

    def states(self) -> tuple[NamedState, ...]:
        """The named states, as ``laws/states.yaml`` lists them."""
        import yaml

        file = self.root / "laws" / "states.yaml"
        if not file.is_file():
            return ()
        try:
            data = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
            return tuple(
                NamedState(
                    name=str(name),
                    work=str(said["work"]),
                    at=None if said["at"] == "newest" else date.fromisoformat(str(said["at"])),
                    title=str(said["title"]),
                )
                for name, said in data.items()
            )
        except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
            raise DataError(
                f"the names of states cannot be read: {error}",
                file=file,
                hint="each name needs work, at (a date or “newest”) and title",
            ) from None

    def state(self, name: str) -> NamedState | None:
        """The named state of that name, if there is one."""
        return next((state for state in self.states() if state.name == name), None)

    def unknown(self, name: str) -> UnknownReferenceError:
        """The refusal of a name, with the names that come nearest."""
        known = [*self.names(), *(state.name for state in self.states())]
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
        said = f"nearest: {', '.join(near)}" if near else f"held: {', '.join(sorted(known))}"
        return UnknownReferenceError(
            f"there is no text named “{name}”",
            hint=f"{said}; `unionlaw laws` lists them all, and a file can be named by its path",
        )
