"""Thirty kinds of failure: what an error says of each, to a read, an update and a create; and the page that shows it.

`python -m tests.unit.call.test_failure_table` prints the table for docs/errors.md.
"""

import asyncio
from pathlib import Path

import attrs
import httpx
import pytest

from podero import RateLimit, RetryPolicy, Token, errors
from podero._wire.errors import (
    WireConnectError,
    WireConnectTimeoutError,
    WireContentError,
    WireReadError,
    WireReadTimeoutError,
    WireWriteError,
)
from podero_client._runtime.operation import Operation, Refusal
from tests.support.scripted import CREATE, GOOD, ORG, READ, TOKEN, UPDATE, client, respond

PAGE = Path(__file__).parents[3] / "docs" / "errors.md"
ID = {"X-Request-Id": "req-7"}
OPERATIONS: dict[str, Operation] = {"read": READ, "update": UPDATE, "create": CREATE}


@attrs.frozen
class Failure:
    """A way to fail: the steps of the script, and arguments of the client."""

    name: str
    steps: tuple[object, ...]
    arguments: dict[str, object] = attrs.field(factory=dict)


class Refusing:
    """A provider that gets no token."""

    store_key = None

    def __init__(self, error):
        self.error = error

    async def fetch(self):
        raise self.error


class Numbered:
    """A provider that gets another token each time."""

    store_key = None

    def __init__(self):
        self.count = 0

    async def fetch(self):
        self.count += 1
        return Token(f"{TOKEN}-{self.count}")


def hang(known):
    """A step that never ends; the wire has written down how much of the request was sent."""

    async def step(request):
        if known is not None:
            request.extensions["request_sent"] = known
        await asyncio.Event().wait()

    return step


def status(code, **headers):
    return lambda request: respond(
        code, {"detail": "no"}, {**ID, **{k.replace("_", "-"): v for k, v in headers.items()}}
    )


def without_token(error):
    return {"token": None, "auth": Refusing(error)}


SAYS_NO = Refusal(field="redirect_url", values=frozenset({"no"}))
SHORT = {"retry": RetryPolicy(deadline=0.02)}
FAILURES = [
    Failure("no connection", (WireConnectError("refused", request_sent=False),)),
    Failure("no connection in time", (WireConnectTimeoutError("slow", request_sent=False),)),
    Failure("certificate not trusted", (WireConnectError("bad", request_sent=False, transient=False),)),
    Failure("connection lost while sending", (WireWriteError("lost", request_sent=None),)),
    Failure("connection lost after sending", (WireReadError("lost", request_sent=True),)),
    Failure("no response in time", (WireReadTimeoutError("slow", request_sent=True),)),
    Failure("response too large", (WireContentError.too_large(10),)),
    Failure("first lost, then no connection", (WireReadError("lost", request_sent=True), httpx.ConnectError("x"))),
    Failure("first 429, then no connection", (status(429), WireConnectError("refused", request_sent=False))),
    Failure("deadline before sending", (hang(False),), SHORT),
    Failure("deadline after sending", (hang(True),), SHORT),
    Failure("deadline, another transport", (hang(None),), SHORT),
    Failure("redirect", (status(307, Location="/x"),)),
    Failure("400", (status(400),)),
    Failure("401, also with a new token", (status(401),), {"token": None, "auth": Numbered}),
    Failure("403", (status(403),)),
    Failure("404", (status(404),)),
    Failure("408", (status(408),)),
    Failure("409", (status(409),)),
    Failure("422", (status(422),)),
    Failure("429", (status(429),)),
    Failure("429, long Retry-After", (status(429, Retry_After="3600"),)),
    Failure("500", (status(500),)),
    Failure("501", (status(501),)),
    Failure("503", (status(503),)),
    Failure("503 with Retry-After", (status(503, Retry_After="1"),)),
    Failure("524 of a proxy", (status(524),)),
    Failure("retry quota used up", (status(503),), {"retry": RetryPolicy(quota=0)}),
    Failure("not what the document says", (lambda request: respond(200, {"redirect_url": 7}, ID),)),
    Failure("refused with status 200", (respond(200, {"redirect_url": "no"}, ID),), {"refusal": SAYS_NO}),
    Failure("token service unavailable", (respond(),), without_token(errors.TokenServiceUnavailable("x"))),
    Failure("credentials refused", (respond(),), without_token(errors.CredentialsRefused("x"))),
    Failure("read-only client", (respond(),), {"read_only": True}),
]


async def error_of(failure, operation):
    """The error of one call."""
    arguments = dict(failure.arguments)
    read_only = arguments.pop("read_only", False)
    operation = attrs.evolve(operation, refusal=arguments.pop("refusal", None))
    if isinstance(arguments.get("auth"), type):
        arguments["auth"] = arguments["auth"]()
    made = client(*failure.steps, **arguments)
    try:
        await made.with_options(read_only=read_only).execute(operation, path=[ORG for _ in operation.path_parameters])
    except errors.PoderoError as error:
        return error
    return None


def yes(value):
    return {True: "yes", False: "no", None: "perhaps"}[value]


async def row(failure):
    found = {name: await error_of(failure, operation) for name, operation in OPERATIONS.items()}
    some = next(error for error in found.values() if error is not None)
    cells = [
        failure.name,
        f"`{type(some).__name__}`",
        yes(some.transient),
        *(yes(error.may_have_happened) if error else "" for error in found.values()),
        *(f"`{error.stop_reason}`" if error and error.stop_reason else "" for error in found.values()),
        "yes" if some.request_id else "",
    ]
    return f"| {' | '.join(cells)} |".replace("  ", " ")


HEAD = """\
| Failure | Error | `transient` | happened: read | update | create | `stop_reason`: read | update | create | id |
|---|---|---|---|---|---|---|---|---|---|
"""


async def table():
    return HEAD + "".join([await row(failure) + "\n" for failure in FAILURES])


async def test_the_page_shows_what_happens():
    assert await table() in PAGE.read_text(encoding="utf-8"), "python -m tests.unit.call.test_failure_table"


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.name)
async def test_a_read_never_speaks_of_execution(failure):
    error = await error_of(failure, READ)
    if error is not None:
        assert error.may_have_happened is False
        assert "carried out" not in str(error)
        assert "sent again" not in str(error)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.name)
async def test_a_create_that_may_have_happened_says_so_and_was_not_sent_again(failure):
    error = await error_of(failure, CREATE)
    assert ("look before sending it again" in str(error)) is error.may_have_happened
    if error.may_have_happened:
        assert "later" not in str(error)
        assert error.attempts == 1


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.name)
@pytest.mark.parametrize("name", OPERATIONS)
async def test_it_is_known_which_request_it_was(failure, name):
    error = await error_of(failure, OPERATIONS[name])
    if error is not None:
        assert error.operation == f"things.{'get' if name == 'read' else name}"
        assert error.method == OPERATIONS[name].method
        assert str(error).startswith(error.method) or error.url is None


async def test_an_update_that_worked_after_a_lost_response_is_no_failure():
    made = client(WireReadError("lost", request_sent=True), respond(200, GOOD))
    assert (await made.execute(UPDATE, path=())).status_code == 200


async def test_what_the_first_attempt_may_have_done_is_not_forgotten():
    made = client(WireReadError("lost", request_sent=True), status(404))
    with pytest.raises(errors.NotFoundError) as caught:
        await made.execute(UPDATE, path=())
    assert caught.value.may_have_happened is True
    assert "sending it again is safe" in str(caught.value)


async def test_a_rate_limited_client_waits_before_it_fails():
    made = client(status(429), rate_limit=RateLimit(5))
    with pytest.raises(errors.RateLimitError) as caught:
        await made.execute(CREATE, path=[None])
    assert (caught.value.transient, caught.value.may_have_happened) == (True, False)


if __name__ == "__main__":
    print(asyncio.run(table()), end="")
