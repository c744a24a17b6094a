"""Authored decisions: what people decided about provisions, with reason and reviewer.

A file ``comparisons/<name>/decisions.yaml`` speaks of two states. Each decision carries who
decided it, when, why, the source pinpoint, and a fingerprint of each text it speaks of: where
a text is no longer that text, the decision is stale and says so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Any

from unionlaw.errors import DecisionError
from unionlaw.model import Level, Provision
from unionlaw.text import fold

Units = dict[str, Provision]
"""The provisions of a text by their eIds."""

FILE = "decisions.yaml"
SCHEMA = "decisions.schema.json"


class Reviewed(StrEnum):
    """Who decided (design: ``decided_by``)."""

    COMPUTED = "computed"
    ONCE = "reviewed once"
    TWICE = "reviewed twice"


class Direction(StrEnum):
    """Which way a change went, seen from the workers' side."""

    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    NEUTRAL = "neutral"
    MIXED = "mixed"
    NOT_REVIEWED = "not reviewed"


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's pass: a role, not a name, and the day."""

    role: str
    on: date


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a provision without counterpart was looked for outside the replacing act.

    ``searched`` empty means: not searched. ``found`` empty means: not found there.
    """

    searched: tuple[str, ...] = ()
    found: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on a pair of provisions (either side may be empty).

    Attributes:
        aligns: whether it decides which provisions belong together; if not, it only gives the
            direction of a change whose pairing is certain (two redactions of one act).
        partial, partial_base: provisions of the target, of the base, that carry a part of it.
        fingerprints: language → fingerprints of the base and of the target text.
    """

    level: Level
    base: tuple[str, ...]
    target: tuple[str, ...]
    reason: str
    source: str
    reviews: tuple[Review, ...]
    fingerprints: dict[str, tuple[str, str]] = field(default_factory=dict)
    aligns: bool = True
    partial: tuple[str, ...] = ()
    partial_base: tuple[str, ...] = ()
    direction: Direction = Direction.NOT_REVIEWED
    elsewhere: Elsewhere | None = None

    @property
    def reviewed(self) -> Reviewed:
        """How often it was reviewed: the first pass wrote it, the second read it."""
        return Reviewed.TWICE if len(self.reviews) > 1 else Reviewed.ONCE

    def is_stale(self, language: str, base: Units, target: Units) -> bool:
        """Whether a text it speaks of is no longer the one that was decided on."""
        known = self.fingerprints.get(language)
        return known is None or known != fingerprints(self, base, target)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one file.

    Attributes:
        base, target: references of the two states they were made on.
    """

    base: str
    target: str
    entries: tuple[Decision, ...]
    file: Path

    def at(self, level: Level) -> Iterator[Decision]:
        """The decisions of one level."""
        return (entry for entry in self.entries if entry.level is level)


def fingerprint(text: str) -> str:
    """Sixteen hex digits of the SHA-256 of the folded text: typography does not count."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]


def fingerprints(decision: Decision, base: Units, target: Units) -> tuple[str, str]:
    """The fingerprints of the texts as they are now; ``""`` for an empty or missing side.

    An article counts with its heading and all below it, a line of text with its own words.
    """
    return _fingerprint(decision, decision.base, base), _fingerprint(
        decision, decision.target, target
    )


def _fingerprint(decision: Decision, eids: tuple[str, ...], units: Units) -> str:
    lines: list[str] = []
    for eid in eids:
        unit = units.get(eid)
        if unit is None:
            return ""
        if decision.level is Level.ARTICLE:
            lines += [unit.title, unit.full_text]
        else:
            lines.append(unit.text)
    return fingerprint("\n".join(lines)) if lines else ""


def read(file: Path) -> Decisions:
    """Reads a file of decisions.

    Raises:
        DecisionError: it is not YAML, or breaks the published schema; with the entry.
    """
    data = _load(file)
    _check(data, file)
    reviewers = _reviewers(data["reviews"], file)
    entries = tuple(_entry(item, reviewers, file) for item in data["decisions"])
    return Decisions(str(data["base"]), str(data["target"]), entries, file)


def files(root: Path) -> Iterator[Path]:
    """Every file of decisions under a corpus root."""
    yield from sorted((root / "comparisons").glob(f"*/{FILE}"))


def heads(root: Path) -> Iterator[tuple[str, str, Path]]:
    """The states each file speaks of, without reading its decisions: base, target, file."""
    for file in files(root):
        found: dict[str, str] = {}
        try:
            with file.open(encoding="utf-8") as stream:
                for line in stream:
                    key, _, value = line.partition(":")
                    if key in ("base", "target"):
                        found[key] = value.strip().strip("\"'")
                    if {"base", "target"} <= found.keys():
                        break
        except (OSError, UnicodeDecodeError):
            found.clear()
        if len(found) < 2:  # noqa: PLR2004
            whole = read(file)  # says what is wrong with it, if it is not only another form of YAML
            found = {"base": whole.base, "target": whole.target}
        yield found.get("base", ""), found.get("target", ""), file


def schema() -> dict[str, Any]:
    """The published JSON Schema of a file of decisions."""
    text = (resources.files("unionlaw") / "schemas" / SCHEMA).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise DecisionError("not UTF-8 text", file=file, hint="convert the file to UTF-8") from None
    except OSError as error:
        raise DecisionError(f"cannot be read: {error.strerror}", file=file) from None


def _load(file: Path) -> dict[str, Any]:
    import yaml

    # The C loader is ten times faster, and not in every build of PyYAML.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(_text(file), Loader=loader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DecisionError(
            f"not YAML: {getattr(error, 'problem', error)}",
            file=file,
            line=None if mark is None else mark.line + 1,
        ) from None
    if not isinstance(data, dict):
        raise DecisionError("the file holds no decisions", file=file)
    return data


def _check(data: dict[str, Any], file: Path) -> None:
    """The few rules that reading depends on; `validate` checks the whole schema."""
    for key in ("base", "target", "reviews", "decisions"):
        if key not in data:
            raise DecisionError(f"“{key}” is missing", file=file)
    if not isinstance(data["decisions"], list):
        raise DecisionError("“decisions” is not a list", file=file)
    for number, item in enumerate(data["decisions"], 1):
        if not isinstance(item, dict) or "level" not in item or "reviewed" not in item:
            raise DecisionError(
                f"decision {number} has no level or no reviewer",
                file=file,
                hint="`unionlaw validate` lists everything that is wrong with it",
            )


def _reviewers(data: dict[str, Any], file: Path) -> dict[str, Review]:
    try:
        return {name: Review(said["role"], _day(said["date"])) for name, said in data.items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DecisionError(
            f"the reviewers cannot be read: {error!r}",
            file=file,
            hint="each needs a role and a date, YYYY-MM-DD",
        ) from None


def _entry(item: dict[str, Any], reviewers: dict[str, Review], file: Path) -> Decision:
    place = ""
    if not item.get("base") and not item.get("target"):
        raise DecisionError("a decision names no provision", file=file)
    try:
        place = "/".join([*item.get("base", []), *item.get("target", [])])
        elsewhere = item.get("elsewhere")
        return Decision(
            level=Level(item["level"]),
            base=tuple(item.get("base", ())),
            target=tuple(item.get("target", ())),
            reason=str(item.get("reason", "")),
            source=str(item.get("source", "")),
            reviews=tuple(reviewers[name] for name in item["reviewed"]),
            fingerprints={
                language: (str(pair[0]), str(pair[1]))
                for language, pair in (item.get("fingerprints") or {}).items()
            },
            aligns=bool(item.get("aligns", True)),
            partial=tuple(item.get("partial", ())),
            partial_base=tuple(item.get("partial_base", ())),
            direction=Direction(item.get("direction", "not reviewed")),
            elsewhere=None
            if elsewhere is None
            else Elsewhere(tuple(elsewhere.get("searched", ())), elsewhere.get("found") or ""),
        )
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        raise DecisionError(
            f"the decision on {place or 'nothing'} cannot be read: {error}",
            file=file,
            hint="`unionlaw validate` lists everything that is wrong with it",
        ) from None


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
