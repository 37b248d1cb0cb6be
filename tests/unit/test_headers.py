"""Header fields and query parameters of a client and its views."""

import pytest

from podero._headers import USER_AGENT, default_headers, secrets_of, with_headers, with_query
from podero.errors import BadRequestError, ConfigurationError
from tests.support.leaks import leaks
from tests.support.scripted import READ, client, respond


def test_the_program_is_named_after_the_client():
    assert default_headers()[2] == (b"User-Agent", USER_AGENT.encode())
    assert default_headers("acme-ems/2.1 site")[2] == (b"User-Agent", f"{USER_AGENT} acme-ems/2.1 site".encode())


@pytest.mark.parametrize("value", ["", "a b/c d/", "a/b/c", "a\nb", "ä", 5, "a  b"])
def test_an_app_info_that_is_no_product_is_refused(value):
    with pytest.raises(ConfigurationError, match="app_info must look like"):
        default_headers(value)


def test_fields_are_added_and_replaced_whatever_their_case():
    fields = with_headers(default_headers(), {"X-One": "1", "accept": "application/json;v=2"})
    assert (b"Accept", b"application/json") not in fields
    assert (b"accept", b"application/json;v=2") in fields
    assert with_headers(fields, {"x-one": "2"})[-1] == (b"x-one", b"2")
    assert with_headers(fields, None) is fields


@pytest.mark.parametrize("name", ["Authorization", "host", "Content-Length", "accept-encoding", "User-Agent"])
def test_fields_that_only_the_client_can_set_are_refused_with_the_reason(name):
    with pytest.raises(ConfigurationError, match=f"headers: {name} cannot be set, "):
        with_headers((), {name: "x"})


@pytest.mark.parametrize(
    ("name", "value"), [("x y", "1"), ("", "1"), (5, "1"), ("x", "a\r\nb: c"), ("x", "é"), ("x", 5)]
)
def test_what_cannot_be_sent_is_refused_without_its_value(name, value):
    with pytest.raises(ConfigurationError, match="headers: ") as caught:
        with_headers((), {name: value})
    assert "b: c" not in str(caught.value)


def test_secrets_are_known_by_the_names_of_their_fields():
    fields = ((b"X-Api-Key", b"k"), (b"X-Trace", b"t"), (b"Cookie", b"c"), (b"X-Signature", b""))
    assert [secret.reveal() for secret in secrets_of(fields)] == ["k", "c"]
    added = with_query({"a b": "1&2", "access_token": "t/1"})
    assert added.rendered == "a%20b=1%262&access_token=t%2F1"
    assert [secret.reveal() for secret in added.secrets] == ["t/1"]
    assert "t%2F1" not in repr(added)
    assert with_query(None).rendered == ""


@pytest.mark.parametrize("query", [{"a": 5}, {5: "a"}, {"": "a"}])
def test_query_parameters_that_are_no_strings_are_refused(query):
    with pytest.raises(ConfigurationError, match="query: names and values must be strings"):
        with_query(query)


@pytest.mark.parametrize("query", [{"a": "\ud800"}, {"a\udfff": "1"}])
def test_half_of_a_character_is_refused_without_its_value(query):
    with pytest.raises(
        ConfigurationError, match=r"query: 'a(\\udfff)?' and its value must not hold half of a character"
    ):
        with_query(query)
    assert with_query({"a": "\U0001f600"}).rendered == "a=%F0%9F%98%80"


async def test_a_key_of_a_gateway_is_sent_and_never_shown():
    podero = client(
        respond(400, {"detail": "no k-71"}), headers={"X-Api-Key": "k-71", "X-Site": "b"}, app_info="acme/1"
    )
    view = podero.with_options(headers={"X-Site": "c"}, query={"beta": "1", "signature": "q-72"})
    with pytest.raises(BadRequestError) as caught:
        await view.execute(READ, ())
    request = podero.script.requests[0]
    assert (request.headers["x-api-key"], request.headers["x-site"]) == ("k-71", "c")
    assert request.headers["user-agent"].endswith(" acme/1")
    assert request.url.query == b"beta=1&signature=q-72"
    assert leaks(caught.value, "k-71", "q-72") == []
    assert "k-71" not in repr(vars(podero)) + repr(vars(view))


def test_other_fields_of_a_client_that_is_refused_do_not_show():
    with pytest.raises(ConfigurationError) as caught:
        client(respond(), headers={"X-Api-Key": "k-71", "x y": "1"})
    assert leaks(caught.value, "k-71") == []


def test_a_query_is_a_dict():
    with pytest.raises(ConfigurationError, match="query must be a dict of names and values, not str"):
        with_query("a=b")
