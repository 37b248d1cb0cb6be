# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/charge-policy."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Refusal, Response
from ...models.charge_policy_output import ChargePolicyOutput

OPERATION: Operation[ChargePolicyOutput] = Operation(
    name="charge_policies.get",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/charge-policy",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="electric_vehicle_id", argument="electric_vehicle_id", type=uuid.UUID),
    ),
    responses={200: ChargePolicyOutput},
    retry_safe=True,
    refusal=Refusal(field="metadata.error"),
)


async def asyncio_detailed(
    user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> Response[ChargePolicyOutput]:
    """Get a vehicle's charge policy.

    The arguments are those of `client.charge_policies.get`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, electric_vehicle_id),
    )


async def asyncio(
    user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> ChargePolicyOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, electric_vehicle_id, client=client, org_id=org_id)).parsed
