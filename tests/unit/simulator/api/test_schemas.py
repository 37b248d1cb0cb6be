"""What operations take and send, found whatever it is called."""

from __future__ import annotations

from podero.simulator._api.schemas import Schemas
from podero.simulator._http.document import PREFIX, read_document, read_operations

DOCUMENT = read_document()
SCHEMAS = Schemas(DOCUMENT, read_operations(DOCUMENT))
PUMP = "/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}"
USERS = "/org/{org_id}/users"


def test_fields_are_those_of_the_body():
    body = DOCUMENT["paths"][PREFIX + PUMP]["put"]["requestBody"]["content"]["application/json"]["schema"]
    expected = DOCUMENT["components"]["schemas"][body["$ref"].rpartition("/")[2]]["properties"]
    assert SCHEMAS.fields("PUT", PUMP) == expected
    assert SCHEMAS.fields("PUT", PUMP.replace("_id", "")) == expected
    assert SCHEMAS.fields("GET", PUMP) == {}


def test_a_blank_of_a_list_is_one_of_its_items():
    assert SCHEMAS.blank("GET", USERS).keys() == SCHEMAS.blank("GET", f"{USERS}/{{user_id}}").keys()


def test_every_blank_is_a_new_object():
    one = SCHEMAS.blank("GET", USERS)
    one["email"] = "changed@example.com"
    assert SCHEMAS.blank("GET", USERS)["email"] != "changed@example.com"
