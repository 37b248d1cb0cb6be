"""The clients that are compared: each gives a call for one inverter and one for a list of them."""

import contextlib
import importlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from benchmarks.fixture import INVERTER, ORGANIZATION, USER

Call = Callable[[], Awaitable[Any]]
Caller = Callable[[str], contextlib.AbstractAsyncContextManager[tuple[Call, Call]]]

_LIST = f"/api/partners/v2.0/org/{ORGANIZATION}/users/{USER}/inverters"
_HEADERS = {"Authorization": "Bearer benchmark-token"}


@contextlib.asynccontextmanager
async def podero(base_url: str) -> AsyncIterator[tuple[Call, Call]]:
    """This client as users have it: tokens, retries, deadline, limits, typed responses."""
    from podero import PoderoClient

    async with PoderoClient(client_id="id", client_secret="secret", org_id=ORGANIZATION, base_url=base_url) as client:
        inverters = client.inverters
        yield lambda: inverters.get(USER, INVERTER), lambda: inverters.list(USER)


@contextlib.asynccontextmanager
async def stock(base_url: str) -> AsyncIterator[tuple[Call, Call]]:
    """The stock output of openapi-python-client: typed responses, nothing else."""
    endpoint = "stock_client.api.user_solar_inverters.integrations_api_api_v2_organizations_users_inverters_router_"
    get = importlib.import_module(f"{endpoint}retrieve_inverter")
    list_ = importlib.import_module(f"{endpoint}retrieve_inverters")
    stock_client = importlib.import_module("stock_client")

    async with stock_client.AuthenticatedClient(base_url=base_url, token="benchmark-token") as client:
        yield (
            lambda: get.asyncio(ORGANIZATION, USER, INVERTER, client=client),
            lambda: list_.asyncio(ORGANIZATION, USER, client=client),
        )


@contextlib.asynccontextmanager
async def httpx(base_url: str, transport: Any = None) -> AsyncIterator[tuple[Call, Call]]:
    """A plain `httpx.AsyncClient` with its defaults, responses as dicts."""
    import httpx

    async with httpx.AsyncClient(headers=_HEADERS, trust_env=False, transport=transport) as client:

        async def one() -> Any:
            return (await client.get(f"{base_url}{_LIST}/{INVERTER}")).raise_for_status().json()

        async def many() -> Any:
            return (await client.get(f"{base_url}{_LIST}")).raise_for_status().json()

        yield one, many


@contextlib.asynccontextmanager
async def httpx_on_wire(base_url: str) -> AsyncIterator[tuple[Call, Call]]:
    """The same over the wire of this project."""
    from podero._wire.transport import WireTransport

    async with httpx(base_url, WireTransport()) as calls:
        yield calls


@contextlib.asynccontextmanager
async def aiohttp(base_url: str) -> AsyncIterator[tuple[Call, Call]]:
    """A plain `aiohttp.ClientSession` with its defaults, responses as dicts."""
    import aiohttp

    async with aiohttp.ClientSession(headers=_HEADERS) as session:

        async def one() -> Any:
            async with session.get(f"{base_url}{_LIST}/{INVERTER}", raise_for_status=True) as response:
                return await response.json()

        async def many() -> Any:
            async with session.get(f"{base_url}{_LIST}", raise_for_status=True) as response:
                return await response.json()

        yield one, many


CALLERS: dict[str, Caller] = {
    "podero": podero,
    "httpx": httpx,
    "httpx_on_wire": httpx_on_wire,
    "aiohttp": aiohttp,
    "stock": stock,
}
