"""Validates requests and responses against the document, using jsonschema-rs."""

from __future__ import annotations

import json
import math
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from typing import Any, NoReturn, cast
from urllib.parse import parse_qs

import attrs
import jsonschema_rs

from podero.simulator._http.document import Operation, resolve
from podero.simulator._http.messages import HttpError
from podero.simulator._http.unknown_fields import find_unknown

_URI = "urn:podero"
_DRAFT = jsonschema_rs.Draft202012
_MAX_DEPTH = 100
_MAX_MESSAGE = 300
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


@attrs.frozen
class CheckedRequest:
    """A request that matches the document.

    Args:
        path: Path parameters by name; UUIDs in canonical form.
        query: Query parameters by name, converted to their types, with defaults.
        headers: Header parameters by name, converted to their types, with defaults.
        body: Decoded JSON body, or None.
    """

    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    body: Any


class Validator:
    """Validates requests and responses. Schemas are compiled when they are first used."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._registry = jsonschema_rs.Registry([(_URI, dict(document))], draft=_DRAFT)
        self._compiled: dict[str, jsonschema_rs.Draft202012Validator] = {}
        # The same by the identity of a schema, which is kept so that no other one gets it.
        self._known: dict[int, tuple[Mapping[str, Any], jsonschema_rs.Draft202012Validator]] = {}

    def check_request(
        self,
        operation: Operation,
        path: Mapping[str, str],
        query_string: str,
        headers: Mapping[str, str],
        content: bytes,
        *,
        strict: bool = False,
    ) -> CheckedRequest:
        """Convert and check a request, or raise a 422 shaped as Django Ninja does (inferred, not on the API record).

        A strict check refuses query parameters and fields that the document does not know.
        """
        errors: list[dict[str, Any]] = []
        sent = parse_qs(query_string, keep_blank_values=True)
        sources: dict[str, Mapping[str, str]] = {
            "path": path,
            "query": {name: values[-1] for name, values in sent.items()},
            "header": headers,
        }
        values: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
        for parameter in operation.parameters:
            location, name = str(parameter["in"]), str(parameter["name"])
            if location not in sources:
                continue
            text = sources[location].get(name.lower() if location == "header" else name)
            if text is None:
                if parameter.get("required"):
                    errors.append({"type": "missing", "loc": [location, name], "msg": "Field required"})
                else:
                    values[location][name] = parameter.get("schema", {}).get("default")
                continue
            value = self._convert(parameter.get("schema", {}), text)
            values[location][name] = _canonical(parameter.get("schema", {}), value)
            errors.extend(self._errors(parameter.get("schema", {}), value, [location, name]))
        body = self._body(operation, content, errors)
        if strict:
            errors.extend(find_unknown(self._document, operation, sent, body))
        if errors:
            raise HttpError(422, errors)
        return CheckedRequest(values["path"], values["query"], values["header"], body)

    def check_response(self, operation: Operation, status: int, content: bytes) -> str | None:
        """Say in one line what is wrong with a response, or None; undocumented error statuses are not checked."""
        if status not in operation.responses:
            return f"status {status} is not documented" if 200 <= status < 300 else None
        schema = operation.responses[status]
        if schema is None:
            return "unexpected body" if content else None
        value = json.loads(content)
        errors = [f"{error['loc']}: {error['msg']}" for error in self._errors(schema, value, ["response"])]
        return "; ".join(errors) or None

    def _body(self, operation: Operation, content: bytes, errors: list[dict[str, Any]]) -> Any:
        if operation.body is None:
            return None
        if not content:
            if operation.body_required:
                errors.append({"type": "missing", "loc": ["body"], "msg": "Field required"})
            return None
        try:
            value = _decoded(content)
        except (ValueError, RecursionError) as error:
            reason = "has half of a surrogate pair" if isinstance(error, UnicodeEncodeError) else "is not valid JSON"
            errors.append({"type": "json_invalid", "loc": ["body"], "msg": f"Body {reason}"})
            return None
        if _depth(value) > _MAX_DEPTH:
            errors.append({"type": "json_invalid", "loc": ["body"], "msg": f"Body is nested deeper than {_MAX_DEPTH}"})
            return None
        errors.extend(self._errors(operation.body, value, ["body"]))
        return value

    def _errors(self, schema: Mapping[str, Any], value: Any, base: list[str | int]) -> Iterator[dict[str, Any]]:
        for error in self._validator(schema).iter_errors(value):
            location: Sequence[str | int] = [*base, *error.instance_path]
            if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Required):
                yield {"type": "missing", "loc": [*location, str(error.kind.property)], "msg": "Field required"}
            else:
                message = error.message if len(error.message) <= _MAX_MESSAGE else f"{error.message[:_MAX_MESSAGE]}..."
                yield {"type": error.kind.name, "loc": location, "msg": message}

    def _validator(self, schema: Mapping[str, Any]) -> jsonschema_rs.Draft202012Validator:
        known = self._known.get(id(schema))
        if known is not None:
            return known[1]
        key = json.dumps(schema, sort_keys=True)
        if key not in self._compiled:
            absolute = json.loads(key.replace('"$ref": "#/', f'"$ref": "{_URI}#/'))
            self._compiled[key] = jsonschema_rs.Draft202012Validator(
                absolute, registry=self._registry, validate_formats=True, formats={"time": _is_time}
            )
        if schema:
            self._known[id(schema)] = schema, self._compiled[key]
        return self._compiled[key]

    def _convert(self, schema: Mapping[str, Any], text: str) -> Any:
        types = set(_types(self._document, schema))
        if "boolean" in types and text.lower() in {"true", "false", "1", "0", "on", "off", "yes", "no"}:
            return text.lower() in {"true", "1", "on", "yes"}
        # Stricter than int() and float(), which take spaces, underscores and digits of other scripts.
        if "integer" in types and re.fullmatch(r"-?[0-9]{1,18}", text):
            return int(text)
        if "number" in types and re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?", text):
            return float(text)
        return text


def _types(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    schema = resolve(document, schema)
    kind = schema.get("type")
    yield from [kind] if isinstance(kind, str) else kind or []
    for key in ("anyOf", "oneOf", "allOf"):
        for part in schema.get(key, []):
            yield from _types(document, part)


def _decoded(content: bytes) -> Any:
    """Decode JSON, or raise a ValueError for more than JSON or less than text: NaN, or half of a surrogate pair."""
    text = content.decode(json.detect_encoding(content))
    value = json.loads(text, parse_constant=_reject_constant, parse_int=_integer, parse_float=_finite)
    if _SURROGATE.search(text):
        # A whole pair has become one character.
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _depth(value: Any) -> int:
    """Count the levels of a JSON value, without recursion."""
    level: list[Any] = [value]
    depth = 0
    while level:
        depth += 1
        level = [child for item in level for child in _children(item)]
    return depth


def _children(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return cast("Iterable[Any]", value.values())
    return cast("Iterable[Any]", value) if isinstance(value, list) else ()


def _reject_constant(name: str) -> NoReturn:
    message = f"{name} is not JSON"
    raise ValueError(message)


def _integer(text: str) -> int:
    if len(text) > 19:
        _reject_constant(text[:20])
    return int(text)


def _finite(text: str) -> float:
    if not math.isfinite(value := float(text)):
        _reject_constant(text)
    return value


def _is_time(text: str) -> bool:
    # RFC 3339 requires an offset, but the document's own default is 06:00:00 and the API record has 07:00.
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True


def _canonical(schema: Mapping[str, Any], value: Any) -> Any:
    if schema.get("format") == "uuid":
        try:
            return str(uuid.UUID(value))
        except ValueError:
            return value
    return value
