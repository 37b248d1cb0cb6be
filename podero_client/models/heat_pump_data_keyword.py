# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class HeatPumpDataKeyword(OpenEnum):
    """A series in the data of a heat pump."""

    INLET_TEMP_ACT = "inlet_temp_act"
    HOT_WATER_TEMP = "hot_water_temp"
    ESTIMATED_CONSUMPTION = "estimated_consumption"
    UNOPTIMIZED_CONSUMPTION = "unoptimized_consumption"
    PRICE = "price"
