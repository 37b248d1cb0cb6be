"""What every model can do."""

import copy
import json

import pytest

from podero_client import codec, models
from tests.support import samples


def test_unknown_fields_are_kept_and_go_back_out_at_every_depth():
    value = samples.filled("InverterDetailOutput") | {"new": {"a": [1, None]}}
    value["owner"]["nickname"] = "Sunny"
    value["actions"][0]["until"] = 5
    inverter = codec.decode(models.InverterDetailOutput, json.dumps(value).encode())
    assert inverter.additional_properties == {"new": {"a": [1, None]}}
    assert inverter.owner.additional_properties == {"nickname": "Sunny"}
    assert inverter.actions[0].additional_properties == {"until": 5}
    written = json.loads(codec.encode(inverter))
    assert written["new"] == {"a": [1, None]}
    assert written["owner"]["nickname"] == "Sunny"
    assert written["actions"][0]["until"] == 5
    assert inverter.to_dict() == written


def test_unknown_fields_survive_every_copy():
    value = samples.filled("UserOutput") | {"new": [1]}
    user = models.UserOutput.from_dict(value)
    for twin in (samples.repickled(user), copy.copy(user), copy.deepcopy(user), user.evolve()):
        assert twin == user
        assert twin.additional_properties == {"new": [1]}
    assert user.evolve(email="x@y.z").email == "x@y.z"
    assert user.evolve(email="x@y.z").additional_properties == {"new": [1]}
    twin = copy.copy(user)
    twin.additional_properties["more"] = 1
    assert user.additional_properties == {"new": [1]}
    assert twin != user


def test_additional_properties_can_be_set():
    pump = models.HeatPumpInput(comment="x")
    pump.additional_properties = {"brand_new": 1, "comment": "shadowed"}
    assert json.loads(codec.encode(pump)) == {"comment": "x", "brand_new": 1}


def test_unknown_fields_can_be_dropped():
    data = json.dumps([samples.filled("UserOutput") | {"new": 1}]).encode()
    user = codec.decode(list[models.UserOutput], data, keep_unknown=False)[0]
    assert user.additional_properties == {}


def test_objects_compare_by_what_they_hold():
    assert models.HeatPumpInput(comment="x") == models.HeatPumpInput(comment="x")
    assert models.HeatPumpInput(comment="x") != models.HeatPumpInput(comment="y")
    assert models.HeatPumpInput() != models.InverterInput()
    assert models.HeatPumpInput() != {}
    with pytest.raises(TypeError):
        hash(models.HeatPumpInput())


def test_the_text_form_shows_what_is_set_and_no_secret():
    assert repr(models.HeatPumpInput(comment="x")) == "HeatPumpInput(comment='x')"
    token = models.TokenInput(username="sunny", password="hunter2")
    assert repr(token) == "TokenInput(username='sunny', password=<hidden>)"
    answer = models.TokenOutput.from_dict({"access_token": "abc123"})
    assert "abc123" not in repr(answer)
    assert answer.additional_properties == {"access_token": "abc123"}
    assert repr(answer) == "TokenOutput(additional_properties=<access_token>)"
    answer.additional_properties["brand_new"] = 1
    assert repr(answer) == "TokenOutput(additional_properties=<access_token, brand_new>)"
    link = models.ResolutionLink(url="https://x/cues/1?secret=abc123")
    assert repr(link) == "ResolutionLink(url=<hidden>)"


def test_a_copy_of_an_object_without_unknown_fields_has_none():
    pump = models.HeatPumpInput(comment="x")
    for twin in (copy.copy(pump), pump.evolve(comment="y")):
        assert samples.extra_of(twin) is None
        assert type(twin) is models.HeatPumpInput
    assert pump.evolve(comment="y").comment == "y"
    assert pump.comment == "x"
