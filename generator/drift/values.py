"""Compares schemas, field by field, as whoever sends or receives their values would."""

from collections.abc import Callable
from typing import Any

import attrs

from generator.drift.changes import Changes
from generator.drift.names import Names, field_name
from generator.drift.shapes import ABSENT, Node, Shape, Shapes

_LIMIT_IDS = {
    "minimum": "min",
    "maximum": "max",
    "exclusiveMinimum": "exclusive-min",
    "exclusiveMaximum": "exclusive-max",
    "minLength": "min-length",
    "maxLength": "max-length",
    "minItems": "min-items",
    "maxItems": "max-items",
    "minProperties": "min-properties",
    "maxProperties": "max-properties",
    "multipleOf": "multiple-of",
    "uniqueItems": "unique-items",
    "pattern": "pattern",
}
_OF_TEXT = ("minLength", "maxLength", "pattern")
_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")


@attrs.frozen
class Place:
    """Where values are.

    Args:
        direction: `request` or `response`.
        part: `body`, `property` or `parameter`.
        subject: What is there, by its name in Python.
        types: Its types in Python, before and after; "" for unknown.
        use: The method.
    """

    direction: str
    part: str
    subject: str
    types: tuple[str, str]
    use: str


class Values:
    """Compares the schemas of two documents.

    Args:
        shapes: Of the schemas before and after.
        names: Before and after.
        changes: Where changes go.
    """

    def __init__(self, shapes: tuple[Shapes, Shapes], names: tuple[Names, Names], changes: Changes) -> None:
        self._shapes = shapes
        self._names = names
        self._changes = changes
        self._seen: set[tuple[int, int]] = set()

    def compare(self, old: Node, new: Node, place: Place) -> None:
        """Compare what is at a place of an operation, with everything inside.

        Args:
            old: What was there.
            new: What is there now.
            place: Where.
        """
        self._seen.clear()
        self._compare(old, new, place)

    def same(self, old: Node, new: Node) -> bool:
        """Whether two schemas mean the same."""
        found = Changes()
        probe = Values(self._shapes, self._names, found)
        probe.compare(old, new, Place("response", "body", "", ("", ""), ""))
        return not any(change.level for change in found.sorted())

    def _compare(self, old_node: Node, new_node: Node, place: Place) -> None:
        """Compare two schemas."""
        pair = id(old_node.schema), id(new_node.schema)
        if pair in self._seen:
            return
        self._seen.add(pair)
        written = self._shapes[0].of(old_node), self._shapes[1].of(new_node)
        old, new = (_as_kept(shape, type_) for shape, type_ in zip(written, place.types, strict=True))
        note = self._noter(place)
        self._words(old, new, place, note)
        changed = old.python != new.python and not self._is_made_the_same(place)
        kind = _type_change(old, new, place.direction) if changed else ""
        if kind:
            note(kind, old=_type(old, place.types[0]), new=_type(new, place.types[1]))
        else:
            _spelling(*written, place, note)
        if old.null != new.null and None not in (old.kinds, new.kinds):
            note("became-nullable" if new.null else "became-not-nullable")
        self._enum(old, new, place, note)
        if kind != "type-changed":
            self._limits(old, new, note)
        if max(old.alternatives, new.alternatives) > 1 and old.alternatives and new.alternatives != old.alternatives:
            note(
                "one-of-added" if new.alternatives > old.alternatives else "one-of-removed",
                old=old.alternatives,
                new=new.alternatives,
            )
        self._inside(old, new, place)

    def _is_made_the_same(self, place: Place) -> bool:
        """Whether both packages have the same type at a place, such as bytes for a body that is no JSON."""
        before, after = (names.lock for names in self._names)
        return before is not after and place.types[0] == place.types[1] != "" and not after.classes(place.types[1])

    def _noter(self, place: Place) -> Callable[..., None]:
        """Notes changes at a place."""

        def note(kind: str, **detail: Any) -> None:
            self._changes.value(place.direction, place.part, kind, place.subject, use=place.use, **detail)

        return note

    def _words(self, old: Shape, new: Shape, place: Place, note: Callable[..., None]) -> None:
        """Compare what the document says about values without saying what they are."""
        if old.description != new.description:
            note("description-changed", old=old.description, new=new.description)
        if old.about != new.about and old.kinds == new.kinds:
            class_ = self._class(place.types) or place.subject
            self._changes.api("schema-description-changed", class_, old.about, new.about, use=place.use)
        if old.deprecated != new.deprecated:
            until = f", until {new.sunset}" if new.sunset else ""
            note("deprecated", new=until) if new.deprecated else note("reactivated")
        elif new.deprecated and old.sunset != new.sunset:
            note("sunset-changed", old=old.sunset or None, new=new.sunset or None)
        if old.read_only != new.read_only:
            note("became-read-only" if new.read_only else "became-not-read-only")
        if old.write_only != new.write_only:
            note("became-write-only" if new.write_only else "became-not-write-only")
        _default(old.default, new.default, note)
        _format(old, new, note)

    def _enum(self, old: Shape, new: Shape, place: Place, note: Callable[..., None]) -> None:
        """Compare the values that are allowed."""
        if old.enum is None or new.enum is None or old.python != new.python:
            if old.python == new.python and (old.enum is None) != (new.enum is None):
                kind = "became-enum" if new.enum is not None else "became-not-enum"
                note(kind, old=_values(old.enum), new=_values(new.enum))
            return
        classes = [names.enum(type_) for names, type_ in zip(self._names, place.types, strict=True)]
        class_ = classes[0] or classes[1]
        if all(classes):
            self._members(old, new, classes, place)
        # a value that is the only one, or one of several kinds of objects, has a type without members
        gone = "enum-value-removed" if class_ or not place.types[0] else "value-removed"
        for kind, id_, side, other in (
            ("enum-value-added", "enum-value-added", new, old),
            (gone, "enum-value-removed", old, new),
        ):
            names = self._names[0 if side is old else 1]
            for value in side.enum or ():
                if value not in (other.enum or ()):
                    subject = f"{class_}.{names.member(class_, value)}" if class_ else f"{place.subject}: {value!r}"
                    self._changes.value(place.direction, place.part, kind, subject, use=place.use, id=id_, value=value)

    def _members(self, old: Shape, new: Shape, classes: list[str | None], place: Place) -> None:
        """Compare what the values that stay are called."""
        for value in old.enum or ():
            if value in (new.enum or ()):
                was, is_ = (names.member(class_, value) for names, class_ in zip(self._names, classes, strict=True))
                if was != is_:
                    self._changes.api("enum-member-renamed", f"{classes[0]}.{was}", was, is_, use=place.use)

    def _limits(self, old: Shape, new: Shape, note: Callable[..., None]) -> None:
        """Compare limits."""
        for key, id_ in _LIMIT_IDS.items():
            before, after = old.limits.get(key), new.limits.get(key)
            if before != after:
                kind = "tightened" if _is_tighter(key, before, after) else "widened"
                note(kind, key=key, id=f"{id_}-{_what_happened(key, before, after)}", old=before, new=after)

    def _inside(self, old: Shape, new: Shape, place: Place) -> None:
        """Compare what values hold."""
        if old.items and new.items:
            self._compare(old.items, new.items, place)
        if old.values and new.values:
            self._compare(old.values, new.values, place)
        kinds = (old.kinds or frozenset()) & (new.kinds or frozenset())
        if "object" not in kinds:
            return
        renamed = self._renamed(old, new)
        for name in old.fields.keys() | new.fields.keys():
            if name in renamed.values():
                continue
            after = renamed.get(name, name)
            at, python = self._field(place, name, after)
            if name in renamed:
                self._changes.value(
                    at.direction, "property", "json-name-changed", at.subject, use=at.use, old=name, new=after
                )
            if name in old.fields and after in new.fields:
                self._presence(name in old.required, after in new.required, at)
                self._compare(old.fields[name], new.fields[after], at)
                self._python_name(place, python, at)
            else:
                self._came_or_went(name, old, new, at)

    def _renamed(self, old: Shape, new: Shape) -> dict[str, str]:
        """Fields that have another name in JSON and the same in Python."""
        gone = {field_name(name): name for name in old.fields if name not in new.fields}
        come = {field_name(name): name for name in new.fields if name not in old.fields}
        return {gone[python]: come[python] for python in gone.keys() & come.keys()}

    def _field(self, place: Place, old_name: str, new_name: str) -> tuple[Place, tuple[str, str]]:
        """The place of a field, and what it is called before and after."""
        models = [names.model(type_) for names, type_ in zip(self._names, place.types, strict=True)]
        before = self._names[0].field(models[0], old_name)
        after = self._names[1].field(models[1], new_name)
        known = old_name in {
            field.name or key for key, field in self._names[0].lock.models.get(models[0] or "", {}).items()
        }
        python = before[0] if known else after[0]
        owner = models[0] or models[1] or place.subject
        subject = f"{owner}.{python}"
        at = Place(place.direction, "property", subject, (before[1], after[1]), place.use)
        return at, (before[0], after[0])

    def _presence(self, was: bool, is_: bool, place: Place) -> None:  # noqa: FBT001
        """Compare whether a field is always there."""
        if was != is_:
            kind = "became-required" if is_ else "became-optional"
            self._changes.value(place.direction, "property", kind, place.subject, use=place.use)

    def _python_name(self, place: Place, python: tuple[str, str], at: Place) -> None:
        """Note another name in Python for the same field; the lock does not allow it."""
        if python[0] != python[1] and all(names.model(t) for names, t in zip(self._names, place.types, strict=True)):
            self._changes.api("python-name-changed", at.subject, python[0], python[1], use=at.use)

    def _came_or_went(self, name: str, old: Shape, new: Shape, at: Place) -> None:
        """Note a field that is gone or new."""
        gone = name in old.fields
        needed = "required" if name in (old if gone else new).required else "optional"
        if at.direction == "response":
            kind = f"{needed}-property-{'removed' if gone else 'added'}"
        else:
            kind = "property-removed" if gone else f"new-{needed}-property"
        self._changes.value(at.direction, "property", kind, at.subject, use=at.use)

    def _class(self, types: tuple[str, str]) -> str | None:
        """The class of a place."""
        return self._names[0].model(types[0]) or self._names[0].enum(types[0])


def _default(old: Any, new: Any, note: Callable[..., None]) -> None:
    """Compare defaults."""
    if old is ABSENT and new is ABSENT:
        return
    if old is ABSENT:
        note("default-value-added", new=_json(new))
    elif new is ABSENT:
        note("default-value-removed", old=_json(old))
    elif old != new or type(old) is not type(new):
        note("default-value-changed", old=_json(old), new=_json(new))


def _format(old: Shape, new: Shape, note: Callable[..., None]) -> None:
    """Compare formats that Python has no type for."""
    was, is_ = ("password" in shape.format.split() for shape in (old, new))
    if was != is_:
        note("became-secret" if is_ else "became-not-secret")
    elif old.format != new.format and old.python == new.python:
        note("format-changed", old=old.format or None, new=new.format or None)


def _as_kept(shape: Shape, type_: str) -> Shape:
    """What generation makes of a shape: a plain number or text is the Decimal that the lock keeps."""
    plain = shape.kinds and shape.kinds <= {"number", "integer", "string"}
    text = shape.kinds and "string" in shape.kinds
    if "Decimal" not in type_ or shape.python == "Decimal" or not plain or (text and (shape.enum or shape.format)):
        return shape
    limits = {key: value for key, value in shape.limits.items() if key not in _OF_TEXT}
    return attrs.evolve(shape, kinds=frozenset({"number", "string"}), limits=limits)


def _spelling(old: Shape, new: Shape, place: Place, note: Callable[..., None]) -> None:
    """Compare how JSON spells values whose type in Python stays."""
    if old.kinds == new.kinds:
        return
    sent = place.direction == "request" and place.part != "parameter" and "Decimal" in place.types[1]
    refused = sent and "string" in (old.kinds or ()) and "string" not in (new.kinds or ())
    kind = "number-only" if refused else "type-compatible"
    note(kind, old=sorted(old.kinds or ()), new=sorted(new.kinds or ()))


def _type_change(old: Shape, new: Shape, direction: str) -> str:
    """What a change of the type in Python means."""
    if direction == "request":
        return "type-generalized" if _takes(new, old) else "type-changed"
    return "type-specialized" if _gave(old, new) else "type-changed"


def _takes(wide: Shape, narrow: Shape) -> bool:
    """Whether a type of requests takes all values of another."""
    given = set(narrow.python.split(" | "))
    if wide.python == "Any":
        return "model" not in given
    if wide.python == "Decimal":
        return given <= {"int", "float"}
    taken = set(wide.python.split(" | "))
    return given <= (taken | {"int"} if "float" in taken else taken)


def _gave(wide: Shape, narrow: Shape) -> bool:
    """Whether all values of a type of responses could have come as another one."""
    given, taken = set(narrow.python.split(" | ")), set(wide.python.split(" | "))
    if wide.python == "Any":
        return given <= {"str", "int", "float", "bool"}
    return given <= (taken | {"int"} if "float" in taken else taken)


def _type(shape: Shape, known: str) -> str:
    """A type for people: as the package has it, where that is known."""
    text = known.replace(" | Unset", "").replace(" | None", "") if known else shape.python
    return text.replace("datetime.", "").replace("uuid.", "")


def _is_tighter(key: str, before: Any, after: Any) -> bool:
    """Whether a limit allows less than before, or that cannot be told."""
    if after is None:
        return False
    if before is None or key in ("pattern", "uniqueItems"):
        return bool(after)
    try:
        if key == "multipleOf":
            return bool(before % after)
        return bool(after > before) if key in _LOWER else bool(after < before)
    except (TypeError, ZeroDivisionError):
        return True


def _what_happened(key: str, before: Any, after: Any) -> str:
    """What oasdiff calls it."""
    if before is None:
        return "added" if key == "pattern" else "set"
    if after is None:
        return "removed" if key == "pattern" else "unset"
    if isinstance(before, int | float) and isinstance(after, int | float):
        return "increased" if after > before else "decreased"
    return "changed"


def _values(values: tuple[Any, ...] | None) -> list[Any] | None:
    """The values of an enum in a sentence."""
    return None if values is None else list(values)


def _json(value: Any) -> Any:
    """A default in a sentence; null is one."""
    return "null" if value is None else value


__all__ = ["Place", "Values"]
