# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/org/{org_id}/users/{user_id}/energy-contracts."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.energy_contract_input import EnergyContractInput
from ...models.energy_contract_output import EnergyContractOutput

OPERATION: Operation[EnergyContractOutput] = Operation(
    name="energy_contracts.create",
    method="POST",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/energy-contracts",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
    ),
    body=EnergyContractInput,
    body_required=True,
    responses={200: EnergyContractOutput},
)


async def asyncio_detailed(
    user_id: uuid.UUID, *, client: Caller, body: EnergyContractInput, org_id: uuid.UUID | None = None
) -> Response[EnergyContractOutput]:
    """Register a user's energy contract.

    The arguments are those of `client.energy_contracts.create`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID, *, client: Caller, body: EnergyContractInput, org_id: uuid.UUID | None = None
) -> EnergyContractOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, client=client, body=body, org_id=org_id)).parsed
