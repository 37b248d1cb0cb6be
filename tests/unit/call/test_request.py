"""The arguments of a call, checked and rendered before anything is sent."""

import dataclasses
import json
import uuid
from typing import Any
from urllib.parse import quote

import attrs
import h11
import pytest

from podero import RetryPolicy, Timeout
from podero._call.request import CallArguments, _fields, prepare
from podero._call.services import Options
from podero._secrets import Secret
from podero._wire.request import Origin
from podero.errors import ConfigurationError, InvalidRequestError
from podero_client._runtime.model import Model
from podero_client._runtime.operation import Operation, Parameter
from podero_client.models import ReauthenticateInput, TokenInput
from podero_client.types import UNSET, Unset
from tests.support.scripted import CREATE, CUE, ORG, READ

ORIGIN = Origin("https://api.test")
OTHER = uuid.UUID(int=1)

PLAIN = Operation(name="things.plain", method="POST", path="/things", body=object, responses={200: object})


def prepared(operation, path=(), *, org_id=ORG, query=None, headers=None, body=UNSET, view=None):
    arguments = CallArguments(org_id=org_id, path=path, query=query or {}, headers=headers or {}, body=body)
    options = Options(timeout=Timeout(), retry=RetryPolicy(), headers=((b"User-Agent", b"x"),), **(view or {}))
    return prepare(ORIGIN, options, operation, arguments)


def test_the_organization_of_the_client_fills_the_path_unless_the_call_has_its_own():
    assert prepared(CREATE, (None,)).target == f"/org/{ORG}/things"
    assert prepared(CREATE, (OTHER,)).target == f"/org/{OTHER}/things"
    with pytest.raises(ConfigurationError, match=r"things\.create needs an organization"):
        prepared(CREATE, (None,), org_id=None)


def test_secret_parameters_are_sent_and_not_shown():
    request = prepared(CUE, ("claim 1",), query={"secret": "REDACTED&"})
    assert request.target == "/cues/claim%201?secret=REDACTED%26"
    assert request.shown_url == "https://api.test/cues/***?secret=***"
    assert [secret.reveal() for secret in request.secrets] == ["claim 1", "REDACTED&"]
    assert "claim" not in repr(request)


def with_parameter(value, type_=str, *, where="query", secret=True):
    """A request with one parameter called `code`."""
    parameter = Parameter(name="code", argument="code", type=type_, secret=secret)
    kinds = {"path": "path_parameters", "query": "query", "header": "headers"}
    path = "/things/{code}" if where == "path" else "/things"
    operation = Operation(name="x.y", method="GET", path=path, responses={200: None}, **{kinds[where]: (parameter,)})
    given = {"code": value}
    return prepared(
        operation,
        (value,) if where == "path" else (),
        query=given if where == "query" else None,
        headers=given if where == "header" else None,
    )


@pytest.mark.parametrize(
    ("value", "type_", "sent"),
    [
        ("s3cr3t/é", str, ["s3cr3t/é"]),
        (OTHER, uuid.UUID, [str(OTHER)]),
        (["one", "two"], list[str], ["one", "two"]),
        (12345, int, ["12345"]),
    ],
)
def test_a_secret_query_parameter_of_any_type(value, type_, sent):
    request = with_parameter(value, type_)
    assert request.target == "/things?" + "&".join(f"code={quote(text, safe='')}" for text in sent)
    assert request.shown_url == "https://api.test/things?" + "&".join(["code=***"] * len(sent))
    assert [secret.reveal() for secret in request.secrets] == sent


@pytest.mark.parametrize(("value", "type_"), [("s3cr3t", str), (OTHER, uuid.UUID)])
def test_a_secret_path_parameter_of_any_type(value, type_):
    request = with_parameter(value, type_, where="path")
    assert request.target == f"/things/{value}"
    assert request.shown_target == "/things/***"
    assert [secret.reveal() for secret in request.secrets] == [str(value)]


def test_a_secret_header_parameter():
    request = with_parameter("s3cr3t", where="header")
    assert (b"code", b"s3cr3t") in request.headers
    assert [secret.reveal() for secret in request.secrets] == ["s3cr3t"]
    assert "s3cr3t" not in repr(request)


@pytest.mark.parametrize("letter", [chr(code) for code in range(0x120)], ids=ascii)
def test_a_header_parameter_is_sent_as_it_is_or_refused(letter):
    try:
        request = with_parameter(f"a{letter}b", where="header", secret=False)
    except InvalidRequestError as error:
        assert not " " <= letter <= "~"
        assert error.field == "code"
        return
    # h11 refuses what could end the header
    sent = h11.Request(method="GET", target="/", headers=[("Host", "api.test"), *request.headers])
    assert dict(sent.headers)[b"code"] == f"a{letter}b".encode()
    assert " " <= letter <= "~"


@pytest.mark.parametrize("value", [UNSET, ""])
def test_a_secret_that_is_not_given_is_not_shown_as_given(value):
    request = with_parameter(value)
    assert request.shown_target == request.target
    assert request.secrets == ()


def test_what_is_no_secret_is_shown():
    request = with_parameter("plain", secret=False)
    assert request.shown_target == "/things?code=plain"
    assert request.secrets == ()


@pytest.mark.parametrize("value", ["..", "", "a/b", "a\nb", None, 5])
def test_a_value_that_cannot_be_sent_is_refused_by_name(value):
    with pytest.raises(InvalidRequestError, match=r"cues\.open: token: ") as caught:
        prepared(CUE, (value,), query={"secret": "s"})
    assert caught.value.field == "token"


def test_the_request_of_one_attempt():
    timeout = {"read": 1.0}
    request = prepared(CREATE, (None,)).request("Bearer t", [(b"traceparent", b"1")], timeout)
    assert request.headers["authorization"] == "Bearer t"
    assert request.headers["traceparent"] == "1"
    assert request.headers["user-agent"] == "x"
    assert request.extensions["timeout"] is timeout
    assert request.extensions["fresh_within"] == 1.0
    read = prepared(READ).request(None, (), timeout)
    assert "authorization" not in read.headers
    assert "fresh_within" not in read.extensions


def test_a_body_is_written_once_with_its_type():
    from podero_client.api.cues.resolve import OPERATION

    body = ReauthenticateInput(success_url="https://a.test/", cancel_url="https://b.test/")
    request = prepared(OPERATION, (uuid.UUID(int=2),), query={"secret": "s"}, body=body)
    assert json.loads(request.content) == {"successUrl": "https://a.test/", "cancelUrl": "https://b.test/"}
    assert (b"Content-Type", b"application/json") in request.headers
    assert "a.test" not in repr(request)


def test_secret_fields_of_a_body_are_kept_out_of_errors():
    from podero_client.api.auth.create_token import OPERATION

    body = TokenInput(grant_type="password", username="maria", password="pw-1")
    request = prepared(OPERATION, body=body)
    assert [secret.reveal() for secret in request.secrets] == ["pw-1"]
    assert request.shown_url == "https://api.test/api/partners/v2.0/auth/token"
    assert prepared(OPERATION, body=TokenInput(grant_type="password", username="m", password=None)).secrets == ()


@pytest.mark.parametrize(
    "body",
    [
        {"login": {"password": "pw-1"}},
        [{"login": [{"password": "pw-1"}]}],
        {"password": {"old": "pw-1"}},
        ({"passwords": ["pw-1", "pw-1", "", 5]},),
        {"login": TokenInput(grant_type="password", username="maria", password="pw-1")},
    ],
)
def test_secret_fields_are_found_wherever_they_are_in_a_body(body):
    assert [secret.reveal() for secret in prepared(PLAIN, body=body).secrets] == ["pw-1"]


@attrs.define(kw_only=True, eq=False, repr=False)
class Settings(Model):
    name: str
    tags: list[str] | None
    by_name: dict[str, str]
    login: dict[str, Any] | Unset
    any: Any


def test_objects_of_the_callers_own_are_looked_into():
    @dataclasses.dataclass
    class Login:
        password: str

    @attrs.define
    class Local:
        login: "Login"

    for body in ({"a": Local(Login("pw-1"))}, [Login("pw-1")], Local(Login("pw-1"))):
        assert [secret.reveal() for secret in prepared(PLAIN, body=body).secrets] == ["pw-1"]


def test_only_fields_that_can_hold_a_secret_are_looked_at():
    assert [name for name, _ in _fields(Settings)] == ["by_name", "login", "any"]
    body = Settings(
        name="password", tags=["password"], by_name={"password": "pw-1"}, login=UNSET, any=[{"token": "t-1"}]
    )
    assert {secret.reveal() for secret in prepared(PLAIN, body=body).secrets} == {"pw-1", "t-1"}


def test_a_secret_field_that_the_document_does_not_know_is_kept_out_of_errors():
    body = ReauthenticateInput(success_url="https://a.test/", cancel_url="https://b.test/")
    body.additional_properties["password"] = "pw-1"
    assert [secret.reveal() for secret in prepared(PLAIN, body=body).secrets] == ["pw-1"]


def test_a_view_that_only_reads_refuses_everything_else():
    view = {"read_only": True}
    assert prepared(READ, view=view).target == "/things"
    with pytest.raises(InvalidRequestError, match=r"things\.create \(POST\) is refused: .* read_only=True"):
        prepared(CREATE, (None,), view=view)


def test_query_parameters_of_a_view_follow_those_of_the_operation():
    view = {"query": "beta=1&api_key=k%2F1", "secrets": (Secret("k/1"),)}
    request = prepared(READ, view=view)
    assert request.target == "/things?beta=1&api_key=k%2F1"
    assert request.shown_url == "https://api.test/things?beta=1&api_key=***"
    cue = prepared(CUE, ("claim",), query={"secret": "s"}, view=view)
    assert cue.target.endswith("?secret=s&beta=1&api_key=k%2F1")


def test_an_operation_asks_for_the_media_type_of_its_response():
    view = {"headers": ((b"Accept", b"application/json"), (b"User-Agent", b"x"))}
    operation = attrs.evolve(READ, accept="text/csv")
    arguments = CallArguments(org_id=ORG, path=(), query={}, headers={}, body=UNSET)
    options = Options(timeout=Timeout(), retry=RetryPolicy(), **view)

    assert prepare(ORIGIN, options, operation, arguments).headers == [(b"User-Agent", b"x"), (b"Accept", b"text/csv")]
    assert prepare(ORIGIN, options, READ, arguments).headers == list(view["headers"])
