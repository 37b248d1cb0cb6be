from ..enums import OpenEnum


class TradingPricesState(OpenEnum):
    """Trading prices state."""

    SUCCESS = "success"
    EXISTING = "existing"
    NON_EXISTING = "non_existing"
    LATE = "late"
    EMPTY = "empty"
