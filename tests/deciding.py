"""Files of decisions for tests: the tiny corpus's own, changed entry by entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

Entry = dict[str, Any]


def file_of(root: Path) -> Path:
    return root / "comparisons" / "1990-2000" / "decisions.yaml"


def load(root: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(file_of(root).read_text(encoding="utf-8"))
    return data


def save(root: Path, data: dict[str, Any]) -> Path:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    file_of(root).write_text(text, encoding="utf-8")
    return file_of(root)


def entry(data: dict[str, Any], base: str = "", target: str = "") -> Entry:
    """The entry that speaks of just these provisions."""
    sides = ([base] if base else [], [target] if target else [])
    found: Entry = next(
        item for item in data["decisions"] if (item["base"], item["target"]) == sides
    )
    return found
