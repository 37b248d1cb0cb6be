"""Names classes by their use, so that a schema that upstream renames keeps the name that programs import.

The lock says which class the body of an operation has, or a field of another class. The component that stands there
now gets that name, and from it the components in its fields get theirs.
"""

from collections import deque
from collections.abc import Iterator
from typing import Any

import attrs

from generator import naming
from generator.document import Json, is_array, is_object
from generator.flatten import REF, VERBS, component_of, subschemas
from generator.lock import Lock, shape

_INNER = ("anyOf", "oneOf", "allOf")


@attrs.frozen
class Names:
    """What components are called.

    Args:
        classes: Class by the document's name.
        aliases: Class by a second name that it had, since upstream merged two.
    """

    classes: dict[str, str]
    aliases: dict[str, str]


@attrs.frozen
class _Use:
    """Where a schema is used.

    Args:
        schema: The schema.
        type: Its type in the lock, "" when the lock does not know the use.
        name: What a class could be called after it.
    """

    schema: Any
    type: str
    name: str


def name_components(document: Json, locked: Lock) -> Names:
    """Decide what the components of a document are called, and rename them in it.

    Args:
        document: The document, changed in place.
        locked: The lock.

    Returns:
        The names.
    """
    schemas: dict[str, Any] = document.get("components", {}).get("schemas", {})
    namer = _Namer(schemas, locked)
    namer.follow(_uses(document, locked))
    names = namer.names()
    _rename(document, schemas, names.classes)
    return names


class _Namer:
    """Gives components names.

    Args:
        schemas: All components.
        locked: The lock.
    """

    def __init__(self, schemas: dict[str, Any], locked: Lock) -> None:
        self._schemas = schemas
        self._locked = locked
        self._wanted: dict[str, list[str]] = {}
        self._by_use: dict[str, str] = {}

    def follow(self, uses: Iterator[_Use]) -> None:
        """Follow uses, and those inside of what they lead to."""
        known: deque[tuple[str, str]] = deque()
        unknown: deque[tuple[str, str]] = deque()
        for use in uses:
            self._at(use, known, unknown)
        done: set[tuple[str, str]] = set()
        while known or unknown:
            name, class_ = (known or unknown).popleft()
            if (name, class_) in done:
                continue
            done.add((name, class_))
            fields = {field.name or key: field for key, field in self._locked.models.get(class_, {}).items()}
            for key, schema in _fields(self._schemas[name], self._schemas):
                type_ = fields[key].type if key in fields else ""
                part = naming.class_name_part(key) if key else ""
                self._at(_Use(schema, type_, class_ + part), known, unknown)

    def _at(self, use: _Use, known: deque[tuple[str, str]], unknown: deque[tuple[str, str]]) -> None:
        """Name what is used at a place, or remember that it is used there."""
        found = list(dict.fromkeys(_classes_in(use.schema)))
        classes = list(dict.fromkeys(self._locked.classes(use.type)))
        if len(found) == len(classes):
            for name, class_ in zip(found, classes, strict=True):
                wanted = self._wanted.setdefault(name, [])
                if class_ not in wanted:
                    wanted.append(class_)
                    known.append((name, class_))
            return
        for name in found:
            if name not in self._by_use:
                self._by_use[name] = use.name
                unknown.append((name, use.name))

    def names(self) -> Names:
        """What every component is called; each class is one component's."""
        classes: dict[str, str] = {}
        owners: dict[str, str] = {}
        # when upstream splits one, the part that keeps the name goes first
        for name, wanted in sorted(self._wanted.items(), key=lambda entry: naming.class_name(entry[0]) not in entry[1]):
            # when one use got another class, the name that the others know stays
            own = naming.class_name(name)
            likely = [own, *wanted] if own in wanted else wanted
            free = next((class_ for class_ in likely if class_ not in owners), None)
            same = next((class_ for class_ in wanted if self._same(name, owners.get(class_))), None)
            if class_ := free or same:
                classes[name] = class_
                owners.setdefault(class_, name)
        taken = set(map(naming.module, [*owners, *self._locked.models, *self._locked.enums]))
        for name in self._schemas:
            if name not in classes and self._is_still(name, owners):
                classes[name] = naming.class_name(name)
                owners[classes[name]] = name
            elif name not in classes:
                by_use = [naming.class_name(self._by_use[name])] if name in self._by_use else []
                classes[name] = naming.new_class([naming.class_name(name), *by_use], taken)
                taken.add(naming.module(classes[name]))
        aliases = {
            class_: classes[name]
            for name, wanted in self._wanted.items()
            for class_ in wanted
            if class_ not in owners and name in classes
        }
        given = {*classes.values()}
        # those of earlier merges
        aliases |= {
            alias: aliases.get(class_, class_)
            for alias, class_ in self._locked.aliases.items()
            if alias not in given and aliases.get(class_, class_) in given
        }
        return Names(classes, aliases)

    def _is_still(self, name: str, owners: dict[str, str]) -> bool:
        """Whether a component that no known use leads to is a class of the lock: one of several in an alternative."""
        class_ = naming.class_name(name)
        known = {field.name or key for key, field in self._locked.models.get(class_, {}).items()}
        return class_ not in owners and not known.isdisjoint(
            key for key, _ in _fields(self._schemas[name], self._schemas)
        )

    def _same(self, name: str, other: str | None) -> bool:
        """Whether two components say the same."""
        return other is not None and _bare(self._schemas[name]) == _bare(self._schemas[other])


def _uses(document: Json, locked: Lock) -> Iterator[_Use]:
    """Where operations use schemas, those first that the lock knows."""
    found = [
        (locked.find(verb, path), path, verb, operation)
        for path, item in document["paths"].items()
        for verb in VERBS
        if (operation := item.get(verb))
    ]
    for method, path, verb, operation in sorted(found, key=lambda entry: entry[0] is None):
        known = locked.methods.get(method or "")
        arguments = known.arguments if known else {}
        words = [part for part in shape(path).split("/") if part not in ("", "{}")]
        name = naming.class_name_part("_".join([*words[-2:], verb]))
        for media in _media(operation.get("requestBody")):
            body = arguments.get("body")
            yield _Use(media.get("schema"), body.type if body else "", f"{name}Input")
        for status, response in operation.get("responses", {}).items():
            type_ = known.responses.get(str(status), "") if known else ""
            for media in _media(response):
                yield _Use(media.get("schema"), type_, f"{name}Output")
        types = {(a.place, a.name or key): a.type for key, a in arguments.items()}
        for parameter in operation.get("parameters", ()):
            if is_object(parameter) and "schema" in parameter:
                key = str(parameter.get("name"))
                type_ = types.get((str(parameter.get("in")), key), "")
                yield _Use(parameter["schema"], type_, name + naming.class_name_part(key))


def _media(holder: Any) -> Iterator[Json]:
    """The media types of a body or response."""
    content = holder.get("content") if is_object(holder) else None
    if is_object(content):
        yield from (media for media in content.values() if is_object(media))


def _classes_in(schema: Any) -> Iterator[str]:
    """The components that a schema names, looked at through lists, null and what stands between."""
    if not is_object(schema):
        return
    if (name := component_of(schema)) is not None:
        yield name
    for inner in subschemas(schema, fields=False):
        yield from _classes_in(inner)


def _fields(schema: Any, schemas: dict[str, Any], seen: frozenset[str] = frozenset()) -> Iterator[tuple[str, Any]]:
    """Fields of a component with their JSON names, those of what it is put together from too."""
    if not is_object(schema):
        return
    yield from schema.get("properties", {}).items()
    if is_object(schema.get("additionalProperties")):
        yield "value", schema["additionalProperties"]
    for key in _INNER:
        for part in schema.get(key, ()):
            name = component_of(part) if is_object(part) else None
            if name is None:
                yield from _fields(part, schemas, seen)
            elif name in schemas and name not in seen:
                if key != "allOf":
                    yield "", part
                yield from _fields(schemas[name], schemas, seen | {name})


def _bare(value: Any) -> Any:
    """What a schema means, without what it says about itself."""
    if is_object(value):
        return {key: _bare(inner) for key, inner in value.items() if key not in ("title", "description", "default")}
    return [_bare(inner) for inner in value] if is_array(value) else value


def _rename(document: Json, schemas: dict[str, Any], classes: dict[str, str]) -> None:
    """Rename components with everything that points to them; of two that are one now the first stays."""
    _follow(document, {REF + name: REF + class_ for name, class_ in classes.items()})
    renamed: dict[str, Any] = {}
    for name, schema in schemas.items():
        renamed.setdefault(classes[name], schema)
    schemas.clear()
    schemas.update(renamed)


def _follow(value: Any, targets: dict[str, str]) -> None:
    """Change references in place."""
    if is_object(value):
        for key, inner in value.items():
            if key == "$ref" and isinstance(inner, str) and inner in targets:
                value[key] = targets[inner]
            else:
                _follow(inner, targets)
    elif is_array(value):
        for inner in value:
            _follow(inner, targets)


__all__ = ["Names", "name_components"]
