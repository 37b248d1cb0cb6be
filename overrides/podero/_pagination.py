"""Walking a collection that the API returns in pages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Hashable, Sequence
from contextlib import aclosing
from types import TracebackType
from typing import Any, Generic, NoReturn, Protocol, Self, TypeVar

import attrs

from podero.errors import InvalidRequestError, PoderoError, ResponseValidationError
from podero_client.types import UNSET

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

LARGEST_PAGE = 200
"""Largest `limit` that the API document allows (charging sessions)."""

REMEMBERED = 100_000
"""Items that a walk knows again when the collection shifts."""

PATIENCE = 10
"""Pages in a row that bring nothing new before a walk gives up; a busy collection may shift that often."""

_NOTHING: Any = object()


class Page(Protocol[T_co]):
    """One page as the API returns it."""

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
    position, anchor = _parse_token(start)

    def read(limit: int, offset: int) -> Awaitable[Page[T]]:
        return method(*args, limit=limit, offset=offset, **kwargs)

    return Paginator(read, page_size=page_size, prefetch=bool(prefetch), offset=position, anchor=anchor)


def _parse_token(token: str | None) -> tuple[int, str | None]:
    position, mark, anchor = (token or "0").partition(":")
    if not (position.isascii() and position.isdigit()):
        msg = f"start must be the resume_token of a paginator, not {token!r}"
        raise InvalidRequestError(msg, field="start")
    return int(position), anchor if mark else None


class Paginator(Generic[T]):
    """One walk over a collection; made by `paginate`.

    Iterating again goes on where the last iteration stopped. The collection may change during the walk: each page is
    read from the last item of the one before, so that a shift shows; the walk then steps back to an item that it has
    handed out and leaves out all that it knows. Every item that is there from the begin to the end of the walk is
    handed out once. Where that cannot be assured, because items have no ``id`` or more changed than the walk remembers,
    it ends with an error that carries a resume token.

    Args:
        read: Reads one page from (limit, offset).
        page_size: Items a page.
        prefetch: Whether to read one page ahead.
        offset: Where to start.
        anchor: Identity, as text, of the item before that place; None to start there whatever has changed.
    """

    def __init__(
        self,
        read: Callable[[int, int], Awaitable[Page[T]]],
        *,
        page_size: int,
        prefetch: bool,
        offset: int,
        anchor: str | None,
    ) -> None:
        self._read = read
        self._page_size = page_size
        self._prefetch = prefetch
        self._position = offset
        self._anchor = anchor
        self._is_anchored = anchor is not None
        self._total: int | None = None
        self._last: Any = _NOTHING
        self._seen = _Seen(complete=offset == 0)
        self._walks: list[AsyncGenerator[Any, None]] = []

    @property
    def total(self) -> int | None:
        """Items of the whole collection as the newest page said, None before the first page."""
        return self._total

    @property
    def resume_token(self) -> str:
        """Give it to ``paginate(..., start=)`` to go on after the last item that was handed out."""
        anchor = self._anchor if self._last is _NOTHING else _identity(self._last)
        return str(self._position) if anchor is None else f"{self._position}:{anchor}"

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
            async for part in walk:
                for place, item in enumerate(part.items, part.begin):
                    if item not in self._seen:
                        self._seen.add(item)
                        self._position, self._last = place + 1, item
                        yield item
                self._pass(part)

    async def _pages(self) -> AsyncGenerator[list[T], None]:
        async with aclosing(self._walk()) as walk:
            async for part in walk:
                fresh = [item for item in part.items if item not in self._seen]
                for item in fresh:
                    self._seen.add(item)
                self._pass(part)
                yield fresh

    def _pass(self, part: _Part[T]) -> None:
        self._position = part.end
        if part.items:
            self._last = part.items[-1]

    async def _walk(self) -> AsyncGenerator[_Part[T], None]:
        ahead: asyncio.Future[_Part[T]] | None = None
        idle = retreats = 0
        try:
            while True:
                part = await (ahead or self._following(self._position))
                ahead = None
                if self._continues(part):
                    idle += 1
                else:
                    part = await self._realigned()
                    retreats += 1
                    # The pages that were stepped back over come again and bring nothing new.
                    idle = (part.begin - self._position) // self._page_size
                if any(item not in self._seen for item in part.items):
                    idle = retreats = 0
                if part.more:
                    self._check_progress(part, max(idle, retreats))
                    self._is_anchored = True
                    if self._prefetch:
                        ahead = asyncio.ensure_future(self._following(part.end))
                yield part
                if not part.more:
                    return
        except PoderoError as error:
            error.resume_token = self.resume_token
            raise
        finally:
            if ahead is not None:
                ahead.cancel()
                await asyncio.gather(ahead, return_exceptions=True)

    def _check_progress(self, part: _Part[T], idle: int) -> None:
        if not part.items:
            self._refuse(f"an empty page at offset {part.begin} although the total is {part.total}")
        if idle > PATIENCE:
            self._refuse(f"{idle} pages around offset {part.begin} brought nothing new")

    async def _following(self, position: int) -> _Part[T]:
        """Read what follows a place, and once more the item before it, which shows whether the collection shifted."""
        if position == 0 or not self._is_anchored:
            return await self._part(position, self._page_size)
        part = await self._part(position - 1, min(self._page_size + 1, LARGEST_PAGE))
        return _Part(position, part.items[1:], part.total, part.items[:1])

    async def _part(self, begin: int, limit: int) -> _Part[T]:
        page = await self._read(limit, begin)
        self._total = page.total
        return _Part(begin, page.items, page.total)

    def _continues(self, part: _Part[T]) -> bool:
        """Whether a part begins where the walk stands."""
        if part.before is None:
            return True
        if not part.before:
            return False
        (item,) = part.before
        return item in self._seen or item == self._last or (self._last is _NOTHING and self._is_anchor(item))

    def _is_anchor(self, item: T) -> bool:
        return self._anchor is not None and str(_identity(item)) == self._anchor

    async def _realigned(self) -> _Part[T]:
        """Find the way back to what was handed out, after the collection has shifted."""
        if self._last is _NOTHING:
            return await self._from_anchor()
        if _identity(self._last) is None:
            self._refuse("the collection changed during the walk, and its items have no id to go by")
        begin = self._position
        while True:
            begin = max(0, begin - self._page_size)
            if not self._seen.complete and self._position - begin > self._seen.count:
                self._refuse("more of the collection changed than the walk remembers")
            part = await self._part(begin, self._page_size)
            if begin == 0 or (part.items and part.items[0] in self._seen):
                return part

    async def _from_anchor(self) -> _Part[T]:
        """Find the item at which an earlier walk stopped, wherever it is now."""
        begin = 0
        while True:
            part = await self._part(begin, self._page_size)
            for index, item in enumerate(part.items):
                if self._is_anchor(item):
                    for known in part.items[: index + 1]:
                        self._seen.add(known)
                    return part
            if not part.more or not part.items:
                msg = f"the item at which the walk stopped is gone; start='{self._position}' goes on at that place"
                raise ResponseValidationError(msg, path="$.items", reason="the item before the resume token is gone")
            begin = part.end

    def _refuse(self, reason: str) -> NoReturn:
        msg = f"{reason}; go on later with start=error.resume_token"
        raise ResponseValidationError(msg, path="$.items", reason=reason)


@attrs.frozen
class _Part(Generic[T]):
    """Consecutive items of a collection.

    Args:
        begin: Offset of the first of them.
        items: The items.
        total: Items of the whole collection.
        before: The item before them, in a tuple that is empty when it is not there; None when it was not read.
    """

    begin: int
    items: Sequence[T]
    total: int
    before: Sequence[T] | None = None

    @property
    def end(self) -> int:
        """Offset of what follows."""
        return self.begin + len(self.items)

    @property
    def more(self) -> bool:
        """Whether anything follows."""
        return self.end < self.total


class _Seen:
    """The identities of the items that a walk handed out, of a very long walk the last ones.

    Args:
        complete: Whether all that comes before the place of the walk was handed out by it.
    """

    def __init__(self, *, complete: bool) -> None:
        self.complete = complete
        self.count = 0
        self._identities: dict[Hashable, None] = {}

    def __contains__(self, item: object) -> bool:
        return _identity(item) in self._identities

    def add(self, item: object) -> None:
        """Remember an item.

        Args:
            item: What was handed out; one without identity is only counted.
        """
        self.count = min(self.count + 1, REMEMBERED)
        identity = _identity(item)
        if identity is not None:
            self._identities[identity] = None
            if len(self._identities) > REMEMBERED:
                del self._identities[next(iter(self._identities))]
                self.complete = False


def _identity(item: object) -> Hashable | None:
    identity: object = getattr(item, "id", None)
    return identity if isinstance(identity, Hashable) and identity is not UNSET else None
