"""Applying an amending act that was read from its words."""

from __future__ import annotations

from pathlib import Path

from unionlaw.amend.act import decoded
from unionlaw.amend.locate import located
from unionlaw.amend.result import AmendingAct
from unionlaw.amend.works import identified
from unionlaw.consolidate import Consolidation, consolidate
from unionlaw.errors import ConsolidationError
from unionlaw.model import Document


def known(document: Document, file: Path | None, name: str = "") -> Document:
    """The document with its IRI: its own, or that of the act its Markdown copy is.

    Args:
        file: the file it was read from.
        name: which act the user says it is.

    Raises:
        UnknownReferenceError: it may be more than one act, or none that is known.
    """
    if file is None or (document.meta.iri and not name):
        return document
    if document.meta.iri:
        return identified(document, "", name)
    return identified(document, decoded(file), name)


def applied(base: Document, act: Document, *, is_read: bool) -> Consolidation:
    """The text after the act.

    Args:
        is_read: whether the act was read from its words, so that its places are completed by
            what the text itself leaves no choice about.
    """
    return consolidate(base, located(act, base) if is_read else act)


def demand_read(act: AmendingAct, base: Document) -> None:
    """Nothing, if every instruction for the act was read.

    Raises:
        ConsolidationError: naming the file, the line and the reason.
    """
    for one in act.unparsed:
        if one.work == base.meta.iri:
            raise ConsolidationError(
                f"“{one.text}” was not read: {one.reason}",
                file=act.document.meta.name,
                line=one.line,
                hint="with --format text the rest is applied, and what was not read is listed",
            )
