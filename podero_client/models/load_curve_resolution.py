from ..enums import OpenEnum


class LoadCurveResolution(OpenEnum):
    """Load curve resolution."""

    MIN_15 = "15MIN"
    HOUR_1 = "1HOUR"
