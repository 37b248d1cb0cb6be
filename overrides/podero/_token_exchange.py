"""Carries the requests of token grants over the client's transport."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx

from podero._content import read_content
from podero._grants import TokenAnswer
from podero._prepare import COMMON_HEADERS, encoded
from podero._request import Origin, WireRequest

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
    """

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    async def __call__(self, method: str, url: str, headers: Sequence[tuple[str, str]], body: bytes) -> TokenAnswer:
        """Send a token request.

        Args:
            method: HTTP method.
            url: Address of the token service.
            headers: Names and values, credentials included.
            body: The body, credentials included.

        Raises:
            httpx.TransportError: No answer.
            TimeoutError: No answer in time.
        """
        timeout = {"connect": CONNECT_LIMIT, "read": LIMIT, "write": LIMIT, "pool": LIMIT}
        parts = urlsplit(url)
        request = WireRequest(
            method,
            Origin(f"{parts.scheme}://{parts.netloc}"),
            parts.path.encode("ascii"),
            headers=[*COMMON_HEADERS, *encoded(headers)],
            content=body,
            extensions={"timeout": timeout, "max_content": MAX_TOKEN_BYTES},
        )
        async with asyncio.timeout(LIMIT):
            response = await self._transport.handle_async_request(request)
            try:
                content = await read_content(response, MAX_TOKEN_BYTES)
            finally:
                await response.aclose()
        return TokenAnswer(response.status_code, response.headers, content)
