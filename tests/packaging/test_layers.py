"""The arrows between the packages point one way, and the code keeps its own rules of size and completeness."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.packaging.conftest import ROOT

PODERO = ROOT / "overrides" / "podero"
GENERATED = ROOT / "podero_client"
GENERATOR = ROOT / "generator"

ALLOWED = {
    GENERATED: {"podero_client", "attrs", "msgspec", "dateutil"},
    GENERATED / "_runtime/pydantic_schema.py": {"podero_client", "attrs", "msgspec", "pydantic", "pydantic_core"},
    # for type checkers only
    GENERATED / "_runtime/deprecation.py": {"typing_extensions"},
    # yarl is how aiohttp takes a URL.
    PODERO: {"podero", "podero_client", "attrs", "httpx", "aiohttp", "yarl", "certifi", "dateutil", "msgspec"},
    PODERO / "_auth/stores": {"podero", "podero_client", "attrs", "redis"},
    PODERO / "simulator": {"podero", "attrs", "httpx", "numpy", "uvicorn", "jsonschema_rs"},
    PODERO / "cli": {"podero", "podero_client", "attrs", "httpx", "msgspec", "rich", "typer", "dateutil"},
    PODERO / "testing": {"podero", "podero_client", "attrs", "httpx", "msgspec", "pytest", "hypothesis"},
    PODERO / "instrumentation": {"podero", "attrs", "opentelemetry"},
}
"""What a folder or module may import besides the standard library; the innermost decides."""

UPPER = ("podero.simulator", "podero.cli", "podero.testing", "podero.instrumentation")
"""Extras: they know the client, the client does not know them."""


def modules(*folders: Path) -> list[Path]:
    found = sorted(path for folder in folders for path in folder.rglob("*.py") if "templates" not in path.parts)
    assert found
    return found


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Absolute names of everything that a module imports, at its top and inside of functions."""
    package = path.relative_to(ROOT / "overrides" if path.is_relative_to(PODERO) else ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1], *([node.module] if node.module else [])]
            yield from (".".join([*base, alias.name]) for alias in node.names)


def test_a_module_imports_what_its_place_allows() -> None:
    found = {}
    for path in modules(PODERO, GENERATED):
        place = next(place for place in (path, *path.parents) if place in ALLOWED)
        roots = {name.partition(".")[0] for name in imports(path)} - sys.stdlib_module_names
        found[named(path)] = roots - ALLOWED[place]
    assert {name: sorted(roots) for name, roots in found.items() if roots} == {}


def test_the_client_knows_nothing_of_what_is_built_on_it() -> None:
    found = []
    for path in modules(PODERO):
        own = next((part for part in UPPER if path.is_relative_to(ROOT / "overrides" / part.replace(".", "/"))), None)
        # the command line and the fixtures start the simulator
        allowed = {own, "podero.simulator"} if own in {"podero.cli", "podero.testing"} else {own}
        forbidden = [f"{part}." for part in UPPER if part not in allowed]
        found += [(named(path), name) for name in imports(path) if f"{name}.".startswith(tuple(forbidden))]
    assert found == []


def test_the_generator_needs_no_client() -> None:
    found = [(named(path), name) for path in modules(GENERATOR) for name in imports(path) if name.startswith("podero.")]
    assert found == []


def test_what_generated_code_is_built_on_knows_none_of_it() -> None:
    generated = ("podero_client.api", "podero_client.models")
    found = [(named(path), name) for path in modules(GENERATED / "_runtime") for name in imports(path)]
    assert [(path, name) for path, name in found if name.startswith(generated)] == []


def test_a_module_has_one_job() -> None:
    lengths = {named(path): len(path.read_text().splitlines()) for path in modules(PODERO, GENERATOR)}
    assert {name: lines for name, lines in lengths.items() if lines >= 400} == {}


UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|TBD|WIP)\b|NotImplementedError|(?i:lorem ipsum|not implemented)")
OWN_TEXTS = [
    *modules(PODERO, GENERATED, GENERATOR),
    *(GENERATOR / "templates").rglob("*.jinja"),
    GENERATOR / "overlay.yaml",
    GENERATOR / "descriptions.yaml",
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "examples").rglob("*"),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "Makefile", "pyproject.toml", "generator-config.yaml")),
]


def test_nothing_is_left_for_later() -> None:
    found = [
        f"{named(path)}:{number}: {line.strip()}"
        for path in OWN_TEXTS
        if path.is_file() and path.suffix != ".pyc"
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert found == []


def is_empty(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it holds nothing but `pass` or `...`; a docstring says why a function has nothing to do."""
    return all(isinstance(node, ast.Pass) or _is_ellipsis(node) for node in function.body)


def _is_ellipsis(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...


def test_every_function_does_something() -> None:
    empty = []
    for path in modules(PODERO, GENERATED, GENERATOR):
        tree = ast.parse(path.read_text())
        protocols = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and "Protocol" in map(_base_name, node.bases)
        ]
        exempt = {id(node) for protocol in protocols for node in protocol.body}
        empty += [
            f"{named(path)}: {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and id(node) not in exempt
            and "overload" not in map(_base_name, node.decorator_list)
            and is_empty(node)
        ]
    assert empty == []


def _base_name(node: ast.expr) -> str:
    while isinstance(node, ast.Subscript | ast.Call):
        node = node.value if isinstance(node, ast.Subscript) else node.func
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
