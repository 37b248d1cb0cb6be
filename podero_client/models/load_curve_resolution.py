# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class LoadCurveResolution(OpenEnum):
    """Interval of a load curve."""

    MIN_15 = "15MIN"
    HOUR_1 = "1HOUR"
