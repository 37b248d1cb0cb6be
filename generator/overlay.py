"""Applies `overlay.yaml` (OpenAPI Overlay 1.0) to the document, and fails on entries that match nothing."""

import copy
from pathlib import Path
from typing import Any

import jsonpath_ng.ext  # type: ignore[import-untyped]
import oas_patch  # type: ignore[import-untyped]
import ruamel.yaml

from generator.problems import GenerationError

_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def read(path: Path) -> dict[str, Any]:
    """Read an overlay.

    Args:
        path: The YAML file.

    Returns:
        The overlay.
    """
    overlay: dict[str, Any] = ruamel.yaml.YAML(typ="safe").load(path)
    return overlay


def apply(document: dict[str, Any], overlay: dict[str, Any]) -> dict[str, Any]:
    """Apply an overlay.

    Args:
        document: The API document; it is left as it is.
        overlay: The overlay.

    Returns:
        A new document.

    Raises:
        GenerationError: A target matches nothing, an action gives no reason, or an operation or schema would appear or
            disappear.
    """
    patched = copy.deepcopy(document)
    for action in overlay["actions"]:
        target = action["target"]
        if not action.get("description"):
            raise GenerationError(f"overlay.yaml: the action on {target} does not say why it is there")
        # before applying: a removed target would no longer match
        if not jsonpath_ng.ext.parse(target).find(patched):
            raise GenerationError(f"overlay.yaml: {target} matches nothing in the document; drop or change the entry")
        oas_patch.apply_overlay(patched, {"actions": [action]})
    _same("operation", _operations(document), _operations(patched))
    allowed = set(overlay.get("x-podero-new-schemas", ()))
    _same("schema", _schemas(document), _schemas(patched) - allowed)
    return patched


def _operations(document: dict[str, Any]) -> set[str]:
    return {f"{verb.upper()} {path}" for path, item in document["paths"].items() for verb in item if verb in _VERBS} | {
        f"path {path}" for path in document["paths"]
    }


def _schemas(document: dict[str, Any]) -> set[str]:
    schemas: dict[str, Any] = document.get("components", {}).get("schemas", {})
    members = {f"{name}.{member}" for name, schema in schemas.items() for member in schema.get("properties", {})}
    return set(schemas) | members


def _same(kind: str, before: set[str], after: set[str]) -> None:
    if ghosts := sorted(after - before):
        raise GenerationError(f"overlay.yaml names a {kind} that the document does not have: {', '.join(ghosts)}")
    if lost := sorted(before - after):
        raise GenerationError(f"overlay.yaml removes a {kind} of the document: {', '.join(lost)}")


__all__ = ["apply", "read"]
