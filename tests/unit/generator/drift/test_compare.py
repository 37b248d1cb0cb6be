"""Changes of operations: each alone, in both directions, with what it asks of a user."""

import msgspec
import pytest

from generator.drift.compare import compare
from generator.drift.rules import Level
from generator.errors import GenerationError
from tests.support.documents import content, ref
from tests.support.drift import THING, THINGS, base, changed, found, surface

COUNT = {
    "tags": ["Things"],
    "operationId": "things_router_count",
    "security": [{"OAuth2": []}],
    "responses": {"204": {"description": "Nothing."}},
}

CHANGES = [
    (
        "an operation",
        lambda d: d.add(f"{THINGS}/count", COUNT),
        ["safe endpoint-added client.things.get_count"],
        ["breaking api-removed-without-deprecation client.things.get_count"],
    ),
    (
        "a deprecated operation",
        lambda d: d.add(f"{THINGS}/count", {**COUNT, "deprecated": True}),
        ["safe endpoint-added client.things.get_count"],
        ["breaking api-removed-with-deprecation client.things.get_count"],
    ),
    (
        "another verb",
        lambda d: d.paths[THING].update(patch=d.paths[THING].pop("put")),
        ["attention endpoint-moved client.things.update", "attention endpoint-retry-removed client.things.update"],
        ["attention endpoint-moved client.things.update", "attention endpoint-retry-added client.things.update"],
    ),
    (
        "another path",
        lambda d: d.paths.update({THINGS.replace("/org/", "/organizations/"): d.paths.pop(THINGS)}),
        ["attention endpoint-moved client.things.create", "attention endpoint-moved client.things.list"],
        ["attention endpoint-moved client.things.create", "attention endpoint-moved client.things.list"],
    ),
    (
        "operationId",
        lambda d: d.list.update(operationId="things_router_list_all"),
        ["safe api-operation-id-changed client.things.list"],
        ["safe api-operation-id-changed client.things.list"],
    ),
    (
        "tag",
        lambda d: d.list.update(tags=["Objects"]),
        ["safe api-tag-changed client.things.list"],
        ["safe api-tag-changed client.objects.list"],
    ),
    (
        "deprecation of an operation",
        lambda d: d.list.update(deprecated=True),
        ["attention endpoint-deprecated client.things.list"],
        ["safe endpoint-reactivated client.things.list"],
    ),
    (
        "summary",
        lambda d: d.list.update(summary="List all things"),
        ["safe endpoint-description-changed client.things.list"],
        ["safe endpoint-description-changed client.things.list"],
    ),
    (
        "description of an operation",
        lambda d: d.list.update(description="All of them."),
        ["safe endpoint-description-changed client.things.list"],
        ["safe endpoint-description-changed client.things.list"],
    ),
    (
        "version prefix",
        lambda d: d.document.update(paths={p.replace("v2.0", "v2.1"): i for p, i in d.paths.items()}),
        ["attention api-version-prefix-changed paths"],
        ["attention api-version-prefix-changed paths"],
    ),
    (
        "info.version",
        lambda d: d.document["info"].update(version="2.1"),
        ["safe api-version-changed info.version"],
        ["safe api-version-changed info.version"],
    ),
    (
        "servers",
        lambda d: d.document.update(servers=[{"url": "https://eu.podero.com"}]),
        ["attention api-servers-changed servers"],
        ["attention api-servers-changed servers"],
    ),
    (
        "authentication",
        lambda d: d.list.update(security=[]),
        ["attention api-security-removed client.things.list"],
        ["breaking api-security-added client.things.list"],
    ),
    (
        "scope",
        lambda d: d.list.update(security=[{"OAuth2": ["read"]}]),
        ["attention api-security-scope-added client.things.list"],
        ["safe api-security-scope-removed client.things.list"],
    ),
    (
        "kind of authentication",
        lambda d: d.document["components"].update(
            securitySchemes={"OAuth2": {"type": "apiKey", "in": "header", "name": "X-Key"}}
        ),
        [
            "breaking api-security-changed client.things.create",
            "breaking api-security-changed client.things.delete",
            "breaking api-security-changed client.things.list",
            "breaking api-security-changed client.things.update",
        ],
        [
            "breaking api-security-changed client.things.create",
            "breaking api-security-changed client.things.delete",
            "breaking api-security-changed client.things.list",
            "breaking api-security-changed client.things.update",
        ],
    ),
    (
        "authentication that is optional",
        lambda d: d.list["security"].append({}),
        ["safe api-security-became-optional client.things.list"],
        ["safe api-security-became-required client.things.list"],
    ),
    (
        "another way to authenticate",
        lambda d: (
            d.document["components"]["securitySchemes"].update(
                Key={"type": "apiKey", "in": "header", "name": "X-Key"},
            ),
            d.list["security"].append({"Key": []}),
        ),
        ["safe api-security-alternative-added client.things.list"],
        ["safe api-security-alternative-removed client.things.list"],
    ),
    (
        "token address",
        lambda d: d.document["components"]["securitySchemes"]["OAuth2"]["flows"]["clientCredentials"].update(
            tokenUrl="/oauth2/token"
        ),
        ["attention api-security-component-oauth-token-url-changed securitySchemes"],
        ["attention api-security-component-oauth-token-url-changed securitySchemes"],
    ),
    (
        "body",
        lambda d: d.delete.update(requestBody={"required": True, "content": content(ref("ThingInput"))}),
        ["breaking request-body-added-required client.things.delete"],
        ["breaking request-body-removed client.things.delete(body)"],
    ),
    (
        "optional body",
        lambda d: d.delete.update(requestBody={"content": content(ref("ThingInput"))}),
        ["safe request-body-added-optional client.things.delete"],
        ["breaking request-body-removed client.things.delete(body)"],
    ),
    (
        "body required",
        lambda d: d.update["requestBody"].update(required=True),
        ["breaking request-body-became-required client.things.update(body)"],
        ["safe request-body-became-optional client.things.update(body)"],
    ),
    (
        "another media type of a body",
        lambda d: d.create["requestBody"]["content"].update({"application/xml": {"schema": {}}}),
        ["safe request-body-media-type-added client.things.create(body)"],
        ["safe request-body-media-type-removed client.things.create(body)"],
    ),
    (
        "the media type of a body",
        lambda d: d.create["requestBody"].update(
            content={"application/x-www-form-urlencoded": {"schema": ref("ThingInput")}}
        ),
        ["breaking request-body-media-type-changed client.things.create(body)"],
        ["breaking request-body-media-type-changed client.things.create(body)"],
    ),
    (
        "description of a body",
        lambda d: d.create["requestBody"].update(description="The thing."),
        ["safe request-body-description-changed client.things.create(body)"],
        ["safe request-body-description-changed client.things.create(body)"],
    ),
    (
        "a success status",
        lambda d: d.create["responses"].update(
            {"202": {"description": "Later.", "content": content(ref("OwnerOutput"))}}
        ),
        ["attention response-success-status-added client.things.create()"],
        ["breaking response-success-status-removed client.things.create()"],
    ),
    (
        "a second success beside a list",
        lambda d: d.list["responses"].update({"206": d.list["responses"]["200"]}),
        [
            "attention response-success-status-added client.things.list()",
            "breaking python-name-removed client.things.stream",
        ],
        [
            "breaking response-success-status-removed client.things.list()",
            "safe python-name-added client.things.stream",
        ],
    ),
    (
        "the success status",
        lambda d: d.create.update(responses={"201": d.create["responses"]["200"]}),
        ["attention response-success-status-changed client.things.create()"],
        ["attention response-success-status-changed client.things.create()"],
    ),
    (
        "the success status and what it returns",
        lambda d: d.create.update(responses={"201": {"description": "x", "content": content(ref("OwnerOutput"))}}),
        [
            "attention response-success-status-added client.things.create()",
            "breaking response-success-status-removed client.things.create()",
        ],
        [
            "attention response-success-status-added client.things.create()",
            "breaking response-success-status-removed client.things.create()",
        ],
    ),
    (
        "an error",
        lambda d: d.list["responses"].update({"409": {"description": "No.", "content": content(ref("ErrorOutput"))}}),
        ["safe response-non-success-status-added client.things.list()"],
        ["attention response-non-success-status-removed client.things.list()"],
    ),
    (
        "a response body",
        lambda d: d.delete["responses"]["204"].update(content=content(ref("OwnerOutput"))),
        ["safe response-body-added client.things.delete()"],
        ["breaking response-body-removed client.things.delete()"],
    ),
    (
        "another media type of a response",
        lambda d: d.create["responses"]["200"]["content"].update({"text/csv": {"schema": {"type": "string"}}}),
        ["safe response-media-type-added client.things.create()"],
        ["safe response-media-type-removed client.things.create()"],
    ),
    (
        "the media type of a response",
        lambda d: d.create["responses"]["200"].update(content={"text/csv": {"schema": ref("ThingOutput")}}),
        ["breaking response-media-type-changed client.things.create()"],
        ["breaking response-media-type-changed client.things.create()"],
    ),
    (
        "a response header",
        lambda d: d.list["responses"]["200"]["headers"].update({"X-Next": {"schema": {"type": "string"}}}),
        ["safe response-header-added client.things.list()"],
        ["attention response-header-removed client.things.list()"],
    ),
    (
        "description of a response",
        lambda d: d.create["responses"]["200"].update(description="The new thing."),
        ["safe response-description-changed client.things.create()"],
        ["safe response-description-changed client.things.create()"],
    ),
    (
        "a list in an object",
        lambda d: d.list["responses"]["200"].update(
            content=content({"type": "object", "properties": {"items": {"type": "array", "items": ref("ThingOutput")}}})
        ),
        [
            "breaking python-name-removed client.things.stream",
            "breaking response-body-type-changed client.things.list()",
        ],
        [
            "breaking python-name-removed ThingsGetOutput.items",
            "breaking response-body-type-changed client.things.get()",
            "safe python-name-added client.things.stream_get",
        ],
    ),
    (
        "a list of what was one",
        lambda d: d.create["responses"]["200"].update(content=content({"type": "array", "items": ref("ThingOutput")})),
        ["breaking response-body-type-changed client.things.create()"],
        ["breaking response-body-type-changed client.things.create()"],
    ),
    (
        "an optional parameter",
        lambda d: d.list["parameters"].append({"in": "query", "name": "q", "schema": {"type": "string"}}),
        ["safe new-optional-request-parameter client.things.list(q)"],
        ["breaking request-parameter-removed client.things.list(q)"],
    ),
    (
        "a required parameter",
        lambda d: d.list["parameters"].append(
            {"in": "query", "name": "q", "required": True, "schema": {"type": "string"}}
        ),
        ["breaking new-required-request-parameter client.things.list(q)"],
        ["breaking request-parameter-removed client.things.list(q)"],
    ),
    (
        "a parameter required",
        lambda d: d.parameter("limit").update(required=True),
        ["breaking request-parameter-became-required client.things.list(limit)"],
        ["safe request-parameter-became-optional client.things.list(limit)"],
    ),
    (
        "the place of a parameter",
        lambda d: d.parameter("X-Trace").update({"in": "query"}),
        ["attention request-parameter-location-changed client.things.list(x_trace)"],
        ["attention request-parameter-location-changed client.things.list(x_trace)"],
    ),
    (
        "the name of a parameter on the wire",
        lambda d: (
            d.parameter("ids").update(name="Ids"),
            d.list["parameters"].append({"in": "query", "name": "q", "schema": {"type": "string"}}),
        ),
        [
            "attention request-parameter-wire-name-changed client.things.list(ids)",
            "safe new-optional-request-parameter client.things.list(q)",
        ],
        [
            "attention request-parameter-wire-name-changed client.things.list(ids)",
            "breaking request-parameter-removed client.things.list(q)",
        ],
    ),
    (
        "place and name of a parameter",
        lambda d: d.parameter("X-Trace").update({"in": "query", "name": "x_trace"}),
        [
            "attention request-parameter-location-changed client.things.list(x_trace)",
            "attention request-parameter-wire-name-changed client.things.list(x_trace)",
        ],
        [
            "attention request-parameter-location-changed client.things.list(x_trace)",
            "attention request-parameter-wire-name-changed client.things.list(x_trace)",
        ],
    ),
    (
        "the style of a parameter",
        lambda d: d.parameter("ids").update(explode=False),
        ["attention request-parameter-style-changed client.things.list(ids)"],
        ["attention request-parameter-style-changed client.things.list(ids)"],
    ),
    (
        "deprecation of a parameter",
        lambda d: d.parameter("limit").update(deprecated=True),
        ["attention request-parameter-deprecated client.things.list(limit)"],
        ["safe request-parameter-reactivated client.things.list(limit)"],
    ),
    (
        "description of a parameter",
        lambda d: d.parameter("mode").update(description="Which mode."),
        ["safe request-parameter-description-changed client.things.list(mode)"],
        ["safe request-parameter-description-changed client.things.list(mode)"],
    ),
    (
        "type of a parameter",
        lambda d: d.parameter("limit")["schema"].update(type="string"),
        ["breaking request-parameter-type-changed client.things.list(limit)"],
        ["breaking request-parameter-type-changed client.things.list(limit)"],
    ),
    (
        "type of the items of a parameter",
        lambda d: d.parameter("ids")["schema"].update(items={"type": "integer"}),
        ["breaking request-parameter-type-changed client.things.list(ids)"],
        ["breaking request-parameter-type-changed client.things.list(ids)"],
    ),
    (
        "null of a parameter",
        lambda d: d.parameter("X-Trace").update(schema={"type": ["string", "null"]}),
        ["safe request-parameter-became-nullable client.things.list(x_trace)"],
        ["breaking request-parameter-became-not-nullable client.things.list(x_trace)"],
    ),
    (
        "maximum of a parameter",
        lambda d: d.parameter("limit")["schema"].update(maximum=50),
        ["breaking request-parameter-max-decreased client.things.list(limit)"],
        ["safe request-parameter-max-increased client.things.list(limit)"],
    ),
    (
        "minimum of a parameter",
        lambda d: d.parameter("limit")["schema"].update(minimum=5),
        ["breaking request-parameter-min-increased client.things.list(limit)"],
        ["safe request-parameter-min-decreased client.things.list(limit)"],
    ),
    (
        "a new maximum length of a parameter",
        lambda d: d.parameter("X-Trace")["schema"].update(maxLength=5),
        ["breaking request-parameter-max-length-set client.things.list(x_trace)"],
        ["safe request-parameter-max-length-unset client.things.list(x_trace)"],
    ),
    (
        "maximum items of a parameter",
        lambda d: d.parameter("ids")["schema"].update(maxItems=5),
        ["breaking request-parameter-max-items-decreased client.things.list(ids)"],
        ["safe request-parameter-max-items-increased client.things.list(ids)"],
    ),
    (
        "default of a parameter",
        lambda d: d.parameter("limit")["schema"].update(default=10),
        ["attention request-parameter-default-value-added client.things.list(limit)"],
        ["attention request-parameter-default-value-removed client.things.list(limit)"],
    ),
    (
        "enum of a parameter",
        lambda d: d.parameter("X-Trace").update(schema={"type": "string", "enum": ["a", "b"]}),
        ["breaking request-parameter-became-enum client.things.list(x_trace)"],
        [
            "breaking python-name-removed ThingsListXTrace",
            "breaking request-parameter-became-not-enum client.things.list(x_trace)",
        ],
    ),
]


@pytest.mark.parametrize(("name", "change", "forward", "backward"), CHANGES, ids=[row[0] for row in CHANGES])
def test_one_change_is_told_with_its_class_in_both_directions(name, change, forward, backward):
    new = changed(change)
    assert found(base(), new) == set(forward)
    assert found(new, base()) == set(backward)


def test_the_tables_hold_at_least_eighty_changes():
    from tests.unit.generator.drift import test_values

    assert len(CHANGES) + len(test_values.CHANGES) >= 80


def test_the_lock_of_a_package_generates_the_same_package():
    lock = surface(base())
    assert surface(base(), lock) == lock


def test_a_parameter_is_not_taken_for_another_of_its_name():
    def both(d):
        d.list["parameters"].insert(0, {"in": "query", "name": "X-Trace", "schema": {"type": "string"}})

    assert found(changed(both), base()) == {"breaking request-parameter-removed client.things.list(x_trace)"}


def test_an_argument_that_takes_the_place_of_a_walk_breaks_programs():
    def paged(d):
        integers = [{"in": "query", "name": name, "schema": {"type": "integer"}} for name in ("limit", "offset")]
        properties = {"items": {"type": "array", "items": ref("OwnerOutput")}, "total": {"type": "integer"}}
        d.list.update(parameters=integers)
        d.list["responses"]["200"].update(content=content({"type": "object", "properties": properties}))

    def started(d):
        paged(d)
        d.list["parameters"].append({"in": "query", "name": "start", "schema": {"type": "string"}})

    old, new = changed(paged), changed(started)
    assert found(old, new) == {
        "breaking python-name-removed client.things.iterate",
        "safe new-optional-request-parameter client.things.list(start)",
    }
    assert found(new, old) == {
        "breaking request-parameter-removed client.things.list(start)",
        "safe python-name-added client.things.iterate",
    }


def test_schemas_that_are_merged_break_nothing():
    def one(d):
        del d.got["action"]

    def two(d):
        one(d)
        d.schemas["ThingDetailOutput"] = d.schemas["ThingOutput"]
        d.create["responses"]["200"].update(content=content(ref("ThingDetailOutput")))

    old, new = changed(two), changed(one)
    assert "ThingDetailOutput" in surface(old).models
    assert surface(new, surface(old)).aliases == {"ThingDetailOutput": "ThingOutput"}
    assert found(old, new) == set()


def test_an_operation_without_a_name_in_python_is_called_by_verb_and_path():
    new = changed(lambda d: d.list.update(deprecated=True))
    assert [change.subject for change in compare(base(), new)] == ["GET /org/{org_id}/things"]


def test_a_method_that_cannot_keep_its_name_breaks_programs():
    lock = surface(base())
    method = lock.methods["things.list"]
    others = {name: other for name, other in lock.methods.items() if name != "things.list"}
    renamed = msgspec.structs.replace(lock, methods=others | {"objects.list": method})
    [change] = compare(base(), base(), lock, renamed)
    assert (change.level, change.id, change.subject) == (Level.BREAKING, "endpoint-renamed", "client.things.list")
    assert change.text == "is now client.objects.list"


def test_a_method_that_can_no_longer_be_generated_breaks_programs():
    lock = surface(base())
    others = {name: other for name, other in lock.methods.items() if name != "things.update"}
    place = f"PUT {THING.replace('thing_id', 'id')}"
    [change] = compare(base(), base(), lock, msgspec.structs.replace(lock, methods=others, left_out={place: "why"}))
    assert (change.level, change.id, change.subject) == (Level.BREAKING, "endpoint-left-out", "client.things.update")
    assert change.text == "can no longer be generated: why"


def test_a_field_that_cannot_keep_its_name_breaks_programs():
    lock = surface(base())
    fields = dict(lock.models["OwnerOutput"])
    fields["mail"] = msgspec.structs.replace(fields.pop("email"), name="email")
    other = msgspec.structs.replace(lock, models=lock.models | {"OwnerOutput": fields})
    [change] = compare(base(), base(), lock, other)
    assert (change.id, change.subject, change.text) == (
        "python-name-changed",
        "OwnerOutput.email",
        "is now called mail",
    )


def test_a_change_that_is_reached_from_many_operations_is_told_once():
    new = changed(lambda d: d.got.pop("count"))
    [change] = compare(base(), new, surface(base()))
    assert change.uses == ("things.create", "things.list", "things.update")


def test_two_operations_that_are_one_are_refused():
    def twice(d):
        d.paths[THINGS.replace("org_id", "organization")] = d.paths[THINGS]

    with pytest.raises(GenerationError, match="is in the document twice") as error:
        compare(base(), changed(twice))
    first, second = str(error.value).splitlines()
    assert first == (
        "#/paths/~1api~1partners~1v2.0~1org~1{organization}~1things/get: GET /org/{}/things is in the document twice, "
        f"as {THINGS} too; take a copy with one of them"
    )
    assert second.startswith("#/paths/~1api~1partners~1v2.0~1org~1{organization}~1things/post: ")


def test_a_reference_that_leads_nowhere_is_refused():
    with pytest.raises(GenerationError, match="Nobody") as error:
        compare(base(), changed(lambda d: d.got.update(owner=ref("Nobody"))))
    assert len(error.value.problems) == 1


def test_schemas_that_lead_on_for_too_long_are_told():
    def endless(d):
        for number in range(3000):
            d.schemas[f"C{number}"] = ref(f"C{number + 1}")
        d.schemas["C3000"] = {"type": "string"}
        d.sent["chain"] = ref("C0")

    with pytest.raises(GenerationError, match="#/components/schemas: they lead to each other in too many steps"):
        compare(base(), changed(endless))
