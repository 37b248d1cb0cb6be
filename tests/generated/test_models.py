"""What a model does: the rules that the documentation of models promises."""

import copy
import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

import attrs
import pytest

from podero_client import codec, models
from podero_client._runtime.errors import DecodeError, InvalidRequestError
from podero_client.types import UNSET
from tests.support import samples

INPUTS = [name for name in samples.MODELS if name.endswith("Input")]


# a request carries exactly what the caller set


def test_an_update_carries_exactly_what_was_set():
    assert codec.encode(models.HeatPumpInput(comment="x")) == b'{"comment":"x"}'
    assert models.HeatPumpInput(comment="x").to_dict() == {"comment": "x"}
    assert codec.encode(models.HeatPumpInput(comment=None)) == b'{"comment":null}'


@pytest.mark.parametrize("name", INPUTS)
def test_no_input_model_sends_a_default(name):
    required = samples.SCHEMAS[name].get("required", [])
    given = {key: samples.filled(name)[key] for key in required}
    assert set(samples.model(name).from_dict(given).to_dict()) == set(required)


def test_a_required_member_must_be_given():
    with pytest.raises(TypeError, match="email"):
        models.UserInput(role=models.UserRole.USER)
    with pytest.raises(InvalidRequestError, match="email: must be given"):
        models.UserInput(role=models.UserRole.USER, email=UNSET)


# enums


def test_the_three_status_enums_of_every_device_are_one():
    fields = attrs.fields_dict(models.HeatPumpOutput) | attrs.fields_dict(models.WallboxOutput)
    statuses = {fields[name].type for name in ("connection_status", "monitoring_status", "steering_status")}
    assert statuses == {models.HealthStatus}


@pytest.mark.parametrize("value", ["DE", "", 5, True, models.PriceZone("MARS_1")])
def test_a_wrong_value_in_a_request_is_refused_with_the_allowed_ones(value):
    allowed = ", ".join(zone.value for zone in models.PriceZone)
    with pytest.raises(InvalidRequestError, match=rf"price_zone: .*use one of: {allowed}$"):
        models.HeatPumpInput(price_zone=value)
    pump = models.HeatPumpInput()
    with pytest.raises(InvalidRequestError, match="price_zone"):
        pump.price_zone = value


def test_the_text_of_a_known_value_is_accepted_in_a_request():
    assert models.HeatPumpInput(price_zone="AT").to_dict() == {"price_zone": "AT"}


# decimals


@pytest.mark.parametrize("text", ["12.5", '"12.5"', "12.500", '"12.50"'])
def test_a_decimal_is_a_decimal_however_it_came(text):
    data = json.dumps(samples.filled("InverterOutput")).replace(
        '"battery_capacity_kwh": 12.5', f'"battery_capacity_kwh": {text}'
    )
    assert codec.decode(models.InverterOutput, data.encode()).battery_capacity_kwh == Decimal("12.5")


def test_no_digit_of_a_decimal_is_lost():
    text = "0.1234567890123456789012345"
    data = json.dumps(samples.filled("InverterOutput")).replace(
        '"battery_capacity_kwh": 12.5', f'"battery_capacity_kwh": {text}'
    )
    assert codec.decode(models.InverterOutput, data.encode()).battery_capacity_kwh == Decimal(text)


@pytest.mark.parametrize("value", [Decimal("21.5"), 21.5, "21.5"])
def test_a_request_takes_any_number_as_a_decimal(value):
    pump = models.HeatPumpInput(maximum_temperature_limit=value)
    assert pump.maximum_temperature_limit == Decimal("21.5")
    assert codec.encode(pump) == b'{"maximum_temperature_limit":"21.5"}'
    assert models.HeatPumpInput(maximum_temperature_limit=21).maximum_temperature_limit == 21
    pump.maximum_temperature_limit = 22
    assert isinstance(pump.maximum_temperature_limit, Decimal)


@pytest.mark.parametrize("value", ["warm", float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity"), True, []])
def test_what_is_no_number_is_refused_by_name(value):
    with pytest.raises(InvalidRequestError, match=r"^maximum_temperature_limit: "):
        models.HeatPumpInput(maximum_temperature_limit=value)


# date-times


def _moment(text):
    value = samples.filled("WallboxClaimTokenOutput") | {"expires_at": text}
    return codec.decode(models.WallboxClaimTokenOutput, json.dumps(value).encode()).expires_at


@pytest.mark.parametrize("text", ["NaN", "-Infinity", "many"])
def test_a_decimal_of_a_response_is_a_finite_number(text):
    value = samples.filled("HeatPumpOutput") | {"dhw_standard_temperature": text}
    with pytest.raises(DecodeError) as caught:
        codec.decode(models.HeatPumpOutput, json.dumps(value).encode())
    assert caught.value.path == "$.dhw_standard_temperature"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05.678+01:00", datetime(2026, 1, 2, 2, 4, 5, 678000, tzinfo=UTC)),
        ("2026-01-02 03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        # what RFC 3339 does not allow and ISO 8601 does
        ("2026-01-02T03:04Z", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
        ("2026-01-02T03:04+01:30", datetime(2026, 1, 2, 1, 34, tzinfo=UTC)),
        ("2026-01-02T24:00:00Z", datetime(2026, 1, 3, tzinfo=UTC)),
        ("2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("20260102T030405Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05,5Z", datetime(2026, 1, 2, 3, 4, 5, 500000, tzinfo=UTC)),
        ("2026-01-02", datetime(2026, 1, 2, tzinfo=UTC)),
        ("2026-W01-5", datetime(2026, 1, 2, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_date_time_is_aware_however_it_came(text, moment):
    found = _moment(text)
    assert found == moment
    assert found.tzinfo is not None
    assert samples.repickled(found) == found


@pytest.mark.parametrize(
    "text", ["yesterday", "", "2026-13-01T00:00:00Z", "2026-01-02T03:04:60Z", "2026-01-02T03:04:05Q"]
)
def test_what_is_no_date_time_is_an_error_and_never_text(text):
    with pytest.raises(DecodeError) as caught:
        _moment(text)
    assert caught.value.path == "$.expires_at"


def test_one_odd_date_time_among_many_objects_is_found_in_its_place():
    value = samples.filled("InverterOutput")
    odd = value | {"created_at": "2026-01-02T03:04Z"}
    found = codec.decode(list[models.InverterOutput], json.dumps([value, odd, value]).encode())
    assert found[1].created_at == datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    with pytest.raises(DecodeError) as caught:
        codec.decode(list[models.InverterOutput], json.dumps([value] * 7 + [odd | {"updated_at": "x"}]).encode())
    assert caught.value.path == "$[7].updated_at"


def test_date_and_time_have_their_own_types():
    vehicle = codec.decode(models.ElectricVehicleOutput, json.dumps(samples.filled("ElectricVehicleOutput")).encode())
    assert vehicle.charge_deadline_at == time(6)
    odd = samples.filled("ElectricVehicleOutput") | {"charge_deadline_at": "07:30"}
    assert codec.decode(models.ElectricVehicleOutput, json.dumps(odd).encode()).charge_deadline_at == time(7, 30)
    session = codec.decode(
        models.OnboardingSessionOutput, json.dumps(samples.filled("OnboardingSessionOutput")).encode()
    )
    assert session.expiration_date == date(2026, 1, 2)


def test_a_naive_date_time_is_refused_in_a_request():
    with pytest.raises(InvalidRequestError, match=r"^pause_power_until: the datetime has no time zone, give one"):
        models.HeatPumpInput(pause_power_until=datetime(2026, 1, 2))  # noqa: DTZ001 - the point of the test
    with pytest.raises(InvalidRequestError, match="pause_power_until: str given"):
        models.HeatPumpInput(pause_power_until="2026-01-02T03:04:05Z")
    pump = models.HeatPumpInput(pause_power_until=datetime(2026, 1, 2, tzinfo=UTC))
    assert codec.encode(pump) == b'{"pause_power_until":"2026-01-02T00:00:00Z"}'


# unknown fields


def test_an_action_with_an_unknown_code_stays_readable():
    value = samples.filled("HeatPumpDetailOutput")
    value["actions"] = [
        {"code": "confirm_tariff", "resolution_link": {"url": "https://x", "method": "POST"}, "due": "soon"}
    ]
    action = codec.decode(models.HeatPumpDetailOutput, json.dumps(value).encode()).actions[0]
    assert action.code == "confirm_tariff"
    assert action.additional_properties == {"due": "soon"}
    assert action.resolution_link.additional_properties == {"method": "POST"}


# objects


@pytest.mark.parametrize("name", samples.MODELS)
def test_every_model_survives_every_copy(name):
    value = samples.filled(name)
    found = samples.model(name).from_dict(value)
    for twin in (samples.repickled(found), copy.copy(found), copy.deepcopy(found), found.evolve()):
        assert twin == found
    assert not hasattr(found, "__dict__")
    assert type(found).from_dict(found.to_dict()) == found


@pytest.mark.parametrize("name", samples.MODELS)
def test_objects_that_differ_in_unknown_fields_only_are_not_equal(name):
    value = samples.filled(name)
    known, more, other = (samples.model(name).from_dict(value | extra) for extra in ({}, {"new": 1}, {"new": 2}))
    assert known != more != other != known
    assert more == samples.model(name).from_dict(value | {"new": 1})


_KEPT = {"date-time": datetime, "date": date, "time": time, "uuid": UUID, "decimal": Decimal}


@pytest.mark.parametrize("name", samples.MODELS)
def test_a_dict_holds_json_types_unless_python_types_are_asked_for(name):
    found = samples.model(name).from_dict(samples.filled(name))
    members = samples.SCHEMAS[name]["properties"]
    assert json.loads(json.dumps(found.to_dict())) == found.to_dict()
    python = found.to_dict(mode="python")
    for key, schema in members.items():
        if wanted := _KEPT.get(samples.kind(schema)):
            assert type(python[key]) is wanted, key


def test_camel_case_members_have_python_names():
    start = models.ReauthenticateInput(success_url="https://a", cancel_url="https://b", client_info={"x": 1})
    assert json.loads(codec.encode(start)) == {
        "successUrl": "https://a", "cancelUrl": "https://b", "clientInfo": {"x": 1},
    }  # fmt: skip
    assert models.ReauthenticateInput.from_dict(start.to_dict()) == start
    with pytest.raises(DecodeError) as caught:
        models.ReauthenticateInput.from_dict({"successUrl": 5, "cancelUrl": "x"})
    assert caught.value.path == "$.successUrl"
    odd = models.ReauthenticateInput.from_dict({"successUrl": "a", "cancelUrl": "b", "success_url": "unknown"})
    assert odd.success_url == "a"
    assert odd.additional_properties == {"success_url": "unknown"}


# limits and types of requests


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: models.HeatPumpInput(comment="x" * 301), "comment: 301 characters, at most 300 are accepted"),
        (lambda: models.HeatPumpInput(comment=5), "comment: int given, a str is needed"),
        (lambda: models.HeatPumpInput(is_space_heating_enabled="false"), "is_space_heating_enabled: str given"),
        (
            lambda: models.HeatPumpInput(is_trading_enabled=None),
            r"is_trading_enabled: None \(JSON null\) is not accepted",
        ),
        (lambda: models.HeatPumpInput(optimization_score=float("nan")), "optimization_score: nan cannot be sent"),
        (lambda: models.HeatPumpInput(building_id="x"), "building_id: this text is no UUID"),
        (lambda: models.HeatPumpInput(device_model={"model": "x"}), "device_model: dict given, a DeviceModelInput"),
        (lambda: models.ElectricVehicleInput(charge_target_min=True), "charge_target_min: bool given, an int"),
        (lambda: models.ElectricVehicleInput(charge_target_min=1.5), "charge_target_min: float given, an int"),
        (
            lambda: models.ElectricVehicleInput(charge_deadline_at="06:00"),
            "charge_deadline_at: str given, a datetime.time",
        ),
        (lambda: models.CueStateInput(state="fail", payload=[1]), "payload: list given, a dict"),
        (lambda: models.CueStateInput(state="fail", payload={"a": [1, float("inf")]}), r"payload\.a\[1\]: inf cannot"),
        (lambda: models.CueStateInput(state="done"), "state: 'done' is not accepted, use one of: success, fail"),
        (lambda: models.EnergyContractInput(energy_prices={}), "energy_prices: dict given, a list"),
        (
            lambda: models.EnergyContractInput(
                energy_prices=[models.Price(price=1.0), models.Price(price=float("nan"))]
            ),
            r"energy_prices\[1\]\.price: nan cannot be sent",
        ),
        (
            lambda: models.DeviceModelInput(
                device_type=models.DeviceTypeOutput(short_name="x" * 256, long_name="y"), manufacturer="a", model="b"
            ),
            r"device_type\.short_name: 256 characters, at most 255",
        ),
    ],
)
def test_what_the_api_would_not_take_is_refused_at_construction(make, message):
    with pytest.raises(InvalidRequestError, match=f"^{message}"):
        make()


def test_what_the_api_takes_is_accepted():
    contract = models.EnergyContractInput(
        energy_prices=[models.Price(price=-1.5, timestamp=datetime(2026, 1, 1, tzinfo=UTC))],
        building_id=UUID(int=5),
        meter_id="1" * 19,
        energy_contract_type=None,
    )
    assert contract.to_dict() == {
        "energy_prices": [{"price": -1.5, "timestamp": "2026-01-01T00:00:00Z"}],
        "building_id": str(UUID(int=5)),
        "meter_id": "1" * 19,
        "energy_contract_type": None,
    }
    text = "7F1C6F0E-7b0a-4c57-9b7b-1f0d2a3b4c5d"
    assert models.EnergyContractInput(building_id=text).to_dict() == {"building_id": text}


def test_responses_are_read_leniently_on_limits():
    value = samples.filled("DeviceModelOutput") | {"model": "x" * 999}
    value["device_type"]["short_name"] = "y" * 999
    assert codec.decode(models.DeviceModelOutput, json.dumps(value).encode()).device_type.short_name == "y" * 999


# the heat pump through the ages


OLD_ZONES = ["AT", "BE", "EE", "DE_LU", "PT", "SE_1", "SE_2", "SE_3", "SE_4", "UK"]
ADDED_LATER = [
    "optimization_score",
    "deleted_at",
    "lifecycle_state",
    "lifecycle_error",
    "action_needed",
    "has_notification",
]


@pytest.mark.parametrize("zone", OLD_ZONES)
def test_the_oldest_known_heat_pump_is_read_with_nothing_lost(zone):
    value = samples.filled("HeatPumpOutput") | {"is_forecasting_enabled": True, "price_zone": zone}
    value = {name: item for name, item in value.items() if name not in ADDED_LATER}
    pump = codec.decode(models.HeatPumpOutput, json.dumps(value).encode())
    assert pump.additional_properties == {"is_forecasting_enabled": True}
    assert pump.optimization_score is UNSET
    assert pump.price_zone.is_known
    assert set(json.loads(codec.encode(pump))) == set(value)


@pytest.mark.parametrize("zone", samples.SCHEMAS["PriceZone"]["enum"])
def test_the_newest_heat_pump_is_read_with_nothing_lost(zone):
    value = samples.filled("HeatPumpDetailOutput") | {"price_zone": zone}
    pump = codec.decode(models.HeatPumpDetailOutput, json.dumps(value).encode())
    assert pump.price_zone.is_known
    assert pump.additional_properties == {}
    assert set(json.loads(codec.encode(pump))) == set(value)
