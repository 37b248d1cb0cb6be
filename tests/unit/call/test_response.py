"""A response becomes the declared value, or an error that says what the server said and shows no secret."""

import json

import pytest

from podero import errors
from podero._call import response
from podero._call.response import parse, request_id, status_error
from podero._secrets import Secret
from podero_client import models
from podero_client._runtime.reading import Reading
from tests.support.scripted import CREATE, GOOD, READ, REMOVE

SECRETS = (Secret("s3cret"),)
KINDS = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.ValidationError,
    429: errors.RateLimitError,
}


def parsed(content, operation=READ, status=200, headers=None):
    return parse(operation, status, headers or {}, content, reading=Reading(), secrets=SECRETS)


def refused(status, content, operation=READ, headers=None):
    return status_error(operation, status, headers or {}, content, retry_after=None, secrets=SECRETS)


def test_the_declared_type_of_the_status_or_of_another_2xx():
    value = models.ReauthenticateOutput(**GOOD)
    assert parsed(json.dumps(GOOD).encode()) == value
    assert parsed(json.dumps(GOOD).encode(), status=201) == value
    assert parsed(b"", REMOVE, 204) is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "an empty body, JSON expected"),
        (b" \n", "an empty body, JSON expected"),
        (b"<!DOCTYPE html><p>", "an HTML page instead of JSON"),
        (b"{}", "missing required field"),
        (b'{"redirect_url": "s3cret", "x": ', "truncated"),
    ],
)
def test_what_is_not_the_declared_type_keeps_path_reason_body_and_request_id(content, reason):
    with pytest.raises(errors.ResponseValidationError, match=reason) as caught:
        parsed(content, headers={"x-request-id": "r-s3cret"})
    error = caught.value
    assert (error.path, error.status_code, error.request_id) == ("$", 200, "r-***")
    assert error.body == content.decode().replace("s3cret", "***")


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({"request-id": "a"}, "a"),
        ({"x-request-id": "b", "cf-ray": "c"}, "b"),
        ({"cf-ray": "s3cret-1"}, "***-1"),
        ({}, None),
    ],
)
def test_request_ids(headers, found):
    assert request_id(headers, SECRETS) == found


@pytest.mark.parametrize("status", [300, 302, 399, 400, 401, 403, 404, 409, 418, 422, 429, 499, 500, 520, 600, 999])
def test_every_status_has_an_error_with_a_message(status):
    error = refused(status, b'{"detail": "because s3cret"}')
    assert type(error) is KINDS.get(status, errors.ServerError if status >= 500 else errors.StatusError)
    assert error.status_code == status
    assert str(error).startswith(f"{status} ")
    assert "because ***" in str(error)
    assert ("redirects are not followed" in str(error)) is (300 <= status < 400)


def test_an_error_body_is_its_documented_type_or_json_or_nothing():
    documented = b'{"state": "ongoing", "reason": "already_charging"}'
    error = refused(409, documented, CREATE)
    assert error.parsed == models.BoostConflictOutput(state="ongoing", reason="already_charging")
    assert "already_charging (state ongoing)" in str(error)
    assert refused(409, b"[1]", CREATE).parsed == [1]
    assert refused(409, b'"\\ud800"', CREATE).parsed == "\ud800"
    assert refused(409, b"<p>no</p>", CREATE).parsed is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"detail": "no"}', ": no"),
        (b'{"error_description": "bad"}', ": bad"),
        (b'{"detail": [{"loc": ["body", 0], "msg": "too long"}, "x", {"msg": "y"}]}', ": body.0: too long; x; y"),
        (b'{"detail": "%s"}' % (b"x" * 500), "…"),
        (b"plain words", ": plain words"),
        (b"", "Bad Request"),
        (b"<html>", "an HTML page instead of JSON"),
        (b"[1, 2]", ": [1, 2]"),
        (b'{"email": ["is required"]}', ': {"email": ["is required"]}'),
        (b'{"detail": "Bad request"}', "400 Bad Request"),
    ],
)
def test_the_words_of_the_server(content, said):
    text = str(refused(400, content))
    assert said in text
    assert len(text) < 400


def test_long_bodies_are_clipped_and_very_long_ones_not_parsed():
    error = refused(500, b'"' + b"x" * 5000 + b'"')
    assert error.body == '"' + "x" * (response.MAX_BODY_CHARS - 1) + "… (5002 bytes in all)"
    assert error.parsed == "x" * 5000
    assert refused(500, b'"' + b"x" * response.MAX_TEXT_BYTES + b'"').parsed is None
    assert refused(500, b"[" * 100_000).parsed is None


@pytest.mark.parametrize("before", [b"", b"s3cret " * 100])
@pytest.mark.parametrize("form", [b"s3cret", b"%73%33%63%72%65%74", b"\\u0073\\u0033\\u0063\\u0072\\u0065\\u0074"])
@pytest.mark.parametrize("beyond", [1, 3, 5])
def test_a_secret_at_the_cut_does_not_show(before, form, beyond):
    fill = b"-" * (response.MAX_BODY_CHARS - len(before) - len(form) + beyond)
    body = before + fill + form + b"-" * 50 + form * 1_000
    error = refused(500, body)
    assert error.body.startswith("*** " * (len(before) // 7) + fill.decode() + "***… (")
    assert refused(500, body[: len(before) + len(fill)]).body.endswith("-")


def test_a_body_full_of_escapes_is_looked_through_in_part_and_not_parsed():
    many = b'"%s"' % (b"%41" * response.MAX_ESCAPES)
    assert refused(500, many).parsed == many.decode().strip('"')
    more = b'"%s"' % (b"%41" * (response.MAX_ESCAPES + 1) + b"s3cret")
    assert refused(500, more).parsed is None
    with pytest.raises(errors.ResponseValidationError) as caught:
        parsed(more)
    assert caught.value.body == more.decode()[: response.MAX_BODY_CHARS] + f"… ({len(more)} bytes in all)"


def test_headers_are_kept_without_secrets():
    assert refused(400, b"", headers={"x-echo": "Bearer s3cret"}).headers == {"x-echo": "Bearer ***"}


def test_words_of_the_server_cannot_forge_a_log_line():
    error = refused(
        400, b'{"detail": "no\\n2026-01-01 INFO \\u001b[2Jall is well \\ud800"}', headers={"x-request-id": "a\x9bb"}
    )
    assert "\x1b" not in str(error)
    str(error).encode()
    assert error.request_id == "a\ufffdb"
    with pytest.raises(errors.ResponseValidationError) as caught:
        parsed(b'{"\x1b": 1}')
    assert "\x1b" not in str(caught.value)


def test_a_byte_order_mark_is_no_error():
    assert parsed(b"\xef\xbb\xbf" + json.dumps(GOOD).encode()) == models.ReauthenticateOutput(**GOOD)
