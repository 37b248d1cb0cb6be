# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DevicesSavingsOutput(Model):
    """Savings of all devices of the organization.

    The API does not say in which currency.
    """

    total_savings: float
    heat_pump_savings: float
    electric_vehicle_savings: float
    inverter_savings: float
