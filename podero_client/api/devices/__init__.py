# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.devices`."""

import datetime
import uuid

from ..._runtime.resource import Resource
from ...models.devices_savings_output import DevicesSavingsOutput
from . import get_savings as _get_savings


class Devices(Resource):
    """The methods of `client.devices`.

    Args:
        caller: The client.
    """

    _operations = (_get_savings.OPERATION,)

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


__all__ = ["Devices"]
