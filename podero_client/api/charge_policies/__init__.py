# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.charge_policies`."""

import uuid

from ..._runtime.resource import Resource
from ...models.charge_policy_output import ChargePolicyOutput
from . import get as _get


class ChargePolicies(Resource):
    """The methods of `client.charge_policies`.

    Args:
        caller: The client.
    """

    _operations = (_get.OPERATION,)

    async def get(
        self, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> ChargePolicyOutput:
        """Get a vehicle's charge policy.

        The weekly targets. A guide says that they are set at the same path, but not how;
        `electric_vehicles.update` sets the daily one.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/charge-policy`.
        A lost response is retried.

        Args:
            user_id: The user ID of the user whom the electric vehicle belongs to.
            electric_vehicle_id: The ID of the electric vehicle.
            org_id: Organization; the client's own when left out.

        Returns:
            The charge policy of an electric vehicle.
        """
        response = await self._caller.execute(
            _get.OPERATION,
            (org_id, user_id, electric_vehicle_id),
        )
        return response.parsed


__all__ = ["ChargePolicies"]
