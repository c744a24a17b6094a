"""The report of `unionlaw.verify` as JSON and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from unionlaw.ids import label
from unionlaw.report.data import Data, edits_data, state_data, to_json
from unionlaw.report.markdown import edits, escaped
from unionlaw.verify import Verification


def as_json(told: Verification) -> str:
    """The report as JSON."""
    return to_json(verification_data(told))


def verification_data(told: Verification) -> Data:
    """Whether the texts are equal, what differs, and what was left out of account."""
    return {
        "schema": "urn:unionlaw:schema:verify:1",
        "ours": state_data(told.ours),
        "published": state_data(told.published),
        "same": told.is_same,
        "lines": told.lines,
        "ignored": {kind.value: count for kind, count in told.ignored.items()},
        "differences": [
            {"change": one.change.value, "provision": one.eid, "edits": edits_data(one.diff)}
            for one in told.differences
        ],
    }


def summary(told: Verification) -> Iterator[str]:
    """The result in sentences: equal or not, and what was left out of account."""
    lines = f"{told.lines} lines compared"
    if told.is_same:
        yield f"{lines}: equal word for word"
    else:
        yield f"{lines}: {len(told.differences)} differ"
    for kind, count in told.ignored.items():
        where = "" if kind.name == "NOTES" else f" in {count} lines"
        yield f"not counted as differences: {kind.value}{where or f', {count}'}"


def as_markdown(told: Verification) -> str:
    """The report in Markdown."""
    first, *rest = summary(told)
    lines = [f"# {escaped(told.ours.name)} and {escaped(told.published.name)}", "", f"{first}.", ""]
    lines += [f"- {line}" for line in rest]
    for one in told.differences:
        lines += ["", f"## {escaped(label(one.eid) or 'title')}: {one.change.value}", ""]
        lines.append(edits(one.diff))
    return "\n".join(lines) + "\n"
