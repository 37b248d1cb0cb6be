"""The base of all resources."""

from typing import Any, ClassVar

from . import codec
from .operation import Caller, Operation


class Resource:
    """The methods on one kind of thing.

    Args:
        caller: The client.
    """

    _operations: ClassVar[tuple[Operation[Any], ...]]

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        for operation in self._operations:
            codec.prepare(operation)

    def __repr__(self) -> str:
        methods = (operation.name.rpartition(".")[2] for operation in self._operations)
        return f"<{type(self).__name__}: {', '.join(methods)}>"


__all__ = ["Resource"]
