# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.electric_vehicles`."""

import builtins
import datetime
import uuid
from collections.abc import AsyncGenerator

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ..._runtime.types import UNSET, Unset
from ...models.auth_session_input import AuthSessionInput
from ...models.auth_session_output import AuthSessionOutput
from ...models.data_resolution import DataResolution
from ...models.electric_vehicle_data_keyword import ElectricVehicleDataKeyword
from ...models.electric_vehicle_data_output import ElectricVehicleDataOutput
from ...models.electric_vehicle_detail_output import ElectricVehicleDetailOutput
from ...models.electric_vehicle_input import ElectricVehicleInput
from ...models.electric_vehicle_output import ElectricVehicleOutput
from ...models.statistics_output import StatisticsOutput
from ...models.statistics_resolution import StatisticsResolution
from . import create as _create
from . import create_auth_session as _create_auth_session
from . import disarm_boost as _disarm_boost
from . import get as _get
from . import get_data as _get_data
from . import get_savings as _get_savings
from . import list_ as _list
from . import trigger_boost as _trigger_boost
from . import update as _update


class ElectricVehicles(Resource):
    """The methods of `client.electric_vehicles`.

    Args:
        caller: The client.
    """

    _operations = (
        _list.OPERATION,
        _create.OPERATION,
        _get.OPERATION,
        _update.OPERATION,
        _get_data.OPERATION,
        _get_savings.OPERATION,
        _trigger_boost.OPERATION,
        _disarm_boost.OPERATION,
        _create_auth_session.OPERATION,
    )

    @property
    def with_raw_response(self) -> "ElectricVehiclesWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return ElectricVehiclesWithRawResponse(self._caller)

    async def list(
        self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> builtins.list[ElectricVehicleOutput]:
        """Get a user's electric vehicles.

        One response holds all devices: no paging. `action_needed` says that actions are pending, only `get`
        says which.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles`. A lost response is retried.

        Args:
            user_id: The user ID of the user whom the electric vehicle belongs to.
            org_id: Organization; the client's own when left out.

        Returns:
            The electric vehicles of the user.
        """
        response = await self._caller.execute(
            _list.OPERATION,
            (org_id, user_id),
        )
        return response.parsed

    def stream(
        self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> AsyncGenerator[ElectricVehicleOutput, None]:
        """Hand on the items of `list` while the response comes in, however many they are.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles`. A lost response is retried
        until it begins; later, an error says which item it met.

        Arguments and errors are those of `list`.

        Returns:
            An async generator. Leave it early inside of `contextlib.aclosing`.
        """
        return self._caller.stream(
            _list.OPERATION,
            (org_id, user_id),
        )

    async def create(
        self, user_id: uuid.UUID, body: ElectricVehicleInput | None = None, *, org_id: uuid.UUID | None = None
    ) -> ElectricVehicleOutput:
        """Register a user's electric vehicle.

        Create a new electric vehicle for a specific user under a specific organization, with a JSON payload.

        The body is optional: without it the device is created empty, and the end-user connects it through
        `embeddable_url`. `device_onboarding.create` is the newer way.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles`. Not retried once it may have
        reached the server: a second try would register a second vehicle.

        Args:
            user_id: The user ID of the user whom the electric vehicle belongs to.
            body: The electric vehicle to create. May be left out.
            org_id: Organization; the client's own when left out.

        Returns:
            The created electric vehicle.
        """
        response = await self._caller.execute(
            _create.OPERATION,
            (org_id, user_id),
            body=body,
        )
        return response.parsed

    async def get(
        self, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> ElectricVehicleDetailOutput:
        """Get details about a user's electric vehicle.

        One electric vehicle of the user, with the actions pending on it.

        Settings and live state come in one response; readings change when the vehicle reports a change.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}`. A lost
        response is retried.

        Args:
            user_id: The user ID of the user whom the electric vehicle belongs to.
            electric_vehicle_id: The ID of the specified electric vehicle.
            org_id: Organization; the client's own when left out.

        Returns:
            An electric vehicle with its settings, live state and the actions pending on it.
        """
        response = await self._caller.execute(
            _get.OPERATION,
            (org_id, user_id, electric_vehicle_id),
        )
        return response.parsed

    async def update(
        self,
        user_id: uuid.UUID,
        electric_vehicle_id: uuid.UUID,
        body: ElectricVehicleInput,
        *,
        org_id: uuid.UUID | None = None,
    ) -> ElectricVehicleOutput:
        """Update details of a user's electric vehicle.

        Only the fields to be changed need to be sent.

        `PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}`. A lost
        response is retried.

        Args:
            user_id: The user ID of the user whom the electric vehicle belongs to.
            electric_vehicle_id: The ID of the modified electric vehicle.
            body: What to change about the electric vehicle.
            org_id: Organization; the client's own when left out.

        Returns:
            The updated electric vehicle.
        """
        response = await self._caller.execute(
            _update.OPERATION,
            (org_id, user_id, electric_vehicle_id),
            body=body,
        )
        return response.parsed

    async def get_data(
        self,
        user_id: uuid.UUID,
        electric_vehicle_id: uuid.UUID,
        *,
        from_datetime: datetime.datetime | Unset = UNSET,
        to_datetime: datetime.datetime | Unset = UNSET,
        resolution: DataResolution | Unset = UNSET,
        keywords: builtins.list[ElectricVehicleDataKeyword] | Unset = UNSET,
        fill_missing: bool | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> ElectricVehicleDataOutput:
        """Get EV data.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/data`. A
        lost response is retried.

        Args:
            user_id: The user ID of the user whom the EV belongs to.
            electric_vehicle_id: The ID of the specified EV.
            from_datetime: Begin of the period.
            to_datetime: End of the period.
            resolution: Interval of the data points. The server's default is "15MIN".
            keywords: Series to return.
            fill_missing: When true, the full requested range is returned and gaps are filled with null. The
                server's default is false.
            org_id: Organization; the client's own when left out.

        Returns:
            A time series of an electric vehicle.
        """
        response = await self._caller.execute(
            _get_data.OPERATION,
            (org_id, user_id, electric_vehicle_id),
            query={
                "from_datetime": from_datetime,
                "to_datetime": to_datetime,
                "resolution": resolution,
                "keywords": keywords,
            },
            headers={"fill-missing": fill_missing},
        )
        return response.parsed

    async def get_savings(
        self,
        user_id: uuid.UUID,
        electric_vehicle_id: uuid.UUID,
        *,
        from_: datetime.datetime,
        to: datetime.datetime,
        resolution: StatisticsResolution | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> StatisticsOutput:
        """Get savings data for a specified electric vehicle.

        Savings of an electric vehicle within a date range, in time buckets.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/savings`. A
        lost response is retried.

        Args:
            user_id: The user ID.
            electric_vehicle_id: The electric vehicle ID.
            from_: Begin of the period.
            to: End of the period.
            resolution: Length of the time buckets. The server's default is "1MONTH".
            org_id: Organization; the client's own when left out.

        Returns:
            Savings of the electric vehicle, in time buckets.

        Raises:
            RefusedError: `metadata.error` of the response is set; `with_options(raise_refusals=False)` returns
                it instead.
        """
        response = await self._caller.execute(
            _get_savings.OPERATION,
            (org_id, user_id, electric_vehicle_id),
            query={"from": from_, "to": to, "resolution": resolution},
        )
        return response.parsed

    async def trigger_boost(
        self, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> None:
        """Trigger a boost charge or arm boost for the next session.

        Starts charging at once when the vehicle is plugged in and idle; arms a boost for the next session when
        it is unplugged. Arming again changes nothing.

        Status 409 when the vehicle is already charging or full; the body has `state` and `reason`. After a
        success poll `boost_state`, about every 3 seconds while it is `requested`.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/boost`.
        Not retried once it may have reached the server: after a first that started the boost a second meets
        status 409, and a success would look like a refusal.

        Args:
            user_id: The user ID.
            electric_vehicle_id: The electric vehicle ID.
            org_id: Organization; the client's own when left out.

        Returns:
            Nothing.

        Raises:
            ConflictError: The boost cannot be honoured. Status 409. `.parsed` is a `BoostConflictOutput`.
        """
        response = await self._caller.execute(
            _trigger_boost.OPERATION,
            (org_id, user_id, electric_vehicle_id),
        )
        return response.parsed

    async def disarm_boost(
        self, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> None:
        """Disarm a previously-armed boost for the next session.

        Idempotent. A boost already in progress is not affected.

        Also succeeds when none is armed. A running boost goes on until the vehicle is full, unplugged or
        stopped by its manufacturer.

        `DELETE /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/boost`.
        A lost response is retried.

        Args:
            user_id: The user ID.
            electric_vehicle_id: The electric vehicle ID.
            org_id: Organization; the client's own when left out.

        Returns:
            Nothing.
        """
        response = await self._caller.execute(
            _disarm_boost.OPERATION,
            (org_id, user_id, electric_vehicle_id),
        )
        return response.parsed

    async def create_auth_session(
        self,
        user_id: uuid.UUID,
        electric_vehicle_id: uuid.UUID,
        body: AuthSessionInput,
        *,
        org_id: uuid.UUID | None = None,
    ) -> AuthSessionOutput:
        """Reauthenticate a user's electric vehicle.

        For a device whose `is_authenticated` is false: send the end-user's browser to `authentication_url`.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/auth_session`.
        Not retried once it may have reached the server: each call makes another session.

        Args:
            user_id: The user ID of the user whom the electric vehicle belongs to.
            electric_vehicle_id: The ID of the electric vehicle to be reauthenticated.
            body: Where an end-user lands after authenticating a device again.
            org_id: Organization; the client's own when left out.

        Returns:
            A session in which an end-user authenticates a device again.
        """
        response = await self._caller.execute(
            _create_auth_session.OPERATION,
            (org_id, user_id, electric_vehicle_id),
            body=body,
        )
        return response.parsed


class ElectricVehiclesWithRawResponse:
    """The methods of `client.electric_vehicles` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = ElectricVehicles(RawCaller(caller))
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.get_data = raw(resource.get_data)
        self.get_savings = raw(resource.get_savings)
        self.trigger_boost = raw(resource.trigger_boost)
        self.disarm_boost = raw(resource.disarm_boost)
        self.create_auth_session = raw(resource.create_auth_session)


__all__ = ["ElectricVehicles", "ElectricVehiclesWithRawResponse"]
