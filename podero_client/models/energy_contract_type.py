# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class EnergyContractType(OpenEnum):
    """How often the price of an energy contract changes.

    Optimization works best with `spot_hourly`. The guides write Spot Hourly, Monthly and Yearly.
    """

    SPOT_HOURLY = "spot_hourly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
