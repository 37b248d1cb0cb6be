"""What a request was called with, and whether that is expected."""

from unittest.mock import ANY

import httpx
import pytest

from podero import UNSET, models
from podero.testing import contains
from podero.testing._matching import is_expected, read_call
from podero.testing._operations import operation_of

PATH = "/api/partners/v2.0/org/9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69/users"


def test_contains_equals_objects_only():
    assert {"a": 1, "b": {"c": [2]}} == contains(b=contains(c=[2]))
    assert ["b"] != contains(b=ANY)
    assert repr(contains(b=1, c="x")) == "contains(b=1, c='x')"


@pytest.mark.parametrize(
    ("expected", "actual", "fits"),
    [
        (UNSET, UNSET, True),
        (UNSET, None, False),
        (None, UNSET, False),
        (ANY, 5, True),
        (5, 5, True),
        ("5", 5, True),
        (5, "5", False),
        (lambda value: value > 4, 5, True),
        (lambda value: value > 5, 5, False),
        (models.HeatPumpInput(comment=None), {"comment": None}, True),
        (models.HeatPumpInput(comment=None), {}, False),
    ],
)
def test_what_is_expected(expected, actual, fits):
    assert is_expected(expected, actual) is fits


@pytest.mark.parametrize(
    ("method", "path", "arguments"),
    [
        ("GET", PATH, {}),
        (
            "GET",
            f"{PATH}?include_deleted=true&new=a&new=b&empty=",
            {"include_deleted": True, "new": ["a", "b"], "empty": ""},
        ),
        ("GET", f"{PATH}?include_deleted=maybe", {"include_deleted": "maybe"}),
        ("POST", PATH, None),
        ("GET", f"{PATH}/", None),
        ("GET", f"/other{PATH}", None),
    ],
)
def test_what_a_request_calls(method, path, arguments):
    call = read_call(operation_of("users.list"), httpx.Request(method, f"https://stub.test{path}"))
    assert (call and {name: value for name, value in call.arguments.items() if name != "org_id"}) == arguments
