"""Writing files whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from unionlaw.errors import DataError


def write_bytes(file: Path, data: bytes) -> None:
    """Writes to a temporary file beside it, then replaces: nobody sees half a file.

    Raises:
        DataError: the place cannot be written to; nothing was changed.
    """
    if file.is_dir():
        raise DataError("this is a directory", file=file, hint="name a file to write to")
    try:
        if file.exists() and not file.is_file():
            # A device or a pipe is written to: replacing it would take it away from everybody.
            file.write_bytes(data)
            return
        # A link stays one: the file it leads to is replaced.
        real = _resolved(file)
        handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
    except (OSError, RuntimeError) as error:
        said = getattr(error, "strerror", None) or error
        raise DataError(
            f"cannot be written: {said}", file=file, hint="choose another place with -o"
        ) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        # mkstemp makes the file private; give it what a plain open() would have given.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(real)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise DataError(f"cannot be written: {error.strerror}", file=file) from None
        raise


def _resolved(file: Path) -> Path:
    """Where links lead; an `OSError` if in a circle, which Python 3.13 no longer raises."""
    real = file.resolve()
    if real.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return real
