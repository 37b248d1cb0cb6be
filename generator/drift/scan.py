"""Finds where a program uses what changed, by reading its source: nothing is imported or run."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import attrs

from generator.drift.changes import Change
from generator.errors import GenerationError
from generator.lock import Lock

_METHOD = re.compile(r"client\.(\w+)\.(\w+)(?:\((\w*)\))?")
_Key = TypeVar("_Key")
_Lines = defaultdict[_Key, set[int]]
_MEMBER = re.compile(r"([A-Za-z]\w*)(?:\.(\w+))?")


def scan(changes: Iterable[Change], folders: Iterable[Path], lock: Lock | None = None) -> tuple[Change, ...]:
    """Say of each change where programs use what changed.

    A method is found by its resource and name, an argument by its keyword, a class by its name, an enum member by class
    and name. A field is found where its class is made with it, and where an attribute of its name is read in a file
    that uses its class or a method that it is reached from.

    Args:
        changes: The changes.
        folders: Folders or files with programs.
        lock: The public surface that they use: where a walk beside a method is used, the method is.

    Returns:
        The changes with places.

    Raises:
        GenerationError: There is no such folder, or a file is no Python.
    """
    methods = (lock or Lock()).methods
    beside = {name: [f"{name.partition('.')[0]}.{walk}" for walk in method.walks] for name, method in methods.items()}
    sources = [_Source.of(path) for folder in folders for path in _files(folder)]
    return tuple(
        attrs.evolve(change, found=tuple(place for source in sources for place in source.uses(change, beside)))
        for change in changes
    )


@attrs.frozen
class _Source:
    """A file of a program, with the lines on which it uses names.

    Args:
        path: The file.
        methods: Lines by resource and method.
        keywords: Lines by what is called and the keyword.
        names: Lines by name.
        members: Lines by the name before an attribute and the attribute.
        attributes: Lines by attribute.
    """

    path: Path
    methods: _Lines[tuple[str, str]] = attrs.field(factory=lambda: defaultdict(set))
    keywords: _Lines[tuple[str, str]] = attrs.field(factory=lambda: defaultdict(set))
    names: _Lines[str] = attrs.field(factory=lambda: defaultdict(set))
    members: _Lines[tuple[str, str]] = attrs.field(factory=lambda: defaultdict(set))
    attributes: _Lines[str] = attrs.field(factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, path: Path) -> "_Source":
        """Read a file."""
        try:
            tree = ast.parse(path.read_bytes(), str(path))
        except (SyntaxError, ValueError) as error:
            msg = f"{path} cannot be scanned: {error}"
            raise GenerationError(msg) from None
        source = cls(path)
        for node in ast.walk(tree):
            source._note(node)
        return source

    def _note(self, node: ast.AST) -> None:
        """Note the names of a part of the program."""
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                for keyword in node.keywords:
                    self.keywords[name, keyword.arg or ""].add(keyword.value.lineno)
            case ast.Attribute(value=ast.Attribute(attr=owner) | ast.Name(id=owner), attr=name):
                self.methods[owner, name].add(node.lineno)
                self.members[owner, name].add(node.lineno)
                self.attributes[name].add(node.lineno)
            case ast.Attribute(attr=name):
                self.attributes[name].add(node.lineno)
            case ast.Name(id=name):
                self.names[name].add(node.lineno)
            case ast.ImportFrom():
                for alias in node.names:
                    self.names[alias.name].add(node.lineno)
            case _:
                pass

    def uses(self, change: Change, beside: dict[str, list[str]]) -> Iterator[str]:
        """Where the file uses what changed."""
        for line in sorted(self._lines(change, beside)):
            yield f"{self.path}:{line}"

    def _lines(self, change: Change, beside: dict[str, list[str]]) -> set[int]:
        """The lines of these places."""
        if found := _METHOD.match(change.subject):
            name = f"{found[1]}.{found[2]}"
            return set[int]().union(*(self._of_method(each, found[3]) for each in [name, *beside.get(name, ())]))
        found = _MEMBER.fullmatch(change.subject)
        if not found:
            return set()
        owner, name = found.groups()
        if name is None or name.isupper() or change.id.startswith("enum-") or "-enum-" in change.id:
            return self.members[owner, name] if name else self.names[owner]
        lines = self.keywords[owner, name]
        uses = [each for use in change.uses for each in [use, *beside.get(use, ())]]
        if self.names[owner] or any(self._of_method(use, None) for use in uses):
            lines = lines | self.attributes[name]
        return lines

    def _of_method(self, name: str, argument: str | None) -> set[int]:
        """Where a method is used, or an argument of it."""
        resource, _, method = name.partition(".")
        calls = self.methods[resource, method]
        if not argument or argument == "body":
            return calls
        return self.keywords[method, argument] if calls else set()


def _files(folder: Path) -> list[Path]:
    """The Python files of a folder, hidden folders left out."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        msg = f"{folder} is no file and no folder"
        raise GenerationError(msg)
    found = (
        path for path in folder.rglob("*.py") if not any(p.startswith(".") for p in path.relative_to(folder).parts)
    )
    return sorted(found)


__all__ = ["scan"]
