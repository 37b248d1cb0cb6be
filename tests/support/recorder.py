"""A transport that keeps what travelled."""

import httpx

from podero._wire.transport import WireTransport


class Recorder(httpx.AsyncBaseTransport):
    """The wire of the package, with what was sent and received."""

    def __init__(self) -> None:
        self.exchanges: list[tuple[httpx.Request, httpx.Response]] = []
        self._wire = WireTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._wire.handle_async_request(request)
        await response.aread()
        self.exchanges.append((request, response))
        return response

    async def aclose(self) -> None:
        await self._wire.aclose()
