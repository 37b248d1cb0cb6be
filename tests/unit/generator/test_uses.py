"""Classes keep their names by their use, whatever upstream calls the schemas."""

import copy

import msgspec

from generator.flatten import flatten
from generator.lock import Argument, Field, Lock, Method
from generator.uses import name_components
from tests.support.documents import LOCKED, PINNED, content, ref
from tests.support.renamed import renamed

LOCK = Lock(
    methods={
        "users.create": Method(
            verb="POST",
            path="/users",
            returns="UserOutput",
            arguments={"body": Argument(type="UserInput", place="body")},
            responses={"200": "UserOutput", "409": "ErrorOutput"},
        ),
        "users.list": Method(
            verb="GET",
            path="/users",
            returns="list[UserOutput]",
            arguments={"role": Argument(type="UserRole | None", place="query")},
            responses={"200": "list[UserOutput]"},
        ),
    },
    models={
        "UserInput": {"role_": Field(type="UserRole | Unset", name="role")},
        "UserOutput": {"home": Field(type="dict[str, Home] | None")},
        "ErrorOutput": {},
        "Home": {},
    },
    enums={"UserRole": {"ADMIN": "admin"}},
)
ENUM = {"type": "string", "enum": ["admin"]}


def obj(**properties):
    return {"type": "object", "properties": properties}


def said(body, response, error, listed=None, role=None):
    """A document with two operations, `POST` and `GET /v5/users`."""
    responses = {"200": {"content": content(response)}, "409": {"content": content(error)}}
    get = {
        "parameters": [{"in": "query", "name": "role", "schema": role or {}}],
        "responses": {"200": {"content": content(listed or {})}},
    }
    return {"/v5/users": {"post": {"requestBody": {"content": content(body)}, "responses": responses}, "get": get}}


def named(paths, **schemas):
    """What components are called, the aliases, and the document with these names."""
    document = {"paths": paths, "components": {"schemas": schemas}}
    flatten(document)
    found = name_components(document, LOCK)
    return found.classes, found.aliases, document["components"]["schemas"]


def test_a_component_is_named_by_the_operation_that_uses_it():
    maybe_list = {"anyOf": [{"type": "array", "items": ref("C")}, {"type": "null"}]}
    paths = said({"allOf": [ref("A")]}, ref("C"), ref("B"), maybe_list, {"anyOf": [ref("D"), {"type": "null"}]})
    schemas = {"A": obj(a={}), "B": obj(), "C": obj(c={}), "D": ENUM}
    classes, aliases, renamed_schemas = named(paths, **schemas)
    assert classes == {"A": "UserInput", "B": "ErrorOutput", "C": "UserOutput", "D": "UserRole"}
    assert aliases == {}
    assert set(renamed_schemas) == set(classes.values())


def test_a_component_is_named_by_the_field_that_holds_it():
    home = {"anyOf": [{"type": "object", "additionalProperties": ref("D")}, {"type": "null"}]}
    schemas = {"A": obj(role=ref("E")), "B": obj(), "C": obj(home=home), "D": obj(x={}), "E": ENUM}
    classes, _, renamed_schemas = named(said(ref("A"), ref("C"), ref("B")), **schemas)
    assert (classes["D"], classes["E"]) == ("Home", "UserRole")
    assert renamed_schemas["UserInput"]["properties"]["role"] == ref("UserRole")


def test_a_new_component_takes_no_name_that_there_was():
    more = {"/v5/things": {"get": {"responses": {"200": {"content": content(ref("UserInput"))}}}}}
    paths = said(ref("A"), ref("C"), ref("B")) | more
    classes, _, _ = named(paths, A=obj(), B=obj(), C=obj(x={}), UserInput=obj(y={}), Response=obj(z={}))
    assert classes["A"] == "UserInput"
    assert classes["UserInput"] == "ThingsGetOutput"
    assert classes["Response"] == "ResponseModel"


def test_of_two_that_upstream_made_one_the_other_stays_as_an_alias():
    classes, aliases, _ = named(said(ref("A"), ref("A"), ref("B")), A=obj(x={}), B=obj())
    assert classes["A"] == "UserInput"
    assert aliases == {"UserOutput": "UserInput"}


def test_an_alias_stays_with_the_next_documents_as_long_as_its_class_is_there():
    known = msgspec.structs.replace(LOCK, aliases={"WriteOutput": "UserOutput", "GoneOutput": "NoClass"})
    paths = said(ref("A"), ref("A"), ref("B"))
    flatten(document := {"paths": paths, "components": {"schemas": {"A": obj(x={}), "B": obj()}}})
    assert name_components(document, known).aliases == {"UserOutput": "UserInput", "WriteOutput": "UserInput"}
    flatten(document := {"paths": {}, "components": {"schemas": {"WriteOutput": obj()}}})
    assert name_components(document, known).aliases == {}


def test_one_that_upstream_split_into_two_keeps_its_name_where_it_is_used_first():
    paths = said(ref("A"), ref("C"), ref("B"), {"type": "array", "items": ref("C2")})
    classes, _, _ = named(paths, A=obj(), B=obj(), C=obj(x={}), C2=obj(y={}))
    assert (classes["C2"], classes["C"]) == ("UserOutput", "C")


def test_schemas_that_contain_themselves_are_followed_once():
    paths = said(ref("A"), ref("C"), ref("B"))
    classes, _, _ = named(paths, A=obj(), B=obj(), C=obj(again=ref("C"), base={"allOf": [ref("C"), obj(q={})]}))
    assert classes["C"] == "UserOutput"


def test_every_class_of_the_pinned_document_survives_other_names():
    document = renamed(copy.deepcopy(PINNED))
    flatten(document)
    found = name_components(document, LOCKED)
    assert found.aliases == {}
    assert {*found.classes.values()} <= {*LOCKED.models, *LOCKED.enums}


def test_a_use_that_got_another_class_does_not_take_the_name_of_that_class_away():
    def get(schema):
        return {"get": {"responses": {"200": {"content": content(schema)}}}}

    document = {
        "paths": {"/pets": get({"type": "array", "items": ref("Pet")}), "/pets/{id}": get(ref("Pet"))},
        "components": {"schemas": {"Pet": obj(name={})}},
    }
    methods = {
        "pets.list": Method(verb="GET", path="/pets", returns="Page", responses={"200": "Page"}),
        "pets.get": Method(verb="GET", path="/pets/{id}", returns="Pet", responses={"200": "Pet"}),
    }
    lock = Lock(methods=methods, models={"Page": {"pets": Field(type="list[Pet]")}, "Pet": {"name": Field(type="str")}})
    assert name_components(document, lock).classes == {"Pet": "Pet"}


def test_what_the_lock_names_without_a_use_keeps_its_name():
    document = {
        "paths": {"/pets": {"get": {"responses": {"200": {"content": content({"oneOf": [ref("Cat"), ref("Dog")]})}}}}},
        "components": {"schemas": {"Cat": obj(lives={}), "Dog": obj(tricks={})}},
    }
    lock = Lock(models={"Cat": {"lives": Field(type="Any")}, "Dog": {"tricks": Field(type="Any")}})
    assert name_components(document, lock).classes == {"Cat": "Cat", "Dog": "Dog"}
