"""How middleware is put around what it calls."""

import pytest

from podero._call.chain import call_request, chained, scrubbing
from podero._call.request import CallArguments
from podero.errors import ConfigurationError
from podero_client.types import UNSET
from tests.support.leaks import leaks
from tests.support.scripted import CREATE, CUE, ORG

SECRET = "s3cr3t"


async def send(request):
    return f"sent {request}"


async def test_without_middleware_it_is_the_function_itself():
    assert chained([], send) is send


async def test_each_gets_what_the_one_before_hands_on():
    async def one(request, send):
        return f"one({await send(request + ' 1')})"

    async def two(request, send):
        return f"two({await send(request + ' 2')})"

    assert await chained([one, two], send)("x") == "one(two(sent x 1 2))"


class Forgetful:
    async def __call__(self, request, send):
        await send(request)


async def forgets(request, send):
    await send(request)


@pytest.mark.parametrize(("layer", "name"), [(Forgetful(), "Forgetful"), (forgets, "forgets")])
async def test_a_middleware_that_returns_nothing_is_named(layer, name):
    with pytest.raises(ConfigurationError, match=f"the middleware {name} returned None"):
        await chained([layer], send)("x")


async def test_what_is_raised_carries_no_frames():
    async def fails():
        secret = SECRET
        raise ValueError(len(secret))

    with pytest.raises(ValueError, match="6") as caught:
        await scrubbing(fails())
    assert leaks(caught.value, SECRET) == []
    assert [entry.name for entry in caught.traceback] == ["test_what_is_raised_carries_no_frames", "scrubbing"]


def test_the_organization_of_the_client_is_filled_in():
    arguments = CallArguments(org_id=ORG, path=[None], query={}, headers={}, body=UNSET)
    assert call_request(CREATE, arguments).path == {"org_id": ORG}


def test_what_was_not_given_is_left_out_and_secrets_are_masked():
    arguments = CallArguments(org_id=ORG, path=["t"], query={"secret": SECRET, "other": UNSET}, headers={}, body=1)
    request = call_request(CUE, arguments)
    assert request.path == {"token": "***"}
    assert request.query == {"secret": "***"}
    assert request.body == 1
