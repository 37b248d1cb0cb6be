"""The overlay: applied to the pinned document, and refused when it does not fit."""

import copy
import re

import pytest

from generator import operations, overlay
from generator.build import HERE
from generator.errors import GenerationError, Report
from tests.support.documents import RECEIVED

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


def told(*actions, document=DOCUMENT, file="overlay.yaml", **keys):
    """What an overlay says about a document: what stops the run, and warnings."""
    report = Report()
    overlay.apply(document, {"actions": list(actions), **keys}, file, report)
    return [str(problem) for problem in report.problems], [str(warning) for warning in report.warnings]


def test_a_target_that_matches_nothing_is_told():
    entry = {"target": "$.components.schemas.Usr", "description": "why", "update": {"x-podero-unit": "W"}}
    problems, [warning] = told(entry)
    assert not problems
    assert re.search(r"#/components/schemas/Usr: .* matches nothing .*`Usr` is gone; closest: `User`", warning)


@pytest.mark.parametrize("key", ["x-podero-retry-safe", "x-podero-secret", "x-podero-paginated"])
def test_an_entry_that_carries_safety_stops_the_run(key):
    entry = {"target": "$.components.schemas", "description": "why", "update": {"Gone": {"a": [{key: False}]}}}
    [problem], warnings = told(entry)
    assert problem.startswith("overlay.yaml: #/components/schemas/Gone: `Gone` is gone")
    assert not warnings


def test_what_fits_is_applied_beside_what_does_not():
    update = {"User": {"x-podero-note": "N", "properties": {"idd": {"x-podero-unit": "W"}}}, "Gone": {"x": 1}}
    action = {"target": "$.components.schemas", "description": "why", "update": update}
    assert patched(action)["components"]["schemas"] == {
        "User": DOCUMENT["components"]["schemas"]["User"] | {"x-podero-note": "N"}
    }
    assert [warning.partition(": `")[2] for warning in told(action)[1]] == [
        "idd` is gone; closest: `id`",
        "Gone` is gone; drop or change the entry",
    ]


def test_an_entry_is_told_with_its_line(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        "actions:\n- target: $.components.schemas\n  description: why\n  update:\n    User: {}\n    Gone: { x-y: 1 }\n"
        "- target: $.nothing\n  description: why\n  update: { x-y: 1 }\n"
    )
    warnings = told(*overlay.read(path)["actions"], file="mine.yaml")[1]
    assert [warning.partition(": ")[0] for warning in warnings] == ["mine.yaml:6", "mine.yaml:7"]


def test_an_entry_that_says_what_the_document_says_is_told():
    update = {"properties": {"id": {"type": "string"}}}
    problems, [warning] = told({"target": "$.components.schemas.User", "description": "why", "update": update})
    assert not problems
    assert "type says what the document says already" in warning


def test_a_new_name_that_the_lock_has_taken_up_is_no_longer_missed():
    update = {"OldUser": {"x-podero-name": "User"}}
    assert told({"target": "$.components.schemas", "description": "why", "update": update}) == ([], [])


def test_a_path_is_found_under_another_version_and_other_names():
    document = {"paths": {"/api/v2.1/org/{o}/users/{u}": {"get": {}}}, "components": {"schemas": {}}}
    path = "/v2.0/org/{org_id}/users/{user_id}"
    actions = [
        {"target": "$.paths", "description": "why", "update": {path: {"get": {"x-a": 1}}}},
        {"target": f"$.paths['{path}'].get", "description": "why", "update": {"x-b": 2}},
    ]
    found = overlay.apply(document, {"actions": actions})
    assert found["paths"] == {"/api/v2.1/org/{o}/users/{u}": {"get": {"x-a": 1, "x-b": 2}}}


@pytest.mark.parametrize(
    ("target", "missing"),
    [
        ("$.components.schemas['User','Gone']", "Gone"),
        ("$.components.schemas.*.properties['gone','id']", "gone"),
        ("$.components.schemas['User','Other'].properties['id','name','also']", "also"),
        ("$['components','absent'].schemas.User", "absent"),
    ],
)
def test_a_target_that_names_several_keys_must_match_each(target, missing):
    document = copy.deepcopy(DOCUMENT)
    document["components"]["schemas"]["Other"] = {"type": "object", "properties": {"name": {"type": "string"}}}
    action = {"target": target, "description": "why", "update": {"x-podero-secret": True}}
    [problem], _ = told(action, document=document)
    assert f"{target} matches nothing in the document: `{missing}` is gone" in problem
    # the keys that the document has are enough by themselves
    named = target.replace(f",'{missing}'", "").replace(f"'{missing}',", "")
    assert told(action | {"target": named}, document=document) == ([], [])


def test_an_action_without_a_reason_is_refused():
    with pytest.raises(GenerationError, match="does not say why"):
        patched({"target": "$.paths", "update": {}})


def test_an_operation_that_is_gone_upstream_is_named():
    update = {"/gone": {"get": {"x-podero-method": "get"}}, "/users": {"put": {"x-podero-retry-safe": True}}}
    problems, warnings = told({"target": "$.paths", "description": "why", "update": update})
    assert warnings == ["overlay.yaml: #/paths/~1gone: `/gone` is gone; drop or change the entry"]
    assert problems == ["overlay.yaml: #/paths/~1users/put: `put` is gone; drop or change the entry"]


def test_a_member_that_is_gone_upstream_is_named():
    update = {"properties": {"gone": {"x-podero-unit": "W"}}}
    _, [warning] = told({"target": "$.components.schemas.User", "description": "why", "update": update})
    assert "#/components/schemas/User/properties/gone" in warning


def test_nothing_may_be_removed():
    with pytest.raises(GenerationError, match=r"removes from the document \(operation\): GET /users"):
        patched({"target": "$.paths['/users'].get", "description": "why", "remove": True})


def test_a_new_schema_must_be_announced():
    action = {"target": "$.components.schemas", "description": "why", "update": {"New": {"type": "string"}}}
    assert "New" not in patched(action)["components"]["schemas"]
    assert "New" in patched(action, **{"x-podero-new-schemas": ["New"]})["components"]["schemas"]


def test_a_new_field_must_be_announced_with_its_schema():
    target = "$.components.schemas.User.properties"
    action = {"target": target, "description": "why", "update": {"new": {"type": "string"}}}
    for announced, is_there in (([], False), (["Other.new"], False), (["User.new"], True)):
        fields = patched(action, **{"x-podero-new-schemas": announced})["components"]["schemas"]["User"]["properties"]
        assert ("new" in fields) is is_there


def test_every_operation_of_the_document_has_the_promised_name():
    found = operations.collect(overlay.apply(RECEIVED, overlay.read(HERE / "overlay.yaml")))
    names = {f"{operation.resource}.{operation.method}" for operation in found}
    assert names == {f"{resource}.{method}" for resource, methods in METHODS.items() for method in methods.split()}
    assert len(found) == 57
