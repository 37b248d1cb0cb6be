"""Pieces of code know what they import, and text of the document stays in its quotes."""

import pytest

from generator.code import ANY, DATE, LIST, STR, UUID, Name, code, import_lines, joined, quoted
from generator.errors import GenerationError

PRICE = Name("Price", ".models.price")
CHECK = Name("check", "._runtime")


def test_code_is_put_together_with_its_names():
    inner = code(LIST, "[", UUID, "]")
    whole = code("x: ", inner, " | None")
    assert str(whole) == "x: list[uuid.UUID] | None"
    assert whole.names == {LIST, UUID}
    assert str(joined(", ", [inner, code("*"), code(STR)])) == "list[uuid.UUID], *, str"
    assert str(joined(", ", [])) == ""


def test_a_name_is_replaced_where_it_is_a_name_and_not_in_texts():
    annotation = code("list: ", LIST, "[", PRICE, "]")
    assert str(annotation.replaced({LIST: Name("builtins.list", "builtins")})) == "list: builtins.list[Price]"


def test_imports_of_a_module_depend_on_where_it_is():
    names = {ANY, DATE, UUID, STR, PRICE, CHECK}
    assert import_lines(names, "models", []) == [
        "from .._runtime import check",
        "from .price import Price",
        "from typing import Any",
        "import datetime",
        "import uuid",
    ]
    assert import_lines({PRICE, CHECK}, "api.users", []) == [
        "from ..._runtime import check",
        "from ...models.price import Price",
    ]


@pytest.mark.parametrize(
    ("names", "defined"),
    [
        ({ANY, Name("Any", ".models.any_")}, []),
        ({Name("Users", ".models.users")}, ["Users"]),
        ({UUID, Name("uuid", ".models.uuid")}, []),
    ],
)
def test_two_things_under_one_name_in_a_module_are_refused(names, defined):
    with pytest.raises(GenerationError, match=r"api\.users: '\w+' would be two things, .*; set x-podero-name"):
        import_lines(names, "api.users", defined)


def test_text_of_the_document_cannot_leave_its_quotes():
    for text in ('a"b', "a\\", "a\nb", "ü", 'x" + open("y") + "', "\x00", "\ud800", "\u2028"):
        literal = quoted(text)
        assert literal.isascii()
        assert eval(literal) == text
