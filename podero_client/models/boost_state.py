# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class BoostState(OpenEnum):
    """How far a boost charge is.

    `available`: a boost can be triggered; `requested`: triggered, charging is about to start; `ongoing`:
    charging by boost; `unavailable`: full, already charging or not connected.
    """

    AVAILABLE = "available"
    REQUESTED = "requested"
    UNAVAILABLE = "unavailable"
    ONGOING = "ongoing"
