"""What a transport raised, as an error of the tree and as a failure for the retry policy."""

import httpx
import pytest

from podero import errors
from podero._call.failures import failure_of, is_refusal, request_sent, transport_error
from podero._policy.retry import Failure
from podero._secrets import Secret
from podero._wire.errors import WireContentError, WireReadError

SENT = {
    httpx.ConnectError("x"): False,
    httpx.ConnectTimeout("x"): False,
    httpx.PoolTimeout("x"): False,
    httpx.ProxyError("x"): False,
    httpx.UnsupportedProtocol("x"): False,
    httpx.LocalProtocolError("x"): False,
    httpx.WriteError("x"): None,
    httpx.WriteTimeout("x"): None,
    httpx.ReadError("x"): True,
    httpx.ReadTimeout("x"): True,
    httpx.RemoteProtocolError("x"): True,
    httpx.DecodingError("x"): True,
    WireReadError("x", request_sent=False): False,
    WireReadError("x", request_sent=None): None,
}


@pytest.mark.parametrize("failure", SENT, ids=lambda failure: type(failure).__name__)
def test_what_was_sent_is_taken_from_the_wire_or_else_from_the_class(failure):
    assert request_sent(failure) is SENT[failure]
    error = transport_error(failure)
    assert error.request_sent is SENT[failure]
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("failure", "phase"),
    [
        (httpx.ConnectTimeout("x"), "connect"),
        (httpx.PoolTimeout("x"), "pool"),
        (httpx.WriteTimeout("x"), "write"),
        (httpx.ReadTimeout("x"), "read"),
    ],
)
def test_timeouts_name_their_phase(failure, phase):
    error = transport_error(failure)
    assert isinstance(error, errors.TimeoutError)
    assert error.phase == phase
    assert isinstance(transport_error(httpx.ConnectError("x")), errors.ConnectError)


def test_content_that_cannot_be_used_says_so_and_is_not_a_lost_connection():
    error = transport_error(WireContentError.too_large(10))
    assert str(error) == "the response is larger than 10 bytes"
    assert (error.request_sent, error.transient) == (True, False)
    assert transport_error(WireContentError("damaged")).transient is True


def test_a_failure_of_many_lines_becomes_one_short_line():
    error = transport_error(httpx.ReadError("a\n b" + "x" * 1000))
    assert "\n" not in str(error)
    assert len(str(error)) < 500
    assert "ReadError" in str(transport_error(httpx.ReadError("")))


def test_a_secret_in_the_message_of_a_transport_does_not_show():
    error = transport_error(httpx.ReadError("sent Bearer tok-1"), [Secret("tok-1")])
    assert "sent Bearer ***" in str(error)


FAILURES = [
    (errors.ServerError("x", status_code=503, retry_after=2.0), Failure("status", 503, 2.0)),
    (errors.TimeoutError("x", phase="pool", request_sent=False), Failure("local")),
    (errors.TimeoutError("x", phase="read", request_sent=True), Failure("sent")),
    (errors.ConnectError("x"), Failure("unsent")),
    (errors.ConnectError("x", transient=False), Failure("unsent", transient=False)),
    (errors.TransportError("x", request_sent=None), Failure("sent")),
    (errors.ClientClosedError("x", request_sent=True), Failure("sent", transient=False)),
    (errors.TokenServiceUnavailable("x", retry_after=1.0), Failure("unsent", retry_after=1.0)),
    (errors.CredentialsRefused("x"), Failure("unsent", transient=False)),
    (errors.ConfigurationError("x"), Failure("unsent", transient=False)),
]


@pytest.mark.parametrize(("error", "failure"), FAILURES, ids=lambda value: type(value).__name__)
def test_what_the_policy_needs_to_know(error, failure):
    assert failure_of(error) == failure


@pytest.mark.parametrize(
    ("status", "headers", "refused"),
    [
        (200, {}, False),
        (302, {}, True),
        (404, {}, True),
        (429, {}, True),
        (500, {}, False),
        (503, {}, False),
        (503, {"Retry-After": "1"}, True),
    ],
)
def test_what_the_server_did_not_do_is_known_by_its_status(status, headers, refused):
    assert is_refusal(httpx.Response(status, headers=headers), lambda: 0.0) is refused
