"""Changes of what is sent and received: each alone, in both directions, with what it asks of a user."""

import pytest

from tests.support.documents import ref
from tests.support.drift import base, changed, found, surface

CHANGES = [
    (
        "an optional field that is sent",
        lambda d: d.sent.update(color={"type": "string"}),
        ["safe new-optional-request-property ThingInput.color"],
        ["breaking request-property-removed ThingInput.color"],
    ),
    (
        "a required field that is sent",
        lambda d: (d.sent.update(color={"type": "string"}), d.schemas["ThingInput"]["required"].append("color")),
        ["breaking new-required-request-property ThingInput.color"],
        ["breaking request-property-removed ThingInput.color"],
    ),
    (
        "a sent field required",
        lambda d: d.schemas["ThingInput"]["required"].append("size"),
        ["breaking request-property-became-required ThingInput.size"],
        ["safe request-property-became-optional ThingInput.size"],
    ),
    (
        "null of a sent field",
        lambda d: d.sent.update(level={"anyOf": [d.sent["level"], {"type": "null"}]}),
        ["safe request-property-became-nullable ThingInput.level"],
        ["breaking request-property-became-not-nullable ThingInput.level"],
    ),
    (
        "type of a sent field",
        lambda d: d.sent.update(tags={"type": "string"}),
        ["breaking request-property-type-changed ThingInput.tags"],
        ["breaking request-property-type-changed ThingInput.tags"],
    ),
    (
        "wider type of a sent field",
        lambda d: d.sent["size"].update(type="number"),
        ["safe request-property-type-generalized ThingInput.size"],
        ["breaking request-property-type-changed ThingInput.size"],
    ),
    (
        "any type of a sent field",
        lambda d: d.sent.update(extra={}),
        ["safe request-property-type-generalized ThingInput.extra"],
        ["breaking request-property-type-changed ThingInput.extra"],
    ),
    (
        "decimal of a sent number",
        lambda d: d.sent.update(size={"anyOf": [{"type": "number"}, {"type": "string"}], "default": 5}),
        [
            "safe request-property-multiple-of-unset ThingInput.size",
            "safe request-property-type-generalized ThingInput.size",
        ],
        [
            "attention request-property-number-only ThingInput.size",
            "breaking request-property-multiple-of-set ThingInput.size",
        ],
    ),
    (
        "decimals of sent texts",
        lambda d: d.sent.update(tags={"type": "array", "items": {"type": ["number", "string"]}, "minItems": 1}),
        ["breaking request-property-type-changed ThingInput.tags"],
        ["safe request-property-type-compatible ThingInput.tags"],
    ),
    (
        "maxLength of a sent field",
        lambda d: d.sent["name"].update(maxLength=10),
        ["breaking request-property-max-length-decreased ThingInput.name"],
        ["safe request-property-max-length-increased ThingInput.name"],
    ),
    (
        "minLength of a sent field",
        lambda d: d.sent["name"].update(minLength=5),
        ["breaking request-property-min-length-increased ThingInput.name"],
        ["safe request-property-min-length-decreased ThingInput.name"],
    ),
    (
        "minimum of a sent field",
        lambda d: d.sent["level"].update(minimum=1),
        ["breaking request-property-min-increased ThingInput.level"],
        ["safe request-property-min-decreased ThingInput.level"],
    ),
    (
        "exclusive maximum of a sent field",
        lambda d: d.sent["level"].update(exclusiveMaximum=90),
        ["breaking request-property-exclusive-max-decreased ThingInput.level"],
        ["safe request-property-exclusive-max-increased ThingInput.level"],
    ),
    (
        "pattern of a sent field",
        lambda d: d.sent["comment"]["anyOf"][0].update(pattern="^b"),
        ["breaking request-property-pattern-changed ThingInput.comment"],
        ["breaking request-property-pattern-changed ThingInput.comment"],
    ),
    (
        "a new pattern of a sent field",
        lambda d: d.sent["name"].update(pattern="^b"),
        ["breaking request-property-pattern-added ThingInput.name"],
        ["safe request-property-pattern-removed ThingInput.name"],
    ),
    (
        "multipleOf of a sent field",
        lambda d: d.sent["size"].update(multipleOf=10),
        ["breaking request-property-multiple-of-increased ThingInput.size"],
        ["safe request-property-multiple-of-decreased ThingInput.size"],
    ),
    (
        "minItems of a sent field",
        lambda d: d.sent["tags"].update(minItems=2),
        ["breaking request-property-min-items-increased ThingInput.tags"],
        ["safe request-property-min-items-decreased ThingInput.tags"],
    ),
    (
        "uniqueItems of a sent field",
        lambda d: d.sent["tags"].update(uniqueItems=True),
        ["breaking request-property-unique-items-set ThingInput.tags"],
        ["safe request-property-unique-items-unset ThingInput.tags"],
    ),
    (
        "default of a sent field",
        lambda d: d.sent["size"].update(default=10),
        ["attention request-property-default-value-changed ThingInput.size"],
        ["attention request-property-default-value-changed ThingInput.size"],
    ),
    (
        "no default of a sent field",
        lambda d: d.sent["size"].pop("default"),
        ["attention request-property-default-value-removed ThingInput.size"],
        ["attention request-property-default-value-added ThingInput.size"],
    ),
    (
        "enum of a sent field",
        lambda d: d.sent["name"].update(enum=["aa", "bb"]),
        ["breaking request-property-became-enum ThingInput.name"],
        ["breaking python-name-removed ThingInputName", "breaking request-property-became-not-enum ThingInput.name"],
    ),
    (
        "read-only of a sent field",
        lambda d: d.sent["size"].update(readOnly=True),
        ["attention request-property-became-read-only ThingInput.size"],
        ["safe request-property-became-not-read-only ThingInput.size"],
    ),
    (
        "write-only of a sent field",
        lambda d: d.sent["size"].update(writeOnly=True),
        ["attention python-secret-added ThingInput.size", "safe request-property-became-write-only ThingInput.size"],
        ["safe request-property-became-not-write-only ThingInput.size"],
    ),
    (
        "deprecation of a sent field",
        lambda d: d.sent["size"].update(deprecated=True),
        ["attention request-property-deprecated ThingInput.size"],
        ["safe request-property-reactivated ThingInput.size"],
    ),
    (
        "description of a sent field",
        lambda d: d.sent["name"].update(description="What it is called."),
        ["safe request-property-description-changed ThingInput.name"],
        ["safe request-property-description-changed ThingInput.name"],
    ),
    (
        "secret",
        lambda d: d.sent["name"].update(format="password"),
        ["attention request-property-became-secret ThingInput.name"],
        ["attention request-property-became-not-secret ThingInput.name"],
    ),
    (
        "format of a sent field",
        lambda d: d.sent["name"].update(format="email"),
        ["safe request-property-format-changed ThingInput.name"],
        ["safe request-property-format-changed ThingInput.name"],
    ),
    (
        "a sent text as a file",
        lambda d: d.sent["tags"]["items"].update(format="binary"),
        ["breaking request-property-type-changed ThingInput.tags"],
        ["breaking request-property-type-changed ThingInput.tags"],
    ),
    (
        "a sent text with the media type of a file",
        lambda d: d.sent["name"].update(contentMediaType="application/octet-stream"),
        ["breaking request-property-type-changed ThingInput.name"],
        ["breaking request-property-type-changed ThingInput.name"],
    ),
    (
        "a received text as a file",
        lambda d: d.got["name"].update(format="binary"),
        ["breaking response-property-type-changed ThingOutput.name"],
        ["breaking response-property-type-changed ThingOutput.name"],
    ),
    (
        "a field that is received",
        lambda d: d.got.update(color={"type": "string"}),
        ["safe response-optional-property-added ThingOutput.color"],
        ["breaking response-optional-property-removed ThingOutput.color"],
    ),
    (
        "a required field that is received",
        lambda d: (d.got.update(color={"type": "string"}), d.schemas["ThingOutput"]["required"].append("color")),
        ["safe response-required-property-added ThingOutput.color"],
        ["breaking response-required-property-removed ThingOutput.color"],
    ),
    (
        "a received field required",
        lambda d: d.schemas["ThingOutput"]["required"].append("count"),
        ["safe response-property-became-required ThingOutput.count"],
        ["breaking response-property-became-optional ThingOutput.count"],
    ),
    (
        "null of a received field",
        lambda d: d.got.update(name={"anyOf": [d.got["name"], {"type": "null"}]}),
        ["breaking response-property-became-nullable ThingOutput.name"],
        ["safe response-property-became-not-nullable ThingOutput.name"],
    ),
    (
        "type of a received field",
        lambda d: d.got["since"].pop("format"),
        ["breaking response-property-type-changed ThingOutput.since"],
        ["breaking response-property-type-changed ThingOutput.since"],
    ),
    (
        "decimal to text",
        lambda d: d.got.update(price={"anyOf": [{"type": "string", "maxLength": 9}, {"type": "null"}]}),
        ["safe response-property-type-compatible ThingOutput.price"],
        ["breaking response-property-type-changed ThingOutput.price"],
    ),
    (
        "narrower type of a received field",
        lambda d: d.got["power"].update(type="integer"),
        ["attention response-property-type-specialized ThingOutput.power"],
        ["breaking response-property-type-changed ThingOutput.power"],
    ),
    (
        "decimal to number",
        lambda d: d.got.update(price={"anyOf": [{"type": "number"}, {"type": "null"}]}),
        ["safe response-property-type-compatible ThingOutput.price"],
        ["breaking response-property-type-changed ThingOutput.price"],
    ),
    (
        "decimal to a text of another kind",
        lambda d: d.got.update(price={"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}),
        ["breaking response-property-type-changed ThingOutput.price"],
        ["breaking response-property-type-changed ThingOutput.price"],
    ),
    (
        "model to dict",
        lambda d: d.got.update(owner={"type": "object", "additionalProperties": True}),
        ["breaking python-name-removed OwnerOutput", "breaking response-property-type-changed ThingOutput.owner"],
        ["breaking response-property-type-changed ThingOutput.owner"],
    ),
    (
        "items of a received list",
        lambda d: d.got.update(parts={"type": "array", "items": {"type": "string"}}),
        ["breaking response-property-type-changed ThingOutput.parts"],
        ["breaking response-property-type-changed ThingOutput.parts"],
    ),
    (
        "a field of a nested model",
        lambda d: d.schemas["OwnerOutput"]["properties"].update(phone={"type": "string"}),
        ["safe response-optional-property-added OwnerOutput.phone"],
        ["breaking response-optional-property-removed OwnerOutput.phone"],
    ),
    (
        "maxLength of a received field",
        lambda d: d.got["name"].update(maxLength=30),
        ["safe response-property-max-length-increased ThingOutput.name"],
        ["safe response-property-max-length-decreased ThingOutput.name"],
    ),
    (
        "default of a received field",
        lambda d: d.got["power"].update(default=1.5),
        ["safe response-property-default-value-added ThingOutput.power"],
        ["safe response-property-default-value-removed ThingOutput.power"],
    ),
    (
        "enum of a received field",
        lambda d: d.got["name"].update(enum=["aa", "bb"]),
        ["attention response-property-became-enum ThingOutput.name"],
        ["breaking python-name-removed ThingOutputName", "breaking response-property-became-not-enum ThingOutput.name"],
    ),
    (
        "write-only of a received field",
        lambda d: d.got["power"].update(writeOnly=True),
        [
            "attention python-secret-added ThingOutput.power",
            "attention response-property-became-write-only ThingOutput.power",
        ],
        ["safe response-property-became-not-write-only ThingOutput.power"],
    ),
    (
        "deprecation of a received field",
        lambda d: d.got["power"].update(deprecated=True),
        ["attention response-property-deprecated ThingOutput.power"],
        ["safe response-property-reactivated ThingOutput.power"],
    ),
    (
        "description of a received field",
        lambda d: d.got["name"].update(description="What it is called."),
        ["safe response-property-description-changed ThingOutput.name"],
        ["safe response-property-description-changed ThingOutput.name"],
    ),
    (
        "description of a model",
        lambda d: d.schemas["ThingOutput"].update(description="Something."),
        ["safe schema-description-changed ThingOutput"],
        ["safe schema-description-changed ThingOutput"],
    ),
    (
        "an alternative of a received field",
        lambda d: (
            d.schemas.update(Third={"type": "object", "properties": {"code": {"const": "third"}}}),
            d.got["action"]["oneOf"].append(ref("Third")),
        ),
        [
            "attention response-property-enum-value-added ThingOutputAction.code: 'third'",
            "attention response-property-one-of-added ThingOutput.action",
        ],
        [
            "safe response-property-enum-value-removed ThingOutputAction.code: 'third'",
            "safe response-property-one-of-removed ThingOutput.action",
        ],
    ),
    (
        "the name in JSON",
        lambda d: d.got.update(Count=d.got.pop("count")),
        ["attention response-property-json-name-changed ThingOutput.count"],
        ["attention response-property-json-name-changed ThingOutput.count"],
    ),
    (
        "an enum value",
        lambda d: d.schemas["Mode"]["enum"].append("auto"),
        [
            "attention response-property-enum-value-added Mode.AUTO",
            "safe request-parameter-enum-value-added Mode.AUTO",
            "safe request-property-enum-value-added Mode.AUTO",
        ],
        [
            "breaking request-parameter-enum-value-removed Mode.AUTO",
            "breaking request-property-enum-value-removed Mode.AUTO",
            "breaking response-property-enum-value-removed Mode.AUTO",
        ],
    ),
    (
        "names of enum members",
        lambda d: d.schemas["Mode"].update({"x-enum-varnames": ["RUNNING", "STOPPED"]}),
        ["breaking enum-member-renamed Mode.OFF", "breaking enum-member-renamed Mode.ON"],
        ["breaking enum-member-renamed Mode.RUNNING", "breaking enum-member-renamed Mode.STOPPED"],
    ),
    (
        "description of an enum",
        lambda d: d.schemas["Mode"].update(description="Whether it runs."),
        ["safe schema-description-changed Mode"],
        ["safe schema-description-changed Mode"],
    ),
]


@pytest.mark.parametrize(("name", "change", "forward", "backward"), CHANGES, ids=[row[0] for row in CHANGES])
def test_one_change_is_told_with_its_class_in_both_directions(name, change, forward, backward):
    new = changed(change)
    assert found(base(), new) == set(forward)
    assert found(new, base()) == set(backward)


DECIMAL = {"anyOf": [{"type": "number"}, {"type": "string"}]}


@pytest.mark.parametrize(
    ("was", "is_", "lines"),
    [
        (DECIMAL, {"type": "string"}, {"safe request-property-type-compatible ThingInput.price"}),
        (DECIMAL, {"type": "number"}, {"attention request-property-number-only ThingInput.price"}),
        (
            {"type": "array", "items": DECIMAL},
            {"type": "array", "items": {"type": "integer"}},
            {"attention request-property-number-only ThingInput.price"},
        ),
        (DECIMAL, {"type": "boolean"}, {"breaking request-property-type-changed ThingInput.price"}),
    ],
    ids=["text", "number", "integers in a list", "boolean"],
)
def test_a_decimal_that_the_lock_keeps_is_no_other_type(was, is_, lines):
    old, new = (changed(lambda d, price=price: d.sent.update(price=price)) for price in (was, is_))
    assert found(old, new) == lines


def test_a_parameter_is_text_whatever_json_says():
    old, new = (
        changed(lambda d, price=price: d.list["parameters"].append({"in": "query", "name": "price", "schema": price}))
        for price in (DECIMAL, {"type": "number"})
    )
    assert found(old, new) == {"safe request-parameter-type-compatible client.things.list(price)"}


def test_a_body_of_bytes_is_no_other_type_for_its_format():
    def plain(d):
        d.list["responses"]["200"].update(content={"application/octet-stream": {"schema": {"type": "string"}}})

    def binary(d):
        plain(d)
        d.list["responses"]["200"]["content"]["application/octet-stream"]["schema"]["format"] = "binary"

    assert surface(changed(plain)).methods["things.get"].returns == "bytes"
    assert found(changed(plain), changed(binary)) == {"safe response-body-type-compatible client.things.get()"}


def test_a_text_body_that_becomes_bytes_is_another_type():
    def plain(d):
        d.list["responses"]["200"].update(content={"text/csv": {"schema": {"type": "string"}}})

    def binary(d):
        plain(d)
        d.list["responses"]["200"]["content"]["text/csv"]["schema"]["format"] = "binary"

    assert found(changed(plain), changed(binary)) == {"breaking response-body-type-changed client.things.get()"}
