"""The public surface of the pinned document survives what upstream may change about it without changing the API."""

import copy
import json

import msgspec
import pytest

from generator.__main__ import main
from generator.build import OVERLAYS
from generator.errors import Report
from generator.lock import Lock, beside
from generator.overlay import read
from generator.prepare import prepare
from tests.support.documents import HERE, LOCKED, PACKAGE, PINNED, as_3_0, ref
from tests.support.forms import with_charset, with_other_names, with_server, with_shared_parameters
from tests.support.renamed import renamed, with_novelties


def decimals_as_text(value):
    """A document, or a part of one, as a newer Django Ninja spells decimals in responses."""
    if isinstance(value, list):
        return [decimals_as_text(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    options = value.get("anyOf", [])
    if {"type": "number"} in options and {"type": "string"} in options:
        return value | {"anyOf": [option for option in options if option != {"type": "number"}]}
    return {key: decimals_as_text(inner) for key, inner in value.items()}


def changed(before, after):
    """What two locks do not share, by the path to it."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return {(): (before, after)} if before != after else {}
    return {
        (key, *place): difference
        for key in before.keys() | after.keys()
        for place, difference in changed(before.get(key), after.get(key)).items()
    }


def surface(document):
    """The surface that a document generates, and the report."""
    report = Report()
    overlays = [(name, read(HERE / name)) for name in OVERLAYS]
    return prepare(document, b"", LOCKED, overlays, report).surface, report


def in_another_form(document):
    return with_other_names(with_shared_parameters(with_server(with_charset(as_3_0(document)))))


@pytest.mark.parametrize(
    "change",
    [renamed, as_3_0, decimals_as_text, lambda d: as_3_0(renamed(decimals_as_text(d))), in_another_form],
)
def test_another_spelling_changes_nothing(change):
    found, report = surface(change(copy.deepcopy(PINNED)))
    assert msgspec.structs.replace(found, prefix="") == msgspec.structs.replace(LOCKED, prefix="")
    assert report == Report()


def test_what_would_have_a_known_name_in_python_gets_another():
    document = copy.deepcopy(PINNED)
    for name in ("UserInput", "UserOutput"):
        schema = document["components"]["schemas"][name]
        schema["properties"] = {"firstName": {"type": "string"}, **schema["properties"]}
    path = "/api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}/data"
    new = {"in": "query", "name": "fill_missing", "schema": {"type": "integer"}}
    document["paths"][path]["get"]["parameters"].insert(0, new)
    found, _ = surface(document)
    assert changed(msgspec.to_builtins(LOCKED), msgspec.to_builtins(found)) == {
        ("models", "UserInput", "first_name_2"): (None, {"type": "str | Unset", "name": "firstName"}),
        ("models", "UserOutput", "first_name_2"): (None, {"type": "str | Unset", "name": "firstName"}),
        ("methods", "heat_pumps.get_data", "arguments", "fill_missing_query"): (
            None,
            {"type": "int", "place": "query", "name": "fill_missing"},
        ),
    }


def test_a_secret_stays_one_when_an_alternative_without_the_mark_comes():
    document = copy.deepcopy(PINNED)
    schemas = document["components"]["schemas"]
    schemas["ApiLink"] = copy.deepcopy(schemas["ResolutionLink"])
    schemas["ApiLink"]["properties"] |= {"kind": {"const": "api"}, "url": {"type": "string"}}
    either = {"oneOf": [ref("ResolutionLink"), ref("ApiLink")]}
    text = json.dumps(document).replace(json.dumps(ref("ResolutionLink")), json.dumps(either))
    found, _ = surface(json.loads(text))
    assert found.models["ReauthenticateProjection"]["resolution_link"].type == "ResolutionLink2 | Unset"
    assert found.models["ResolutionLink2"]["url"].secret


def test_a_class_that_upstream_splits_stays_with_the_part_that_keeps_the_name():
    document = copy.deepcopy(PINNED)
    schemas = document["components"]["schemas"]
    schemas["HeatPumpListItem"] = copy.deepcopy(schemas["HeatPumpOutput"])
    schemas["HeatPumpListItem"]["properties"]["extra"] = {"type": "string"}
    path = "/api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps"
    listed = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    listed["items"] = ref("HeatPumpListItem")
    found, _ = surface(document)
    assert found.methods["heat_pumps.list"].returns == "list[HeatPumpListItem]"
    assert found.models["HeatPumpOutput"] == LOCKED.models["HeatPumpOutput"]


def test_an_enum_stays_one_class_when_upstream_writes_it_out_at_every_place():
    document = copy.deepcopy(PINNED)
    enum = document["components"]["schemas"].pop("PriceZone")
    for written in ({}, {"title": "Price Zone", "description": "Where it is."}):
        inline = {"type": "string", "enum": enum["enum"], **written}
        text = json.dumps(document).replace(json.dumps(ref("PriceZone")), json.dumps(inline))
        assert surface(json.loads(text))[0] == LOCKED


def test_other_names_and_new_operations_generate_with_no_edit_and_the_lock_shows_the_new_ones_only(tmp_path):
    document = with_novelties(renamed(PINNED))
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    target = tmp_path / PACKAGE
    assert main(["--document", str(tmp_path / "openapi.json"), "--target", str(target)]) == 0
    differences = changed(msgspec.to_builtins(LOCKED), msgspec.to_builtins(Lock.read(beside(target))))
    assert differences.pop(("prefix",)) == ("/api/partners/v2.0", "/api/partners/v2.7")
    assert {place: before for place, (before, _) in differences.items()} == {
        ("methods", "users.get_novelties"): None,
        ("methods", "users.create_novelty"): None,
        ("models", "NoveltyOutput"): None,
        # the name of a class that there was, upstream has given to another
        ("models", "UsersNoveltiesPostOutput"): None,
    }


def test_what_is_gone_leaves_the_lock():
    document = copy.deepcopy(PINNED)
    del document["paths"]["/api/partners/v2.0/auth/me"]
    found, report = surface(document)
    assert {*LOCKED.methods} - {*found.methods} == {"auth.me"}
    assert all("auth~1me" in warning.pointer for warning in report.warnings)
