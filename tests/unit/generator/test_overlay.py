"""The overlay: applied to the pinned document, and refused when it does not fit."""

import copy
import json
import re

import pytest

from generator import operations, overlay
from generator.build import HERE, ROOT
from generator.errors import GenerationError

DOCUMENT = {
    "paths": {"/users": {"get": {"operationId": "retrieve"}}},
    "components": {"schemas": {"User": {"type": "object", "properties": {"id": {"type": "string"}}}}},
}

# resource -> methods, as the documentation of the client promises them
METHODS = {
    "auth": "me create_token",
    "users": "list create get get_by_external_id update",
    "buildings": "create get update",
    "energy_contracts": "list create update",
    "heat_pumps": "list create get update get_data get_schedules get_statistics get_savings",
    "electric_vehicles": "list create get update get_data get_savings trigger_boost disarm_boost create_auth_session",
    "charge_policies": "get",
    "charging_sessions": "list get_current",
    "inverters": "list create get update get_data get_schedules get_savings create_auth_session",
    "wallboxes": "get update create_claim_token trigger_boost cancel_boost create_auth_session",
    "devices": "get_savings",
    "trading": "get_prices update_prices get_load_curve",
    "device_onboarding": "create get get_claim_status",
    "cues": "resolve report_state resolve_information",
}


def patched(*actions, **keys):
    return overlay.apply(DOCUMENT, {"actions": list(actions), **keys})


def test_an_action_sets_what_it_says_and_leaves_the_document_alone():
    before = copy.deepcopy(DOCUMENT)
    action = {"target": "$.components.schemas.User", "description": "why", "update": {"x-podero-name": "Person"}}
    assert patched(action)["components"]["schemas"]["User"]["x-podero-name"] == "Person"
    assert before == DOCUMENT


def test_a_target_that_matches_nothing_is_refused():
    with pytest.raises(GenerationError, match=r"\$\.components\.schemas\.Gone matches nothing"):
        patched({"target": "$.components.schemas.Gone", "description": "why", "update": {"x": 1}})


@pytest.mark.parametrize(
    ("target", "missing"),
    [
        ("$.components.schemas['User','Gone']", "Gone"),
        ("$.components.schemas.*.properties['gone','id']", "gone"),
        ("$.components.schemas['User','Other'].properties['id','name','also']", "also"),
        ("$['components','absent'].schemas", "absent"),
    ],
)
def test_a_target_that_names_several_keys_must_match_each(target, missing):
    document = copy.deepcopy(DOCUMENT)
    document["components"]["schemas"]["Other"] = {"type": "object", "properties": {"name": {"type": "string"}}}
    action = {"target": target, "description": "why", "update": {}}
    with pytest.raises(GenerationError, match=rf"{re.escape(target)} matches nothing in the document for '{missing}'"):
        overlay.apply(document, {"actions": [action]})
    # the keys that the document has are enough by themselves
    named = target.replace(f",'{missing}'", "").replace(f"'{missing}',", "")
    overlay.apply(document, {"actions": [action | {"target": named}]})


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d["paths"]["/users"]["get"].update({"x-podero-retry-safe": True}), "$.paths./users.get"),
        (lambda d: d["components"]["schemas"]["User"].update({"x-podero-name": "Person"}), "$.components.schemas.User"),
        (lambda d: d.update(tags=[{"name": "x", "x-podero-new": 1}]), "$.tags[0]"),
    ],
)
def test_only_the_overlay_may_set_its_keys(change, place):
    document = copy.deepcopy(DOCUMENT)
    change(document)
    with pytest.raises(
        GenerationError, match=f"^the document sets x-podero-.* at {re.escape(place)}; only the overlays may"
    ):
        overlay.refuse_own_keys(document)


def test_a_refusal_names_the_file():
    action = {"target": "$.paths", "description": "why", "update": {"/gone": {}}}
    with pytest.raises(GenerationError, match=r"descriptions\.yaml names what the document does not have"):
        overlay.apply(DOCUMENT, {"actions": [action]}, "descriptions.yaml")


def test_an_action_without_a_reason_is_refused():
    with pytest.raises(GenerationError, match="does not say why"):
        patched({"target": "$.paths", "update": {}})


def test_an_operation_that_is_gone_upstream_is_named():
    update = {"/gone": {"get": {"x-podero-method": "get"}}}
    with pytest.raises(GenerationError, match=r"does not have \(operation\): GET /gone, path /gone"):
        patched({"target": "$.paths", "description": "why", "update": update})


def test_a_member_that_is_gone_upstream_is_named():
    update = {"properties": {"gone": {"x-podero-unit": "W"}}}
    with pytest.raises(GenerationError, match=r"User\.gone"):
        patched({"target": "$.components.schemas.User", "description": "why", "update": update})


def test_nothing_may_be_removed():
    with pytest.raises(GenerationError, match=r"removes from the document \(operation\): GET /users"):
        patched({"target": "$.paths['/users'].get", "description": "why", "remove": True})


def test_a_new_schema_must_be_announced():
    action = {"target": "$.components.schemas", "description": "why", "update": {"New": {"type": "string"}}}
    with pytest.raises(GenerationError, match="New"):
        patched(action)
    assert "New" in patched(action, **{"x-podero-new-schemas": ["New"]})["components"]["schemas"]


def test_every_operation_of_the_document_has_the_promised_name():
    document = json.loads((ROOT / "openapi.json").read_bytes())
    found = operations.collect(overlay.apply(document, overlay.read(HERE / "overlay.yaml")))
    names = {f"{operation.resource}.{operation.method}" for operation in found}
    assert names == {f"{resource}.{method}" for resource, methods in METHODS.items() for method in methods.split()}
    assert len(found) == 57
