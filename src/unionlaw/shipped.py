"""Where the corpus that comes with unionlaw lies: in the checkout, or in the installed package.

The corpus is found by path and never imported: its folders are data, and an editable
installation could not import them.
"""

from __future__ import annotations

from pathlib import Path

from unionlaw.errors import DataError

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = "_data"
"""The folder of the package that holds the corpus in a wheel (``package_dir`` in setup.cfg)."""


def root() -> Path:
    """The folder that holds ``laws/``, ``conventions/`` and ``comparisons/``.

    A checkout goes first, so that an editable installation reads the files being edited. Only
    the checkout this very file belongs to counts: a wheel installed into an environment inside
    a checkout keeps to its own copy.

    Raises:
        DataError: neither place holds a corpus; the installation is incomplete.
    """
    return _root(_PACKAGE)


def _root(package: Path) -> Path:
    """`root` for the package folder `package`: ``<checkout>/src/unionlaw``, or an installed one."""
    checkout = package.parent.parent
    if (checkout / "setup.cfg").is_file() and _holds_laws(checkout):
        return checkout
    installed = package / _INSTALLED
    if _holds_laws(installed):
        return installed
    raise DataError(
        "the corpus that comes with unionlaw is not there",
        file=installed,
        hint="install unionlaw again, or name a folder that holds laws/ with --corpus",
    )


def _holds_laws(folder: Path) -> bool:
    return (folder / "laws" / "kz").is_dir()
