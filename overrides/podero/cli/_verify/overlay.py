"""Proposes what to add to an overlay, so that the document says what the service does."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from podero.cli._verify.document import Document, Pointer
from podero.cli._verify.report import Finding

_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
_REASON = "Seen by podero verify."


def propose(document: Document, findings: Iterable[Finding]) -> dict[str, Any]:
    """An OpenAPI Overlay (1.0) after which the document allows what was found; without actions where there is nothing.

    Args:
        document: The API document.
        findings: What was found.
    """
    schemas: dict[Pointer, Any] = {}
    paths: dict[str, Any] = {}
    added: list[str] = []
    for finding in findings:
        if finding.kind == "unknown_status":
            responses = paths.setdefault(str(finding.pointer[1]), {"get": {"responses": {}}})["get"]["responses"]
            responses[finding.detail] = _response(document.at(finding.pointer), finding.detail)
        elif (change := _CHANGES.get(finding.kind)) and finding.pointer and finding.name != "*":
            schema = schemas.setdefault(finding.pointer, copy.deepcopy(document.at(finding.pointer)))
            schemas[finding.pointer] = change(schema, finding)
            if finding.kind == "unknown_field":
                added.append(f"{finding.pointer[-1]}.{finding.name}")
    actions = [action for pointer, schema in schemas.items() for action in _replacing(document, pointer, schema)]
    if paths:
        actions.append({"target": "$.paths", "description": _REASON, "update": paths})
    return {
        "overlay": "1.0.0",
        "info": {"title": "What podero verify saw", "version": "1"},
        # the generator adds no field that an overlay does not name here
        **({"x-podero-new-schemas": sorted(set(added))} if added else {}),
        "actions": actions,
    }


def to_yaml(overlay: Mapping[str, Any]) -> str:
    """An overlay as the text of its file, empty where it has no actions.

    Args:
        overlay: The overlay.
    """
    if not overlay["actions"]:
        return ""
    lines = [f"{key}: {json.dumps(value)}" for key, value in overlay.items() if key != "actions"]
    lines.append("actions:")
    for action in overlay["actions"]:
        for index, (key, value) in enumerate(action.items()):
            lines.append(f"  {'  ' if index else '- '}{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _response(documented: Mapping[str, Any], status: str) -> dict[str, Any]:
    successes = [response for known, response in documented.items() if known.startswith("2")]
    # another success carries the documented body
    body: Mapping[str, Any] = successes[0] if successes and status.startswith("2") else {}
    return {**body, "description": _REASON}


def _replacing(document: Document, pointer: Pointer, schema: Any) -> Iterable[dict[str, Any]]:
    """A removal where something has to go, and an update: an update by itself only adds."""
    removed: list[Pointer] = []
    update = _difference(pointer, document.at(pointer), schema, removed)
    for place in removed:
        yield {"target": _target(place), "description": _REASON, "remove": True}
    if update:
        yield {"target": _target(pointer), "description": _REASON, "update": update}


def _difference(
    pointer: Pointer, old: Mapping[str, Any], new: Mapping[str, Any], removed: list[Pointer]
) -> dict[str, Any]:
    """What of an object is new or another; what goes, or makes way, is put down as removed."""
    removed += [(*pointer, key) for key in old if key not in new]
    update: dict[str, Any] = {}
    for key, value in new.items():
        if key not in old:
            update[key] = value
        elif isinstance(value, dict) and isinstance(old[key], dict):
            if inner := _difference((*pointer, key), old[key], cast("Mapping[str, Any]", value), removed):
                update[key] = inner
        elif value != old[key]:
            removed.append((*pointer, key))
            update[key] = value
    return update


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
