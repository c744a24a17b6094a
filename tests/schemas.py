"""JSON documents against the schemas that come with the package."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import jsonschema


def schema(name: str) -> dict[str, Any]:
    text = (resources.files("unionlaw") / "schemas" / f"{name}.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def valid(name: str, printed: str) -> dict[str, Any]:
    """The printed document, once the schema has nothing against it."""
    data: dict[str, Any] = json.loads(printed)
    validator = jsonschema.Draft202012Validator(schema(name))
    errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]
    assert errors == []
    assert data["schema"] == f"urn:unionlaw:schema:{name}:1"
    return data
