from ..enums import OpenEnum


class EnergyContractType(OpenEnum):
    """How often the price of an energy contract changes.

    Optimization works best with `spot_hourly`. The guides write Spot Hourly, Monthly and Yearly.
    """

    SPOT_HOURLY = "spot_hourly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
