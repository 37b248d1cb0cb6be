# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.inverters`."""

import builtins
import datetime
import uuid
from collections.abc import AsyncGenerator
from typing import Any

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ..._runtime.types import UNSET, Unset
from ...models.auth_session_input import AuthSessionInput
from ...models.auth_session_output import AuthSessionOutput
from ...models.data_resolution import DataResolution
from ...models.inverter_data_keyword import InverterDataKeyword
from ...models.inverter_data_output import InverterDataOutput
from ...models.inverter_detail_output import InverterDetailOutput
from ...models.inverter_input import InverterInput
from ...models.inverter_output import InverterOutput
from ...models.statistics_output import StatisticsOutput
from ...models.statistics_resolution import StatisticsResolution
from . import create as _create
from . import create_auth_session as _create_auth_session
from . import get as _get
from . import get_data as _get_data
from . import get_savings as _get_savings
from . import get_schedules as _get_schedules
from . import list_ as _list
from . import update as _update


class Inverters(Resource):
    """The methods of `client.inverters`.

    Args:
        caller: The client.
    """

    _operations = (
        _list.OPERATION,
        _create.OPERATION,
        _get.OPERATION,
        _update.OPERATION,
        _get_data.OPERATION,
        _get_schedules.OPERATION,
        _get_savings.OPERATION,
        _create_auth_session.OPERATION,
    )

    @property
    def with_raw_response(self) -> "InvertersWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return InvertersWithRawResponse(self._caller)

    async def list(self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None) -> builtins.list[InverterOutput]:
        """Get a user's solar inverters.

        One response holds all devices: no paging. `action_needed` says that actions are pending, only `get`
        says which.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters`. A lost response is retried.

        Args:
            user_id: The user ID of the user whom the solar inverter belongs to.
            org_id: Organization; the client's own when left out.

        Returns:
            The inverters of the user.
        """
        response = await self._caller.execute(
            _list.OPERATION,
            (org_id, user_id),
        )
        return response.parsed

    def stream(self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None) -> AsyncGenerator[InverterOutput, None]:
        """Hand on the items of `list` while the response comes in, however many they are.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters`. A lost response is retried until it
        begins; later, an error says which item it met.

        Arguments and errors are those of `list`.

        Returns:
            An async generator. Leave it early inside of `contextlib.aclosing`.
        """
        return self._caller.stream(
            _list.OPERATION,
            (org_id, user_id),
        )

    async def create(
        self, user_id: uuid.UUID, body: InverterInput | None = None, *, org_id: uuid.UUID | None = None
    ) -> InverterOutput:
        """Register a user's solar inverter.

        Create a new solar inverter for a specific user under a specific organization, with a JSON payload.

        The body is optional: without it the device is created empty, and the end-user connects it through
        `embeddable_url`. `device_onboarding.create` is the newer way.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters`. Not retried once it may have reached
        the server: a second try would register a second inverter.

        Args:
            user_id: The user ID of the user whom the solar inverter belongs to.
            body: The inverter to create. May be left out.
            org_id: Organization; the client's own when left out.

        Returns:
            The created inverter.
        """
        response = await self._caller.execute(
            _create.OPERATION,
            (org_id, user_id),
            body=body,
        )
        return response.parsed

    async def get(
        self, user_id: uuid.UUID, inverter_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> InverterDetailOutput:
        """Get details about a user's solar inverter.

        One inverter of the user, with the actions pending on it.

        Settings and live state come in one response; most devices have new readings every 5 to 15 minutes.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the solar inverter belongs to.
            inverter_id: The ID of the specified solar inverter.
            org_id: Organization; the client's own when left out.

        Returns:
            A solar inverter with its settings, live state and the actions pending on it.
        """
        response = await self._caller.execute(
            _get.OPERATION,
            (org_id, user_id, inverter_id),
        )
        return response.parsed

    async def update(
        self, user_id: uuid.UUID, inverter_id: uuid.UUID, body: InverterInput, *, org_id: uuid.UUID | None = None
    ) -> InverterOutput:
        """Update details of a user's solar inverter.

        Only the fields to be changed need to be sent.

        `PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the solar inverter belongs to.
            inverter_id: The ID of the modified solar inverter.
            body: What to change about the inverter.
            org_id: Organization; the client's own when left out.

        Returns:
            The updated inverter.
        """
        response = await self._caller.execute(
            _update.OPERATION,
            (org_id, user_id, inverter_id),
            body=body,
        )
        return response.parsed

    async def get_data(
        self,
        user_id: uuid.UUID,
        inverter_id: uuid.UUID,
        *,
        from_datetime: datetime.datetime | None | Unset = UNSET,
        to_datetime: datetime.datetime | None | Unset = UNSET,
        resolution: DataResolution | Unset = UNSET,
        keywords: builtins.list[InverterDataKeyword] | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> InverterDataOutput:
        """Get inverter data.

        Time series of an inverter within a time range (beta, may change).

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}/data`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the inverter belongs to.
            inverter_id: The ID of the specified inverter.
            from_datetime: Begin of the period.
            to_datetime: End of the period.
            resolution: Interval of the data points. The server's default is "15MIN".
            keywords: Series to return.
            org_id: Organization; the client's own when left out.

        Returns:
            A time series of a solar inverter.
        """
        response = await self._caller.execute(
            _get_data.OPERATION,
            (org_id, user_id, inverter_id),
            query={
                "from_datetime": from_datetime,
                "to_datetime": to_datetime,
                "resolution": resolution,
                "keywords": keywords,
            },
        )
        return response.parsed

    async def get_schedules(
        self, user_id: uuid.UUID, inverter_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> dict[str, Any] | builtins.list[Any]:
        """Get schedules for an inverter.

        Schedules of an inverter within a time range (beta, may change).

        The parameters of the time range and the form of the response are not documented publicly.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}/schedules`. A lost response
        is retried.

        Args:
            user_id: The user ID.
            inverter_id: The inverter ID.
            org_id: Organization; the client's own when left out.

        Returns:
            The schedules, as plain JSON types.
        """
        response = await self._caller.execute(
            _get_schedules.OPERATION,
            (org_id, user_id, inverter_id),
        )
        return response.parsed

    async def get_savings(
        self,
        user_id: uuid.UUID,
        inverter_id: uuid.UUID,
        *,
        from_: datetime.datetime,
        to: datetime.datetime,
        resolution: StatisticsResolution | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> StatisticsOutput:
        """Get savings data for a specified inverter.

        Savings of an inverter within a date range, in time buckets.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}/savings`. A lost response
        is retried.

        Args:
            user_id: The user ID.
            inverter_id: The inverter ID.
            from_: Begin of the period.
            to: End of the period.
            resolution: Length of the time buckets. The server's default is "1MONTH".
            org_id: Organization; the client's own when left out.

        Returns:
            Savings of the inverter, in time buckets.

        Raises:
            RefusedError: `metadata.error` of the response is set; `with_options(raise_refusals=False)` returns
                it instead.
        """
        response = await self._caller.execute(
            _get_savings.OPERATION,
            (org_id, user_id, inverter_id),
            query={"from": from_, "to": to, "resolution": resolution},
        )
        return response.parsed

    async def create_auth_session(
        self, user_id: uuid.UUID, inverter_id: uuid.UUID, body: AuthSessionInput, *, org_id: uuid.UUID | None = None
    ) -> AuthSessionOutput:
        """Reauthenticate a user's inverter.

        For a device whose `is_authenticated` is false: send the end-user's browser to `authentication_url`.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}/auth_session`. Not retried
        once it may have reached the server: each call makes another session.

        Args:
            user_id: The user ID of the user whom the inverter belongs to.
            inverter_id: The ID of the inverter to be reauthenticated.
            body: Where an end-user lands after authenticating a device again.
            org_id: Organization; the client's own when left out.

        Returns:
            A session in which an end-user authenticates a device again.
        """
        response = await self._caller.execute(
            _create_auth_session.OPERATION,
            (org_id, user_id, inverter_id),
            body=body,
        )
        return response.parsed


class InvertersWithRawResponse:
    """The methods of `client.inverters` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = Inverters(RawCaller(caller))
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.get_data = raw(resource.get_data)
        self.get_schedules = raw(resource.get_schedules)
        self.get_savings = raw(resource.get_savings)
        self.create_auth_session = raw(resource.create_auth_session)


__all__ = ["Inverters", "InvertersWithRawResponse"]
