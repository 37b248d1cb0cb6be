"""One walk over a collection that the API returns in pages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import Any, Generic, NoReturn, Self, TypeVar

from .errors import PoderoError, ResponseValidationError
from .reading import HOLE
from .walk import Part, Seen, Source, identity_of

T = TypeVar("T")

PATIENCE = 10
"""Pages in a row that bring nothing new before a walk gives up; a busy collection may shift that often."""

_NOTHING: Any = object()


class Paginator(Generic[T]):
    """One walk over a collection; made by `paginate`.

    A second iteration continues where the first one stopped, and iterations in several tasks share the items. Items may
    be added and deleted during the walk: each page overlaps the one before by one item, so a shift shows, and the walk
    steps back to an item that it knows and skips what it has returned. It returns every item that exists for the whole
    walk and keeps its place among the others exactly once. If it cannot guarantee that, because items have no ``id`` or
    more changed than it remembers, it ends with an error that carries a resume token. An item that moves, such as in a
    list sorted by the time of the last update, can be missed without one.

    Args:
        source: Reads the pages.
        page_size: Items per page.
        largest: The most that a page may have, None for no limit.
        prefetch: Whether to read one page ahead.
        offset: Where to start.
        anchor: Identity, as text, of the item before that offset; None to start there whatever has changed.
    """

    def __init__(
        self,
        source: Source[T],
        *,
        page_size: int,
        largest: int | None,
        prefetch: bool,
        offset: int,
        anchor: str | None,
    ) -> None:
        self._source = source
        self._page_size = page_size
        self._overlapping = page_size + 1 if largest is None else min(page_size + 1, largest)
        self._prefetch = prefetch
        self._position = offset
        self._anchor = anchor
        self._is_anchored = anchor is not None
        self._total: int | None = None
        self._known_total: int | None = None
        self._last: Any = _NOTHING
        self._seen = Seen(complete=offset == 0)
        self._part: Part[T] | None = None
        self._index = 0
        self._ahead: asyncio.Task[Part[T]] | None = None
        self._turn = asyncio.Lock()
        self._ended = False
        self._idle = 0
        self._retreats = 0

    @property
    def total(self) -> int | None:
        """Items in the whole collection as the newest page says, None before it and where the server does not say."""
        return self._total

    @property
    def resume_token(self) -> str:
        """Pass it to ``paginate(..., start=)`` to continue after the last item that was returned."""
        anchor = self._anchor if self._last is _NOTHING else identity_of(self._last)
        return str(self._position) if anchor is None else f"{self._position}:{anchor}"

    def __aiter__(self) -> AsyncIterator[T]:
        return _Items(self)

    def pages(self) -> AsyncIterator[list[T]]:
        """Walk by page: each step yields the new items of one page."""
        return _Pages(self)

    async def aclose(self) -> None:
        """End the walk; a page that is being read ahead is cancelled."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            ahead.cancel()
            await asyncio.wait((ahead,))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def take(self) -> Iterator[T]:
        """The items of the current page that are new and not handed out yet; for the iterators of this module."""
        while (part := self._part) is not None and self._index < len(part.items):
            item = part.items[self._index]
            self._index += 1
            if item is not HOLE and item not in self._seen:
                self._seen.add(item)
                self._position, self._last = part.begin + self._index, item
                yield item

    async def advance(self) -> bool:
        """Read the next page; for the iterators of this module.

        Returns:
            False when there is none.

        Raises:
            PoderoError: With a `resume_token`.
        """
        known = self._part
        async with self._turn:
            part = self._part
            if part is not known and (part is not None or self._ended):
                # Another iteration of the same walk has moved on meanwhile.
                return part is not None
            # without a part another iteration may have failed to read it; this one tries again
            if part is not None:
                self._part = None
                self._position = part.end
                if part.items:
                    self._last = part.items[-1]
                if not part.more:
                    self._ended = True
                    return False
            self._ended = False
            try:
                self._part, self._index = await self._next_part(), 0
            except PoderoError as error:
                error.resume_token = self.resume_token
                raise
            return True

    async def _next_part(self) -> Part[T]:
        ahead, self._ahead = self._ahead, None
        part = await (ahead or self._following(self._position))
        if not self._continues(part):
            part = await self._realigned()
            self._retreats += 1
            # The pages that were stepped back over come again and bring nothing new.
            self._idle = min(0, (part.begin - self._position) // self._page_size)
        elif part.total is None or not any(item is HOLE for item in part.items):
            # invalid items that were left out are no reason to give up before an end that is known
            self._idle += 1
        self._known_total = part.total
        if any(item is not HOLE and item not in self._seen for item in part.items):
            self._idle = self._retreats = 0
        if part.more:
            self._check_progress(part, max(self._idle, self._retreats))
            self._is_anchored = True
            if self._prefetch:
                self._ahead = asyncio.get_running_loop().create_task(self._following(part.end))
                # Marks a failure as seen: a walk that is left early has nobody who waits for the page.
                self._ahead.add_done_callback(lambda task: task.cancelled() or task.exception())
        return part

    def _check_progress(self, part: Part[T], idle: int) -> None:
        if not part.items:
            self._refuse(f"an empty page at offset {part.begin} although the total is {part.total}")
        if idle > PATIENCE:
            self._refuse(f"{idle} pages around offset {part.begin} brought nothing new")

    async def _following(self, position: int) -> Part[T]:
        """Read what follows a place, and once more the item before it, which shows whether the collection shifted."""
        overlaps = self._source.overlaps or self._last is _NOTHING
        if position == 0 or not self._is_anchored or not overlaps:
            return await self._read_part(position, self._page_size)
        part = await self._read_part(position - 1, self._overlapping)
        return Part(position, part.items[1:], part.total, part.items[:1])

    async def _read_part(self, begin: int, limit: int) -> Part[T]:
        part = await self._source.read(begin, limit)
        self._total = part.total
        return part

    def _continues(self, part: Part[T]) -> bool:
        """Whether a part begins where the walk stands."""
        if part.before is None:
            # pages that do not overlap show a shift by their total only
            return self._source.overlaps or self._known_total in (None, part.total)
        if not part.before:
            return False
        (item,) = part.before
        return item in self._seen or item == self._last or (self._last is _NOTHING and self._is_anchor(item))

    def _is_anchor(self, item: T) -> bool:
        return self._anchor is not None and str(identity_of(item)) == self._anchor

    async def _realigned(self) -> Part[T]:
        """Find the way back to what was handed out, after the collection has shifted."""
        if self._last is _NOTHING:
            return await self._from_anchor()
        if self._seen.nameless:
            self._refuse("the collection changed during the walk, and its items have no id to go by")
        begin = self._position
        while True:
            begin = max(0, begin - self._page_size)
            if not self._seen.complete and self._position - begin > self._seen.count:
                self._refuse("more of the collection changed than the walk remembers")
            part = await self._read_part(begin, self._page_size)
            if begin == 0 or (part.items and part.items[0] in self._seen):
                return part

    async def _from_anchor(self) -> Part[T]:
        """Find the item at which an earlier walk stopped, wherever it is now."""
        begin = idle = 0
        passed = Seen(complete=False)
        while True:
            part = await self._read_part(begin, self._page_size)
            for index, item in enumerate(part.items):
                if self._is_anchor(item):
                    for known in part.items[: index + 1]:
                        if known is not HOLE:
                            self._seen.add(known)
                    return part
            if not part.more or not part.items:
                msg = f"the item at which the walk stopped is gone; start='{self._position}' goes on at that place"
                raise ResponseValidationError(msg, path="$.items", reason="the item before the resume token is gone")
            bounded = part.total is not None
            is_new = any(item not in passed for item in part.items if bounded or identity_of(item) is not None)
            idle = 0 if is_new else idle + 1
            self._check_progress(part, idle)
            for item in part.items:
                passed.add(item)
            begin = part.end

    def _refuse(self, reason: str) -> NoReturn:
        msg = f"{reason}; go on later with start=error.resume_token"
        raise ResponseValidationError(msg, path="$.items", reason=reason)


class _Items(Generic[T]):
    """Iterates by item. Several of one walk share its items: each item goes to one of them."""

    def __init__(self, walk: Paginator[T]) -> None:
        self._walk = walk

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while True:
            for item in self._walk.take():
                return item
            if not await self._walk.advance():
                raise StopAsyncIteration


class _Pages(Generic[T]):
    """Iterates by page; of a page that was begun by item it gives the rest."""

    def __init__(self, walk: Paginator[T]) -> None:
        self._walk = walk

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> list[T]:
        items = list(self._walk.take())
        while not items:
            if not await self._walk.advance():
                raise StopAsyncIteration
            items = list(self._walk.take())
        return items


__all__ = ["Paginator"]
