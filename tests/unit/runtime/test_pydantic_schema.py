"""Models in pydantic and FastAPI, which this project does not depend on."""

import subprocess
import sys
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import attrs
import httpx
import pydantic
import pytest
from fastapi import Body, FastAPI
from pydantic import TypeAdapter

from podero_client import models
from podero_client._runtime.model import Model
from podero_client._runtime.types import UNSET, Unset
from tests.support import samples


class House(pydantic.BaseModel):
    pumps: list[models.HeatPumpOutput]
    settings: models.HeatPumpInput | None = None


def pump():
    found = models.HeatPumpOutput.from_dict(samples.filled("HeatPumpOutput") | {"new": 1})
    found.owner.additional_properties["nickname"] = "Sunny"
    return found


@pytest.mark.parametrize("name", samples.MODELS)
def test_every_model_comes_back_as_it_was(name):
    cls = samples.model(name)
    adapter = TypeAdapter(list[cls])
    found = [cls.from_dict(samples.filled(name))]
    assert adapter.validate_json(adapter.dump_json(found)) == found
    assert adapter.validate_python(adapter.dump_python(found)) == found
    assert adapter.validate_python(found)[0] is found[0]


def test_unknown_fields_are_kept():
    house = House(pumps=[pump()])
    again = House.model_validate_json(house.model_dump_json())
    assert again == house
    assert again.pumps[0].owner.additional_properties == {"nickname": "Sunny"}


def test_only_what_is_set_is_written_in_types_of_the_mode():
    until = datetime(2026, 1, 2, tzinfo=UTC)
    house = House(pumps=[], settings=models.HeatPumpInput(pause_power_until=until, comment=None))
    assert house.model_dump() == {"pumps": [], "settings": {"pause_power_until": until, "comment": None}}
    assert house.model_dump(mode="json")["settings"] == {"pause_power_until": "2026-01-02T00:00:00Z", "comment": None}


def test_what_is_left_out_is_left_out():
    house = House(pumps=[pump()], settings=models.HeatPumpInput(comment="x", price_zone="AT"))
    for mode in ("json", "python"):
        found = house.model_dump(mode=mode, exclude={"settings": {"comment"}, "pumps": {0: {"owner": {"email"}}}})
        assert found["settings"] == {"price_zone": "AT"}
        assert "email" not in found["pumps"][0]["owner"]
        assert "id" in found["pumps"][0]["owner"]
        assert house.model_dump(mode=mode, include={"settings": {"comment"}}) == {"settings": {"comment": "x"}}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"comment": 5}, r"comment\n  Expected `str \| null`, got `int`"),
        ({"comment": "x" * 301}, r"comment\n  301 characters, at most 300 are accepted"),
        ({"price_zone": "XX"}, r"price_zone\n  'XX' is not accepted, use one of: AT"),
        ({"optimization_lvl": "Low"}, r"optimization_lvl\n  HeatPumpInput has no such field"),
        ({"pause_power_until": "2026-01-01T00:00:00"}, r"pause_power_until\n  a date-time needs an offset"),
        ({"pause_power_until": "2026-01-01"}, r"pause_power_until\n  a date-time needs an offset"),
        (
            {"device_model": {**samples.filled("DeviceModelInput"), "nr": 1}},
            r"device_model\.nr\n  DeviceModelInput has no such field",
        ),
        (5, "a HeatPumpInput or a dict is needed"),
        (models.InverterInput(), "a HeatPumpInput or a dict is needed"),
    ],
)
def test_what_the_model_refuses_is_a_validation_error(given, message):
    with pytest.raises(pydantic.ValidationError, match=message) as caught:
        TypeAdapter(models.HeatPumpInput).validate_python(given)
    assert caught.value.errors()[0]["type"] == "model"
    assert caught.value.title == "function-wrap[HeatPumpInput()]"


def test_each_item_of_a_list_is_checked_and_named():
    prices = [{"timestamp": f"2026-01-01T00:00:00{offset}", "price": 1} for offset in ("Z", "", "+01:00", "")]
    given = {"metadata": {"price_zone": "AT"}, "data": prices}
    with pytest.raises(pydantic.ValidationError) as caught:
        TypeAdapter(models.TradingPricesInput).validate_python(given)
    assert [error["loc"] for error in caught.value.errors()] == [("data", 1, "timestamp"), ("data", 3, "timestamp")]
    prices[2]["price"] = "x"
    with pytest.raises(pydantic.ValidationError) as caught:
        TypeAdapter(models.TradingPricesInput).validate_python(given)
    assert [error["loc"] for error in caught.value.errors()] == [("data", 2, "price")]


def test_responses_are_read_as_leniently_as_ever():
    given = samples.filled("HeatPumpOutput") | {"new": 1, "pause_power_until": "2026-01-01T00:00:00"}
    found = TypeAdapter(models.HeatPumpOutput).validate_python(given)
    assert found.pause_power_until == datetime(2026, 1, 1, tzinfo=UTC)


def test_the_json_schema_of_a_request_is_closed():
    assert TypeAdapter(models.HeatPumpInput).json_schema()["additionalProperties"] is False
    assert "additionalProperties" not in TypeAdapter(models.HeatPumpOutput).json_schema()


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("name", samples.MODELS)
def test_every_model_has_a_json_schema(name, mode):
    cls = samples.model(name)
    schema = TypeAdapter(cls).json_schema(mode=mode)
    document = samples.SCHEMAS[name]
    assert schema["type"] == "object"
    assert schema["title"] == cls.__name__
    assert list(schema["properties"]) == list(document.get("properties", {}))
    assert schema.get("required", []) == [key for key in schema["properties"] if key in document.get("required", ())]


def test_the_json_schema_says_what_the_docstring_says():
    schema = TypeAdapter(models.HeatPumpInput).json_schema()
    assert schema["description"] == "A heat pump to register, or what to change about one."
    limit = schema["properties"]["maximum_temperature_limit"]["description"]
    assert limit == (
        "Highest indoor temperature; the heat pump does not heat above it. Documented in older guides only. "
        "In degrees C."
    )
    assert schema["properties"]["price_zone"]["$ref"] == "#/$defs/PriceZone"
    assert "AT" in schema["$defs"]["PriceZone"]["enum"]


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Branch(Model):
    name: str | Unset = UNSET
    branches: "list[Branch] | Unset" = UNSET


Branch.__doc__ = None


def test_a_model_that_contains_itself_and_says_nothing():
    adapter = TypeAdapter(Branch)
    schema = adapter.json_schema()["$defs"]["Branch"]
    assert schema["properties"]["branches"]["items"] == {"$ref": "#/$defs/Branch"}
    assert schema["description"] == "Branch"
    value = {"name": "oak", "branches": [{"name": "twig"}]}
    assert adapter.dump_python(adapter.validate_python(value)) == value


async def test_fastapi_takes_models_as_bodies_and_responses():
    app = FastAPI()

    @app.put("/pumps/{pump_id}")
    async def update(pump_id: UUID, changes: Annotated[models.HeatPumpInput, Body()]) -> models.HeatPumpOutput:
        return pump().evolve(id=pump_id, comment=changes.comment)

    @app.get("/pumps", response_model_exclude={"__all__": {"owner"}})
    async def pumps(zone: models.PriceZone) -> list[models.HeatPumpOutput]:
        return [pump().evolve(price_zone=zone)]

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client:
        path = f"/pumps/{UUID(int=5)}"
        updated = (await client.put(path, json={"comment": "serviced"})).json()
        assert updated == pump().evolve(id=UUID(int=5), comment="serviced").to_dict()
        refused = await client.put(path, json={"comment": 5})
        assert refused.status_code == 422
        (detail,) = refused.json()["detail"]
        assert (detail["loc"], detail["msg"]) == (["body", "comment"], "Expected `str | null`, got `int`")
        (listed,) = (await client.get("/pumps", params={"zone": "BE"})).json()
        assert listed["price_zone"] == "BE"
        assert "owner" not in listed
        schemas = (await client.get("/openapi.json")).json()["components"]["schemas"]
    assert {"HeatPumpInput", "HeatPumpOutput", "OwnerOutput", "PriceZone"} <= set(schemas)


def test_nothing_of_pydantic_is_imported_until_it_asks():
    program = "import sys; from podero import models; models.HeatPumpInput(); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
