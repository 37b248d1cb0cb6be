"""Walking a collection that the API returns in pages."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol, Self, TypeVar, overload

import attrs

from .errors import InvalidRequestError
from .operation import Operation
from .paginator import Paginator
from .walk import NumberedPages, OffsetPages, Read, Source

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

LARGEST_PAGE = 200
"""Largest page that is asked for where the method does not say what the API document allows."""

USUAL_PAGE = 100
"""Page that is asked for where the API document sets no limit."""

_SIZE_NAMES = ("page_size", "per_page", "size", "limit")


class Page(Protocol[T_co]):
    """One page as the API returns it."""

    @property
    def items(self) -> Sequence[T_co]:
        """The items of this page."""
        ...


@overload
def paginate(
    method: Callable[..., Awaitable[Page[T]]],
    *args: Any,
    page_size: int | None = None,
    prefetch: int = 1,
    start: str | None = None,
    **kwargs: Any,
) -> Paginator[T]: ...


@overload
def paginate(
    method: Callable[..., Awaitable[Sequence[T]]],
    *args: Any,
    page_size: int | None = None,
    prefetch: int = 1,
    start: str | None = None,
    **kwargs: Any,
) -> Paginator[T]: ...


def paginate(
    method: Callable[..., Awaitable[Any]],
    *args: Any,
    page_size: int | None = None,
    prefetch: int = 1,
    start: str | None = None,
    **kwargs: Any,
) -> Paginator[Any]:
    """Walk a whole collection, page after page.

    Generated resources have a method of their own for each paged operation, such as
    ``podero.charging_sessions.iterate``; this is for methods of your own that read a page.

    Args:
        method: Any method with `limit` and `offset`, or with `page`, that returns items with a total or count, or a
            list.
        *args: Arguments of the method.
        page_size: Items per page; by default as many as the API document allows.
        prefetch: 1 reads the next page while you use the current one, 0 does not.
        start: A `Paginator.resume_token` to continue from.
        **kwargs: Keyword arguments of the method, without those that choose a page.

    Returns:
        A paginator: ``async for`` yields items, `Paginator.pages` yields pages.

    Raises:
        InvalidRequestError: An argument is out of range, `start` is not a resume token, or the method is not paged.
    """
    paging = _Paging.of(method)
    if prefetch not in {0, 1}:
        msg = f"prefetch must be 0 or 1, not {prefetch!r}"
        raise InvalidRequestError(msg, field="prefetch")
    for name in paging.names:
        if name in kwargs:
            msg = f"{name} is set by paginate; use page_size and start instead"
            raise InvalidRequestError(msg, field=name)
    size = paging.size(page_size)
    position, anchor = _parse_token(start)

    def read(**page: int) -> Awaitable[Any]:
        return method(*args, **page, **kwargs)

    return Paginator(
        paging.source(read),
        page_size=size,
        largest=paging.largest,
        prefetch=bool(prefetch),
        offset=position,
        anchor=anchor,
    )


@attrs.frozen
class _Paging:
    """How a method is asked for a page.

    Args:
        names: Its arguments that choose one.
        size_name: The one that says how many items it has, None for none.
        largest: The most items, None where nothing limits it.
    """

    names: tuple[str, ...]
    size_name: str | None
    largest: int | None

    @classmethod
    def of(cls, method: Callable[..., Any]) -> Self:
        name = getattr(method, "__qualname__", repr(method))
        parameters = _parameters(method)
        takes_any = not parameters or any(p.kind is p.VAR_KEYWORD for p in parameters.values())
        size_name = next((size for size in _SIZE_NAMES if size in parameters), None)
        if "page" in parameters:
            names = ("page", *([size_name] if size_name else []))
        elif {"limit", "offset"} <= parameters.keys() or takes_any:
            names, size_name = ("limit", "offset"), "limit"
        else:
            msg = (
                f"method: {name} is not paged: it has no limit and offset, or page, and returns all there is; await it"
            )
            raise InvalidRequestError(msg, field="method")
        return cls(names, size_name, _largest(method, size_name))

    def source(self, read: Read) -> Source[Any]:
        return NumberedPages(read, self.size_name) if "page" in self.names else OffsetPages(read)

    def size(self, asked: int | None) -> int:
        if asked is None:
            return self.largest or USUAL_PAGE
        most = self.largest
        if isinstance(asked, bool) or not isinstance(asked, int) or asked < 1 or (most is not None and asked > most):
            msg = (
                f"page_size must be 1 to {most}, not {asked!r}"
                if most
                else f"page_size must be 1 or more, not {asked!r}"
            )
            raise InvalidRequestError(msg, field="page_size")
        return asked


def _parameters(method: Callable[..., Any]) -> Mapping[str, inspect.Parameter]:
    try:
        return inspect.signature(method).parameters
    except (TypeError, ValueError):
        return {}


def _largest(method: Callable[..., Any], size_name: str | None) -> int | None:
    """What the API document allows."""
    operations: tuple[Operation[Any], ...] = getattr(getattr(method, "__self__", None), "_operations", ())
    for operation in operations:
        if operation.name.partition(".")[2] == getattr(method, "__name__", ""):
            bounds = [p.maximum for p in operation.query if p.argument == size_name]
            return next((int(bound) for bound in bounds if bound is not None), None)
    return LARGEST_PAGE


def _parse_token(token: str | None) -> tuple[int, str | None]:
    if token is not None and not isinstance(token, str):
        msg = f"start must be the resume_token of a paginator, a str, not {type(token).__name__}"
        raise InvalidRequestError(msg, field="start")
    position, mark, anchor = (token or "0").partition(":")
    if not (position.isascii() and position.isdigit()):
        msg = f"start must be the resume_token of a paginator, not {token!r}"
        raise InvalidRequestError(msg, field="start")
    return int(position), anchor if mark else None


__all__ = ["Page", "paginate"]
