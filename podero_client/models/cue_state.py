# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class CueState(OpenEnum):
    """The outcome of an action."""

    SUCCESS = "success"
    FAIL = "fail"
