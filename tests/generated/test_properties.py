"""Every schema of the document: what fits is read and written back, what does not is an error with its place.

PODERO_PROPERTY_EXAMPLES sets the cases per schema; a few of a fixed seed by default.
"""

import copy
import json
import os
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from podero_client import codec
from podero_client._runtime.errors import DecodeError
from tests.support import samples

EXAMPLES = int(os.environ.get("PODERO_PROPERTY_EXAMPLES", "0"))
few = settings(
    max_examples=EXAMPLES or 6,
    deadline=None,
    derandomize=not EXAMPLES,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize("name", samples.MODELS)
def test_what_fits_is_read_and_written_back(name):
    schema = ref(name)
    cls = samples.model(name)

    @few
    @given(samples.values(schema))
    def check(value):
        found = codec.decode(cls, json.dumps(value).encode())
        assert samples.normal(schema, json.loads(codec.encode(found))) == samples.normal(schema, value)
        assert samples.repickled(found) == found
        assert copy.copy(found) == found
        assert copy.deepcopy(found) == found
        assert cls.from_dict(found.to_dict()) == found
        assert codec.decode(list[cls], json.dumps([value, value]).encode()) == [found, found]
        known = codec.decode(cls, json.dumps(value).encode(), keep_unknown=False)
        assert known.additional_properties == {}

    check()


@pytest.mark.parametrize("name", samples.MODELS)
def test_what_does_not_fit_is_an_error_with_its_place(name):
    cls = samples.model(name)

    @few
    @given(samples.broken(ref(name)))
    def check(case):
        if case is None:
            return
        with pytest.raises(DecodeError) as caught:
            codec.decode(cls, json.dumps(case.value).encode())
        assert caught.value.path == case.path, case.what
        with pytest.raises(DecodeError) as caught:
            codec.decode(list[cls], json.dumps([case.value]).encode(), keep_unknown=False)
        assert caught.value.path == case.path.replace("$", "$[0]", 1), case.what

    check()


@few
@given(
    st.sampled_from(samples.MODELS),
    st.from_regex(r"-?[1-9][0-9]{0,40}(\.[0-9]{1,30})?[eE]\+?(3[1-9][0-9]|[4-9][0-9]{2,4})", fullmatch=True),
)
def test_a_number_of_an_unknown_field_that_no_float_holds_goes_back_as_a_number(name, text):
    data = json.dumps(samples.filled(name) | {"new": {"deeper": [0]}}).replace(
        '{"deeper": [0]}', f'{{"deeper": [{text}]}}'
    )
    found = codec.decode(samples.model(name), data.encode())
    back = json.loads(codec.encode(found), parse_float=Decimal, parse_int=Decimal)
    assert back["new"] == {"deeper": [Decimal(text)]}


@settings(few, max_examples=(EXAMPLES or 6) * 10)
@given(st.binary() | st.text().map(str.encode), st.sampled_from(samples.MODELS))
def test_what_is_no_json_is_an_error_and_never_another(data, name):
    try:
        codec.decode(samples.model(name), data)
    except DecodeError as error:
        assert error.path.startswith("$")


# fixes the order of cases that hypothesis tries, on every machine
test_what_is_no_json_is_an_error_and_never_another = seed(7)(test_what_is_no_json_is_an_error_and_never_another)
