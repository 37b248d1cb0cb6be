# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DeviceTypeOutput(Model):
    """The kind of a device.

    Args:
        short_name: String identifier of device type. Documented: `hp_atw`, `ev` and `inverter`.
        long_name: Description of device type. Such as Heat Pump (Air-to-Water), Electric Vehicle or Solar
            Inverter.
    """

    short_name: str
    """String identifier of device type. Documented: `hp_atw`, `ev` and `inverter`."""
    long_name: str
    """Description of device type. Such as Heat Pump (Air-to-Water), Electric Vehicle or Solar Inverter."""
