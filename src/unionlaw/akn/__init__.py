"""Akoma Ntoso 3.0 documents: reading, writing and validating them."""

from __future__ import annotations

from unionlaw.akn.reader import read, read_bytes
from unionlaw.akn.writer import to_bytes, write

__all__ = ["read", "read_bytes", "to_bytes", "write"]
