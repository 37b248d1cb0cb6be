"""What a walk over a paged collection reads and remembers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar, cast

import attrs

from .errors import InvalidRequestError
from .reading import PartialList
from .types import UNSET

T = TypeVar("T")

REMEMBERED = 100_000
"""Items that a walk knows again when the collection shifts."""

Read = Callable[..., Awaitable[Any]]


@attrs.frozen
class Part(Generic[T]):
    """Consecutive items of a collection.

    Args:
        begin: Offset of the first of them.
        items: The items.
        total: Items of the whole collection, None where the server does not say.
        before: The item before them, in a tuple that is empty when it is not there; None when it was not read.
    """

    begin: int
    items: Sequence[T]
    total: int | None
    before: Sequence[T] | None = None

    @property
    def end(self) -> int:
        """Offset of what follows."""
        return self.begin + len(self.items)

    @property
    def more(self) -> bool:
        """Whether anything follows, or may follow where the server does not say."""
        return bool(self.items) if self.total is None else self.end < self.total


class Source(Protocol[T]):
    """Reads parts of a collection."""

    overlaps: bool
    """Whether a part may begin anywhere, so that it can show the item before it at no cost."""

    async def read(self, begin: int, limit: int) -> Part[T]:
        """Read a part.

        Args:
            begin: Offset of its first item.
            limit: The most items.
        """
        ...


@attrs.define
class OffsetPages(Source[T]):
    """Pages that are asked for by limit and offset.

    Args:
        method: Reads a page.
    """

    method: Read
    overlaps = True

    async def read(self, begin: int, limit: int) -> Part[T]:
        items, total = page_of(await self.method(limit=limit, offset=begin))
        return Part(begin, items, total)


@attrs.define
class NumberedPages(Source[T]):
    """Pages that are asked for by number.

    Args:
        method: Reads a page.
        size_name: The argument that says how many items a page has, None where the server decides.
    """

    method: Read
    size_name: str | None
    overlaps = False
    _size: int | None = None

    async def read(self, begin: int, limit: int) -> Part[T]:
        if self._size is None:
            self._size = limit if self.size_name else max(1, len((await self._page(1, limit)).items))
        part = await self._part(begin, limit)
        if part.more and len(part.items) <= 1 < limit:
            # one item alone may be the one before those that are wanted
            rest: Part[T] = await self._part(part.end, limit)
            part = Part(begin, [*part.items, *rest.items], rest.total)
        return part

    async def _part(self, begin: int, limit: int) -> Part[T]:
        while True:
            size = cast("int", self._size)
            page: Part[T] = await self._page(begin // size + 1, limit)
            # where the server decides the size of its pages, a short one is the last
            if self.size_name is None or not (page.more and 0 < len(page.items) < size):
                return Part(begin, page.items[begin - page.begin :], page.total)
            # the server gives fewer than asked for, so that its numbers count smaller pages
            self._size = len(page.items)

    async def _page(self, number: int, limit: int) -> Part[T]:
        size = self._size or limit
        sizes = {self.size_name: size} if self.size_name else {}
        items, total = page_of(await self.method(page=number, **sizes))
        return Part((number - 1) * size, items, total)


def page_of(value: Any) -> tuple[Sequence[Any], int | None]:
    """The items of a page, and how many there are in all pages.

    Args:
        value: A model or plain data with `items` and `total` or `count`, or a list.

    Raises:
        InvalidRequestError: It is none of these.
    """
    if isinstance(value, list | tuple):
        return _places(cast("Sequence[Any]", value)), None
    items = _field(value, "items")
    if not isinstance(items, list | tuple):
        name = type(value).__name__
        msg = f"method: it returned a {name}, which is no page: a list, or items with total or count"
        raise InvalidRequestError(msg, field="method")
    totals = (_field(value, name) for name in ("total", "count"))
    return _places(cast("Sequence[Any]", items)), next((total for total in totals if isinstance(total, int)), None)


def _places(items: Sequence[Any]) -> Sequence[Any]:
    # an invalid item that was left out still counts in the offsets of the server
    return items.places() if isinstance(items, PartialList) else items


def _field(value: Any, name: str) -> Any:
    if isinstance(value, Mapping):
        return cast("Mapping[str, Any]", value).get(name)
    return getattr(value, name, None)


class Seen:
    """The identities of the items that a walk handed out, of a very long walk the last ones.

    Args:
        complete: Whether all that comes before the place of the walk was handed out by it.

    Attributes:
        nameless: Whether any of them has no identity, so that it would be handed out again.
    """

    def __init__(self, *, complete: bool) -> None:
        self.complete = complete
        self.count = 0
        self.nameless = False
        self._identities: dict[Hashable, None] = {}

    def __contains__(self, item: object) -> bool:
        return identity_of(item) in self._identities

    def add(self, item: object) -> None:
        """Remember an item.

        Args:
            item: What was handed out; one without identity is only counted.
        """
        self.count = min(self.count + 1, REMEMBERED)
        identity = identity_of(item)
        if identity is None:
            self.nameless = True
        else:
            self._identities[identity] = None
            if len(self._identities) > REMEMBERED:
                del self._identities[next(iter(self._identities))]
                self.complete = False


def identity_of(item: object) -> Hashable | None:
    """What tells an item from others: its id.

    Args:
        item: Any item, a model or plain data.
    """
    identity: object = _field(item, "id")
    return identity if isinstance(identity, Hashable) and identity is not UNSET else None


__all__ = ["REMEMBERED", "NumberedPages", "OffsetPages", "Part", "Read", "Seen", "Source", "identity_of", "page_of"]
