# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class CueState(OpenEnum):
    """The outcome of an action.

    `success` completes the action, and later reads no longer show it; `fail` leaves it open for another
    attempt.
    """

    SUCCESS = "success"
    FAIL = "fail"
