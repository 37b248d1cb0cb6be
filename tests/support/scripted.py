"""A client on a scripted transport: responses and failures in order, time that the test moves."""

import asyncio
import json
import uuid

import httpx

from podero import PoderoClient, RetryPolicy
from podero_client._runtime.operation import Operation, Parameter
from podero_client.models.boost_conflict_output import BoostConflictOutput
from podero_client.models.reauthenticate_output import ReauthenticateOutput
from tests.support.fake_clock import FakeClock

TOKEN = "tok-7f3a9c51e2"
ORG = uuid.UUID("9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69")
GOOD = {"redirect_url": "https://example.com/next"}

READ = Operation(
    name="things.get", method="GET", path="/things", responses={200: ReauthenticateOutput}, retry_safe=True
)
CREATE = Operation(
    name="things.create",
    method="POST",
    path="/org/{org_id}/things",
    path_parameters=(Parameter(name="org_id", argument="org_id", type=uuid.UUID),),
    responses={200: ReauthenticateOutput},
    errors={409: BoostConflictOutput},
)
UPDATE = Operation(
    name="things.update", method="PUT", path="/things", responses={200: ReauthenticateOutput}, retry_safe=True
)
REMOVE = Operation(name="things.remove", method="DELETE", path="/things", responses={204: None}, retry_safe=True)
CUE = Operation(
    name="cues.open",
    method="POST",
    path="/cues/{token}",
    path_parameters=(Parameter(name="token", argument="token", type=str, secret=True),),
    query=(Parameter(name="secret", argument="secret", type=str, secret=True),),
    responses={200: ReauthenticateOutput},
    authenticated=False,
)


class Script(httpx.AsyncBaseTransport):
    """Plays its steps in order, the last one for ever; keeps the requests."""

    def __init__(self, *steps):
        self.steps = list(steps)
        self.requests = []
        self.closed = False

    async def handle_async_request(self, request):
        await asyncio.sleep(0)
        self.requests.append(request)
        step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        if callable(step):
            step = step(request)
            if asyncio.iscoroutine(step):
                step = await step
        if isinstance(step, BaseException):
            raise step
        return step

    async def aclose(self):
        self.closed = True


def respond(status=200, body=GOOD, headers=None):
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    return httpx.Response(status, headers=headers, content=content)


def client(*steps, time=None, **arguments):
    """A client with a fixed token, its script in `client.script` and its clock in `client.time`."""
    script = Script(*steps)
    time = time or FakeClock()
    arguments = {"token": TOKEN, "org_id": ORG, "base_url": "https://api.test", "clock": time.clock, **arguments}
    made = PoderoClient(transport=script, **arguments)
    made.script = script
    made.time = time
    return made


NO_RETRY = RetryPolicy(attempts=1)
