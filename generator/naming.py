"""Python names for what the document names."""

import functools
import keyword
import re
import unicodedata
import zlib
from collections.abc import Container, Iterable, Mapping
from typing import Any

from openapi_python_client import strings

from generator.errors import GenerationError

KEPT = "x-podero-python"
"""Key of a schema or parameter that has a Python name in the lock."""

_PREFIX = "field_"
_ROUNDS = 9
_LONGEST = 100
"""Characters of a name; with underscores between all of them it is still the name of a file."""

# names that the body of a generated class or function uses itself
_FIELDS_TAKEN = frozenset(
    {"additional_properties", "to_dict", "from_dict", "evolve", "attrs", "check", "datetime", "uuid", "self"}
    | {"bool", "int", "float", "str", "list", "dict"}
)
_ARGUMENTS_TAKEN = frozenset({"self", "client", "body", "builtins", "datetime", "uuid", "check", "codec", "deprecated"})

# names of classes that generated modules import or define themselves
_CLASSES_TAKEN = frozenset(
    {
        "Any",
        "AwareDatetime",
        "Caller",
        "ClassVar",
        "Decimal",
        "DeprecatedField",
        "File",
        "Identified",
        "Mapping",
        "Model",
        "OpenEnum",
        "Operation",
    }
    | {"Parameter", "Resources", "Response", "Text", "UNSET", "Unset"}
)


@functools.cache
def module(name: str) -> str:
    """The module of a class or an operation, as openapi-python-client names its file.

    Args:
        name: Class or method.

    Returns:
        The module without `.py`.
    """
    return str(strings.PythonIdentifier(name, _PREFIX))


@functools.cache
def class_name_part(name: str) -> str:
    """A part of a class name.

    Args:
        name: Any text, for example the name of a field.

    Returns:
        The text in the form of a class name.
    """
    return str(strings.ClassName(name, _PREFIX))


@functools.cache
def class_name(name: str) -> str:
    """A class name.

    Args:
        name: Any text, for example the name of a schema.

    Returns:
        The name, in the form that openapi-python-client uses and leaves as it is.
    """
    found = shortened(name)
    for _ in range(_ROUNDS):
        before, found = found, class_name_part(found)
        # a class that is called like its module would be hidden by it
        if found == before and found.isidentifier() and module(found) != found:
            return found
    return class_name(f"Schema{_mark(name)}")


def shortened(name: str) -> str:
    """A name that is not too long for a file.

    Args:
        name: A name.

    Returns:
        It, or its beginning with a mark.
    """
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 9]}_{_mark(name)}"


def field(json_name: str) -> str:
    """The Python name of a field.

    Args:
        json_name: Its name in the document.

    Returns:
        snake_case, with an underscore behind what Python or the model keeps for itself.
    """
    return _identifier(json_name, _FIELDS_TAKEN)


def fields(properties: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The Python names of the fields of one model, of which no two are the same.

    Args:
        properties: Their schemas by JSON name.

    Returns:
        The names by JSON name.
    """
    names = {key: str(schema.get(KEPT, "")) for key, schema in properties.items()}
    new = [key for key, name in names.items() if not name]
    return names | dict(zip(new, _different(map(field, new), names.values()), strict=True))


def argument(name: str) -> str:
    """The Python name of a parameter.

    Args:
        name: Its name in the document.

    Returns:
        snake_case, with an underscore behind what Python or the function keeps for itself.
    """
    return _identifier(name, _ARGUMENTS_TAKEN)


@functools.cache
def _identifier(name: str, taken: frozenset[str]) -> str:
    """A name in snake_case that is an identifier and is not taken."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode()
    identifier = str(strings.snake_case(plain))
    if name.startswith("_") or not identifier.isidentifier():
        if keyword.iskeyword(identifier):
            return f"{identifier}_"
        identifier = f"{_PREFIX}{identifier}"
    if not identifier.isidentifier() or identifier == _PREFIX:
        return f"{_PREFIX}{_mark(name)}"
    return f"{identifier}_" if keyword.iskeyword(identifier) or identifier in taken else identifier


def _mark(name: str) -> str:
    """What tells a name from others that would be the same in Python, whatever their order."""
    return f"{zlib.crc32(name.encode('utf-8', 'surrogatepass')):08x}"


def _different(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Names of which no two are the same; one that is taken or was there before has a number."""
    found: list[str] = []
    used = {*taken}
    for name in names:
        numbered = (f"{name}_{number}" if number > 1 else name for number in range(1, len(used) + 3))
        found.append(next(each for each in numbered if each not in used))
        used.add(found[-1])
    return found


def new_class(candidates: Iterable[str], modules: Container[str]) -> str:
    """A name for a class.

    Args:
        candidates: Names, the best first.
        modules: The modules of other classes.

    Returns:
        The first that is free, else the first with a number.
    """
    candidates = [*candidates]
    names = [name for name in candidates if name not in _CLASSES_TAKEN] or [f"{candidates[0]}Model"]
    number = 1
    while True:
        for name in names:
            numbered = f"{name}{number}" if number > 1 else name
            if module(numbered) not in modules:
                return numbered
        number += 1


def all_different(names: Iterable[str], where: str) -> None:
    """Refuse two things under one name.

    Args:
        names: The names.
        where: What they belong to, for the message.

    Raises:
        GenerationError: A name occurs twice.
    """
    seen: set[str] = set()
    for name in names:
        if name in seen:
            msg = f"{where}: two things would be called {name!r}; rename one in overlay.yaml"
            raise GenerationError(msg)
        seen.add(name)


def enum_members(values: list[str], where: str) -> list[str]:
    """Names for the values of an enum that do not depend on their order.

    Args:
        values: The values.
        where: The enum, for the message.

    Returns:
        One name per value: `15MIN` is `MIN_15`; values that differ in case only keep their case.
    """
    names = [_enum_member(value).upper() for value in values]
    names = [_enum_member(value) if names.count(name) > 1 else name for name, value in zip(names, values, strict=True)]
    names = [
        f"{name}_{_mark(value)}" if names.count(name) > 1 else name for name, value in zip(names, values, strict=True)
    ]
    all_different(names, where)
    return names


def are_enum_members(names: list[str], values: list[str]) -> bool:
    """Whether names that the document states for the values of an enum can be used as they are.

    Args:
        names: The names, `x-enum-varnames`.
        values: The values.

    Returns:
        Whether each value has a name of its own, and each name fits.
    """
    usable = all(re.fullmatch(r"[A-Za-z]\w*", name, re.ASCII) and name == _enum_member(name) for name in names)
    return usable and len(set(names)) == len(names) == len(values)


def _enum_member(value: str) -> str:
    """A name for one value, in its own case."""
    name = re.sub(r"\W+", "_", value, flags=re.ASCII).strip("_")
    if match := re.match(r"(\d+)_*([A-Za-z]\w*)\Z", name):
        name = f"{match[2]}_{match[1]}"
    if not name:
        return "EMPTY"
    if name[0].isdigit() or name in dir(str) or name in {"name", "value", "is_known"} or keyword.iskeyword(name):
        return f"VALUE_{name}"
    return name


__all__ = [
    "KEPT",
    "all_different",
    "are_enum_members",
    "argument",
    "class_name",
    "class_name_part",
    "enum_members",
    "field",
    "fields",
    "module",
    "new_class",
]
