"""Runs middleware around a call or an attempt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from podero._call.request import CallArguments
from podero._call.scrub import scrubbed
from podero.errors import ConfigurationError
from podero.middleware import CallRequest
from podero_client._runtime.operation import Operation
from podero_client.types import UNSET

Q = TypeVar("Q")
R = TypeVar("R")


def chained(
    middleware: Sequence[Callable[[Q, Callable[[Q], Awaitable[R]]], Awaitable[R]]], send: Callable[[Q], Awaitable[R]]
) -> Callable[[Q], Awaitable[R]]:
    """One function that runs all middleware, the first one outermost, around `send`.

    Args:
        middleware: In the order in which requests go through it.
        send: What the innermost one calls.
    """
    for layer in reversed(middleware):
        send = _around(layer, send)
    return send


def _around(
    layer: Callable[[Q, Callable[[Q], Awaitable[R]]], Awaitable[R]], send: Callable[[Q], Awaitable[R]]
) -> Callable[[Q], Awaitable[R]]:
    name = getattr(layer, "__qualname__", type(layer).__qualname__)

    async def run(request: Q) -> R:
        response = await layer(request, send)
        if response is None:
            msg = f"the middleware {name} returned None: it must return what `send` returned, or a response of its own"
            raise ConfigurationError(msg)
        return response

    return run


async def scrubbing(send: Awaitable[R]) -> R:
    """Send, with everything that could show a secret taken off what is raised: middleware is the caller's code.

    Args:
        send: The request that is sent.
    """
    try:
        return await send
    except BaseException as error:  # noqa: BLE001 - cancellation must carry no secret either
        failure = scrubbed(error)
    raise failure


def call_request(operation: Operation[Any], arguments: CallArguments) -> CallRequest:
    """What call middleware sees of a call.

    Args:
        operation: What is called.
        arguments: What it is called with.
    """
    names = [parameter.name for parameter in operation.path_parameters]
    path = {
        name: arguments.org_id if name == "org_id" and value is None else value
        for name, value in zip(names, arguments.path, strict=True)
    }
    query = {name: value for name, value in arguments.query.items() if value is not UNSET}
    secret = {parameter.name for parameter in (*operation.path_parameters, *operation.query) if parameter.secret}
    return CallRequest(
        operation=operation.name,
        method=operation.method,
        url_template=operation.path,
        path={name: "***" if name in secret else value for name, value in path.items()},
        query={name: "***" if name in secret else value for name, value in query.items()},
        body=arguments.body,
    )
