"""YAML whose objects know their lines, with the types of JSON."""

import pytest

from generator import located
from generator.build import HERE, OVERLAYS
from generator.errors import GenerationError


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "overlay.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return located.read(path)

    return read


def test_objects_and_keys_know_their_lines(read):
    found = read("# first\na: 1\n\nb:\n  - c: 2\n    d: { e: 3 }\n")
    assert found == {"a": 1, "b": [{"c": 2, "d": {"e": 3}}]}
    assert (found.line, found.lines) == (2, {"a": 2, "b": 4})
    inner = found["b"][0]
    assert (inner.line, inner.lines, inner["d"].lines) == (5, {"c": 5, "d": 6}, {"e": 6})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2026-01-02", "2026-01-02"),
        ("0o17", "0o17"),
        ("017", 17),
        ("-3", -3),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.0.0", "1.0.0"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'5'", "5"),
        ("é 🔥", "é 🔥"),
    ],
)
def test_values_have_the_types_of_json(read, text, value):
    found = read(f"a: {text}\n")["a"]
    assert (found, type(found)) == (value, type(value))


def test_keys_are_text(read):
    found = read("200: a\ntrue: b\n1.5: c\n")
    assert found == {"200": "a", "true": "b", "1.5": "c"}
    assert found.lines == {"200": 1, "true": 2, "1.5": 3}


def test_an_object_takes_over_another_one_and_its_own_keys_win(read):
    found = read("a: &a { x: 1, y: 2 }\nb:\n  <<: *a\n  y: 3\nc: *a\n")
    assert found["b"] == {"x": 1, "y": 3}
    assert found["c"] == found["a"] == {"x": 1, "y": 2}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\na: 2\n", "'a' twice"),
        ("? [1]\n: 2\n", "is no text"),
        ("a: [", "is no YAML"),
        ("a: *gone\n", "is no YAML"),
        ("a: !!python/object/apply:os.system [true]\n", "is no YAML"),
        (b"a: \xff\n", "is no YAML"),
        ("- a\n", "must be an object"),
        ("", "must be an object"),
    ],
)
def test_what_is_no_object_is_refused_in_one_line(read, text, told):
    with pytest.raises(GenerationError, match=told) as caught:
        read(text)
    assert "overlay.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", OVERLAYS)
def test_lines_are_those_of_the_file(name):
    lines = (HERE / name).read_text().splitlines()
    for action in located.read(HERE / name)["actions"]:
        for key, line in action.lines.items():
            assert f"{key}:" in lines[line - 1]
