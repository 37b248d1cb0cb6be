"""Brings schemas into one form, whatever of OpenAPI 3.0 to 3.2 and JSON Schema they are written in.

In that form alternatives are one flat `anyOf` with null as its last, `nullable`, `const`, type lists, and references to
components that only stand for something else are gone, and limits are numbers.
"""

from collections.abc import Iterator
from typing import Any

from generator.document import Json, is_array, is_object
from generator.spelling import is_word, spelled_out

REF = "#/components/schemas/"
"""What a reference to a component begins with."""

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""Methods that a path item can have."""

_ALTERNATIVES = ("anyOf", "oneOf")
_FIELDS = ("properties", "patternProperties", "$defs")
_LISTED = ("anyOf", "oneOf", "allOf", "prefixItems")
_SINGLE = ("items", "additionalProperties", "not")


def component_of(schema: Json) -> str | None:
    """The component that a schema refers to.

    Args:
        schema: Any schema.

    Returns:
        Its name, or None.
    """
    target = schema.get("$ref")
    return target.removeprefix(REF) if isinstance(target, str) and target.startswith(REF) else None


def subschemas(schema: Json, *, fields: bool = True) -> list[Any]:
    """The schemas directly inside of a schema.

    Args:
        schema: Any schema.
        fields: Whether those of fields count.

    Returns:
        They, in order.
    """
    found: list[Any] = []
    for key in _LISTED:
        if is_array(inner := schema.get(key)):
            found += inner
    found += [schema[key] for key in _SINGLE if key in schema]
    for key in _FIELDS if fields else ():
        if is_object(inner := schema.get(key)):
            found += inner.values()
    return found


def flatten(document: Json) -> None:
    """Bring all schemas of a document into the one form.

    Args:
        document: The document, its references to other things than schemas resolved; it is changed in place.
    """
    schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
    flattener = Flattener(dict(schemas))
    for holder in holders(document):
        holder["schema"] = flattener.flat(holder["schema"])
    flat = {name: content for name in schemas if (content := flattener.component(name)) is not None}
    schemas.clear()
    schemas.update(flat)


def holders(document: Json) -> Iterator[Json]:
    """What holds the schemas of operations.

    Args:
        document: The document.

    Yields:
        Parameters and media types, each with a `schema`.
    """
    for item in document["paths"].values():
        for operation in (item[verb] for verb in VERBS if verb in item):
            parameters = operation.get("parameters", [])
            bodies = [operation.get("requestBody", {}), *operation.get("responses", {}).values(), *parameters]
            contents = [media for body in bodies for media in body.get("content", {}).values()]
            yield from (holder for holder in [*parameters, *contents] if "schema" in holder)


class Flattener:
    """Brings schemas into the one form.

    Args:
        schemas: The components, as received.
    """

    def __init__(self, schemas: dict[str, Any]) -> None:
        self._schemas = schemas
        self._options_of: dict[str, list[Json]] = {}
        self._split: dict[str, Json] = {}

    def flat(self, schema: Any, within: frozenset[str] = frozenset()) -> Json:
        """A schema in the one form.

        Args:
            schema: Any schema.
            within: Components that are being written out, since they stand for something else.

        Returns:
            A new schema; what is the same in both is shared.
        """
        if not is_object(schema):
            return {}
        schema = spelled_out(schema)
        words = _words_of_parts(schema) | {key: value for key, value in schema.items() if is_word(key)}
        options = self._options({key: value for key, value in schema.items() if not is_word(key)}, within)
        null = [option for option in options if option.get("type") == "null"][:1]
        others = self._different([option for option in options if option.get("type") != "null"], within)
        if not others and not null:
            return words
        if len(others) == 1 and not null:
            return others[0] | words
        if len(others) == 1 and (inner := {key: value for key, value in others[0].items() if is_word(key)}):
            # what one alternative says about itself, the whole says
            words = inner | words
            others = [{key: value for key, value in others[0].items() if not is_word(key)}]
        return {"anyOf": [*others, *null], **words}

    def _options(self, kind: Json, within: frozenset[str]) -> list[Json]:
        """The alternatives of a schema without words."""
        key = next((key for key in _ALTERNATIVES if is_array(kind.get(key)) and kind[key]), None)
        if key is not None:
            rest = {name: value for name, value in kind.items() if name not in (key, "discriminator")}
            rest = {} if set(rest) == {"type"} or "$ref" in rest else rest
            return [
                option for alternative in kind[key] for option in self._alternatives(_both(alternative, rest), within)
            ]
        name = component_of(kind)
        if name is not None and name in self._schemas:
            return self._component(name, within)
        parts = kind.get("allOf")
        if is_array(parts):
            said = [part for part in parts if is_object(part) and not all(map(is_word, part))]
            if len(said) == 1 and not any(key in kind for key in ("properties", "required", "type", "enum")):
                return self._alternatives(said[0], within)
        return [self._single(kind, within)]

    def _different(self, options: list[Json], within: frozenset[str]) -> list[Json]:
        """Alternatives without those that only repeat one; several lists, or objects of any names, are one of all."""
        found: list[Json] = []
        for option in options:
            if option not in found:
                found.append(option)
        if {} in found:
            return [{}]
        for kind, key in (("array", "items"), ("object", "additionalProperties")):
            same = [option for option in found if option.get("type") == kind and "properties" not in option]
            if len(same) > 1:
                inner = [option.get(key) for option in same]
                held = self.flat({"anyOf": inner}, within) if all(map(is_object, inner)) else {}
                place = found.index(same[0])
                found = [option for option in found if option not in same]
                found.insert(place, {"type": kind, key: held or True if kind == "object" else held})
        return found

    def _alternatives(self, schema: Any, within: frozenset[str]) -> list[Json]:
        """The alternatives of an alternative."""
        flat = self.flat(schema, within)
        options: list[Json] | None = flat.get("anyOf")
        return [flat] if options is None else options

    def component(self, name: str) -> Json | None:
        """A component in the one form.

        Args:
            name: The component.

        Returns:
            The content of its class, or None when it stands for something else.
        """
        if self.becomes_class(name):
            return self._class(self._schemas[name])
        self._component(name, frozenset())
        return self._split.get(name)

    def _class(self, schema: Json) -> Json:
        """The content of a class."""
        schema = spelled_out(schema)
        words = {key: value for key, value in schema.items() if is_word(key)}
        return self._single({key: value for key, value in schema.items() if not is_word(key)}, frozenset()) | words

    def _component(self, name: str, within: frozenset[str]) -> list[Json]:
        """A reference, or what the component stands for."""
        if self.becomes_class(name):
            return [{"$ref": REF + name}]
        if name in within:
            return [{}]  # a value inside of itself without a class in between has no Python type
        if name not in self._options_of:
            flat = self.flat(self._schemas[name], within | {name})
            words = {key: value for key, value in flat.items() if is_word(key)}
            options: list[Json] = flat.get("anyOf", [flat])
            self._options_of[name] = self._named_after(name, options, words)
        return self._options_of[name]

    def _named_after(self, name: str, options: list[Json], words: Json) -> list[Json]:
        """The alternatives of a component; what becomes a class is left to the component itself."""
        models = [option for option in options if self._is_model(option)]
        enums = [option for option in options if _is_enum(option)]
        own = models if len(models) > 1 or any("$ref" not in model for model in models) else enums[:1]
        if not own:
            return [
                {key: inner for key, inner in option.items() if key not in ("title", "description")}
                for option in options
            ]
        content = own[0] if len(own) == 1 else {"anyOf": own}
        self._split[name] = content | words
        return [{"$ref": REF + name}, *(option for option in options if option not in own)]

    def _is_model(self, option: Json) -> bool:
        """Whether an alternative becomes a class with fields."""
        name = component_of(option)
        if name is not None:
            return "enum" not in self._schemas.get(name, {}) and "const" not in self._schemas.get(name, {})
        return "properties" in option or any(self._is_model(part) for part in option.get("allOf", ()))

    def becomes_class(self, name: str) -> bool:
        """Whether a component becomes a class: an enum of texts, or an object unless it may hold anything.

        Args:
            name: The component.

        Returns:
            Whether it becomes one.
        """
        return _becomes_class(self._schemas.get(name), self._schemas, frozenset({name}))

    def _single(self, kind: Json, within: frozenset[str]) -> Json:
        """A schema that is no alternative, with those inside of it in the one form."""
        for key in _FIELDS[:1]:
            if is_object(inner := kind.get(key)):
                kind = kind | {key: {name: self.flat(field, within) for name, field in inner.items()}}
        if is_array(parts := kind.get("allOf")):
            kind = kind | {"allOf": [self._part(part, within) for part in parts]}
        if is_array(places := kind.get("prefixItems")):
            # a tuple: its places may differ, a list's items have one type
            options = [option for place in places for option in self._alternatives(place, within)]
            kind = {key: value for key, value in kind.items() if key != "prefixItems"}
            kind["items"] = {"anyOf": options} if options else {}
        for key in _SINGLE[:2]:
            if is_object(kind.get(key)):
                kind = kind | {key: self.flat(kind[key], within)}
        return kind

    def _part(self, part: Any, within: frozenset[str]) -> Json:
        """A part of `allOf`; one that becomes a class is taken up by the class that it is a part of."""
        name = component_of(part) if is_object(part) else None
        return part if name is not None and self.becomes_class(name) else self.flat(part, within)


def _both(schema: Any, rest: Json) -> Any:
    """An alternative with what the schema around it says of all."""
    if not rest or not is_object(schema) or schema.get("type") == "null":
        return schema
    simple = schema.keys().isdisjoint(("$ref", "allOf", "properties", *_ALTERNATIVES)) and "properties" not in rest
    return rest | schema if simple else {"allOf": [schema, rest]}


def _words_of_parts(schema: Json) -> Json:
    """What parts of `allOf` that say nothing else tell about the value."""
    words: Json = {}
    parts = schema.get("allOf")
    for part in parts if is_array(parts) else ():
        if is_object(part) and all(map(is_word, part)):
            words = part | words
    return words


def _is_enum(option: Json) -> bool:
    """Whether an alternative becomes an enum."""
    return is_array(option.get("enum")) and all(isinstance(value, str) for value in option["enum"])


def _becomes_class(schema: Any, schemas: dict[str, Any], seen: frozenset[str]) -> bool:
    """Whether a component of this content becomes a class."""
    if not is_object(schema) or schema.get("nullable") is True:
        return False
    values: Any = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if is_array(values):
        return all(isinstance(value, str) for value in values)
    if any(is_array(schema.get(key)) for key in _ALTERNATIVES):
        return False
    if "properties" in schema:
        return bool(schema.get("type", "object") == "object")
    if is_array(parts := schema.get("allOf")):
        return _parts_become_class(parts, schemas, seen)
    return schema.get("type") == "object" and "additionalProperties" not in schema


def _parts_become_class(parts: list[Any], schemas: dict[str, Any], seen: frozenset[str]) -> bool:
    """Whether parts of `allOf` become a class together."""
    objects = [part for part in parts if is_object(part)]
    names = frozenset(name for part in objects if (name := component_of(part)) is not None)
    if names & seen or (len(parts) == 1 and names):
        return False
    inner: list[Any] = [schemas.get(component_of(part) or "", part) for part in objects]
    return any("enum" not in part and _becomes_class(part, schemas, seen | names) for part in inner)


__all__ = ["REF", "VERBS", "Flattener", "component_of", "flatten", "holders", "subschemas"]
