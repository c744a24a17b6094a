"""Reports as CSV, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from unionlaw.pairing import Decided
from unionlaw.report import view
from unionlaw.versions import State


def concordance(base: State, target: State, pairs: Sequence[Decided]) -> str:
    """The concordance, a row a pair; several provisions in a cell are parted by spaces."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(
        (
            "base", "target", "base_provision", "target_provision", "relation", "score",
            "decided_by", "stale", "partial", "partial_base", "reason", "source",
        )
    )  # fmt: skip
    for item in pairs:
        pair = item.pair
        decision = item.decision
        writer.writerow(
            (
                " ".join(f"{base.reference}#{eid}" for eid in pair.base),
                " ".join(f"{target.reference}#{eid}" for eid in pair.target),
                view.names(pair.base),
                view.names(pair.target),
                pair.relation.value,
                f"{pair.score:.4f}",
                item.decided_by.value,
                "yes" if item.is_stale else "no",
                " ".join(pair.partial),
                " ".join(pair.partial_base),
                decision.reason if decision else "",
                decision.source if decision else "",
            )
        )
    return stream.getvalue()
