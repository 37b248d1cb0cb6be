"""The places of unknown fields and values, as paths without indexes."""

import json

from podero_client import models
from podero_client._runtime.locate import UnknownField, UnknownValue, locate
from podero_client._runtime.reading import Reading
from tests.support.samples import filled


def located(type_, value):
    reading = Reading()
    read = reading.read(type_, json.dumps(value).encode())
    return list(locate(read, set(reading.unknown)))


def test_each_thing_is_found_once_however_often_it_stands_there():
    pump = {**filled("HeatPumpOutput"), "price_zone": "MARS", "tariff": {"a": 1}}
    pump["owner"] = {**pump["owner"], "nickname": "Jo"}
    found = located(list[models.HeatPumpOutput], [filled("HeatPumpOutput"), pump, pump])
    assert found == [
        UnknownField("$[]", "tariff", "object"),
        UnknownField("$[].owner", "nickname", "string"),
        UnknownValue("$[].price_zone", "MARS"),
    ]


def test_names_on_the_path_are_those_of_json():
    sent = filled("ReauthenticateInput") | {"new": [1]}
    assert located(models.ReauthenticateInput, sent) == [UnknownField("$", "new", "array")]


def test_the_json_type_stands_for_the_value():
    values = {"s": "x", "b": True, "n": 1.5, "i": 1, "o": {}, "a": [], "z": None}
    found = located(models.OwnerOutput, filled("OwnerOutput") | values)
    assert {place.name: place.json_type for place in found} == {
        "s": "string",
        "b": "boolean",
        "n": "number",
        "i": "number",
        "o": "object",
        "a": "array",
        "z": "null",
    }


def test_objects_with_any_names_show_no_name():
    found = located(dict[str, list[models.OwnerOutput]], {"some id": [filled("OwnerOutput") | {"new": 1}]})
    assert found == [UnknownField("$.*[]", "new", "number")]


def test_what_was_reported_before_is_not_looked_for():
    owner = models.OwnerOutput.from_dict(filled("OwnerOutput") | {"known": 1, "new": 1})
    assert list(locate(owner, {(models.OwnerOutput, "new")})) == [UnknownField("$", "new", "number")]


def test_what_is_not_there_is_not_found():
    assert list(locate(models.OwnerOutput(id="x"), {(models.OwnerOutput, "new")})) == []
    assert list(locate([1, "x", models.UserRole.ADMIN], {(models.OwnerOutput, "new")})) == []
