from ..enums import OpenEnum


class EnergyContractType(OpenEnum):
    """Energy contract type."""

    SPOT_HOURLY = "spot_hourly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
