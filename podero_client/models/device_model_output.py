# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .device_type_output import DeviceTypeOutput


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DeviceModelOutput(Model):
    """The make of a device.

    Args:
        manufacturer: Manufacturer or brand.
        model: Such as S2125-8 or Symo GEN24 10.0 Plus.
        year: Model year (if available).
    """

    device_type: DeviceTypeOutput
    cloud_service_instructions: str | None | Unset = UNSET
    cloud_service_signup_link: str | None | Unset = UNSET
    manufacturer: str
    """Manufacturer or brand."""
    model: str
    """Such as S2125-8 or Symo GEN24 10.0 Plus."""
    year: int | None | Unset = UNSET
    """Model year (if available)."""
    cloud_service: uuid.UUID | None | Unset = UNSET
