"""Walking a collection that the API hands out in pages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar, cast

from podero.errors import InvalidRequestError, PoderoError, ResponseValidationError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

LARGEST_PAGE = 200
"""Largest `limit` that the API document allows (charging sessions)."""


class Page(Protocol[T_co]):
    """One page as the API answers it."""

    @property
    def items(self) -> Sequence[T_co]:
        """The items of this page."""
        ...

    @property
    def total(self) -> int:
        """How many items the whole collection has."""
        ...


def paginate(
    method: Callable[..., Awaitable[Page[T]]],
    *args: Any,
    page_size: int = LARGEST_PAGE,
    prefetch: int = 1,
    start: str | None = None,
    **kwargs: Any,
) -> Paginator[T]:
    """Walk a whole collection, page after page.

    Args:
        method: Any method with `limit` and `offset`, such as ``podero.charging_sessions.list``.
        *args: What the method takes.
        page_size: Items a page, 1 to 200.
        prefetch: 1 reads the next page while the current one is used, 0 does not.
        start: A `Paginator.resume_token` to go on from.
        **kwargs: What the method takes, without `limit` and `offset`.

    Returns:
        A paginator: ``async for`` gives items, `Paginator.pages` gives pages.

    Raises:
        InvalidRequestError: An argument is out of range, or `start` is not a resume token.
    """
    if not 1 <= page_size <= LARGEST_PAGE:
        msg = f"page_size must be 1 to {LARGEST_PAGE}, not {page_size!r}"
        raise InvalidRequestError(msg, field="page_size")
    if prefetch not in {0, 1}:
        msg = f"prefetch must be 0 or 1, not {prefetch!r}"
        raise InvalidRequestError(msg, field="prefetch")
    for name in ("limit", "offset"):
        if name in kwargs:
            msg = f"{name} is set by paginate; use page_size and start instead"
            raise InvalidRequestError(msg, field=name)
    if start is not None and not (start.isascii() and start.isdigit()):
        msg = f"start must be the resume_token of a paginator, not {start!r}"
        raise InvalidRequestError(msg, field="start")

    def read(limit: int, offset: int) -> Awaitable[Page[T]]:
        return method(*args, limit=limit, offset=offset, **kwargs)

    return Paginator(read, page_size=page_size, prefetch=bool(prefetch), offset=int(start or 0))


class Paginator(Generic[T]):
    """One walk over a collection; made by `paginate`.

    Iterating again goes on where the last iteration stopped. Items that a changing collection moves between two pages
    are neither lost nor given twice: when the total shrinks, the walk steps back by as many items and leaves out those
    of the last page it gave.

    Args:
        read: Reads one page from (limit, offset).
        page_size: Items a page.
        prefetch: Whether to read one page ahead.
        offset: Where to start.
    """

    def __init__(
        self, read: Callable[[int, int], Awaitable[Page[T]]], *, page_size: int, prefetch: bool, offset: int
    ) -> None:
        self._read = read
        self._page_size = page_size
        self._prefetch = prefetch
        self._position = offset
        self._total: int | None = None
        self._recent: list[Any] = []
        self._walks: list[AsyncGenerator[Any, None]] = []

    @property
    def total(self) -> int | None:
        """Items of the whole collection as the newest page said, None before the first page."""
        return self._total

    @property
    def resume_token(self) -> str:
        """Give it to ``paginate(..., start=)`` to go on after the last item that was handed out."""
        return str(self._position)

    def __aiter__(self) -> AsyncIterator[T]:
        return self._open(self._items())

    def pages(self) -> AsyncIterator[list[T]]:
        """Walk by page: each step gives the items of one page that are new."""
        return self._open(self._pages())

    async def aclose(self) -> None:
        """End the walk; a page that is being read ahead is cancelled."""
        while self._walks:
            await self._walks.pop().aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def _open(self, walk: AsyncGenerator[Any, None]) -> AsyncIterator[Any]:
        self._walks.append(walk)
        return walk

    async def _items(self) -> AsyncGenerator[T, None]:
        async with aclosing(self._walk()) as walk:
            async for offset, page in walk:
                for index, item in enumerate(page.items):
                    if not self._is_repeat(item):
                        self._position = max(self._position, offset + index + 1)
                        yield item
                self._finish(offset, page)

    async def _pages(self) -> AsyncGenerator[list[T], None]:
        async with aclosing(self._walk()) as walk:
            async for offset, page in walk:
                fresh = [item for item in page.items if not self._is_repeat(item)]
                self._position = offset + len(page.items)
                yield fresh
                self._finish(offset, page)

    def _is_repeat(self, item: T) -> bool:
        return _identity(item) in self._recent

    def _finish(self, offset: int, page: Page[T]) -> None:
        self._position = offset + len(page.items)
        self._recent = [_identity(item) for item in page.items]

    async def _walk(self) -> AsyncGenerator[tuple[int, Page[T]], None]:
        offset = self._position
        ahead: asyncio.Future[Page[T]] | None = None
        try:
            while True:
                page = await (ahead or self._read(self._page_size, offset))
                ahead = None
                shrunk = max(0, (page.total if self._total is None else self._total) - page.total)
                self._total = page.total
                if shrunk and offset > 0:
                    # What was deleted before this offset has moved this page's first items behind it.
                    offset = max(0, offset - shrunk)
                    page = await self._read(self._page_size, offset)
                    self._total = page.total
                following = self._following(offset, page, stepped_back=bool(shrunk))
                if following is not None and self._prefetch:
                    ahead = asyncio.ensure_future(self._read(self._page_size, following))
                yield offset, page
                if following is None:
                    return
                offset = following
        except PoderoError as error:
            error.resume_token = self.resume_token
            raise
        finally:
            if ahead is not None:
                ahead.cancel()
                await asyncio.gather(ahead, return_exceptions=True)

    def _following(self, offset: int, page: Page[T], *, stepped_back: bool) -> int | None:
        end = offset + len(page.items)
        if end >= page.total:
            return None
        if not page.items:
            self._refuse(f"an empty page at offset {offset} although the total is {page.total}", "$.items")
        if not stepped_back and len(page.items) > 1 and all(self._is_repeat(item) for item in page.items):
            self._refuse(f"the page at offset {offset} repeats the one before it", "$.items")
        return end

    def _refuse(self, reason: str, path: str) -> None:
        msg = f"{reason}; go on later with start=error.resume_token"
        raise ResponseValidationError(msg, path=path, reason=reason)


def _identity(item: Any) -> Any:
    return cast("Any", getattr(item, "id", None)) or item
