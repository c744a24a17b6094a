"""Every error that unionlaw raises on purpose.

::

    UnionlawError
      UnknownReferenceError  what the user typed names nothing, or more than one thing
      DataError              a file cannot be read, is not what it should be, or is not valid
        SchemaError          an Akoma Ntoso document breaks the AKN 3.0 schema
      ConsolidationError     an amending instruction cannot be applied
      DecisionError          an authored decision is malformed or speaks of what is not there

Each carries the place (file, line, eId) and what to do next, so that the one place that
prints errors, the command line, needs no knowledge of the parts.
"""

from __future__ import annotations

from pathlib import Path


class UnionlawError(Exception):
    """Base of all errors that are part of the interface.

    Args:
        message: what is wrong, in one sentence.
        file: the file it is wrong in.
        line: its line in the file, counted from 1.
        eid: the provision it is wrong in.
        hint: what the user can do next.
    """

    exit_code = 2

    def __init__(
        self,
        message: str,
        *,
        file: Path | str | None = None,
        line: int | None = None,
        eid: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.eid = eid
        self.hint = hint

    @property
    def place(self) -> str:
        """Where: ``file:line: #eid``, as far as it is known."""
        where = "" if self.file is None else str(self.file)
        if self.line is not None:
            where += f":{self.line}"
        if self.eid is not None:
            where += f"{': ' if where else ''}#{self.eid}"
        return where

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text}\n{self.hint}" if self.hint else text


class UnknownReferenceError(UnionlawError):
    """What the user typed names nothing here, or could mean more than one thing."""


class DataError(UnionlawError):
    """A file cannot be read, is not what it should be, or contradicts itself."""


class SchemaError(DataError):
    """An Akoma Ntoso document breaks the AKN 3.0 schema."""


class ConsolidationError(UnionlawError):
    """An amending instruction cannot be applied to the text it addresses."""


class DecisionError(UnionlawError):
    """An authored decision is malformed, or speaks of a provision that is not there."""
