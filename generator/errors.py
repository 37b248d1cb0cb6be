"""Why a generation stops."""


class GenerationError(Exception):
    """The document, the overlay or the output is not as it must be; the message says what to change."""


__all__ = ["GenerationError"]
