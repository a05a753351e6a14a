"""Reads a tool's arguments, JSON as a model wrote it, by the model of them from which the tool's schema is made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from persea.errors import ToolError

_MOST_CHARACTERS = 20_000
_TOLD_ERRORS = 3

Arguments = TypeVar("Arguments", bound=BaseModel)


def schema_of(model: type[BaseModel]) -> str:
    """The JSON schema of an object, as text: without references, which not every endpoint follows, nor titles."""
    schema = model.model_json_schema()
    return json.dumps(_plain(schema, schema.pop("$defs", {})), ensure_ascii=False)


def _plain(schema: object, definitions: Mapping[str, object]) -> object:
    if isinstance(schema, dict):
        if isinstance(reference := schema.get("$ref"), str):
            return _plain(definitions[reference.rpartition("/")[2]], definitions)
        told = {
            name: part for name, part in schema.items() if not (name == "title" and isinstance(part, str))
        }
        return {name: _plain(part, definitions) for name, part in told.items()}
    return [_plain(part, definitions) for part in schema] if isinstance(schema, list) else schema


def read_arguments(model: type[Arguments], arguments: str) -> Arguments:
    """Raises ToolError, to retry differently, with what is wrong and where."""
    if len(arguments) > _MOST_CHARACTERS:
        raise ToolError("The arguments are too long", fix="Say less", retry_differently=True)
    try:
        return model.model_validate_json(arguments or "{}")
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        told = "; ".join(
            f"{'.'.join(str(part) for part in one['loc']) or 'arguments'}: {one['msg']}"
            for one in found[:_TOLD_ERRORS]
        )
        raise ToolError(
            f"The arguments do not fit ({told})",
            value=arguments,
            fix="Send a JSON object that fits the tool's schema",
            retry_differently=True,
        ) from error
