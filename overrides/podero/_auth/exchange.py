"""Carries the requests of token grants over the client's transport."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx

from podero._auth.grants import TokenResponse
from podero._wire.content import read_content
from podero._wire.request import Origin, WireRequest, encode_headers

LIMIT = 30.0
"""Seconds for one token request, all phases together; many calls may be waiting for it."""

CONNECT_LIMIT = 5.0
"""Seconds to connect to the token service."""


MAX_TOKEN_BYTES = 1024 * 1024
"""The largest response of a token service that is read."""


class TokenExchange:
    """Sends one token request; redirects are not followed, so credentials go to the configured origin only.

    Args:
        transport: The transport of the client.
        headers: Header fields that every request of the client carries.
    """

    def __init__(self, transport: httpx.AsyncBaseTransport, headers: Sequence[tuple[bytes, bytes]]) -> None:
        self._transport = transport
        self._headers = headers

    async def __call__(self, method: str, url: str, headers: Sequence[tuple[str, str]], body: bytes) -> TokenResponse:
        """Send a token request.

        Args:
            method: HTTP method.
            url: Address of the token service.
            headers: Names and values, credentials included.
            body: The body, credentials included.

        Raises:
            httpx.TransportError: No response.
            TimeoutError: No response in time.
        """
        timeout = {"connect": CONNECT_LIMIT, "read": LIMIT, "write": LIMIT, "pool": LIMIT}
        parts = urlsplit(url)
        request = WireRequest(
            method,
            Origin(f"{parts.scheme}://{parts.netloc}"),
            parts.path.encode("ascii"),
            headers=[*self._headers, *encode_headers(headers)],
            content=body,
            extensions={"timeout": timeout, "max_content": MAX_TOKEN_BYTES},
        )
        async with asyncio.timeout(LIMIT):
            response = await self._transport.handle_async_request(request)
            try:
                content = await read_content(response, MAX_TOKEN_BYTES)
            finally:
                await response.aclose()
        return TokenResponse(response.status_code, response.headers, content)
