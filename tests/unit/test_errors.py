"""The error tree: shape, pickling, text."""

import builtins
import copy
import inspect
import pickle

import pytest

from podero import errors, models

TREE = {
    "ConfigurationError": "PoderoError",
    "InvalidRequestError": "PoderoError",
    "TransportError": "PoderoError",
    "ConnectError": "TransportError",
    "TimeoutError": "TransportError",
    "ClientClosedError": "TransportError",
    "StatusError": "PoderoError",
    "BadRequestError": "StatusError",
    "AuthenticationError": "StatusError",
    "PermissionDeniedError": "StatusError",
    "NotFoundError": "StatusError",
    "ConflictError": "StatusError",
    "ValidationError": "StatusError",
    "RateLimitError": "StatusError",
    "ServerError": "StatusError",
    "DecodeError": "PoderoError",
    "RefusedError": "PoderoError",
    "ResponseValidationError": "PoderoError",
    "TokenError": "PoderoError",
    "CredentialsRefused": "TokenError",
    "TokenServiceUnavailable": "TokenError",
    "WaitError": "PoderoError",
    "WaitTimeout": "WaitError",
    "WaitFailed": "WaitError",
}

NEEDED = {"phase": "read", "status_code": 418, "reason": "wrong", "refusal": "late"}


def make(name):
    kind = getattr(errors, name)
    wanted = inspect.signature(kind.__init__).parameters
    return kind("what happened", **{key: value for key, value in NEEDED.items() if key in wanted})


def test_the_tree_is_as_documented():
    found = {name: getattr(errors, name).__bases__[0].__name__ for name in errors.__all__ if name != "PoderoError"}
    assert found == TREE


@pytest.mark.parametrize("name", errors.__all__)
@pytest.mark.parametrize("again", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy])
def test_every_error_survives_pickle_copy_and_deepcopy(name, again):
    error = make(name)
    error.method, error.attempts, error.elapsed = "PUT", 3, 1.5
    error.earlier = (errors.ConnectError("earlier"),)
    error.add_note("a note")
    twin = again(error)
    assert type(twin) is type(error)
    assert str(twin) == str(error)
    assert "what happened" in str(twin)
    assert twin.__dict__.keys() == error.__dict__.keys()
    assert (twin.method, twin.attempts, twin.elapsed, str(twin.earlier[0])) == ("PUT", 3, 1.5, "earlier")
    assert twin.__notes__ == ["a note"]


@pytest.mark.parametrize("name", errors.__all__)
def test_users_find_it_where_its_name_says(name):
    kind = getattr(errors, name)
    assert f"{kind.__module__}.{kind.__qualname__}" == f"podero.errors.{name}"


def test_models_raise_errors_of_the_tree():
    with pytest.raises(errors.InvalidRequestError, match="email: int given") as caught:
        models.UserInput(role=models.UserRole.USER, email=7)
    assert caught.value.field == "email"
    with pytest.raises(errors.DecodeError) as read:
        models.UserInput.from_dict({"role": 7})
    assert read.value.path.startswith("$")
    assert isinstance(read.value, ValueError)


def test_timeouts_are_timeouts_and_bad_arguments_are_value_errors():
    assert issubclass(errors.TimeoutError, builtins.TimeoutError)
    assert issubclass(errors.InvalidRequestError, ValueError)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, "StatusError"),
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "StatusError"),
        (422, "ValidationError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (520, "ServerError"),
        (599, "ServerError"),
    ],
)
def test_class_of_a_status(status, kind):
    assert errors.StatusError.of(status).__name__ == kind


def test_details_of_a_validation_error():
    detail = [{"loc": ["body", "comment"], "msg": "too long"}, "rubbish"]
    error = errors.ValidationError("m", status_code=422, parsed={"detail": detail})
    assert error.details == [{"loc": ["body", "comment"], "msg": "too long"}]
    assert errors.ValidationError("m", status_code=422, parsed={"detail": "no list"}).details == []
    assert errors.ValidationError("m", status_code=422).details == []


def test_a_shared_token_error_is_copied_for_each_caller():
    shared = errors.TokenServiceUnavailable("down", status_code=503, retry_after=2.0)
    shared.__cause__ = OSError("why")
    twin = errors.TokenError.copy_of(shared)
    twin.attempts = 1
    assert (type(twin), twin.status_code, twin.retry_after, twin.__cause__) == (type(shared), 503, 2.0, None)
    assert shared.attempts == 0
    shared.provider_failed = True
    assert errors.TokenError.copy_of(shared).__cause__ is shared.__cause__
