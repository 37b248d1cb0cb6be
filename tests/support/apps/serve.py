"""Calls a generated package against the application whose document it was generated from; run in a process of its own."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn

from podero import PoderoClient
from podero.errors import PoderoError


def run(app: Any, calls: Callable[[PoderoClient], Awaitable[None]]) -> None:
    """Serve an application on a free port and call it.

    Args:
        app: The ASGI application.
        calls: What calls it.
    """

    async def main() -> None:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            task = asyncio.create_task(server.serve(sockets=[listening]))
            try:
                while not server.started:
                    await asyncio.sleep(0.01)
                url = f"http://127.0.0.1:{listening.getsockname()[1]}"
                async with PoderoClient(base_url=url, token="t") as client:
                    await calls(client)
            finally:
                server.should_exit = True
                await task

    asyncio.run(main())


async def refused(call: Awaitable[Any]) -> str:
    """What a call that must fail says."""
    try:
        found = await call
    except PoderoError as error:
        return f"{type(error).__name__}: {error}"
    msg = f"not refused but {found!r}"
    raise AssertionError(msg)
