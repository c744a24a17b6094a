"""An amending act in official Russian → an act with its instructions as data.

Each instruction is either read whole or listed as `Unparsed`; each line has a `Role`. What the
instructions do to the text is proven only when they are applied.
"""

from __future__ import annotations

from pathlib import Path

from unionlaw.amend.gathering import Gathering
from unionlaw.amend.lines import is_frame, lines_of, words_of
from unionlaw.amend.result import AmendingAct
from unionlaw.errors import DataError

_HEAD = 2000
"""How many characters of a file its title is looked for in."""


def decoded(file: Path, data: bytes | None = None) -> str:
    """The text of a file.

    Raises:
        DataError: it cannot be read or is not UTF-8.
    """
    try:
        return (file.read_bytes() if data is None else data).decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", file=file) from None
    except UnicodeDecodeError:
        raise DataError("not UTF-8 text", file=file, hint="convert the file to UTF-8") from None


def is_amending(text: str) -> bool:
    """Whether a text is an amending act in Russian: by its title, and an act it says to change."""
    if "внесении" not in text[:_HEAD]:
        return False
    return any(is_frame(words_of(line.text)) for line in lines_of(text))


def read(file: Path, data: bytes | None = None) -> AmendingAct:
    """Reads an amending act in Russian.

    Args:
        file: the file; its name is the name of the act in messages.
        data: its bytes, if they were read already.

    Raises:
        DataError: it cannot be read, or names no act that it changes.
    """
    text = decoded(file, data)
    if not is_amending(text):
        raise DataError(
            "no act that it changes is named in it",
            file=file,
            hint="an amending act says «В Закон Республики Казахстан от … «…»:»",
        )
    gathering = Gathering(file)
    gathering.take(lines_of(text))
    return gathering.finished()
