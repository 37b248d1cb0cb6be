"""What goes wrong before a request is sent and after a response came; `podero.errors` wraps both."""


class RequestError(ValueError):
    """A value that must not be sent.

    Args:
        field: The parameter or field, with its path inside a body: `energy_prices[0].price`.
        reason: What is wrong with the value and what is accepted instead, in one line.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(field, reason)
        self.field = field
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}"


class DecodeError(ValueError):
    """A response that is not what the API document says.

    Args:
        path: Where in the JSON text, for example `$[3].owner.id`; `$` is the whole.
        reason: What was expected there and what was found.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


__all__ = ["DecodeError", "RequestError"]
