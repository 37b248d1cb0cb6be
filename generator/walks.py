"""The methods beside an operation that returns many things: `iterate` over its pages, `stream` for its list."""

from typing import Any

import attrs

from generator import docstrings, naming
from generator.annotations import Annotator
from generator.code import Code, Name, code, joined
from generator.operations import SUCCESS, Operation
from generator.schemas import Schema, plain

_ASYNC_GENERATOR = Name("AsyncGenerator", "collections.abc")
_PAGINATE = Name("paginate", "._runtime.pagination")
_PAGINATOR = Name("Paginator", "._runtime.paginator")

_NUMBERED = "page"
_SIZES = ("page_size", "per_page", "size", "limit")
_OWN = ("page_size", "prefetch", "start")
_OWN_SIGNATURE = "page_size: int | None = None, prefetch: int = 1, start: str | None = None"


@attrs.frozen
class Walk:
    """A method beside an operation.

    Args:
        name: In Python.
        arguments: Its signature.
        result: What it returns.
        passed: What it gives on, for pages only.
        docstring: Its docstring.
        streams: Whether it streams a list.
    """

    name: str
    arguments: Code
    result: Code
    passed: str
    docstring: str
    streams: bool

    @property
    def names(self) -> set[Name]:
        """What its module has to import for it."""
        return self.arguments.names | self.result.names | (set() if self.streams else {_PAGINATE})


@attrs.frozen
class Argument:
    """An argument of the method of the operation.

    Args:
        name: In Python.
        declaration: In its signature.
        keyword: Whether it is given by keyword.
    """

    name: str
    declaration: Code
    keyword: bool


def walks(
    operation: Operation, annotator: Annotator, schemas: dict[str, Schema], arguments: list[Argument]
) -> list[Walk]:
    """The methods beside an operation.

    Args:
        operation: The operation.
        annotator: Knows the types.
        schemas: All components.
        arguments: What its method takes.

    Returns:
        At most one of each kind.
    """
    success = [schema for status, schema in operation.response_schemas.items() if status in SUCCESS]
    if operation.verb != "get" or len(success) != 1 or success[0] is None:
        return []
    item = _item(success[0], annotator, schemas)
    if item is not None:
        return [_stream(operation, item, arguments)]
    pages = _paging(operation)
    item = _item(_items_of(success[0], schemas), annotator, schemas)
    names = {argument.name for argument in arguments} - set(pages)
    return [_iterate(operation, item, arguments, pages)] if pages and item and names.isdisjoint(_OWN) else []


def _stream(operation: Operation, item: Code, arguments: list[Argument]) -> Walk:
    said = (
        f"Hand on the items of `{operation.method}` while the response comes in, however many they are.\n\n"
        f"`{operation.place}`. A lost response is retried until it begins; later, an error says which item it met.\n\n"
        f"Arguments and errors are those of `{operation.method}`.\n\n"
        "Returns:\n    An async generator. Leave it early inside of `contextlib.aclosing`."
    )
    return Walk(
        name=_name("stream", operation.method),
        arguments=_signature(arguments),
        result=code(_ASYNC_GENERATOR, "[", item, ", None]"),
        passed="",
        docstring=docstrings.docstring(said, 8),
        streams=True,
    )


def _iterate(operation: Operation, item: Code, arguments: list[Argument], pages: tuple[str, ...]) -> Walk:
    said = (
        f"Walk all pages of `{operation.method}`.\n\n"
        f"`{operation.place}`, once a page. A lost response is retried.\n\n"
        f"Other arguments and errors are those of `{operation.method}`.\n\n"
        "Args:\n"
        "    page_size: Items per page; by default as many as the API document allows.\n"
        "    prefetch: 1 reads the next page while you use the current one, 0 does not.\n"
        "    start: A `Paginator.resume_token` to continue from.\n\n"
        "Returns:\n"
        "    A paginator: `async for` yields items, `Paginator.pages` yields pages."
    )
    kept = [argument for argument in arguments if argument.name not in pages]
    passed = [argument.name for argument in kept if not argument.keyword]
    passed += [f"{name}={name}" for name in (*(a.name for a in kept if a.keyword), *_OWN)]
    return Walk(
        name=_name("iterate", operation.method),
        arguments=_signature(kept, _OWN_SIGNATURE),
        result=code(_PAGINATOR, "[", item, "]"),
        passed=", ".join(["_method" if operation.deprecated else f"self.{operation.method}", *passed]),
        docstring=docstrings.docstring(said, 8),
        streams=False,
    )


def _name(kind: str, method: str) -> str:
    """`iterate` beside `list`, `iterate_things` beside `list_things` and `get_things`."""
    rest = method.removeprefix("list").removeprefix("get_").strip("_")
    return f"{kind}_{rest}" if rest else kind


def _signature(arguments: list[Argument], own: str = "") -> Code:
    keywords = [*(a.declaration for a in arguments if a.keyword), *([code(own)] if own else [])]
    positional = [a.declaration for a in arguments if not a.keyword]
    return joined(", ", [code("self"), *positional, *([code("*")] if keywords else []), *keywords])


def _paging(operation: Operation) -> tuple[str, ...]:
    """The arguments that choose a page, empty where there is none."""
    names = {naming.argument(parameter["name"]) for parameter in operation.parameters_in("query")}
    if _NUMBERED in names:
        return (_NUMBERED, *[size for size in _SIZES if size in names][:1])
    return ("limit", "offset") if {"limit", "offset"} <= names else ()


def _items_of(schema: Schema, schemas: dict[str, Schema]) -> Schema | None:
    """The list inside of a page."""
    properties: dict[str, Any] = plain(schema, schemas).get("properties", {})
    return properties.get("items") if {"total", "count"} & properties.keys() else None


def _item(schema: Schema | None, annotator: Annotator, schemas: dict[str, Schema]) -> Code | None:
    """The type of what a list holds, None for no list or one of anything but objects."""
    if schema is None or schema.get("type") != "array":
        return None
    item: Schema = schema.get("items", {})
    return annotator.of(item).with_null if "properties" in plain(item, schemas) else None


__all__ = ["Argument", "Walk", "walks"]
