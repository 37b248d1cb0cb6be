# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class HealthStatus(OpenEnum):
    """How well one side of a device works.

    What separates `warning` from `error` is not documented.
    """

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
    UNKNOWN = "unknown"
