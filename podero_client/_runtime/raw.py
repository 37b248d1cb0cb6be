"""Methods that return status, headers and body beside the parsed value."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, ParamSpec, TypeVar, cast

import attrs

from .operation import Caller, Operation, Response
from .types import UNSET

P = ParamSpec("P")
T = TypeVar("T")


class RawCaller(Caller):
    """A caller whose methods return the whole response, since it stands where they look for the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def execute(
        self,
        operation: Operation[Any],
        path: tuple[Any, ...],
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = UNSET,
    ) -> Response[Any]:
        """Execute an operation.

        Args:
            operation: What to execute.
            path: Values of all path parameters in path order.
            query: Names on the wire and values.
            headers: Names on the wire and values.
            body: The request body.

        Returns:
            A response whose parsed value is the response itself.
        """
        execution = self._caller.execute(operation, path, query=query, headers=headers, body=body)
        # Secrets among them must not show in the frame of a failed call.
        del path, query, headers, body
        response = await execution
        return attrs.evolve(response, parsed=response)


def raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[Response[T]]]:
    """The type of a method that calls through `RawCaller`.

    Args:
        method: The method.

    Returns:
        The same method.
    """
    return cast("Callable[P, Awaitable[Response[T]]]", method)


__all__ = ["RawCaller", "raw"]
