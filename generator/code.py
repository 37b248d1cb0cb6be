"""Pieces of generated code that know what they import."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from generator.errors import GenerationError


@attrs.frozen
class Name:
    """A name that generated code uses.

    Args:
        text: As it is written; `uuid.UUID` stands for `import uuid`.
        module: What it is imported from, with a leading dot inside of the package; None for a built-in.
    """

    text: str
    module: str | None = None


@attrs.frozen
class Code:
    """A piece of generated code.

    Args:
        parts: Texts, and the names that need imports.
    """

    parts: tuple[str | Name, ...]

    def __str__(self) -> str:
        return "".join(part.text if isinstance(part, Name) else part for part in self.parts)

    @property
    def names(self) -> set[Name]:
        """The names that it uses."""
        return {part for part in self.parts if isinstance(part, Name)}

    def replaced(self, names: Mapping[Name, Name]) -> "Code":
        """The same code with other names.

        Args:
            names: What to write in place of what.

        Returns:
            New code.
        """
        return Code(tuple(names.get(part, part) if isinstance(part, Name) else part for part in self.parts))


def code(*parts: str | Name | Code) -> Code:
    """Put code together.

    Args:
        *parts: Texts, names and other code, in order.

    Returns:
        All of it.
    """
    flat: list[str | Name] = []
    for part in parts:
        flat += part.parts if isinstance(part, Code) else (part,)
    return Code(tuple(flat))


def joined(separator: str, pieces: Iterable[Code]) -> Code:
    """Put pieces of code together.

    Args:
        separator: What stands between them.
        pieces: The pieces.

    Returns:
        All of it.
    """
    parts: list[str | Code] = []
    for piece in pieces:
        parts += [separator, piece] if parts else [piece]
    return code(*parts)


def import_lines(names: Iterable[Name], package: str, defined: Iterable[str]) -> list[str]:
    """The imports that a module needs.

    Args:
        names: What its code uses.
        package: The module's package inside of the generated one: `models`, `api.users`.
        defined: What the module itself defines.

    Returns:
        Statements in a fixed order.

    Raises:
        GenerationError: Two different things would have one name.
    """
    lines = dict.fromkeys(defined, "what the module defines")
    for name in names:
        if name.module is None:
            continue
        root = name.text.partition(".")[0]
        line = f"import {root}" if "." in name.text else f"from {_relative(name.module, package)} import {name.text}"
        if lines.setdefault(root, line) != line:
            msg = (
                f"{package}: {root!r} would be two things, {lines[root]} and {line}; set x-podero-name in overlay.yaml"
            )
            raise GenerationError(msg)
    return sorted({*lines.values()} - {"what the module defines"})


def _relative(module: str, package: str) -> str:
    """How a module of the package is imported from within it; others are imported by their name."""
    if not module.startswith("."):
        return module
    sibling = module.removeprefix(f".{package}")
    return sibling if sibling != module else "." * (package.count(".") + 1) + module


def quoted(value: Any) -> str:
    """A literal in double quotes.

    Args:
        value: Text of the document.

    Returns:
        Python source.
    """
    escaped = str(value).encode("unicode_escape").decode("ascii").replace('"', '\\"')
    return f'"{escaped}"'


ANY = Name("Any", "typing")
BOOL = Name("bool")
BYTES = Name("bytes")
DATE = Name("datetime.date", "datetime")
DATETIME = Name("datetime.datetime", "datetime")
DECIMAL = Name("Decimal", "decimal")
DICT = Name("dict")
FLOAT = Name("float")
INT = Name("int")
LIST = Name("list")
STR = Name("str")
TIME = Name("datetime.time", "datetime")
UUID = Name("uuid.UUID", "uuid")

AWARE_DATETIME = Name("AwareDatetime", "._runtime.types")
CHECK = Name("check", "._runtime")
DEPRECATED = Name("deprecated", "._runtime.deprecation")
FILE = Name("File", "._runtime.types")
TEXT = Name("Text", "._runtime.types")
UNSET = Name("UNSET", "._runtime.types")
UNSET_TYPE = Name("Unset", "._runtime.types")

__all__ = [
    "ANY",
    "AWARE_DATETIME",
    "BOOL",
    "BYTES",
    "CHECK",
    "DATE",
    "DATETIME",
    "DECIMAL",
    "DEPRECATED",
    "DICT",
    "FILE",
    "FLOAT",
    "INT",
    "LIST",
    "STR",
    "TEXT",
    "TIME",
    "UNSET",
    "UNSET_TYPE",
    "UUID",
    "Code",
    "Name",
    "code",
    "import_lines",
    "joined",
    "quoted",
]
