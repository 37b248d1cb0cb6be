# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.charge_policies`."""

import uuid

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ...models.charge_policy_output import ChargePolicyOutput
from . import get as _get


class ChargePolicies(Resource):
    """The methods of `client.charge_policies`.

    Args:
        caller: The client.
    """

    _operations = (_get.OPERATION,)

    @property
    def with_raw_response(self) -> "ChargePoliciesWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return ChargePoliciesWithRawResponse(self._caller)

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

        Raises:
            RefusedError: `metadata.error` of the response is set; `with_options(raise_refusals=False)` returns
                it instead.
        """
        response = await self._caller.execute(
            _get.OPERATION,
            (org_id, user_id, electric_vehicle_id),
        )
        return response.parsed


class ChargePoliciesWithRawResponse:
    """The methods of `client.charge_policies` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = ChargePolicies(RawCaller(caller))
        self.get = raw(resource.get)


__all__ = ["ChargePolicies", "ChargePoliciesWithRawResponse"]
