"""What every model can do."""

import copy
import inspect
import json
from collections.abc import Hashable
from decimal import Decimal
from uuid import UUID

import attrs
import pytest
from rich.pretty import pretty_repr

from podero_client import codec, models
from podero_client._runtime.model import Identified
from podero_client.types import UNSET
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


def test_a_dict_for_python_keeps_its_types():
    session = models.WallboxClaimTokenOutput.from_dict(samples.filled("WallboxClaimTokenOutput") | {"new": 1})
    plain = session.to_dict(mode="python")
    assert plain["expires_at"] == session.expires_at
    assert plain["new"] == 1
    assert models.WallboxClaimTokenOutput.from_dict(plain) == session
    pump = models.HeatPumpInput(maximum_temperature_limit="21.5", building_id=UUID(int=5), price_zone="AT")
    assert pump.to_dict(mode="python") == {
        "price_zone": "AT", "building_id": UUID(int=5), "maximum_temperature_limit": Decimal("21.5"),
    }  # fmt: skip


@pytest.mark.parametrize("name", samples.MODELS)
@pytest.mark.parametrize("mode", ["json", "python"])
def test_a_dict_is_in_the_order_of_the_document(name, mode):
    filled = samples.filled(name)
    made = samples.model(name).from_dict({"new": 1} | dict(reversed(filled.items())))
    assert list(made.to_dict(mode=mode)) == [*filled, "new"]


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
    token = models.TokenOutput.from_dict({"access_token": "abc123"})
    assert "abc123" not in repr(token)
    assert token.additional_properties == {"access_token": "abc123"}
    assert repr(token) == "TokenOutput(additional_properties=<access_token>)"
    token.additional_properties["brand_new"] = 1
    assert repr(token) == "TokenOutput(additional_properties=<access_token, brand_new>)"
    link = models.ResolutionLink(url="https://x/cues/1?secret=abc123")
    assert repr(link) == "ResolutionLink(url=<hidden>)"


def test_the_text_form_of_a_long_list_is_short():
    point = {"time": "2026-01-02T00:00:00Z"}
    data = models.HeatPumpDataOutput.from_dict({"metadata": {}, "data": [point] * 96})
    first = repr(data.data[0])
    assert repr(data) == f"HeatPumpDataOutput(metadata={{}}, data=[{first}, ... 95 more])"
    assert repr(data.evolve(data=data.data[:5])).endswith(f"data=[{', '.join([first] * 5)}])")


def test_rich_shows_what_the_text_form_shows():
    token = models.TokenInput(username="sunny", password="hunter2")
    token.additional_properties["pin"] = 1234
    assert pretty_repr(token, max_width=200) == (
        "TokenInput(username='sunny', password=<hidden>, additional_properties=<pin>)"
    )
    assert repr(token) == pretty_repr(token, max_width=200)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: models.HeatPumpInput(coment="x"), "HeatPumpInput has no field 'coment'. Did you mean 'comment'?"),
        (lambda: models.ReauthenticateInput(successUrl="x"), "no field 'successUrl'. Did you mean 'success_url'?"),
        (lambda: models.HeatPumpInput().evolve(coment="x"), "no field 'coment'. Did you mean 'comment'?"),
        (lambda: models.HeatPumpInput(zzz="x"), "HeatPumpInput has no field 'zzz'"),
    ],
)
def test_a_wrong_field_is_named_with_the_one_that_was_meant(make, message):
    with pytest.raises(TypeError) as caught:
        make()
    assert str(caught.value).endswith(message)


def test_a_constructor_says_what_it_takes():
    assert list(inspect.signature(models.TokenInput).parameters) == [
        field.name for field in attrs.fields(models.TokenInput)
    ]
    with pytest.raises(TypeError, match="missing 2 required keyword-only arguments: 'role' and 'email'"):
        models.UserInput()


def test_an_object_is_hashed_by_its_id():
    pump = models.HeatPumpOutput.from_dict(samples.filled("HeatPumpOutput"))
    later = pump.evolve(comment="later")
    assert hash(pump) == hash(later)
    assert len({pump, copy.copy(pump), later}) == 2
    assert hash(pump) != hash(pump.evolve(id=UUID(int=5)))
    for missing in (None, UNSET):
        with pytest.raises(TypeError, match="unhashable type: 'HeatPumpOutput' without an id"):
            hash(pump.evolve(id=missing))


def test_what_has_no_id_is_not_hashed():
    for name in samples.MODELS:
        cls = samples.model(name)
        hashed = "id" in {field.name for field in attrs.fields(cls)} and not name.endswith("Input")
        assert issubclass(cls, Identified) == hashed
        assert issubclass(cls, Hashable) == hashed


def test_a_copy_of_an_object_without_unknown_fields_has_none():
    pump = models.HeatPumpInput(comment="x")
    for twin in (copy.copy(pump), pump.evolve(comment="y")):
        assert samples.extra_of(twin) is None
        assert type(twin) is models.HeatPumpInput
    assert pump.evolve(comment="y").comment == "y"
    assert pump.comment == "x"
