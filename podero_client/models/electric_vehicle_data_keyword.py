# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class ElectricVehicleDataKeyword(OpenEnum):
    """A series in the data of an electric vehicle."""

    PRICE = "price"
    BATTERY_LEVEL = "battery_level"
    IS_CHARGING = "is_charging"
    IS_PLUGGED_IN = "is_plugged_in"
    IS_AT_OPTIMIZED_LOCATION = "is_at_optimized_location"
    ESTIMATED_CONSUMPTION = "estimated_consumption"
    UNOPTIMIZED_CONSUMPTION = "unoptimized_consumption"
