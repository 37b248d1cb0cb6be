"""The real history: what the older heat-pump pages of the API say, against the newest."""

import copy

from generator.drift.compare import compare
from generator.drift.rules import Level
from generator.lock import Lock, beside
from tests.support.documents import PINNED, ROOT

OLD_ZONES = ["AT", "BE", "EE", "DE_LU", "PT", "SE_1", "SE_2", "SE_3", "SE_4", "UK"]
SINCE = ["deleted_at", "lifecycle_state", "lifecycle_error", "optimization_score"]


def older():
    """The document as of the older pages: https://developers.podero.com/api-reference/user-heat-pumps."""
    document = copy.deepcopy(PINNED)
    schemas = document["components"]["schemas"]
    schemas["PriceZone"]["enum"] = OLD_ZONES
    sent, got = (schemas[name]["properties"] for name in ("HeatPumpInput", "HeatPumpOutput"))
    detail = schemas["HeatPumpDetailOutput"]["properties"]
    for name in SINCE:
        del sent[name], got[name]
        detail.pop(name, None)
    for fields in (got, detail):
        for name in ("action_needed", "has_notification", "building", "actions"):
            fields.pop(name, None)
        fields["building_id"] = {"anyOf": [{"type": "string", "format": "uuid"}, {"type": "null"}]}
        fields["device_model"] = fields["device_model"]["anyOf"][0]
    for fields in (sent, got, detail):
        fields["is_forecasting_enabled"] = {"type": "boolean"}
    return document


def test_one_report_tells_what_happened_to_heat_pumps():
    lock = Lock.read(beside(ROOT / "podero_client"))
    changes = compare(older(), PINNED, lock, lock)
    breaking = {(change.id, change.subject) for change in changes if change.level is Level.BREAKING}
    assert breaking == {
        ("request-property-removed", "HeatPumpInput.is_forecasting_enabled"),
        *(
            (rule, f"{class_}.{field}")
            for class_ in ("HeatPumpOutput", "HeatPumpDetailOutput")
            for rule, field in (
                ("response-optional-property-removed", "is_forecasting_enabled"),
                ("response-optional-property-removed", "building_id"),
                ("response-property-became-nullable", "device_model"),
            )
        ),
    }
    looked = {change.subject for change in changes if change.level is Level.ATTENTION}
    new = [zone for zone in PINNED["components"]["schemas"]["PriceZone"]["enum"] if zone not in OLD_ZONES]
    assert looked == {f"PriceZone.{zone}" for zone in new}
    safe = {change.subject for change in changes if change.level is Level.SAFE}
    assert safe >= {f"HeatPumpInput.{name}" for name in SINCE} | {f"HeatPumpOutput.{name}" for name in SINCE}
    assert {"HeatPumpDetailOutput.actions", "HeatPumpOutput.has_notification", "HeatPumpOutput.building"} <= safe


def test_going_back_breaks_what_came():
    lock = Lock.read(beside(ROOT / "podero_client"))
    gone = {change.subject for change in compare(PINNED, older(), lock) if change.level is Level.BREAKING}
    assert {"HeatPumpOutput.optimization_score", "HeatPumpInput.deleted_at", "PriceZone.AT_HOURLY"} <= gone
