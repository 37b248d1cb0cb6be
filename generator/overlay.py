"""Applies `overlay.yaml` (OpenAPI Overlay 1.0) to the document, and fails on entries that match nothing."""

import copy
import functools
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.errors import GenerationError
from generator.schemas import is_list, is_schema

# libraries without types
_jsonpath: Any = importlib.import_module("jsonpath_ng.ext.parser")
_oas_patch: Any = importlib.import_module("oas_patch.overlay")
_yaml: Any = importlib.import_module("ruamel.yaml")

# jsonpath-ng makes its tables anew for each path, most of a generation's time; oas-patch gets this one parser too
_parse = _oas_patch.parse = functools.cache(_jsonpath.ExtentedJsonPathParser().parse)
_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def read(path: Path) -> dict[str, Any]:
    """Read an overlay.

    Args:
        path: The YAML file.

    Returns:
        The overlay.
    """
    overlay: dict[str, Any] = _yaml.YAML(typ="safe").load(path)
    return overlay


def apply(document: dict[str, Any], overlay: dict[str, Any], file: str = "overlay.yaml") -> dict[str, Any]:
    """Apply an overlay.

    Args:
        document: The API document; it is left as it is.
        overlay: The overlay.
        file: Where it comes from, for messages.

    Returns:
        A new document.

    Raises:
        GenerationError: A target, or a key that it names, matches nothing; an action gives no reason; or an operation
            or schema would appear or disappear.
    """
    patched = copy.deepcopy(document)
    for action in overlay["actions"]:
        target = action["target"]
        if not action.get("description"):
            msg = f"{file}: the action on {target} does not say why it is there"
            raise GenerationError(msg)
        # before applying: a removed target would no longer match
        parsed = _parse(target)
        if (unmatched := _unmatched(parsed, patched)) or not parsed.find(patched):
            of_names = f" for {', '.join(unmatched)}" if unmatched else ""
            msg = f"{file}: {target} matches nothing in the document{of_names}; drop or change the entry"
            raise GenerationError(msg)
        _oas_patch.apply_overlay(patched, {"actions": [action]})
    _same(file, "operation", _operations(document), _operations(patched))
    allowed = set(overlay.get("x-podero-new-schemas", ()))
    _same(file, "schema", _schemas(document), _schemas(patched) - allowed)
    return patched


def _unmatched(target: Any, document: dict[str, Any]) -> list[str]:
    """The keys that a target names side by side and that lead nowhere."""
    unmatched: list[str] = []
    for fields in _fields(target):
        names = fields.fields
        for name in names if len(names) > 1 else ():
            fields.fields = (name,)
            if not target.find(document):
                unmatched.append(repr(name))
        fields.fields = names
    return unmatched


def _fields(target: Any) -> Iterator[Any]:
    """The parts of a target that name keys."""
    if hasattr(target, "fields"):
        yield target
    for side in ("left", "right"):
        if hasattr(target, side):
            yield from _fields(getattr(target, side))


def refuse_own_keys(value: Any, place: str = "$") -> None:
    """Refuse `x-podero-*` keys in a received document, which would be trusted like our own.

    Args:
        value: The document, or a part of it.
        place: Where the part is.

    Raises:
        GenerationError: It holds one.
    """
    if is_schema(value):
        for key, inner in value.items():
            if key.startswith("x-podero-"):
                msg = f"the document sets {key} at {place}; only the overlays may"
                raise GenerationError(msg)
            refuse_own_keys(inner, f"{place}.{key}")
    elif is_list(value):
        for index, inner in enumerate(value):
            refuse_own_keys(inner, f"{place}[{index}]")


def _operations(document: dict[str, Any]) -> set[str]:
    """The operations and paths of a document."""
    return {f"{verb.upper()} {path}" for path, item in document["paths"].items() for verb in item if verb in _VERBS} | {
        f"path {path}" for path in document["paths"]
    }


def _schemas(document: dict[str, Any]) -> set[str]:
    """The schemas of a document and their fields."""
    schemas: dict[str, Any] = document.get("components", {}).get("schemas", {})
    fields = {f"{name}.{field}" for name, schema in schemas.items() for field in schema.get("properties", {})}
    return set(schemas) | fields


def _same(file: str, kind: str, before: set[str], after: set[str]) -> None:
    """Refuse an overlay that makes or removes something."""
    if ghosts := sorted(after - before):
        msg = f"{file} names what the document does not have ({kind}): {', '.join(ghosts)}"
        raise GenerationError(msg)
    if lost := sorted(before - after):
        msg = f"{file} removes from the document ({kind}): {', '.join(lost)}"
        raise GenerationError(msg)


__all__ = ["apply", "read", "refuse_own_keys"]
