"""A client of what stands in for the API."""

import httpx
import pytest

from podero import errors
from podero.testing import ReplayTransport, Stub, VirtualClock
from podero.testing._stand_in import stand_in_client


@pytest.mark.parametrize("options", [{}, {"token": "t"}, {"username": "a", "password": "b"}, {"org_id": None}])
async def test_options_win_over_what_a_stand_in_gives(options):
    answer = httpx.MockTransport(lambda request: httpx.Response(418))
    async with stand_in_client(answer, Stub.org_id, VirtualClock(), options) as podero:
        with pytest.raises((errors.StatusError, errors.TokenError)) as caught:
            await podero.users.get("00000000-0000-4000-8000-000000000001", org_id=ReplayTransport.org_id)
    assert "418" in str(caught.value)
