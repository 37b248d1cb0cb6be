"""The lock of the public surface: what programs that use the generated package rely on.

`podero_client.lock.json` stands beside the package and is written by every generation, and every generation reads it
again: a method, class or field that is in it keeps its name and what is said here of its type, whatever the document
calls it now. What the document no longer has, leaves the lock; what it has anew, comes in under the rules for names.

    {
      "prefix": "/api/partners/v2.0",
      "methods": {
        "heat_pumps.update": {
          "verb": "PUT",
          "path": "/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}",
          "returns": "HeatPumpOutput",
          "retry_safe": true,
          "arguments": {
            "org_id": {"type": "uuid.UUID", "place": "path"},
            "body": {"type": "HeatPumpInput", "place": "body", "name": "application/json", "required": true}
          },
          "responses": {"200": "HeatPumpOutput", "422": "ErrorOutput"}
        }
      },
      "models": {"HeatPumpInput": {"comment": {"type": "str | Unset"}}},
      "enums": {"PriceZone": {"AT": "AT"}},
      "aliases": {"HeatPumpWriteOutput": "HeatPumpOutput"},
      "left_out": {"POST /org/{org_id}/import": "why"}
    }

Types are written as in the generated code. What is false, empty or the same as the key is not written. `Lock.read`
reads it, `Lock.find` finds a method by verb and path, and two locks compare with `==`.
"""

import functools
import json
import re
from pathlib import Path
from typing import Any, Self

import msgspec

from generator.document import is_object
from generator.errors import GenerationError

_VERSION = re.compile(r"(.*?/v\d+(?:\.\d+)*)(?=/|\Z)")
_PLACEHOLDER = re.compile(r"{[^{}]*}")


class Argument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An argument of a method.

    Args:
        type: Its type without `Unset` where it may be left out.
        place: `path`, `query`, `header`, `cookie` or `body`.
        name: On the wire, "" where it is the same; the media type of a body.
        required: Whether it must be given; of the organization the client knows it.
        secret: Whether no text form and message shows it.
    """

    type: str
    place: str
    name: str = ""
    required: bool = False
    secret: bool = False


class Method(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A method of a resource.

    Args:
        verb: HTTP method in capitals.
        path: URL template after the version prefix.
        returns: What it returns.
        retry_safe: Whether a lost response is retried.
        authenticated: Whether it needs a token.
        deprecated: Whether the document says that it will go.
        arguments: By Python name, those of the path in its order.
        responses: Types by documented status, errors included; "None" for one without a body.
        walks: What the methods beside it return that hand on its items, by name.
    """

    verb: str
    path: str
    returns: str
    retry_safe: bool = False
    authenticated: bool = True
    deprecated: bool = False
    arguments: dict[str, Argument] = {}
    responses: dict[str, str] = {}
    walks: dict[str, str] = {}


class Field(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A field of a model.

    Args:
        type: Its type, with `Unset` where it may be left out.
        name: In JSON, "" where it is the same.
        unit: Its unit, "" for none.
        secret: Whether `repr` hides it.
        deprecated: Whether the document says that it will go.
    """

    type: str
    name: str = ""
    unit: str = ""
    secret: bool = False
    deprecated: bool = False


class Lock(msgspec.Struct, frozen=True, kw_only=True):
    """The public surface of a generated package.

    Args:
        prefix: What most paths begin with, the version included.
        methods: By resource and method.
        models: Fields by Python name by class.
        enums: Values by member by class.
        aliases: Classes under a second name, since upstream merged two.
        left_out: Why an operation of the document has no method, by verb and path.
    """

    prefix: str = ""
    methods: dict[str, Method] = {}
    models: dict[str, dict[str, Field]] = {}
    enums: dict[str, dict[str, str]] = {}
    aliases: dict[str, str] = {}
    left_out: dict[str, str] = {}

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a lock.

        Args:
            path: The file; where there is none, nothing is locked.

        Returns:
            The lock.

        Raises:
            GenerationError: The file is no lock.
        """
        if not path.is_file():
            return cls()
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except msgspec.MsgspecError as error:
            msg = f"{path} is no lock of the public surface ({error}); restore it from the last commit"
            raise GenerationError(msg) from None

    def find(self, verb: str, path: str) -> str | None:
        """A method by what it calls.

        Args:
            verb: HTTP method, in capitals or not.
            path: URL template, with any version and any names of parameters.

        Returns:
            Resource and method, or None.
        """
        return self._by_call().get((verb.upper(), shape(path)))

    def classes(self, type_: str) -> list[str]:
        """The classes that a type names.

        Args:
            type_: A type as the lock writes it.

        Returns:
            Models and enums in their order.
        """
        return [name for name in re.findall(r"\w+", type_) if name in self.models or name in self.enums]

    def text(self) -> str:
        """The lock as the file holds it."""
        return _text(msgspec.to_builtins(self), "") + "\n"

    @functools.cache  # noqa: B019  # a handful of locks a run
    def _by_call(self) -> dict[tuple[str, str], str]:
        """Methods by verb and shape of the path."""
        return {(method.verb, shape(method.path)): name for name, method in self.methods.items()}

    __hash__ = object.__hash__


def beside(package: Path) -> Path:
    """Where the lock of a package is.

    Args:
        package: The package.

    Returns:
        The file beside it.
    """
    return package.with_name(f"{package.name}.lock.json")


def split(path: str) -> tuple[str, str]:
    """A path in two.

    Args:
        path: URL template.

    Returns:
        What it begins with up to the version, and the rest; a path without a version has no such prefix.
    """
    found = _VERSION.match(path)
    return (found[1], path[found.end() :]) if found else ("", path)


def shape(path: str) -> str:
    """A path without what an API changes about it when it means the same.

    Args:
        path: URL template.

    Returns:
        The path after the version, without the names of its parameters and a slash at the end.
    """
    return _PLACEHOLDER.sub("{}", split(path)[1]).rstrip("/") or "/"


def _text(value: Any, margin: str) -> str:
    """JSON with an object on one line unless it holds objects."""
    if not is_object(value) or not any(map(is_object, value.values())):
        return json.dumps(value, ensure_ascii=False)
    inner = margin + " "
    lines = (f"{inner}{json.dumps(key, ensure_ascii=False)}: {_text(item, inner)}" for key, item in value.items())
    return "{\n" + ",\n".join(lines) + f"\n{margin}}}"


__all__ = ["Argument", "Field", "Lock", "Method", "beside", "shape", "split"]
