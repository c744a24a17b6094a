"""Names of Akoma Ntoso 3.0 that the reader, the writer and the validator share."""

from __future__ import annotations

from unionlaw.model import Kind

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""The AKN 3.0 namespace (OASIS Standard, 29 August 2018)."""

OWN = "urn:unionlaw:meta:1"
"""Namespace of unionlaw's own metadata, inside AKN ``proprietary``."""

KIND_OF = {kind.value: kind for kind in Kind}
"""AKN element name → level."""


def tag(name: str) -> str:
    """The qualified name of an AKN element."""
    return f"{{{AKN}}}{name}"


def own(name: str) -> str:
    """The qualified name of an element of our own."""
    return f"{{{OWN}}}{name}"
