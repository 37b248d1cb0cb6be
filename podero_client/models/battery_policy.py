# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class BatteryPolicy(OpenEnum):
    """What the battery of a solar inverter is used for."""

    OPTIMIZE_SELF_CONSUMPTION = "Optimize self consumption"
    OPTIMIZE_GRID_BALANCING = "Optimize grid balancing"
    EXPORT_ALL = "Export all"
