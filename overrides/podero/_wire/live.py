"""The body of a response that is handed on while it comes in."""

from collections.abc import AsyncIterator, Callable

import httpx

from podero._wire.errors import WireError


class LiveBody(httpx.AsyncByteStream):
    """A body on a connection that is given back when the body has ended, failed or is not wanted any more.

    Args:
        parts: The body as it comes.
        translate: Makes a `WireError` of a failure.
        release: Gives the connection back, told whether another request may follow on it.
    """

    def __init__(
        self, parts: AsyncIterator[bytes], translate: Callable[[Exception], WireError], release: Callable[[bool], None]
    ) -> None:
        self._parts = parts
        self._translate = translate
        self._release: Callable[[bool], None] | None = release

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for part in self._parts:
                yield part
            self.end(complete=True)
        except WireError:
            raise
        except Exception as exc:
            raise self._translate(exc) from exc
        finally:
            self.end()

    async def aclose(self) -> None:
        """Give the connection back; one on which the rest of a body is still to come is dropped."""
        self.end()

    def end(self, *, complete: bool = False) -> None:
        """Give the connection back, once.

        Args:
            complete: Whether all of the body has been read.
        """
        release, self._release = self._release, None
        if release is not None:
            release(complete)
