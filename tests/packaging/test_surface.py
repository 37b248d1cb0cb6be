"""The public names, and that everything else says by its name that it is private."""

import ast
import importlib
import types

import pytest

import podero
from tests.packaging.conftest import ROOT

PUBLIC = [
    "UNSET",
    "ClientStats",
    "Clock",
    "Event",
    "FileTokenStore",
    "Hook",
    "MemoryTokenStore",
    "Paginator",
    "PoderoClient",
    "RateLimit",
    "RedisTokenStore",
    "RetryPolicy",
    "StoredToken",
    "Timeout",
    "Token",
    "TokenProvider",
    "TokenStore",
    "Unset",
    "__version__",
    "errors",
    "events",
    "middleware",
    "models",
    "paginate",
    "to_plain",
    "value",
    "wait_until",
]
"""A name that leaves this list breaks its users; one that joins it has to be kept."""

PUBLIC_MODULES = {
    "podero",
    "podero.cli",
    "podero.errors",
    "podero.events",
    "podero.instrumentation",
    "podero.instrumentation.opentelemetry",
    "podero.middleware",
    "podero.models",
    "podero.simulator",
    "podero.testing",
    "podero.testing.strategies",
}


def test_the_public_names_are_the_agreed_ones() -> None:
    assert podero.__all__ == PUBLIC
    assert dir(podero) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_resolves_to_something_public(name: str) -> None:
    value = getattr(podero, name)
    assert value is getattr(podero, name)
    if isinstance(value, type):
        assert value.__name__ == name or name == "Unset"
        assert value.__doc__


def test_all_of_it_can_be_imported_with_a_star() -> None:
    scope: dict[str, object] = {}
    exec("from podero import *", scope)
    assert set(PUBLIC) <= scope.keys()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'podero' has no attribute 'Podero'"):
        _ = podero.Podero
    assert not hasattr(podero, "__wrapped__")
    assert not hasattr(podero, "_no_such_module")


def test_type_checkers_see_the_same_names_from_the_same_places() -> None:
    tree = ast.parse((ROOT / "overrides/podero/__init__.py").read_text())
    [block] = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ]
    seen = {
        alias.asname or alias.name: importlib.import_module(node.module)
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    assert seen.keys() | {"__version__"} == set(PUBLIC)
    for name, module in seen.items():
        found = getattr(podero, name)
        if isinstance(found, types.ModuleType):
            assert found.__name__.endswith(name)
        else:
            assert found is getattr(module, name)


@pytest.mark.parametrize("name", podero.errors.__all__)
def test_every_error_is_public_documented_and_of_the_tree(name: str) -> None:
    error = getattr(podero.errors, name)
    assert issubclass(error, podero.errors.PoderoError)
    assert error.__module__ == "podero.errors"
    assert error.__doc__


def test_no_error_is_missing_from_the_list() -> None:
    classes = {
        name for name, value in vars(podero.errors).items() if isinstance(value, type) and issubclass(value, Exception)
    }
    assert classes == set(podero.errors.__all__)


def test_every_other_module_is_private_by_name() -> None:
    folder = ROOT / "overrides"
    names = set()
    for path in (folder / "podero").rglob("*.py"):
        parts = path.relative_to(folder).with_suffix("").parts
        names.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    public = {name for name in names if not any(part.startswith("_") for part in name.split("."))}
    assert public == PUBLIC_MODULES
