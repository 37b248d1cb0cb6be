"""A client of what stands in for the API."""

import uuid

import httpx
import pytest

from podero import errors
from podero.testing import ReplayTransport
from podero.testing._stand_in import StandIn


class Teapot(StandIn):
    org_id = uuid.UUID(int=1)

    async def handle_async_request(self, request):
        return httpx.Response(418)


@pytest.mark.parametrize("options", [{}, {"token": "t"}, {"username": "a", "password": "b"}, {"org_id": None}])
async def test_options_win_over_what_a_stand_in_gives(options):
    async with Teapot().client(**options) as podero:
        with pytest.raises((errors.StatusError, errors.TokenError)) as caught:
            await podero.users.get("00000000-0000-4000-8000-000000000001", org_id=ReplayTransport.org_id)
    assert "418" in str(caught.value)
