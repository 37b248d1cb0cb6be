"""Proposes what to add to an overlay, so that the document says what the service does."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from podero.cli.verify.document import Document, Pointer
from podero.cli.verify.report import Finding

_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
_REASON = "Seen by podero verify."


def propose(document: Document, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Actions of an OpenAPI Overlay (1.0) after which the document allows what was found.

    Args:
        document: The API document.
        findings: What was found.
    """
    schemas: dict[Pointer, Any] = {}
    paths: dict[str, Any] = {}
    for finding in findings:
        if finding.kind == "unknown_status":
            responses = paths.setdefault(str(finding.pointer[1]), {"get": {"responses": {}}})["get"]["responses"]
            responses[finding.detail] = {"description": _REASON}
        elif (change := _CHANGES.get(finding.kind)) and finding.pointer and finding.name != "*":
            schema = schemas.setdefault(finding.pointer, copy.deepcopy(document.at(finding.pointer)))
            schemas[finding.pointer] = change(schema, finding)
    actions = [action for pointer, schema in schemas.items() for action in _replacing(document, pointer, schema)]
    if paths:
        actions.append({"target": "$.paths", "description": _REASON, "update": paths})
    return actions


def to_yaml(actions: Iterable[Mapping[str, Any]]) -> str:
    """Actions as lines for an overlay file.

    Args:
        actions: The actions.
    """
    lines: list[str] = []
    for action in actions:
        for index, (key, value) in enumerate(action.items()):
            lines.append(f"  {'  ' if index else '- '}{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(["actions:", *lines]) + "\n" if lines else ""


def _replacing(document: Document, pointer: Pointer, schema: Any) -> Iterable[dict[str, Any]]:
    """A removal where something has to go, and an update: an update by itself only adds."""
    old = document.at(pointer)
    added = {key: value for key, value in schema.items() if old.get(key) != value}
    for key in old:
        if key not in schema or (key in added and not isinstance(old[key], dict)):
            yield {"target": _target((*pointer, key)), "description": _REASON, "remove": True}
    if added:
        yield {"target": _target(pointer), "description": _REASON, "update": added}


def _target(pointer: Pointer) -> str:
    return "$" + "".join(
        f"[{key}]" if isinstance(key, int) else f".{key}" if _IDENTIFIER.fullmatch(key) else f"['{key}']"
        for key in pointer
    )


def _with_null(schema: Any, _finding: Finding) -> Any:
    return _or(schema, {"type": "null"})


def _with_type(schema: Any, finding: Finding) -> Any:
    return _or(schema, {"type": finding.detail, **({"items": {}} if finding.detail == "array" else {})})


def _or(schema: Any, other: Mapping[str, Any]) -> Any:
    words = ("title", "description", "default", "example", "deprecated")
    own = {key: value for key, value in schema.items() if key not in words}
    rest = {key: value for key, value in schema.items() if key in words}
    alternatives: list[Any] = own["anyOf"] if set(own) == {"anyOf"} else [own]
    return {**rest, "anyOf": [*alternatives, other] if other not in alternatives else alternatives}


def _with_field(schema: Any, finding: Finding) -> Any:
    field: dict[str, Any] = {} if finding.detail == "null" else {"type": finding.detail}
    if finding.detail == "array":
        field["items"] = {}
    if finding.detail == "object":
        field["additionalProperties"] = True
    known = cast("Mapping[str, Any]", schema["properties"]).get(finding.name)
    added = field if known is None or known == field else _or(known, field)
    return {**schema, "properties": {**schema["properties"], finding.name: added}}


def _without_requirement(schema: Any, finding: Finding) -> Any:
    rest = [name for name in schema["required"] if name != finding.name]
    others = {key: value for key, value in schema.items() if key != "required"}
    return {**others, "required": rest} if rest else others


def _with_value(schema: Any, finding: Finding) -> Any:
    return schema if finding.detail.startswith("(") else {**schema, "enum": [*schema["enum"], finding.detail]}


def _without_format(schema: Any, _finding: Finding) -> Any:
    return {key: value for key, value in schema.items() if key != "format"}


def _without_limit(schema: Any, _finding: Finding) -> Any:
    return {key: value for key, value in schema.items() if key != "maxLength"}


_CHANGES = {
    "missing": _without_requirement,
    "null": _with_null,
    "unknown_field": _with_field,
    "unknown_value": _with_value,
    "wrong_type": _with_type,
    "format": _without_format,
    "too_long": _without_limit,
}
