# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.energy_contracts`."""

import builtins
import uuid
from collections.abc import AsyncGenerator

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ...models.energy_contract_input import EnergyContractInput
from ...models.energy_contract_output import EnergyContractOutput
from . import create as _create
from . import list_ as _list
from . import update as _update


class EnergyContracts(Resource):
    """The methods of `client.energy_contracts`.

    Args:
        caller: The client.
    """

    _operations = (
        _list.OPERATION,
        _create.OPERATION,
        _update.OPERATION,
    )

    @property
    def with_raw_response(self) -> "EnergyContractsWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return EnergyContractsWithRawResponse(self._caller)

    async def list(self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None) -> builtins.list[EnergyContractOutput]:
        """Get a user's energy contracts.

        One response holds all contracts: no paging.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/energy-contracts`. A lost response is retried.

        Args:
            user_id: The user ID of the user whom the energy contract belongs to.
            org_id: Organization; the client's own when left out.

        Returns:
            The energy contracts of the user.
        """
        response = await self._caller.execute(
            _list.OPERATION,
            (org_id, user_id),
        )
        return response.parsed

    def stream(
        self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> AsyncGenerator[EnergyContractOutput, None]:
        """Hand on the items of `list` while the response comes in, however many they are.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/energy-contracts`. A lost response is retried until
        it begins; later, an error says which item it met.

        Arguments and errors are those of `list`.

        Returns:
            An async generator. Leave it early inside of `contextlib.aclosing`.
        """
        return self._caller.stream(
            _list.OPERATION,
            (org_id, user_id),
        )

    async def create(
        self, user_id: uuid.UUID, body: EnergyContractInput, *, org_id: uuid.UUID | None = None
    ) -> EnergyContractOutput:
        """Register a user's energy contract.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/energy-contracts`. Not retried once it may have
        reached the server: a second try would make a second contract.

        Args:
            user_id: The user ID of the user whom the energy contract belongs to.
            body: The energy contract to create.
            org_id: Organization; the client's own when left out.

        Returns:
            The created energy contract.
        """
        response = await self._caller.execute(
            _create.OPERATION,
            (org_id, user_id),
            body=body,
        )
        return response.parsed

    async def update(
        self,
        user_id: uuid.UUID,
        energy_contract_id: uuid.UUID,
        body: EnergyContractInput,
        *,
        org_id: uuid.UUID | None = None,
    ) -> EnergyContractOutput:
        """Update details of a user's energy contract.

        `PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/energy-contracts/{energy_contract_id}`. A lost
        response is retried.

        Args:
            user_id: The user ID of the user whom the energy contract belongs to.
            energy_contract_id: The ID of the modified energy contract.
            body: What to change about the energy contract.
            org_id: Organization; the client's own when left out.

        Returns:
            The updated energy contract.
        """
        response = await self._caller.execute(
            _update.OPERATION,
            (org_id, user_id, energy_contract_id),
            body=body,
        )
        return response.parsed


class EnergyContractsWithRawResponse:
    """The methods of `client.energy_contracts` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = EnergyContracts(RawCaller(caller))
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.update = raw(resource.update)


__all__ = ["EnergyContracts", "EnergyContractsWithRawResponse"]
