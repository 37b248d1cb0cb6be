# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.heat_pumps`."""

import builtins
import datetime
import uuid
from collections.abc import AsyncGenerator
from typing import Any

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ..._runtime.types import UNSET, Unset
from ...models.data_resolution import DataResolution
from ...models.heat_pump_data_keyword import HeatPumpDataKeyword
from ...models.heat_pump_data_output import HeatPumpDataOutput
from ...models.heat_pump_detail_output import HeatPumpDetailOutput
from ...models.heat_pump_input import HeatPumpInput
from ...models.heat_pump_output import HeatPumpOutput
from ...models.statistics_keyword import StatisticsKeyword
from ...models.statistics_output import StatisticsOutput
from ...models.statistics_resolution import StatisticsResolution
from . import create as _create
from . import get as _get
from . import get_data as _get_data
from . import get_savings as _get_savings
from . import get_schedules as _get_schedules
from . import get_statistics as _get_statistics
from . import list_ as _list
from . import update as _update


class HeatPumps(Resource):
    """The methods of `client.heat_pumps`.

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
        _get_statistics.OPERATION,
        _get_savings.OPERATION,
    )

    @property
    def with_raw_response(self) -> "HeatPumpsWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return HeatPumpsWithRawResponse(self._caller)

    async def list(self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None) -> builtins.list[HeatPumpOutput]:
        """Get all of a user's heat pumps.

        One response holds all devices: no paging. `action_needed` says that actions are pending, only `get`
        says which.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps`. A lost response is retried.

        Args:
            user_id: The user ID of the user whom the heat pump belongs to.
            org_id: Organization; the client's own when left out.

        Returns:
            The heat pumps of the user.
        """
        response = await self._caller.execute(
            _list.OPERATION,
            (org_id, user_id),
        )
        return response.parsed

    def stream(self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None) -> AsyncGenerator[HeatPumpOutput, None]:
        """Hand on the items of `list` while the response comes in, however many they are.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps`. A lost response is retried until it
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
        self, user_id: uuid.UUID, body: HeatPumpInput | None = None, *, org_id: uuid.UUID | None = None
    ) -> HeatPumpOutput:
        """Register a user's heat pump.

        The body is optional: without it the device is created empty, and the end-user connects it through
        `embeddable_url`. `device_onboarding.create` is the newer way.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps`. Not retried once it may have reached
        the server: a second try would register a second heat pump.

        Args:
            user_id: The user ID of the user whom the heat pump belongs to.
            body: The heat pump to create. May be left out.
            org_id: Organization; the client's own when left out.

        Returns:
            The created heat pump.
        """
        response = await self._caller.execute(
            _create.OPERATION,
            (org_id, user_id),
            body=body,
        )
        return response.parsed

    async def get(
        self,
        user_id: uuid.UUID,
        heat_pump_id: uuid.UUID,
        *,
        include_deleted: bool | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> HeatPumpDetailOutput:
        """Get details about a user's specific heat pump.

        One heat pump of the user, with the actions pending on it.

        Settings and live state come in one response; most devices have new readings every 5 to 15 minutes.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the heat pump belongs to.
            heat_pump_id: The ID of the specified heat pump.
            include_deleted: If true, includes soft-deleted. The server's default is false.
            org_id: Organization; the client's own when left out.

        Returns:
            A heat pump with its settings, live state and the actions pending on it.
        """
        response = await self._caller.execute(
            _get.OPERATION,
            (org_id, user_id, heat_pump_id),
            query={"include_deleted": include_deleted},
        )
        return response.parsed

    async def update(
        self, user_id: uuid.UUID, heat_pump_id: uuid.UUID, body: HeatPumpInput, *, org_id: uuid.UUID | None = None
    ) -> HeatPumpOutput:
        """Update details of a user's heat pump.

        Only the fields to be changed need to be sent.

        `PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the heat pump belongs to.
            heat_pump_id: The ID of the modified heat pump.
            body: What to change about the heat pump.
            org_id: Organization; the client's own when left out.

        Returns:
            The updated heat pump.
        """
        response = await self._caller.execute(
            _update.OPERATION,
            (org_id, user_id, heat_pump_id),
            body=body,
        )
        return response.parsed

    async def get_data(
        self,
        user_id: uuid.UUID,
        heat_pump_id: uuid.UUID,
        *,
        from_datetime: datetime.datetime | Unset = UNSET,
        to_datetime: datetime.datetime | Unset = UNSET,
        resolution: DataResolution | Unset = UNSET,
        keywords: builtins.list[HeatPumpDataKeyword] | Unset = UNSET,
        fill_missing: bool | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> HeatPumpDataOutput:
        """Get heat pump data.

        Status 400 when there is no data for the range, unless `fill_missing` is true.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}/data`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the heat pump belongs to.
            heat_pump_id: The ID of the specified heat pump.
            from_datetime: Begin of the period.
            to_datetime: End of the period.
            resolution: Interval of the data points. The server's default is "15MIN".
            keywords: Series to return.
            fill_missing: When true, the full requested range is returned and gaps are filled with null. Without
                any data in the range, the response then holds nulls instead of failing with status 400. The
                server's default is false.
            org_id: Organization; the client's own when left out.

        Returns:
            A time series of a heat pump.
        """
        response = await self._caller.execute(
            _get_data.OPERATION,
            (org_id, user_id, heat_pump_id),
            query={
                "from_datetime": from_datetime,
                "to_datetime": to_datetime,
                "resolution": resolution,
                "keywords": keywords,
            },
            headers={"fill-missing": fill_missing},
        )
        return response.parsed

    async def get_schedules(
        self, user_id: uuid.UUID, heat_pump_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> dict[str, Any] | builtins.list[Any]:
        """Get schedules for a heat pump.

        Schedules of a heat pump within a time range (beta, may change).

        The parameters of the time range and the form of the response are not documented publicly.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}/schedules`. A lost
        response is retried.

        Args:
            user_id: The user ID.
            heat_pump_id: The heat pump ID.
            org_id: Organization; the client's own when left out.

        Returns:
            The schedules, as plain JSON types.
        """
        response = await self._caller.execute(
            _get_schedules.OPERATION,
            (org_id, user_id, heat_pump_id),
        )
        return response.parsed

    async def get_statistics(
        self,
        user_id: uuid.UUID,
        heat_pump_id: uuid.UUID,
        *,
        resolution: builtins.list[StatisticsResolution] | Unset = UNSET,
        keywords: builtins.list[StatisticsKeyword] | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> StatisticsOutput:
        """Get statistics for a specified heat pump.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}/statistics`. A lost
        response is retried.

        Args:
            user_id: The user ID.
            heat_pump_id: The heat pump ID.
            resolution: Lengths of the time buckets. The server's default is "1DAY".
            keywords: Parts to return.
            org_id: Organization; the client's own when left out.

        Returns:
            Statistics of the heat pump, in time buckets.

        Raises:
            RefusedError: `metadata.error` of the response is set; `with_options(raise_refusals=False)` returns
                it instead.
        """
        response = await self._caller.execute(
            _get_statistics.OPERATION,
            (org_id, user_id, heat_pump_id),
            query={"resolution": resolution, "keywords": keywords},
        )
        return response.parsed

    async def get_savings(
        self,
        user_id: uuid.UUID,
        heat_pump_id: uuid.UUID,
        *,
        from_: datetime.datetime,
        to: datetime.datetime,
        resolution: StatisticsResolution | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> StatisticsOutput:
        """Get savings data for a specified heat pump.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}/savings`. A lost response
        is retried.

        Args:
            user_id: The user ID.
            heat_pump_id: The heat pump ID.
            from_: Begin of the period.
            to: End of the period.
            resolution: Length of the time buckets. The server's default is "1MONTH".
            org_id: Organization; the client's own when left out.

        Returns:
            Savings of the heat pump, in time buckets.

        Raises:
            RefusedError: `metadata.error` of the response is set; `with_options(raise_refusals=False)` returns
                it instead.
        """
        response = await self._caller.execute(
            _get_savings.OPERATION,
            (org_id, user_id, heat_pump_id),
            query={"from": from_, "to": to, "resolution": resolution},
        )
        return response.parsed


class HeatPumpsWithRawResponse:
    """The methods of `client.heat_pumps` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = HeatPumps(RawCaller(caller))
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.get_data = raw(resource.get_data)
        self.get_schedules = raw(resource.get_schedules)
        self.get_statistics = raw(resource.get_statistics)
        self.get_savings = raw(resource.get_savings)


__all__ = ["HeatPumps", "HeatPumpsWithRawResponse"]
