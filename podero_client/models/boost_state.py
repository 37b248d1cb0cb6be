from ..enums import OpenEnum


class BoostState(OpenEnum):
    """Values of Boost state."""

    AVAILABLE = "available"
    REQUESTED = "requested"
    UNAVAILABLE = "unavailable"
    ONGOING = "ongoing"
