# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.charging_sessions`."""

import datetime
import uuid

from ..._runtime.operation import Caller
from ..._runtime.pagination import paginate
from ..._runtime.paginator import Paginator
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ..._runtime.types import UNSET, Unset
from ...models.current_session_output import CurrentSessionOutput
from ...models.session_item import SessionItem
from ...models.session_list_output import SessionListOutput
from . import get_current as _get_current
from . import list_ as _list


class ChargingSessions(Resource):
    """The methods of `client.charging_sessions`.

    Args:
        caller: The client.
    """

    _operations = (
        _list.OPERATION,
        _get_current.OPERATION,
    )

    @property
    def with_raw_response(self) -> "ChargingSessionsWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return ChargingSessionsWithRawResponse(self._caller)

    async def list(
        self,
        user_id: uuid.UUID,
        electric_vehicle_id: uuid.UUID,
        *,
        from_: datetime.date,
        to: datetime.date,
        limit: int | Unset = UNSET,
        offset: int | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> SessionListOutput:
        """List completed charging sessions for an electric vehicle.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/sessions`.
        A lost response is retried.

        Args:
            user_id: The user ID.
            electric_vehicle_id: The electric vehicle ID.
            from_: First day, included (UTC).
            to: Last day, included (UTC).
            limit: Largest number of items in one page. From 1 to 200. The server's default is 50.
            offset: Number of items to skip. From 0. The server's default is 0.
            org_id: Organization; the client's own when left out.

        Returns:
            One page of charging sessions.
        """
        response = await self._caller.execute(
            _list.OPERATION,
            (org_id, user_id, electric_vehicle_id),
            query={"from": from_, "to": to, "limit": limit, "offset": offset},
        )
        return response.parsed

    def iterate(
        self,
        user_id: uuid.UUID,
        electric_vehicle_id: uuid.UUID,
        *,
        from_: datetime.date,
        to: datetime.date,
        org_id: uuid.UUID | None = None,
        page_size: int | None = None,
        prefetch: int = 1,
        start: str | None = None,
    ) -> Paginator[SessionItem]:
        """Walk all pages of `list`.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/sessions`,
        once a page. A lost response is retried.

        Other arguments and errors are those of `list`.

        Args:
            page_size: Items per page; by default as many as the API document allows.
            prefetch: 1 reads the next page while you use the current one, 0 does not.
            start: A `Paginator.resume_token` to continue from.

        Returns:
            A paginator: `async for` yields items, `Paginator.pages` yields pages.
        """
        return paginate(
            self.list,
            user_id,
            electric_vehicle_id,
            from_=from_,
            to=to,
            org_id=org_id,
            page_size=page_size,
            prefetch=prefetch,
            start=start,
        )

    async def get_current(
        self, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> CurrentSessionOutput:
        """Get the currently active charging session for an electric vehicle.

        `session` is null while none is active, so polling never meets a 404.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/sessions/current`.
        A lost response is retried.

        Args:
            user_id: The user ID.
            electric_vehicle_id: The electric vehicle ID.
            org_id: Organization; the client's own when left out.

        Returns:
            The charging session that is going on, if any.
        """
        response = await self._caller.execute(
            _get_current.OPERATION,
            (org_id, user_id, electric_vehicle_id),
        )
        return response.parsed


class ChargingSessionsWithRawResponse:
    """The methods of `client.charging_sessions` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = ChargingSessions(RawCaller(caller))
        self.list = raw(resource.list)
        self.get_current = raw(resource.get_current)


__all__ = ["ChargingSessions", "ChargingSessionsWithRawResponse"]
