# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class BatteryPolicy(OpenEnum):
    """What the battery of a solar inverter is used for.

    `Optimize self consumption` uses as much solar power as possible in the building, `Optimize grid balancing`
    supports the grid and earns from grid services, `Export all` feeds all solar power into the grid.
    """

    OPTIMIZE_SELF_CONSUMPTION = "Optimize self consumption"
    OPTIMIZE_GRID_BALANCING = "Optimize grid balancing"
    EXPORT_ALL = "Export all"
