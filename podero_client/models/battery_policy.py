from ..enums import OpenEnum


class BatteryPolicy(OpenEnum):
    """Battery policy."""

    OPTIMIZE_SELF_CONSUMPTION = "Optimize self consumption"
    OPTIMIZE_GRID_BALANCING = "Optimize grid balancing"
    EXPORT_ALL = "Export all"
