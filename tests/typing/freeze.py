"""Writes a program that uses all of this release, to be type-checked against every later one.

`python -m tests.typing.freeze` writes `tests/typing/releases/v<version>.py` once, when a version is released. The program
passes every argument, keeps every result in a variable of its type, and reads and sets every field of every model. Like a
user's program it is never changed afterwards: what it complains about is a breaking change.
"""

import inspect
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ForwardRef, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

import podero
from podero import PoderoClient, errors, events, middleware, models
from podero_client.api import Resources

FOLDER = Path(__file__).parent / "releases"
MODULES = {"podero": podero, "errors": errors, "events": events, "middleware": middleware, "models": models}


class Writer:
    """Source of the program, and what it imports."""

    def __init__(self) -> None:
        self.imports: set[str] = set()

    def written(self, hint: Any) -> str:
        """A type as a program writes it."""
        origin, parts = get_origin(hint), get_args(hint)
        if hint is None or hint is types.NoneType:
            return "None"
        if isinstance(hint, list):
            return f"[{', '.join(map(self.written, hint))}]"
        if hint in {Any, podero.Unset}:
            return "Any" if hint is Any else "podero.Unset"
        if origin in {Union, types.UnionType}:
            return " | ".join(map(self.written, parts))
        if hasattr(hint, "__metadata__"):
            return self.written(parts[0])
        if isinstance(hint, TypeVar | ForwardRef | str):
            return "Any"
        name = self._name(origin or hint)
        return f"{name}[{', '.join(map(self.written, parts))}]" if parts else name

    def _name(self, kind: Any) -> str:
        if getattr(models, kind.__name__, None) is kind:
            return f"models.{kind.__name__}"
        if getattr(podero, kind.__name__, None) is kind:
            return f"podero.{kind.__name__}"
        if kind.__module__ == "builtins":
            return str(kind.__name__)
        self.imports.add(kind.__module__)
        return f"{kind.__module__}.{kind.__qualname__}"

    def call(self, title: str, path: str, function: Any, *, wait: bool) -> str:
        """A function that passes each of its parameters on, and returns what it gets."""
        hints = get_type_hints(function)
        taken, passed = [], []
        for name, parameter in inspect.signature(function).parameters.items():
            if name in {"self", "cls"} or parameter.kind in {parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL}:
                continue
            taken.append(f"{name}: {self.written(hints[name])}")
            passed.append(f"{name}={name}" if parameter.kind is parameter.KEYWORD_ONLY else name)
        returned = self.written(hints["return"])
        head = "async def" if wait else "def"
        body = f"{'await ' if wait else ''}client.{path}({', '.join(passed)})"
        return (
            f"{head} {title}({', '.join(['client: podero.PoderoClient', *taken])}) -> {returned}:\n    return {body}\n"
        )

    def model(self, name: str, kind: type) -> str:
        """Functions that read every field, and set every one that a constructor takes."""
        hints = get_type_hints(kind, include_extras=False)
        fields = [field for field in attrs.fields(kind) if field.init and not field.name.startswith("_")]
        reads = [f"    {field.name}: {self.written(hints[field.name])} = value.{field.name}\n" for field in fields]
        used = [f"    return [{', '.join(field.name for field in fields)}]\n"]
        taken = ", ".join(f"{field.name}: {self.written(hints[field.name])}" for field in fields)
        passed = ", ".join(f"{field.name}={field.name}" for field in fields)
        read = f"def read_{name}(value: models.{name}) -> list[object]:\n{''.join([*reads, *used])}"
        star = f"*, {taken}" if taken else ""
        return f"{read}\n\ndef make_{name}({star}) -> models.{name}:\n    return models.{name}({passed})\n"


def operations(writer: Writer) -> Iterator[str]:
    """Every method of every resource."""
    for resource, found in sorted(get_resources().items()):
        for name, function in sorted(vars(found).items()):
            if inspect.isfunction(function) and not name.startswith("_"):
                wait = inspect.iscoroutinefunction(function)
                yield writer.call(f"{resource}_{name}", f"{resource}.{name}", function, wait=wait)


def get_resources() -> dict[str, type]:
    """The class of every resource, by its name on the client."""
    names = [name for name in vars(Resources) if not name.startswith("_") and name != "execute"]
    client = PoderoClient(token="unused")
    return {name: type(getattr(client, name)) for name in names}


def program() -> str:
    """The program of the code as it is."""
    writer = Writer()
    parts = list(operations(writer))
    parts.append(writer.call("with_options", "with_options", PoderoClient.with_options, wait=False))
    for name in sorted(models.__all__):
        kind = getattr(models, name)
        if attrs.has(kind):
            parts.append(writer.model(name, kind))
        elif hasattr(kind, "__members__"):
            members = ", ".join(f"models.{name}.{member}" for member in kind.__members__)
            parts.append(f"every_{name}: list[models.{name}] = [{members}]\n")
    names = [f"{place}.{name}" for place, module in MODULES.items() for name in sorted(module.__all__)]
    public = "public: list[object] = [\n" + "".join(f"    {name},\n" for name in names) + "]\n"
    imports = "".join(f"import {module}\n" for module in sorted(writer.imports - {"typing"}))
    head = f'"""Uses all of version {podero.__version__}; written by `python -m tests.typing.freeze`, and never changed since."""\n\n'
    doors = "from typing import Any\n\nimport podero\nfrom podero import errors, events, middleware, models\n"
    return head + imports + doors + "\n\n" + "\n\n".join([public, *parts])


def main() -> int:
    """Write the program of this version, unless there is one."""
    path = FOLDER / f"v{podero.__version__.replace('.', '_')}.py"
    if path.exists():
        print(f"{path.name} is frozen; a breaking change needs another version", file=sys.stderr)
        return 1
    path.write_text(program())
    return 0


if __name__ == "__main__":
    sys.exit(main())
