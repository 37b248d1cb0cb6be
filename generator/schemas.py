"""Brings the schemas of the document into one form: everything with a name of its own is a component."""

from collections.abc import Iterator
from typing import Any

from generator import naming
from generator.document import Json as Schema
from generator.document import is_array as is_list
from generator.document import is_object as is_schema
from generator.errors import GenerationError
from generator.flatten import REF as _REF
from generator.flatten import Flattener, component_of
from generator.lock import Lock
from generator.spelling import is_marked_secret, is_word

_PARTS = ("properties", "required", "additionalProperties")


def ref(name: str) -> Schema:
    """A reference.

    Args:
        name: The component.

    Returns:
        The schema that points to it.
    """
    return {"$ref": _REF + name}


def referred(schema: Schema) -> str | None:
    """What a schema points to.

    Args:
        schema: Any schema.

    Returns:
        The name of the component, or None.

    Raises:
        GenerationError: It points elsewhere than to a component.
    """
    target = schema.get("$ref")
    if not isinstance(target, str):
        return None
    if not target.startswith(_REF):
        msg = f"{target}: only references to components.schemas are understood"
        raise GenerationError(msg)
    return target.removeprefix(_REF)


def component(schemas: dict[str, Schema], name: str) -> Schema:
    """A component that a reference or the overlay names.

    Args:
        schemas: All components.
        name: Its name.

    Returns:
        The component.

    Raises:
        GenerationError: There is none of that name.
    """
    if name not in schemas:
        msg = f"{_REF}{name} is not in the document"
        raise GenerationError(msg)
    return schemas[name]


def is_class(schema: Schema) -> bool:
    """Whether a component becomes a class: an object, unless it says that it may hold anything.

    Args:
        schema: The component.

    Returns:
        Whether it becomes a class.
    """
    if "anyOf" in schema:
        return True  # a component with alternatives is one of several objects
    return schema.get("type") == "object" and ("properties" in schema or "additionalProperties" not in schema)


def is_enum(schema: Schema) -> bool:
    """Whether a component becomes an enum.

    Args:
        schema: The component.

    Returns:
        Whether it lists texts.
    """
    return all(isinstance(value, str) for value in schema.get("enum", [None]))


def variants(schema: Schema) -> tuple[list[Schema], bool]:
    """The alternatives of a schema.

    Args:
        schema: Any schema.

    Returns:
        The alternatives without null, and whether null is one of them.
    """
    options: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or [schema]
    return [option for option in options if option.get("type") != "null"], any(o.get("type") == "null" for o in options)


def plain(schema: Schema, schemas: dict[str, Schema]) -> Schema:
    """What a schema is, without null and references.

    Args:
        schema: Any schema.
        schemas: All components.

    Returns:
        The component that it refers to, or the schema.
    """
    kinds = schema.get("allOf") or variants(schema)[0]
    name = referred(kinds[0] if len(kinds) == 1 else schema)
    return component(schemas, name) if name else schema


class Components:
    """The components of the document, with inline schemas given names.

    Args:
        document: The document after the overlays, flat; its schemas are changed in place.
        locked: What keeps its name.
    """

    def __init__(self, document: Schema, locked: Lock | None = None) -> None:
        self._document = document
        self._locked = locked or Lock()
        self.schemas: dict[str, Schema] = document.setdefault("components", {}).setdefault("schemas", {})

    def rename(self) -> None:
        """Give components the names of the overlay, in the form of class names."""
        names = {old: _name(old, schema) for old, schema in self.schemas.items()}
        naming.all_different(names.values(), "components.schemas")
        for schema in _walk(self._document):
            if (old := component_of(schema)) in names:
                schema["$ref"] = _REF + names[old]
        for name in [*self.schemas]:
            schema = self.schemas.pop(name)
            self.schemas[names[name]] = schema | {"title": names[name]}

    def name_inline_schemas(self) -> None:
        """Give every inline enum and object inside components a name, and merge what `allOf` puts together."""
        done: set[str] = set()
        while names := [name for name in self.schemas if name not in done]:
            for name in names:
                done.add(name)
                schema = self.schemas[name]
                schema = self._united(name, schema) if "anyOf" in schema else self._merged(schema)
                self.schemas[name] = schema
                self._name_fields(name, schema)

    def _name_fields(self, name: str, schema: Schema) -> None:
        """Give the inline schemas of a component names."""
        locked = {field.name or python: field for python, field in self._locked.models.get(name, {}).items()}
        for field, inner in schema.get("properties", {}).items():
            kept = locked[field].type if field in locked else ""
            schema["properties"][field] = self.named(inner, name + naming.class_name_part(field), kept)
        if isinstance(schema.get("items"), dict):
            schema["items"] = self.named(schema["items"], f"{name}Item")
        if isinstance(schema.get("additionalProperties"), dict):
            schema["additionalProperties"] = self.named(schema["additionalProperties"], f"{name}Value")

    def named(self, schema: Schema, name: str, kept: str = "") -> Schema:
        """Replace inline enums and objects of a schema by references.

        Args:
            schema: The schema.
            name: What to call the class if it becomes one.
            kept: The type in the lock of what has this schema; its one class is that class.

        Returns:
            The schema to use in its place, with its own title, description, default and extensions.
        """
        if shared := schema.get("x-podero-schema"):
            return self._shared(schema, shared)
        if "anyOf" in schema:
            return self._named_variants(schema, name, kept)
        schema = self._merged(schema)
        if schema.get("type") == "array":
            return schema | {"items": self.named(schema.get("items", {}), name.removesuffix("s"), kept)}
        if ("enum" in schema and is_enum(schema)) or "properties" in schema:
            classes = self._locked.classes(kept)
            return self._hoisted(schema, classes[0] if len(classes) == 1 else name)
        if isinstance(schema.get("additionalProperties"), dict):
            return schema | {"additionalProperties": self.named(schema["additionalProperties"], f"{name}Value", kept)}
        return schema

    def _named_variants(self, schema: Schema, name: str, kept: str) -> Schema:
        """Name the inline schemas of alternatives, and make one class of several models."""
        options, null = variants(schema)
        facts = {key: value for key, value in schema.items() if key != "anyOf"}
        several = len(options) > 1
        named = [
            self.named(option, f"{name}{index}" if several else name, "" if several else kept)
            for index, option in enumerate(options, 1)
        ]
        models = [option for option in named if self._is_model(option)]
        if len(models) > 1:
            rest = [option for option in named if option not in models]
            classes = self._locked.classes(kept)
            named = [*rest, self._hoisted(self._union(models, name), classes[0] if len(classes) == 1 else name)]
        if null:
            named.append({"type": "null"})
        return facts | {"anyOf": named}

    def _is_model(self, schema: Schema) -> bool:
        """Whether a schema refers to a class."""
        parts: list[Schema] = schema.get("allOf", [])
        target = referred(parts[0] if len(parts) == 1 else schema)
        return target is not None and is_class(component(self.schemas, target))

    def _united(self, name: str, schema: Schema) -> Schema:
        """A component that is one of several objects, as one open class."""
        self.schemas[name] = {"type": "object", "properties": {}}  # one that contains itself finds a class
        named = self._named_variants(schema, name, "")
        [union] = [option for option in named["anyOf"] if option.get("type") != "null"]
        target = referred(union["allOf"][0] if "allOf" in union else union)
        whole = self.schemas[str(target)]
        if target != name:
            del self.schemas[str(target)]
        return whole | {key: value for key, value in schema.items() if key != "anyOf"} | {"title": name}

    def _union(self, models: list[Schema], name: str) -> Schema:
        """One open class for several models: any kind that comes, known or not, stays readable."""
        fields: dict[str, Schema] = {}
        required: set[str] | None = None
        names = [str(referred(model["allOf"][0] if "allOf" in model else model)) for model in models]
        for each in names:
            schema = self._merged(self.schemas[each])
            if "anyOf" in schema:
                schema = self.schemas[each] = self._united(each, schema)
            mine = set(schema.get("required", ()))
            required = mine if required is None else required & mine
            for field, inner in schema.get("properties", {}).items():
                first = fields.setdefault(field, inner)
                if _bare(first) != _bare(inner):
                    texts = first.get("type") == "string" == inner.get("type")
                    fields[field] = {"type": "string"} if texts else self._either(first, inner)
                    if is_marked_secret(first) or is_marked_secret(inner):
                        fields[field] |= {"x-podero-secret": True}
        return {
            "type": "object",
            "title": name,
            "description": f"One of {', '.join(names)}; fields that only some of them have may be absent.",
            "properties": fields,
            "required": sorted(required or ()),
        }

    def _either(self, first: Schema, second: Schema) -> Schema:
        """A field that holds what one kind or the other holds."""
        return Flattener(self.schemas).flat({"anyOf": [_bare(first), _bare(second)]})

    def _shared(self, schema: Schema, shared: str) -> Schema:
        """A reference to the enum that the overlay says this one is."""
        if schema.get("enum") != component(self.schemas, shared).get("enum"):
            msg = f"overlay.yaml puts {shared} where the document has {schema.get('enum')}"
            raise GenerationError(msg)
        facts = {key: value for key, value in schema.items() if key not in ("enum", "type", "x-podero-schema")}
        return facts | {"allOf": [ref(shared)]}

    def _hoisted(self, schema: Schema, name: str) -> Schema:
        """Make a component of an inline schema."""
        name = naming.class_name(name)
        if name in self.schemas and _meaning(self.schemas[name]) == _meaning(schema):
            return {key: inner for key, inner in schema.items() if is_word(key)} | {"allOf": [ref(name)]}
        name = naming.new_class([name], set(map(naming.module, self.schemas)))
        facts = {key: schema[key] for key in ("default", "title") if key in schema}
        self.schemas[name] = {key: value for key, value in schema.items() if key not in facts} | {"title": name}
        return facts | {"allOf": [ref(name)]}

    def _merged(self, schema: Schema, within: frozenset[str] = frozenset()) -> Schema:
        """What `allOf` puts together in one schema; a reference that says it all stays."""
        parts: list[Schema] = schema.get("allOf", [])
        if not parts:
            return schema
        own = {key: value for key, value in schema.items() if key != "allOf"}
        for words in [part for part in parts if all(map(is_word, part))]:
            own = words | own
        parts = [part for part in parts if not all(map(is_word, part))]
        if len(parts) == 1 and "$ref" in parts[0] and "properties" not in own:
            return own | {"allOf": parts}
        # a component that is a part of itself adds nothing to itself
        names = {index: name for index, part in enumerate(parts) if (name := referred(part)) is not None}
        resolved = [
            self._merged(self._resolved(part), within | {names.get(index, "")})
            for index, part in enumerate(parts)
            if names.get(index) not in within
        ]
        if not any(is_object(part) for part in [*resolved, own]):
            return _joined([*resolved, own])
        own_part = {key: own.pop(key) for key in _PARTS if key in own}
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for part in [*resolved, own_part]:
            properties |= part.get("properties", {})
            required += [name for name in part.get("required", []) if name not in required]
        return own | {"type": "object", "properties": properties, "required": required}

    def _resolved(self, schema: Schema) -> Schema:
        """What a reference refers to."""
        target = referred(schema)
        if target is None:
            return schema
        # the title of a component is its class name
        return {key: value for key, value in component(self.schemas, target).items() if key != "title"}


def _name(key: str, schema: Schema) -> str:
    """The class name of a component: the overlay's, else its own in the form of a class name."""
    stated = schema.pop("x-podero-name", None)
    if stated is not None and naming.class_name(str(stated)) != stated:
        msg = f"x-podero-name {stated!r} of {key} is no class name"
        raise GenerationError(msg)
    return stated or naming.class_name(key)


def is_object(schema: Schema) -> bool:
    """Whether a schema describes an object."""
    return schema.get("type") == "object" or "properties" in schema


def _joined(parts: list[Schema]) -> Schema:
    """One schema of several that are no objects; a later one wins."""
    joined: Schema = {}
    for part in parts:
        joined |= part
    return joined


def _bare(schema: Schema) -> Schema:
    """What a schema means, without what it says about itself."""
    return {key: value for key, value in schema.items() if key not in ("title", "description", "default")}


def _meaning(schema: Schema) -> Schema:
    """What a schema means at this place and any other."""
    return {key: value for key, value in schema.items() if not is_word(key)}


def _walk(value: Any) -> Iterator[Schema]:
    """All schemas inside of a value."""
    if is_schema(value):
        yield value
        for key, inner in value.items():
            if key not in ("default", "enum", "example", "examples"):
                yield from _walk(inner)
    elif is_list(value):
        for inner in value:
            yield from _walk(inner)


def reachable(start: Iterator[Schema], schemas: dict[str, Schema]) -> set[str]:
    """The components that schemas lead to.

    Args:
        start: Where to begin.
        schemas: All components.

    Returns:
        Names of components.
    """
    found: set[str] = set()
    todo = [schema for outer in start for schema in _walk(outer)]
    while todo:
        name = referred(todo.pop())
        if name is not None and name not in found:
            found.add(name)
            todo.extend(_walk(component(schemas, name)))
    return found


__all__ = [
    "Components",
    "Schema",
    "component",
    "is_class",
    "is_enum",
    "is_list",
    "is_schema",
    "reachable",
    "ref",
    "referred",
    "variants",
]
