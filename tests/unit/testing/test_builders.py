"""Builders make a valid model of every schema."""

import uuid

import attrs
import jsonschema_rs
import pytest

from podero import UNSET, errors, models
from podero.testing import build
from podero_client import codec
from tests.support.limited import Limited
from tests.support.samples import DOCUMENT, SCHEMAS

MODELS = [name for name in models.__all__ if attrs.has(getattr(models, name))]


@pytest.fixture(scope="module")
def schemas():
    def validator(name):
        reference = {"$ref": f"#/components/schemas/{name}"}
        return jsonschema_rs.Draft202012Validator({**reference, "components": DOCUMENT["components"]})

    return validator


@pytest.mark.parametrize("name", MODELS)
def test_every_model_can_be_built_sent_and_read(name):
    built = build(getattr(models, name))
    assert codec.decode(type(built), codec.encode(built)) == built


@pytest.mark.parametrize("name", [name for name in MODELS if name in SCHEMAS])
def test_what_is_built_is_what_the_document_says(name, schemas):
    schemas(name).validate(build(getattr(models, name)).to_dict())


def test_a_response_has_all_its_fields_and_a_request_the_required_ones():
    pump = build(models.HeatPumpOutput)
    assert [field.name for field in attrs.fields(type(pump)) if getattr(pump, field.name) is UNSET] == []
    assert build(models.HeatPumpInput).to_dict() == {}
    assert build(models.UserInput).to_dict().keys() == {"role", "email"}


OWNER = uuid.uuid4()


def test_fields_can_be_set_also_inside_of_nested_models():
    pump = build(models.HeatPumpOutput, comment="x", owner={"id": OWNER}, is_hot_water_heating_enabled=UNSET)
    assert (pump.comment, pump.owner.id, pump.is_hot_water_heating_enabled) == ("x", OWNER, UNSET)
    assert isinstance(pump.owner, models.OwnerOutput)
    page = build(models.SessionListOutput, total=2, items=[{}, build(models.SessionItem)])
    assert [type(item) for item in page.items] == [models.SessionItem, models.SessionItem]


def test_ids_and_addresses_differ():
    assert isinstance(build(models.HeatPumpOutput).id, uuid.UUID)
    assert build(models.UserOutput).id != build(models.UserOutput).id
    assert build(models.UserInput).email != build(models.UserInput).email


def test_wrong_fields_and_values_are_refused():
    with pytest.raises(TypeError, match="HeatPumpInput has no field colour, only "):
        build(models.HeatPumpInput, colour="red")
    with pytest.raises(errors.InvalidRequestError, match="at most 100"):
        build(models.BuildingInput, name="x" * 101)


@pytest.mark.parametrize(
    "fields",
    [{"created_at": "yesterday"}, {"owner": "x"}, {"comment": 5}, {"id": "nope"}, {"connection_status": UNSET}],
)
def test_a_response_holds_what_it_may_hold(fields):
    with pytest.raises(TypeError, match=f"HeatPumpOutput cannot be this: .*{next(iter(fields))}"):
        build(models.HeatPumpOutput, **fields)


def test_limits_are_kept():
    built = build(Limited)
    assert (built.count, built.share, built.code, built.steps) == (1, 0.5, "textx", [2, 2])


def test_a_pattern_is_for_the_test_to_fulfil():
    with pytest.raises(errors.InvalidRequestError, match="pattern"):
        build(Limited, code="12345")
