"""Validation: schema, eIds, references, consolidation, and authored decisions.

Everything wrong is reported, each with file, line and eId; nothing is mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lxml import etree

from unionlaw.akn.names import AKN
from unionlaw.akn.reader import line_of, parse, read_bytes, read_file
from unionlaw.akn.schema import schema_errors
from unionlaw.akn.writer import to_bytes
from unionlaw.compare import Comparison, compare
from unionlaw.corpus import Corpus
from unionlaw.decisions import (
    FILE,
    Decision,
    Decisions,
    Direction,
    Units,
    files,
    fingerprints,
    schema,
)
from unionlaw.decisions import read as read_decisions
from unionlaw.errors import DataError, UnionlawError
from unionlaw.ids import Reference, label
from unionlaw.model import Content, Document, Mod, QuotedStructure, Ref, renumbered_all
from unionlaw.versions import newest, resolve


class Severity(StrEnum):
    """Whether the data is wrong, or a person should look again."""

    ERROR = "error"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    severity: Severity
    message: str
    file: Path
    line: int | None = None
    eid: str = ""


@dataclass(frozen=True, slots=True)
class Validation:
    """What was looked at, and what is wrong with it."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]

    @property
    def is_valid(self) -> bool:
        """Whether nothing is wrong or stale."""
        return not self.problems


def validate(paths: Sequence[Path], corpus: Corpus) -> Validation:
    """Validates files and folders; without any, the whole corpus.

    Raises:
        DataError: a path is not there, or holds nothing that can be validated.
    """
    if not paths:
        documents = [file for _, _, file in corpus.files()]
        decided = list(files(corpus.root))
        problems = [
            *(problem for file in documents for problem in _document(file)),
            *_corpus(corpus),
            *(problem for file in decided for problem in _decisions(file, corpus)),
        ]
        return Validation((*documents, *decided), tuple(problems))
    looked: list[Path] = []
    found: list[Problem] = []
    for path in paths:
        for file in _expand(path):
            looked.append(file)
            found.extend(_decisions(file, corpus) if file.name == FILE else _document(file))
    return Validation(tuple(looked), tuple(found))


def _expand(path: Path) -> list[Path]:
    if not path.exists():
        raise DataError("there is no such file or folder", file=path)
    if path.is_file():
        if path.suffix == ".xml" or path.name == FILE:
            return [path]
        raise DataError(
            "this kind of file is not validated",
            file=path,
            hint=f"give an Akoma Ntoso file (.xml) or a {FILE}",
        )
    inside = sorted([*path.rglob("*.xml"), *path.rglob(FILE)])
    if not inside:
        raise DataError(
            "the folder holds nothing to validate",
            file=path,
            hint=f"it should hold Akoma Ntoso files (.xml) or a {FILE}",
        )
    return inside


# Documents


def _document(file: Path) -> Iterator[Problem]:
    try:
        data = read_file(file)
        root = parse(data, file)
    except DataError as error:
        yield Problem(Severity.ERROR, error.message, file, error.line)
        return
    lines: dict[str, int] = {}
    seen: Counter[str] = Counter()
    for element in root.iter(etree.Element):
        eid = element.get("eId")
        if eid is None:
            continue
        seen[eid] += 1
        line = line_of(element) or 0
        if eid in lines:
            yield Problem(
                Severity.ERROR,
                f"the eId is used again (first in line {lines[eid]})",
                file,
                line,
                eid,
            )
        lines.setdefault(eid, line)
    for line, message in schema_errors(root):
        yield Problem(Severity.ERROR, f"breaks the AKN 3.0 schema: {message}", file, line)
    try:
        document = read_bytes(data, file)
    except DataError as error:
        yield Problem(Severity.ERROR, error.message, file, error.line, error.eid or "")
        return
    yield from _eids(document, file, lines)
    yield from _references(document, file, lines, root)
    if not any(seen[eid] > 1 for eid in seen) and document.meta.name and to_bytes(document) != data:
        yield Problem(
            Severity.ERROR,
            "the file is not in canonical form: reading and writing it gives other bytes",
            file,
        )


def _eids(document: Document, file: Path, lines: dict[str, int]) -> Iterator[Problem]:
    derived = renumbered_all(document.body)
    pairs = zip(
        (unit for top in document.body for unit in top.walk()),
        (unit for top in derived for unit in top.walk()),
        strict=True,
    )
    for unit, should in pairs:
        if unit.eid != should.eid:
            yield Problem(
                Severity.ERROR,
                f"the eId should be “{should.eid}”, by its number “{unit.num}” and its place"
                if unit.num
                else f"the eId should be “{should.eid}”, by its place",
                file,
                lines.get(unit.eid),
                unit.eid,
            )


def _references(
    document: Document, file: Path, lines: dict[str, int], root: etree._Element
) -> Iterator[Problem]:
    known = set(lines) | {unit.eid for unit in document.walk()}
    for unit in document.walk():
        for href in (*_hrefs(unit.heading), *_hrefs(unit.content)):
            if href.startswith("#") and href[1:] not in known:
                yield Problem(
                    Severity.ERROR,
                    f"it refers to “{href}”, which is not in the document",
                    file,
                    lines.get(unit.eid),
                    unit.eid,
                )
    for name in ("source", "old", "new"):
        for element in root.iter(f"{{{AKN}}}{name}"):
            href = element.get("href", "")
            if href.startswith("#") and href[1:] not in known:
                line = line_of(element)
                yield Problem(
                    Severity.ERROR,
                    f"a modification names “{href}”, which is not in the document",
                    file,
                    line,
                )


def _hrefs(content: Content) -> Iterator[str]:
    for item in content:
        if isinstance(item, Ref):
            yield item.href
        elif isinstance(item, Mod):
            yield from _hrefs(item.content)
        elif isinstance(item, QuotedStructure):
            for top in item.provisions:
                for unit in top.walk():
                    yield from _hrefs(unit.heading)
                    yield from _hrefs(unit.content)


# The corpus as a whole


def _corpus(corpus: Corpus) -> Iterator[Problem]:
    """Every law consolidates to its newest state, and its references still hold there."""
    for name, language, file in corpus.files():
        try:
            last = newest(name, corpus, language)
        except UnionlawError as error:
            yield Problem(Severity.ERROR, error.message, file, eid=error.eid or "")
            continue
        known = {unit.eid for unit in last.document.walk()}
        for unit in last.document.walk():
            for href in (*_hrefs(unit.heading), *_hrefs(unit.content)):
                if href.startswith("#") and href[1:] not in known:
                    yield Problem(
                        Severity.ERROR,
                        f"in the newest state it refers to “{href}”, which is not there",
                        file,
                        eid=unit.eid,
                    )


# Decisions


def _decisions(file: Path, corpus: Corpus) -> Iterator[Problem]:
    try:
        decisions = read_decisions(file)
        yield from _schema_of_decisions(file)
        base = resolve(Reference.parse(decisions.base), corpus)
        target = resolve(Reference.parse(decisions.target), corpus)
    except UnionlawError as error:
        yield Problem(Severity.ERROR, error.message, file, error.line, error.eid or "")
        return
    left = {unit.eid: unit for unit in base.document.walk()}
    right = {unit.eid: unit for unit in target.document.walk()}
    language = base.document.meta.language
    for entry in decisions.entries:
        yield from _decision(entry, language, left, right, file)
    try:
        comparison = compare(base, target, corpus)
    except UnionlawError as error:
        yield Problem(Severity.ERROR, error.message, file, error.line, error.eid or "")
        return
    yield from _unmatched(decisions, comparison, file)


def _schema_of_decisions(file: Path) -> Iterator[Problem]:
    import jsonschema
    import yaml

    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema())
    for error in validator.iter_errors(_plain(data)):
        place = "/".join(str(part) for part in error.absolute_path)
        yield Problem(Severity.ERROR, f"{place}: {error.message}", file)


def _plain(data: object) -> object:
    """YAML's dates as the text they were written as: JSON Schema knows no dates."""
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data if isinstance(data, str | int | float | bool | None) else str(data)


def _decision(
    entry: Decision, language: str, base: Units, target: Units, file: Path
) -> Iterator[Problem]:
    sides = (
        ("base", base, (*entry.base, *entry.partial_base)),
        ("target", target, (*entry.target, *entry.partial)),
    )
    missing = [(side, eid) for side, units, eids in sides for eid in eids if eid not in units]
    for side, eid in missing:
        yield Problem(
            Severity.ERROR,
            f"a decision speaks of {label(eid)} of the {side}, which is not there",
            file,
            eid=eid,
        )
    if missing:
        return
    place = (entry.base or entry.target)[0]
    if language not in entry.fingerprints:
        yield Problem(
            Severity.ERROR, "the decision carries no fingerprint of its texts", file, eid=place
        )
    elif entry.fingerprints[language] != fingerprints(entry, base, target):
        yield Problem(
            Severity.STALE,
            f"the text of {label(place)} has changed since it was decided on",
            file,
            eid=place,
        )


def _unmatched(decisions: Decisions, comparison: Comparison, file: Path) -> Iterator[Problem]:
    used = {
        (entry.level, entry.base, entry.target)
        for decided in (
            *(article.decided for article in comparison.articles),
            *(change.decided for change in comparison.provisions),
        )
        if (entry := decided.decision) is not None
    }
    for entry in decisions.entries:
        if (entry.level, entry.base, entry.target) not in used:
            yield Problem(
                Severity.ERROR,
                f"no pair of the comparison is {_names(entry.base)} with "
                f"{_names(entry.target)}, which a decision speaks of",
                file,
                eid=(entry.base or entry.target)[0],
            )
    undecided = [
        change
        for change in comparison.provisions
        if change.pair.relation.value != "unchanged"
        and change.direction is Direction.NOT_REVIEWED
        and (change.decided.decision is None)
    ]
    for change in undecided:
        eid = (change.pair.target or change.pair.base)[0]
        yield Problem(
            Severity.ERROR,
            f"the change of {label(eid)} has no decision on its direction",
            file,
            eid=eid,
        )


def _names(eids: tuple[str, ...]) -> str:
    return ", ".join(label(eid) for eid in eids) or "nothing"
