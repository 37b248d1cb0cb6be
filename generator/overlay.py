"""Applies overlays (OpenAPI Overlay 1.0) to the document, and tells of every entry that no longer fits it.

An entry that only gives a name, a unit or a sentence is dropped with a warning where the document has nothing for it
any more. One that carries safety stops the run: what it guards may be there under another name.
"""

import copy
import difflib
import functools
import importlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from generator.document import Json, is_array, is_object
from generator.errors import Problem, Report, escaped
from generator.flatten import VERBS
from generator.located import Located, read
from generator.lock import shape

# libraries without types
_jsonpath: Any = importlib.import_module("jsonpath_ng.ext.parser")
_oas_patch: Any = importlib.import_module("oas_patch.overlay")

# jsonpath-ng makes its tables anew for each path, most of a generation's time; oas-patch gets this one parser too
_parse = _oas_patch.parse = functools.cache(_jsonpath.ExtentedJsonPathParser().parse)

_SAFETY = frozenset({"x-podero-retry-safe", "x-podero-secret", "x-podero-paginated", "x-podero-refusal"})
_PATH_IN_TARGET = re.compile(r"(?<=\$\.paths\[')[^']+(?='\])")
_CLOSE = 0.5


def apply(document: Json, overlay: Json, file: str = "overlay.yaml", report: Report | None = None) -> Json:
    """Apply an overlay.

    Args:
        document: The API document; it is left as it is.
        overlay: The overlay. Its paths are found in the document under any version and any names of parameters.
        file: Where it comes from, for messages.
        report: Takes the problems; without one they are raised.

    Returns:
        A new document.

    Raises:
        GenerationError: There is no report, and a target or a key that it names matches nothing, an action gives no
            reason, or an operation or schema would appear or disappear.
    """
    found = report or Report()
    applying = _Applying(copy.deepcopy(document), overlay, file, found)
    for action in overlay["actions"]:
        applying.apply(action)
    allowed = set(overlay.get("x-podero-new-schemas", ()))
    found.problems += _same(file, "operation", _operations(document), _operations(applying.document))
    found.problems += _same(file, "schema", _schemas(document), _schemas(applying.document) - allowed)
    if report is None:
        found.stop_if_problems()
    return applying.document


@attrs.frozen
class _Applying:
    """An overlay on its way into a document.

    Args:
        document: The document, changed in place.
        overlay: The overlay.
        file: Where it comes from.
        report: Takes the problems.
    """

    document: Json
    overlay: Json
    file: str
    report: Report

    def apply(self, action: Json) -> None:
        """Apply one action, without what does not fit."""
        target = self._target(action)
        line = self._line(action, "target")
        if not action.get("description"):
            self.report.problems.append(Problem(f"the action on {target} does not say why it is there", line=line))
            return
        # before applying: a removed target would no longer match
        parsed = _parse(target)
        unmatched = [_gone(name, closest) for name, closest in _unmatched(parsed, self.document)]
        matches = parsed.find(self.document)
        if not matches and not unmatched:
            unmatched = ["no element is as it says"]
        if unmatched:
            text = f"{target} matches nothing in the document: {'; '.join(unmatched)}"
            self._tell(action, Problem(text, _pointer(target), line))
        if not matches:
            return
        plain = {key: value for key, value in action.items() if key != "update"} | {"target": target}
        if "update" in action:
            kind = re.split(r"[.\[]", target)[-1]
            plain["update"] = self._fitting(action["update"], matches[0].value, _pointer(target), kind)
        _oas_patch.apply_overlay(self.document, {"actions": [json.loads(json.dumps(plain))]})

    def _target(self, action: Json) -> str:
        """The target with the path that the document has."""

        def found(match: re.Match[str]) -> str:
            return _path_in(self.document["paths"], match[0]) or match[0]

        return _PATH_IN_TARGET.sub(found, str(action["target"]))

    def _fitting(self, update: Any, node: Any, pointer: str, kind: str) -> Any:
        """What of an update has a place in the document."""
        if not is_object(update) or not is_object(node):
            return update
        new = self._new(kind, pointer)
        fitting: Json = {}
        for key, value in update.items():
            name = (_path_in(node, key) or key) if kind == "paths" else key
            place = f"{pointer}/{escaped(name)}"
            must_exist = kind in ("paths", "schemas", "properties") or (kind == "item" and name in VERBS)
            renamed = value.get("x-podero-name") if is_object(value) else None
            if (name in new and name in node) or (name not in node and renamed in node):
                continue  # the document has it now, or the lock calls it that
            if must_exist and not key.startswith("x-") and name not in node and name not in new:
                names = [other for other in node if kind != "item" or other in VERBS]
                self._tell(value, Problem(_gone(name, _closest(name, names)), place, self._line(update, key)))
                continue
            if not key.startswith("x-") and not is_object(value) and node.get(name) == value:
                text = f"{name} says what the document says already; drop the entry"
                self.report.warnings.append(Problem(text, place, self._line(update, key)))
            inner = {"paths": "item"}.get(kind, key if key in ("properties", "schemas", "paths") else "")
            fitting[name] = self._fitting(value, node.get(name), place, inner)
        return fitting

    def _new(self, kind: str, pointer: str) -> set[str]:
        """What the overlay may add: schemas, or fields of one, which it lists as `Schema.field`."""
        listed: Iterable[str] = self.overlay.get("x-podero-new-schemas", ())
        if kind != "properties":
            return set(listed) if kind == "schemas" else set()
        owner = f"{pointer.split('/')[-2]}."
        return {name.removeprefix(owner) for name in listed if name.startswith(owner)}

    def _tell(self, entry: Any, problem: Problem) -> None:
        """Stop or warn, by what an entry is for."""
        (self.report.problems if _carries_safety(entry) else self.report.warnings).append(problem)

    def _line(self, node: Any, key: str) -> str:
        """Where in the overlay a key stands."""
        if not isinstance(node, Located):
            return self.file
        return f"{self.file}:{node.lines.get(key, node.line)}"


def _carries_safety(entry: Any) -> bool:
    """Whether an entry says something that must not be lost silently."""
    if is_object(entry):
        return not _SAFETY.isdisjoint(entry) or any(map(_carries_safety, entry.values()))
    return is_array(entry) and any(map(_carries_safety, entry))


def _path_in(paths: Json, path: str) -> str | None:
    """The path of the document that an overlay means: itself, or the one of its shape."""
    if path in paths:
        return path
    wanted = shape(path)
    return next((each for each in paths if shape(each) == wanted), None)


def _gone(name: str, closest: str | None) -> str:
    """That something is not there, and what may be meant."""
    return f"`{name}` is gone; closest: `{closest}`" if closest else f"`{name}` is gone; drop or change the entry"


def _closest(name: str, names: Iterable[str]) -> str | None:
    """The name that is most like another."""
    return next(iter(difflib.get_close_matches(name, [*names], 1, _CLOSE)), None)


def _pointer(target: str) -> str:
    """A target as a JSON pointer, as far as it is one."""
    parts = re.findall(r"\.([\w*-]+)|\['([^']*)'\]", target.partition("[?")[0])
    return "#" + "".join(f"/{escaped(plain or quoted)}" for plain, quoted in parts)


def _unmatched(target: Any, document: Json) -> Iterator[tuple[str, str | None]]:
    """The keys of a target that lead nowhere, each with the closest that is there; none behind a step without any."""
    for fields, before in _steps(target):
        holders = [match.value for match in before.find(document)] if before is not None else [document]
        there = sorted({key for holder in holders if is_object(holder) for key in holder})
        gone = [name for name in fields.fields if name != "*" and name not in there]
        yield from ((name, _closest(name, there)) for name in gone)
        if len(gone) == len(fields.fields):
            return


def _steps(target: Any, before: Any = None) -> Iterator[tuple[Any, Any]]:
    """The steps of a target that name keys, each with the target before it."""
    if hasattr(target, "fields"):
        yield target, before
    if hasattr(target, "left") and hasattr(target, "right"):
        yield from _steps(target.left, before)
        yield from _steps(target.right, target.left)


def _operations(document: Json) -> set[str]:
    """The operations and paths of a document."""
    return {f"{verb.upper()} {path}" for path, item in document["paths"].items() for verb in item if verb in VERBS} | {
        f"path {path}" for path in document["paths"]
    }


def _schemas(document: Json) -> set[str]:
    """The schemas of a document and their fields."""
    schemas: dict[str, Any] = document.get("components", {}).get("schemas", {})
    fields = {f"{name}.{field}" for name, schema in schemas.items() for field in schema.get("properties", {})}
    return set(schemas) | fields


def _same(file: str, kind: str, before: set[str], after: set[str]) -> Iterator[Problem]:
    """What an overlay makes or removes."""
    if ghosts := sorted(after - before):
        yield Problem(f"names what the document does not have ({kind}): {', '.join(ghosts)}", line=file)
    if lost := sorted(before - after):
        yield Problem(f"removes from the document ({kind}): {', '.join(lost)}", line=file)


__all__ = ["apply", "read"]
