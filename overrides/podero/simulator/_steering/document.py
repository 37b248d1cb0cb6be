"""The OpenAPI document of the levers, and their table in the docs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from podero.simulator._steering.lever import STEERING_PATH, Argument, Lever

_IN_PATH = re.compile(r"{(\w+)}")
_ERROR = {
    "description": "Refused, in one line that names the argument.",
    "content": {
        "application/json": {
            "schema": {"type": "object", "properties": {"detail": {"type": "string"}}, "required": ["detail"]}
        }
    },
}


def steering_document(levers: Iterable[Lever]) -> dict[str, Any]:
    """Describe levers as an OpenAPI 3.1 document."""
    paths: dict[str, dict[str, Any]] = {}
    for lever in levers:
        paths.setdefault(f"{STEERING_PATH}{lever.path}", {})[lever.method.lower()] = _operation(lever)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Podero simulator",
            "version": "1",
            "description": "Steers a running simulator. Arguments are sent as JSON or as a form.",
        },
        "paths": paths,
    }


def lever_table(levers: Iterable[Lever]) -> str:
    """Write the table of levers of the docs, as Markdown."""
    lines = ["| To | Over HTTP, below `/_simulator` | Arguments | In Python |", "|---|---|---|---|"]
    for lever in levers:
        inside = _IN_PATH.findall(lever.path)
        names = [
            f"`{name}`" if argument.required else f"[`{name}`]"
            for name, argument in lever.arguments.items()
            if name not in inside
        ]
        python = f"`{lever.python}`" if lever.python else ""
        summary = lever.summary[0].lower() + lever.summary[1:].rstrip(".")
        lines.append(f"| {summary} | `{lever.method} {lever.path}` | {', '.join(names)} | {python} |")
    return "\n".join(lines)


def _operation(lever: Lever) -> dict[str, Any]:
    inside = _IN_PATH.findall(lever.path)
    others = {name: argument for name, argument in lever.arguments.items() if name not in inside}
    parameters = [_parameter(name, "path", lever.arguments[name]) for name in inside]
    operation: dict[str, Any] = {"operationId": lever.name, "summary": lever.summary, "responses": _responses(lever)}
    if lever.method in {"GET", "DELETE"}:
        parameters += [_parameter(name, "query", argument) for name, argument in others.items()]
    elif others:
        operation["requestBody"] = _body(others)
    return {**operation, "parameters": parameters} if parameters else operation


def _responses(lever: Lever) -> dict[str, Any]:
    if lever.returns is None:
        content: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}
    else:
        content = {"application/json": {"schema": dict(lever.returns)}}
    return {"200": {"description": lever.summary, "content": content}, "4XX": _ERROR}


def _parameter(name: str, place: str, argument: Argument) -> dict[str, Any]:
    return {
        "name": name,
        "in": place,
        "required": argument.required,
        "description": argument.description,
        "schema": dict(argument.schema),
    }


def _body(arguments: Mapping[str, Argument]) -> dict[str, Any]:
    schema = {
        "type": "object",
        "properties": {
            name: {**argument.schema, "description": argument.description} for name, argument in arguments.items()
        },
        "required": [name for name, argument in arguments.items() if argument.required],
        "additionalProperties": False,
    }
    media = {"schema": schema}
    return {
        "required": bool(schema["required"]),
        "content": {"application/json": media, "application/x-www-form-urlencoded": media},
    }
