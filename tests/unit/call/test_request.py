"""The arguments of a call, checked and rendered before anything is sent."""

import json
import uuid

import pytest

from podero._call.request import CallArguments, prepare
from podero._wire.request import Origin
from podero.errors import ConfigurationError, InvalidRequestError
from podero_client.models import ReauthenticateInput, TokenInput
from podero_client.types import UNSET
from tests.support.scripted import CREATE, CUE, ORG, READ

ORIGIN = Origin("https://api.test")
OTHER = uuid.UUID(int=1)


def prepared(operation, path=(), *, org_id=ORG, query=None, headers=None, body=UNSET):
    arguments = CallArguments(
        headers=[(b"User-Agent", b"x")],
        org_id=org_id,
        path=path,
        query=query or {},
        own_headers=headers or {},
        body=body,
    )
    return prepare(ORIGIN, operation, arguments)


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
