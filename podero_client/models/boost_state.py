from ..enums import OpenEnum


class BoostState(OpenEnum):
    """Boost state."""

    AVAILABLE = "available"
    REQUESTED = "requested"
    UNAVAILABLE = "unavailable"
    ONGOING = "ongoing"
