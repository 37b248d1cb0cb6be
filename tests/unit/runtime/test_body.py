"""What the body of a request is written as."""

from email import message_from_bytes
from email.policy import HTTP
from typing import ClassVar
from urllib.parse import parse_qsl

import attrs
import pytest

from podero_client._runtime import check
from podero_client._runtime.body import Body, encode_body
from podero_client._runtime.errors import InvalidRequestError
from podero_client._runtime.model import Model
from podero_client._runtime.operation import Operation
from podero_client._runtime.types import File, Text
from podero_client.api.cues.resolve_information import OPERATION as RESOLVE_INFORMATION
from podero_client.api.heat_pumps.update import OPERATION as UPDATE
from podero_client.api.users.list_ import OPERATION as LIST_USERS
from podero_client.models import HeatPumpInput, InformationInput, InverterInput
from podero_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Made(Model):
    __json_names__: ClassVar = {"first_name": "firstName"}

    first_name: str
    count: int | Unset | None = UNSET
    flag: bool | Unset = UNSET
    tags: list[str] | Unset = UNSET
    place: dict[str, int] | Unset = UNSET
    file: File | Unset = UNSET
    files: list[File] | Unset = UNSET


def operation(body, media, **more):
    return Operation(name="made.up", method="POST", path="/x", responses={200: None}, body=body, media=media, **more)


def test_a_form_has_a_field_for_each_value():
    made = Made(first_name="ä&b", count=None, flag=True, tags=["a", "b c"], place={"x": 1})
    made.additional_properties = {"more": 2}
    body = encode_body(operation(Made, "application/x-www-form-urlencoded"), made)
    assert parse_qsl(body.content.decode()) == [
        *(("firstName", "ä&b"), ("flag", "true"), ("tags", "a"), ("tags", "b c"), ("place", '{"x":1}'), ("more", "2"))
    ]
    assert body.content_type == "application/x-www-form-urlencoded"


def test_a_form_with_files_has_a_part_for_each():
    files = [File(b"\x00\r\n--", "a.txt", "text/plain"), File(b"2")]
    made = Made(first_name="ä", file=File(b"", 'x"\r\ny'), files=files)
    body = encode_body(operation(Made, "multipart/form-data"), made)
    message = message_from_bytes(
        b"Content-Type: " + body.content_type.encode() + b"\r\n\r\n" + body.content, policy=HTTP
    )
    parts = [
        (part.get_param("name", header="content-disposition"), part.get_filename(), part.get_payload(decode=True))
        for part in message.iter_parts()
    ]
    assert parts == [
        ("firstName", None, "ä".encode()),
        ("file", "x%22%0D%0Ay", b""),
        ("files", "a.txt", b"\x00\r\n--"),
        ("files", "file", b"2"),
    ]
    assert [part.get_content_type() for part in message.iter_parts()][2:] == ["text/plain", "application/octet-stream"]


def test_two_forms_have_two_boundaries():
    made = [encode_body(operation(Made, "multipart/form-data"), Made(first_name="a")) for _ in range(2)]
    assert made[0].content_type != made[1].content_type


def test_text_and_bytes_are_sent_as_they_are():
    assert encode_body(operation(Text, "text/csv"), "ä") == Body("ä".encode(), "text/csv; charset=utf-8")
    assert encode_body(operation(bytes, "image/png"), b"\x89") == Body(b"\x89", "image/png")
    assert encode_body(operation(list[int], "application/merge-patch+json"), [1]) == Body(
        b"[1]", "application/merge-patch+json"
    )


def test_a_body_that_does_not_check_itself_is_checked():
    taken = operation(dict[str, float], "application/json", body_rule=check.values(check.number()))
    assert encode_body(taken, {"a": 1.5}).content == b'{"a":1.5}'
    with pytest.raises(InvalidRequestError, match=r"^body\.a: nan cannot be sent"):
        encode_body(taken, {"a": float("nan")})
    with pytest.raises(InvalidRequestError, match=r"^body: str given, bytes is needed"):
        encode_body(operation(Text, "text/csv", body_rule=check.binary), "x")


def with_unknown(body, value):
    body.additional_properties["new"] = value
    return body


def test_bodies():
    assert encode_body(UPDATE, HeatPumpInput(comment="x")) == Body(b'{"comment":"x"}', "application/json")
    assert encode_body(RESOLVE_INFORMATION, UNSET) is None
    assert encode_body(RESOLVE_INFORMATION, None) is None
    assert encode_body(RESOLVE_INFORMATION, InformationInput()) == Body(b"{}", "application/json")
    assert encode_body(LIST_USERS, UNSET) is None


@pytest.mark.parametrize(
    ("operation", "body", "message"),
    [
        (UPDATE, UNSET, "body: heat_pumps.update needs a HeatPumpInput"),
        (UPDATE, None, "body: heat_pumps.update needs a HeatPumpInput"),
        (UPDATE, InverterInput(), "body: InverterInput given, heat_pumps.update takes a HeatPumpInput"),
        (UPDATE, {"comment": "x"}, "body: dict given"),
        (LIST_USERS, HeatPumpInput(), "body: users.list takes no body"),
        (RESOLVE_INFORMATION, InformationInput(location={"x": object()}), "body: cannot be written as JSON"),
        (UPDATE, HeatPumpInput(comment="\ud800"), "body: cannot be written as JSON"),
        (UPDATE, with_unknown(HeatPumpInput(), float("nan")), "additional_properties.new: nan cannot be sent"),
    ],
)
def test_a_wrong_body_is_refused(operation, body, message):
    with pytest.raises(InvalidRequestError) as caught:
        encode_body(operation, body)
    assert str(caught.value).startswith(message)
