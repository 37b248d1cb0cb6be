"""Brings the schemas of the document into one form: everything with a name of its own is a component."""

from collections.abc import Iterator
from typing import Any, TypeGuard

from generator import naming
from generator.errors import GenerationError

Schema = dict[str, Any]
_REF = "#/components/schemas/"
_PARTS = ("properties", "required", "additionalProperties")
_OF_ENUMS = ("x-podero-schema", "x-enum-varnames")
_WORDS = frozenset({"title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly"})


def is_schema(value: Any) -> TypeGuard[Schema]:
    """Whether a value of the document is an object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value of the document is an array."""
    return isinstance(value, list)


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
    target: str | None = schema.get("$ref")
    if target is None:
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
        document: The document after the overlay; its schemas are changed in place.
    """

    def __init__(self, document: Schema) -> None:
        self._document = document
        self.schemas: dict[str, Schema] = document.setdefault("components", {}).setdefault("schemas", {})

    def rename(self) -> None:
        """Give components the names of the overlay, in the form of class names."""
        names = {old: _name(old, schema) for old, schema in self.schemas.items()}
        naming.all_different(names.values(), "components.schemas")
        for schema in _walk(self._document):
            if (old := referred(schema)) in names:
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
                schema = self.schemas[name] = self._merged(_plain(self.schemas[name]))
                self._name_fields(name, schema)

    def _name_fields(self, name: str, schema: Schema) -> None:
        """Give the inline schemas of a component names."""
        for field, inner in schema.get("properties", {}).items():
            schema["properties"][field] = self.named(inner, name + naming.class_name_part(field))
        if isinstance(schema.get("items"), dict):
            schema["items"] = self.named(schema["items"], f"{name}Item")
        if isinstance(schema.get("additionalProperties"), dict):
            schema["additionalProperties"] = self.named(schema["additionalProperties"], f"{name}Value")

    def named(self, schema: Schema, name: str) -> Schema:
        """Replace inline enums and objects of a schema by references.

        Args:
            schema: The schema.
            name: What to call the class if it becomes one.

        Returns:
            The schema to use in its place, with its own title, description, default and extensions.
        """
        schema = _plain(schema)
        if shared := schema.get("x-podero-schema"):
            return self._shared(schema, shared)
        if "anyOf" in schema or "oneOf" in schema:
            return self._named_variants(schema, name)
        schema = self._merged(schema)
        if schema.get("type") == "array":
            return schema | {"items": self.named(schema.get("items", {}), name.removesuffix("s"))}
        if ("enum" in schema and is_enum(schema)) or "properties" in schema:
            return self._hoisted(schema, name)
        if isinstance(schema.get("additionalProperties"), dict):
            return schema | {"additionalProperties": self.named(schema["additionalProperties"], f"{name}Value")}
        return schema

    def _named_variants(self, schema: Schema, name: str) -> Schema:
        """Name the inline schemas of alternatives, and make one class of several models."""
        options, null = variants(schema)
        facts = {key: value for key, value in schema.items() if key not in ("anyOf", "oneOf", "discriminator")}
        several = len(options) > 1
        named = [self.named(option, f"{name}{index}" if several else name) for index, option in enumerate(options, 1)]
        models = [option for option in named if self._is_model(option)]
        if len(models) > 1:
            named = [option for option in named if option not in models] + [self._union(models, name)]
        if null:
            named.append({"type": "null"})
        return facts | {"anyOf": named}

    def _is_model(self, schema: Schema) -> bool:
        """Whether a schema refers to a class."""
        target = referred(schema)
        return target is not None and is_class(component(self.schemas, target))

    def _union(self, models: list[Schema], name: str) -> Schema:
        """One open class for several models: any kind that comes, known or not, stays readable."""
        fields: dict[str, Schema] = {}
        required: set[str] | None = None
        for model in models:
            schema = self.schemas[str(referred(model))]
            mine = set(schema.get("required", ()))
            required = mine if required is None else required & mine
            for field, inner in schema.get("properties", {}).items():
                first = fields.setdefault(field, inner)
                if _bare(first) != _bare(inner):
                    texts = {first.get("type"), inner.get("type")} == {"string"}
                    fields[field] = {"type": "string"} if texts else {}
        titles = ", ".join(str(referred(model)) for model in models)
        union = {
            "type": "object",
            "title": name,
            "description": f"One of {titles}; fields that only some of them have may be absent.",
            "properties": fields,
            "required": sorted(required or ()),
        }
        return self._hoisted(union, name)

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
        if name in self.schemas and _bare(self.schemas[name]) != _bare(schema):
            msg = f"two different schemas would be called {name}; rename one in overlay.yaml"
            raise GenerationError(msg)
        facts = {key: schema.pop(key) for key in ("default", "title") if key in schema}
        self.schemas[name] = schema | {"title": name}
        return facts | {"allOf": [ref(name)]}

    def _merged(self, schema: Schema) -> Schema:
        """What `allOf` puts together in one schema; a reference that says it all stays."""
        parts: list[Schema] = schema.get("allOf", [])
        if not parts:
            return schema
        own = {key: value for key, value in schema.items() if key != "allOf"}
        for words in [part for part in parts if _says_only_words(part)]:
            own = words | own
        parts = [part for part in parts if not _says_only_words(part)]
        if len(parts) == 1 and "$ref" in parts[0] and "properties" not in own:
            return own | {"allOf": parts}
        resolved = [self._merged(_plain(self._resolved(part))) for part in parts]
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


def _plain(schema: Schema | Any) -> Schema:
    """The schema with the shorthands of OpenAPI 3.1 written out: type lists, const, true, null beside a type."""
    if not is_schema(schema):
        return {}
    schema = dict(schema)
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    null = schema.pop("nullable", False)
    words = {key: value for key, value in schema.items() if _is_word(key)}
    kind = {key: value for key, value in schema.items() if not _is_word(key)}
    if is_list(kinds := schema.get("type")):
        return {"anyOf": [kind | {"type": each} for each in kinds]} | words
    if null:
        return {"anyOf": [kind, {"type": "null"}]} | words
    if None in schema.get("enum", []):
        return {"anyOf": [kind | {"enum": [v for v in schema["enum"] if v is not None]}, {"type": "null"}]} | words
    return schema


def _says_only_words(schema: Schema) -> bool:
    """Whether a part of `allOf` tells about the value without saying what it is."""
    return all(map(_is_word, schema))


def _is_word(key: str) -> bool:
    """Whether a key tells about a value without saying what it is."""
    return key in _WORDS or (key.startswith("x-") and key not in _OF_ENUMS)


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


def _walk(value: Any) -> Iterator[Schema]:
    """All schemas inside of a value."""
    if is_schema(value):
        yield value
        for inner in value.values():
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
