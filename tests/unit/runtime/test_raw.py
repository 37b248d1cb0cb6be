"""Methods that return the whole response."""

import inspect
import pkgutil
import traceback

import pytest

from podero import errors
from podero_client import api
from podero_client._runtime.operation import Response
from podero_client.models import CueState, CueStateInput
from tests.support.scripted import ORG, client, respond


async def test_status_headers_and_body_come_beside_the_value():
    async with client(respond(200, [], {"ETag": '"7"', "X-Request-ID": "r-1"})) as podero:
        response = await podero.users.with_raw_response.list(include_deleted=True)

        assert isinstance(response, Response)
        assert (response.status_code, response.headers["etag"]) == (200, '"7"')
        assert (response.content, response.parsed) == (b"[]", [])
        assert (response.request_id, Response(status_code=200, headers={}, content=b"", parsed=0).request_id) == (
            "r-1",
            None,
        )
        [request] = podero.script.requests
        assert request.url.query == b"include_deleted=true"


async def test_the_options_of_the_client_hold():
    async with client(respond(503), respond(200, []), headers={"X-Tenant": "a"}) as podero:
        await podero.with_options(org_id=ORG).users.with_raw_response.list()

        assert len(podero.script.requests) == 2
        assert podero.script.requests[1].headers["X-Tenant"] == "a"


async def test_errors_are_raised_and_no_frame_of_this_package_holds_the_body():
    async with client(respond(404)) as podero:
        with pytest.raises(errors.NotFoundError) as caught:
            await podero.cues.with_raw_response.report_state(str(ORG), CueStateInput(state=CueState.FAIL), secret="s")

    frames = {frame.f_code.co_name: frame.f_locals for frame, _ in traceback.walk_tb(caught.value.__traceback__)}
    assert not {"body", "query", "headers", "path"} & frames["execute"].keys()


def test_every_method_of_every_resource_has_one():
    for _, name, is_package in pkgutil.iter_modules(api.__path__):
        if is_package:
            resource = getattr(client(respond()), name)
            methods = {key for key, value in inspect.getmembers(type(resource), inspect.iscoroutinefunction)}
            assert vars(resource.with_raw_response).keys() == methods
