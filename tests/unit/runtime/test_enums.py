"""Enums that keep what they do not know."""

import json

import pytest

from podero_client import codec, models
from podero_client._runtime.enums import OpenEnum
from tests.support import samples


def test_an_unknown_value_in_a_response_keeps_its_text():
    value = samples.filled("InverterOutput") | {"price_zone": "MARS_1", "connection_status": "dozing"}
    inverter = codec.decode(list[models.InverterOutput], json.dumps([value]).encode())[0]
    assert inverter.price_zone == "MARS_1"
    assert not inverter.price_zone.is_known
    assert isinstance(inverter.price_zone, models.PriceZone)
    assert f"{inverter.price_zone}" == "MARS_1"
    assert {inverter.price_zone: 1}["MARS_1"] == 1
    assert json.loads(codec.encode(inverter))["price_zone"] == "MARS_1"
    assert samples.repickled(inverter).price_zone == "MARS_1"
    assert "MARS_1" not in models.PriceZone.__members__


def test_the_text_form_says_what_is_unknown():
    assert repr(models.PriceZone("MARS_1")) == "<PriceZone: 'MARS_1', unknown>"
    assert repr(models.PriceZone.AT) == "<PriceZone.AT: 'AT'>"


def test_known_values_are_the_members():
    assert models.PriceZone("DE_LU") is models.PriceZone.DE_LU
    assert models.PriceZone.DE_LU.is_known
    assert models.PriceZone.DE_LU == "DE_LU"
    assert [*models.HealthStatus] == ["ok", "warning", "error", "unknown"]
    with pytest.raises(ValueError, match="5"):
        models.PriceZone(5)


def test_an_older_client_reads_a_newer_zone():
    old = OpenEnum("PriceZone", {zone: zone for zone in ("AT", "BE")})
    assert old("IT_PUN") == "IT_PUN"
    assert not old("IT_PUN").is_known
