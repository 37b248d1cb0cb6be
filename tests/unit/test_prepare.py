"""The request of a call: what of it is a secret is known by its parameters and shows nowhere."""

import uuid
from urllib.parse import quote

import pytest

from podero._prepare import prepare
from podero._request import Origin
from podero_client._runtime.operation import Operation, Parameter
from podero_client.types import UNSET

ORIGIN = Origin("https://example.com")
IDENTITY = uuid.UUID(int=5)


def made(value, type_=str, *, where="query", secret=True):
    parameters = {"path": "path_parameters", "query": "query", "header": "headers"}
    parameter = Parameter(name="code", argument="code", type=type_, secret=secret)
    path = "/things/{code}" if where == "path" else "/things"
    operation = Operation(
        name="things.get", method="GET", path=path, answers={200: None}, **{parameters[where]: (parameter,)}
    )
    given = {"code": value}
    return prepare(
        ORIGIN,
        None,
        operation,
        (value,) if where == "path" else (),
        query=given if where == "query" else None,
        headers=given if where == "header" else None,
        body=None,
    )


@pytest.mark.parametrize(
    ("value", "type_", "sent"),
    [
        ("s3cr3t/é", str, ["s3cr3t/é"]),
        (IDENTITY, uuid.UUID, [str(IDENTITY)]),
        (["one", "two"], list[str], ["one", "two"]),
        (12345, int, ["12345"]),
    ],
)
def test_a_secret_query_parameter_of_any_type(value, type_, sent):
    prepared = made(value, type_)
    assert prepared.target == "/things?" + "&".join(f"code={quote(text, safe='')}" for text in sent)
    assert prepared.shown_url == "https://example.com/things?code=***"
    assert {*sent, *(quote(text, safe="") for text in sent)} == {secret.reveal() for secret in prepared.secrets}


@pytest.mark.parametrize(("value", "type_"), [("s3cr3t", str), (IDENTITY, uuid.UUID)])
def test_a_secret_path_parameter_of_any_type(value, type_):
    prepared = made(value, type_, where="path")
    assert prepared.target == f"/things/{value}"
    assert prepared.shown_target == "/things/***"
    assert [secret.reveal() for secret in prepared.secrets] == [str(value)]


def test_a_secret_header_parameter():
    prepared = made("s3cr3t", where="header")
    assert (b"code", b"s3cr3t") in prepared.headers
    assert [secret.reveal() for secret in prepared.secrets] == ["s3cr3t"]
    assert "s3cr3t" not in repr(prepared)


@pytest.mark.parametrize("value", [UNSET, ""])
def test_a_secret_that_is_not_given_is_not_shown_as_given(value):
    prepared = made(value)
    assert prepared.shown_target == prepared.target
    assert prepared.secrets == ()


def test_what_is_no_secret_is_shown():
    prepared = made("plain", secret=False)
    assert prepared.shown_target == "/things?code=plain"
    assert prepared.secrets == ()
