"""Everything in a document is data: none of it becomes code, wherever it stands and whatever it says.

PODERO_PROPERTY_EXAMPLES tries every text at every place instead of some at each.
"""

import ast
import copy
import os
import tempfile
from itertools import count
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.build import render
from generator.errors import GenerationError
from generator.prepare import prepare
from podero_client._runtime import check
from tests.support import documents

TEXTS = [
    'x"""\n__import__("os").system("true")\n"""',
    "x'''\n__import__('os').system('true')\n'''",
    'x"\n__import__("os").system("true")\n"',
    'x"))\n__import__("os").system("true")\n((',
    'x", y=__import__("os"), z="',
    "x\n    __import__('os').system('true')",
    "x\r__import__('os').system('true')",
    "x\\",
    'x\\"""+__import__("os")+"""',
    'x"',
    '"""',
    "{{ 7 * 7 }}{% set x = 1 %}{# #}",
    "{__import__('os')}",
    "x\x00y",
    "x\ud800y",
    "x\r\ny\u2028z\x85\x0c",
    "\u202ex\u2066",
    "",
    " ",
    "../../x",
    "class",
    "__class__",
    "²",
    "١",
]
KEYS = {"paths", "properties", "schemas", "responses", "content", "mapping", "securitySchemes"}
"""What maps names of the document to something; all other keys are words of OpenAPI."""


def places(value, path=()):
    """Every string of a document: the path to it, and whether it is a key."""
    if isinstance(value, str):
        yield path, False
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            if path and path[-1] in KEYS:
                yield (*path, key), True
            yield from places(item, (*path, key))


PLACES = list(places(documents.small()))


def changed(path, key, change):
    """The document with another string at one place."""
    document = copy.deepcopy(documents.small())
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    if key:
        items = {change(name) if name == path[-1] else name: item for name, item in holder.items()}
        holder.clear()
        holder.update(items)
    else:
        holder[path[-1]] = change(holder[path[-1]])
    return document


def generated(document):
    """The code that a document generates, by file name."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "package"
        render(prepare(document, b""), package)
        files = [path for path in Path(folder).rglob("*") if path.is_file()]
        return {path.relative_to(package).as_posix(): path.read_bytes().decode() for path in files}


def calls(tree):
    """What a module calls, and what it imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
        elif isinstance(node, ast.ImportFrom):
            yield f"from {'.' * node.level}{node.module or ''}" if node.level == 0 else "import of our own"
        elif isinstance(node, ast.Import):
            yield from (f"import {alias.name}" for alias in node.names)


def classes(tree):
    """The classes of a module."""
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def kinds(tree):
    """What a module is made of."""
    return {type(node).__name__ for node in ast.walk(tree)}


ORDINARY = [ast.parse(source) for source in generated(documents.small()).values()]
CALLS = {call for tree in ORDINARY for call in calls(tree)} | {f"check.{name}" for name in check.__all__}
KINDS = set().union(*(kinds(tree) for tree in ORDINARY))


COMPILED = {}


def tried(number):
    """Texts and ways to put them in for one place."""
    every = [(text, way) for text in TEXTS for way in (lambda old, new: old + new, lambda _old, new: new)]
    return every if "PODERO_PROPERTY_EXAMPLES" in os.environ else every[number % 16 :: 16]


@pytest.fixture(autouse=True)
def templates_compiled_once(monkeypatch):
    compiled = Environment.compile

    def once(self, source, *arguments, **keywords):
        key = source, *arguments
        if key not in COMPILED:
            COMPILED[key] = compiled(self, source, *arguments, **keywords)
        return COMPILED[key]

    monkeypatch.setattr(Environment, "compile", once)


@pytest.mark.parametrize(("number", "path", "key"), [(n, *p) for n, p in zip(count(), PLACES)])
def test_no_text_of_a_document_becomes_code(number, path, key):
    for text, way in tried(number):
        try:
            files = generated(changed(path, key, lambda old, text=text, way=way: way(old, text)))
        except GenerationError as refused:
            assert str(refused).strip()
            continue
        trees = {name: ast.parse(source) for name, source in files.items()}
        known = CALLS.union(*map(classes, trees.values()))
        for name, tree in trees.items():
            assert all(part.isidentifier() for part in name.removesuffix(".py").split("/")), name
            assert set(calls(tree)) <= known, (name, text)
            assert kinds(tree) <= KINDS, (name, text)
