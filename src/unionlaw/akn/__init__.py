"""Akoma Ntoso 3.0 documents: reading, writing and validating them."""

from __future__ import annotations

from unionlaw.akn.reader import read, read_bytes, work_iri
from unionlaw.akn.writer import to_bytes, write

__all__ = ["read", "read_bytes", "to_bytes", "work_iri", "write"]
