# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.devices`."""

import datetime
import uuid

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ...models.devices_savings_output import DevicesSavingsOutput
from . import get_savings as _get_savings


class Devices(Resource):
    """The methods of `client.devices`.

    Args:
        caller: The client.
    """

    _operations = (_get_savings.OPERATION,)

    @property
    def with_raw_response(self) -> "DevicesWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return DevicesWithRawResponse(self._caller)

    async def get_savings(
        self, *, start_datetime: datetime.datetime, end_datetime: datetime.datetime, org_id: uuid.UUID | None = None
    ) -> DevicesSavingsOutput:
        """Get an Organisation's Devices Savings.

        `GET /api/partners/v2.0/org/{org_id}/devices/savings`. A lost response is retried.

        Args:
            start_datetime: Begin of the period.
            end_datetime: End of the period.
            org_id: Organization; the client's own when left out.

        Returns:
            Savings of all devices of the organization.
        """
        response = await self._caller.execute(
            _get_savings.OPERATION,
            (org_id,),
            query={"start_datetime": start_datetime, "end_datetime": end_datetime},
        )
        return response.parsed


class DevicesWithRawResponse:
    """The methods of `client.devices` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = Devices(RawCaller(caller))
        self.get_savings = raw(resource.get_savings)


__all__ = ["Devices", "DevicesWithRawResponse"]
