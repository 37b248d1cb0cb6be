"""What an operation says about itself when the document says no more."""

import inspect

import attrs
import pytest

from podero_client import api
from podero_client._runtime.operation import Caller, Operation, Parameter, Response


def test_an_operation_promises_nothing_that_was_not_stated():
    operation = Operation(name="things.get", method="GET", path="/things", responses={200: None})
    assert operation.authenticated
    assert not operation.retry_safe
    assert not operation.body_required
    assert (operation.path_parameters, operation.query, operation.headers, operation.errors) == ((), (), (), {})


def test_two_operations_are_two_however_alike():
    one, other = (Operation(name="things.get", method="GET", path="/things", responses={200: None}) for _ in range(2))
    assert one != other
    assert len({one, other}) == 2


def test_a_parameter_is_no_secret_unless_stated():
    parameter = Parameter(name="x-y", argument="x_y", type=str)
    assert not parameter.secret
    assert not parameter.nullable
    assert attrs.evolve(parameter, secret=True).secret


def test_none_of_them_changes():
    parameter = Parameter(name="x", argument="x", type=str)
    response = Response(status_code=200, headers={}, content=b"", parsed=None)
    for value, name in ((parameter, "secret"), (response, "parsed")):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, True)


def test_a_caller_must_be_able_to_execute():
    assert inspect.isabstract(Caller)
    assert Caller in api.Resources.__mro__
    with pytest.raises(TypeError, match="execute"):
        api.Resources()


def test_users_find_them_in_the_api():
    assert (api.Operation, api.Response) == (Operation, Response)
