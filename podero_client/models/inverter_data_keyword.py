# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class InverterDataKeyword(OpenEnum):
    """A series in the data of a solar inverter."""

    EXPORT_POWER_TO_GRID_W = "export_power_to_grid_w"
    BATTERY_CHARGE_LEVEL_PERCENT = "battery_charge_level_percent"
    BATTERY_CHARGE_DISCHARGE_POWER_W = "battery_charge_discharge_power_w"
    HOUSEHOLD_CONSUMPTION_W = "household_consumption_w"
    SOLAR_PRODUCTION_W = "solar_production_w"
