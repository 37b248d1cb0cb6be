"""What errors advise: it fits the operation and what came with the error."""

import attrs
import pytest

from podero import errors
from podero._call.hints import hint
from podero_client._runtime.operation import Parameter
from tests.support.scripted import CREATE, READ, UPDATE

DELETABLE = attrs.evolve(READ, query=(Parameter(name="d", argument="include_deleted", type=bool),))
BY_ID = attrs.evolve(READ, path_parameters=(Parameter(name="id", argument="id", type=str),))
WITH_ID = errors.ServerError("x", status_code=502)
WITH_ID.request_id = "r-1"
PRESET = errors.AuthenticationError("x", status_code=401)
PRESET.hint = "Look here."
DETAILS = {"detail": [{"loc": ["body"], "msg": "no"}]}


@pytest.mark.parametrize(
    ("error", "happened", "operation", "said"),
    [
        (errors.ConnectError("x"), False, CREATE, "Nothing was sent. Try again later."),
        (errors.ConnectError("x", transient=False), False, READ, "Nothing was sent."),
        (errors.TransportError("x"), True, CREATE, "It may have been carried out: look before sending it again."),
        (errors.TransportError("x"), True, UPDATE, "It may have been carried out; sending it again is safe."),
        (errors.TransportError("x", request_sent=True), False, READ, "Try again later."),
        (errors.ClientClosedError("x", request_sent=True), False, READ, ""),
        (
            errors.ServerError("x", status_code=502),
            True,
            CREATE,
            "It may have been carried out: look before sending it again.",
        ),
        (errors.ServerError("x", status_code=502), False, READ, "Try again later."),
        (WITH_ID, False, READ, "Try again later; quote request id r-1 when it lasts."),
        (errors.ServerError("x", status_code=501), False, READ, ""),
        (errors.StatusError("x", status_code=302, body="b"), False, READ, "The response is attached as .body."),
        (errors.BadRequestError("x", status_code=400), False, READ, "Check the values that were sent."),
        (PRESET, False, READ, "Look here."),
        (errors.NotFoundError("x", status_code=404), False, READ, "Check the path."),
        (errors.NotFoundError("x", status_code=404), False, BY_ID, "Check the ids."),
        (
            errors.NotFoundError("x", status_code=404),
            False,
            DELETABLE,
            "Check the path; deleted things need include_deleted=True.",
        ),
        (errors.ConflictError("x", status_code=409), False, CREATE, "Read the state and decide again."),
        (
            errors.ConflictError("x", status_code=409, parsed=1),
            False,
            CREATE,
            "Read the state and decide again; the response is attached as .parsed.",
        ),
        (errors.ValidationError("x", status_code=422, body="no"), False, CREATE, "See .body for what to correct."),
        (errors.ValidationError("x", status_code=422), False, CREATE, ""),
        (
            errors.ValidationError("x", status_code=422, parsed=DETAILS),
            False,
            CREATE,
            "Correct the fields named in .details.",
        ),
        (
            errors.RateLimitError("x", status_code=429),
            False,
            READ,
            "Make fewer requests, or give the client a rate_limit.",
        ),
        (
            errors.RateLimitError("x", status_code=429, retry_after=3.0),
            False,
            READ,
            "Wait .retry_after seconds, or give the client a rate_limit.",
        ),
        (errors.ResponseValidationError("x"), False, READ, "The response is attached as .body."),
        (errors.RefusedError("x", refusal="late"), False, UPDATE, ""),
        (errors.RefusedError("x", refusal="late", parsed=1), False, UPDATE, "The response is attached as .parsed."),
        (errors.TokenServiceUnavailable("x"), False, READ, "Try again later."),
        (errors.CredentialsRefused("x"), False, CREATE, ""),
    ],
)
def test_a_hint_fits_the_operation_and_the_error(error, happened, operation, said):
    error.may_have_happened = happened
    assert hint(error, operation) == said
