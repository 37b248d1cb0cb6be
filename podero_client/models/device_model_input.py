# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .device_type_output import DeviceTypeOutput


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DeviceModelInput(Model):
    """The make of a device.

    Only what is set is sent. None is sent as null.

    Args:
        manufacturer: Manufacturer or brand.
        model: Such as S2125-8 or Symo GEN24 10.0 Plus.
        year: Model year (if available).
        cloud_service_id: Cloud Service.
    """

    device_type: DeviceTypeOutput = attrs.field(
        validator=check.required(
            check.model(DeviceTypeOutput, short_name=check.text(max_length=255), long_name=check.text(max_length=255))
        )
    )
    manufacturer: str = attrs.field(validator=check.required(check.text(max_length=255)))
    """Manufacturer or brand."""
    model: str = attrs.field(validator=check.required(check.text(max_length=255)))
    """Such as S2125-8 or Symo GEN24 10.0 Plus."""
    year: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    """Model year (if available)."""
    cloud_service_id: uuid.UUID | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.identifier))
    """Cloud Service."""
