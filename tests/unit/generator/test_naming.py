"""Python names for operations, members, parameters and enum values."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import naming
from generator.errors import GenerationError


@given(st.text("aAbBzZ019_- .éßÖŁ²١ªIiİı", min_size=1, max_size=8))
@settings(max_examples=300, derandomize=True, database=None, deadline=None)
def test_a_class_name_stays_as_it_is(text):
    try:
        name = naming.class_name(text)
    except GenerationError as refused:
        assert "set x-podero-name" in str(refused)
        return
    assert name.isidentifier()
    assert naming.class_name(name) == name
    assert naming.module(name).isidentifier()


@pytest.mark.parametrize(
    ("json_name", "python_name"),
    [
        ("comment", "comment"),
        ("successUrl", "success_url"),
        ("from", "from_"),
        ("class", "class_"),
        ("a-b", "a_b"),
        ("_internal", "field_internal"),
        ("2nd", "field_2nd"),
        ("property", "property"),
        ("id", "id"),
        ("date", "date"),
        ("time", "time"),
        ("datetime", "datetime_"),
        ("uuid", "uuid_"),
        ("list", "list_"),
        ("to_dict", "to_dict_"),
        ("additional_properties", "additional_properties_"),
        ("check", "check_"),
    ],
)
def test_a_field_gets_a_name_that_breaks_nothing(json_name, python_name):
    assert naming.field(json_name) == python_name


@pytest.mark.parametrize("name", ["+/-", "日本", "", "\ud800"])
def test_a_name_without_any_usable_letter_gets_one_that_no_other_has(name):
    found = naming.field(name)
    assert found.isidentifier()
    assert found.isascii()
    assert naming.field(name + "!") != found


@pytest.mark.parametrize(
    ("name", "argument"),
    [("from", "from_"), ("fill-missing", "fill_missing"), ("body", "body_"), ("client", "client_")],
)
def test_a_parameter_gets_a_name_that_breaks_nothing(name, argument):
    assert naming.argument(name) == argument


def test_enum_values_are_named_by_what_they_are():
    values = ["15MIN", "1HOUR", "Semi-detached", "Optimize self consumption", "", "5", "name", "count"]
    assert naming.enum_members(values, "Made") == [
        "MIN_15", "HOUR_1", "SEMI_DETACHED", "OPTIMIZE_SELF_CONSUMPTION",
        "EMPTY", "VALUE_5", "VALUE_NAME", "VALUE_COUNT",
    ]  # fmt: skip


def test_an_inserted_enum_value_renames_no_other():
    assert naming.enum_members(["15MIN", "1DAY"], "Made")[1] == naming.enum_members(["5MIN", "1DAY"], "Made")[1]


def test_enum_values_that_differ_in_case_only_both_stay():
    names = naming.enum_members(["Optimize self", "optimize self", "Other"], "Made")
    assert names == ["Optimize_self", "optimize_self", "OTHER"]


def test_enum_values_that_would_have_one_name_are_told_apart_whatever_their_order():
    names = naming.enum_members(["a b", "a-b", "c"], "Made")
    assert naming.enum_members(["c", "a-b", "a b"], "Made") == names[::-1]
    assert len({*names}) == 3


@pytest.mark.parametrize(
    ("names", "usable"),
    [
        (["ON", "OFF"], True),
        (["ON"], False),
        (["ON", "ON"], False),
        (["ON", "x\nimport os"], False),
        (["ON", "class"], False),
        (["ON", "name"], False),
        (["ON", "_missing_"], False),
        (["ON", "ÄÖ"], False),
        (["ON", ""], False),
    ],
)
def test_names_that_the_document_states_for_enum_values_must_fit(names, usable):
    assert naming.are_enum_members(names, ["on", "off"]) == usable


def test_two_things_under_one_name_are_refused():
    with pytest.raises(GenerationError, match=r"methods: two things would be called 'users\.list'"):
        naming.all_different(["users.list", "users.get", "users.list"], "methods")


@pytest.mark.parametrize("name", ["x" * 5_000, "aB" * 300, "Thing " * 60, "é" * 400])
def test_a_long_name_becomes_one_that_a_file_can_have(name):
    found = naming.class_name(name)
    assert naming.class_name(found) == found
    assert len(naming.module(found)) <= 220
    assert found != naming.class_name(name + "y")
    assert naming.shortened(name[:100]) == name[:100]
