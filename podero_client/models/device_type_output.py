# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DeviceTypeOutput(Model):
    """The kind of a device."""

    short_name: str
    """String identifier of device type."""
    long_name: str
    """Description of device type."""
