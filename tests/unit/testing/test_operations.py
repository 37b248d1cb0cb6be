"""Operations by name, by method and by path."""

import pytest

from podero import PoderoClient
from podero.testing._operations import operation_of


@pytest.mark.parametrize(
    ("method", "name"),
    [
        (lambda podero: podero.users.list, "users.list"),
        (lambda podero: podero.users.stream, "users.list"),
        (lambda podero: podero.charging_sessions.iterate, "charging_sessions.list"),
        (lambda podero: podero.heat_pumps.with_raw_response.update, "heat_pumps.update"),
        (lambda podero: "heat_pumps.update", "heat_pumps.update"),
    ],
)
def test_an_operation_is_found(method, name):
    assert operation_of(method(PoderoClient(token="t"))).name == name


def test_a_path_that_the_document_lacks():
    operation = operation_of("POST /things/{thing_id}/{part}")
    assert (operation.method, operation.path) == ("POST", "/things/{thing_id}/{part}")
    assert [parameter.name for parameter in operation.path_parameters] == ["thing_id", "part"]


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("heat_pumps.fly", r"no operation 'heat_pumps.fly', only heat_pumps.create"),
        ("heat_pumps", r"no operation 'heat_pumps', only"),
        ("planes.fly", r"no resource 'planes'"),
        (len, r"no method of a resource"),
    ],
)
def test_what_is_no_operation_is_refused(target, says):
    with pytest.raises(ValueError, match=says):
        operation_of(target)
