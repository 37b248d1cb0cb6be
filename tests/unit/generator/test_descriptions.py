"""The descriptions: each stands on something that the document has, names its source, and says more than the name does."""

import ast
import re

from generator import overlay
from generator.build import HERE, PACKAGE, ROOT
from generator.flatten import VERBS
from podero import errors
from podero_client import models as podero_models
from tests.support.documents import RECEIVED

DESCRIPTIONS = overlay.read(HERE / "descriptions.yaml")
NAMED = overlay.apply(RECEIVED, overlay.read(HERE / "overlay.yaml"))
SCHEMAS = NAMED["components"]["schemas"]
TEXTS = {"x-podero-note", "x-podero-summary", "description"}
STOP_WORDS = set("a an the of is are to in on at by for and or it its this that with from whether".split())

# names and values that no schema lists: of the guides, and of free texts
NOT_IN_SCHEMAS = {
    *("away_mode_minimum_dhw_temperature_limit", "single_family_home", "date", "prices", "price_eur_mwh", "accepted"),
    *("DE", "fr", "/oauth2/token/", "Gas boiler", "Students", "reauthenticate", "information", "not_at_home", "error"),
    *("Low", "Mid", "Max", "min", "low", "mid", "max", "Hot Water", "Heating", "Pool Heating", "Standby", "Off", "heating"),
    *("hp_atw", "ev", "inverter", "iv", "wb", "hp", "authenticated", "unknown", "password", "refresh_token"),
}  # fmt: skip


def leaves(update, path=()):
    for key, value in update.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield path, key, value


UPDATES = [
    (action["target"], path, key, value)
    for action in DESCRIPTIONS["actions"]
    for path, key, value in leaves(action["update"])
]
NOTES = [
    (path[0], path[2], value)
    for target, path, key, value in UPDATES
    if key == "x-podero-note" and target == "$.components.schemas" and len(path) == 3
]


def words(text):
    found = re.findall(r"[a-z0-9]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", text).lower())
    return {word.removesuffix("s") for word in found} - STOP_WORDS


def models():
    """The fields of the generated models: class, field, docstring."""
    for path in sorted((ROOT / PACKAGE / "models").glob("*.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef):
                for member, after in zip(node.body, [*node.body[1:], None], strict=True):
                    if isinstance(member, ast.AnnAssign) and not member.target.id.startswith("__"):
                        yield node.name, member.target.id, text_of(after)


def text_of(node):
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return " ".join(node.value.value.split()) if is_text else ""


def told(docstring):
    """What a docstring says beyond unit and default."""
    rest = re.sub(r"(The server's default is .*; it is not sent\.|Default: .*)\Z", "", docstring).strip()
    return re.sub(r"\AIn [^.]*\.\Z", "", rest)


def test_every_description_stands_on_something_that_the_document_has():
    for target, path, key, _value in UPDATES:
        if target in ("$.components.schemas", "$.paths"):
            place = SCHEMAS if target == "$.components.schemas" else NAMED["paths"]
            for step in path:
                assert step in place, (target, path)
                place = place[step]
        assert key in {*TEXTS, "x-podero-unit"}, (target, path)


def test_every_action_names_its_source():
    for action in DESCRIPTIONS["actions"]:
        assert "API record, section" in action["description"], action["target"]


def says_nothing_new(model, field, note):
    schema = SCHEMAS[model]["properties"][field]
    return words(note) <= words(" ".join([field, schema.get("title", ""), schema.get("description", "")]))


def test_a_note_says_more_than_the_name_and_the_document():
    assert says_nothing_new("HeatPumpInput", "comment", "The comment.")
    assert [note for note in NOTES if says_nothing_new(*note)] == []


def test_a_note_is_short_and_made_of_sentences():
    assert [note for note in NOTES if not re.fullmatch(r".{10,300}[.]", note[2])] == []


def test_what_a_description_refers_to_exists():
    operations = [
        (path, operation) for path, item in NAMED["paths"].items() for verb, operation in item.items() if verb in VERBS
    ]
    methods = {f"{o['x-podero-resource']}.{o['x-podero-method']}" for _path, o in operations}
    known = {*errors.__all__} | methods | {method.partition(".")[2] for method in methods} | NOT_IN_SCHEMAS | {*SCHEMAS}
    known |= {name for schema in SCHEMAS.values() for name in schema.get("properties", {})}
    known |= {value for schema in SCHEMAS.values() for value in schema.get("enum", ())}
    known |= {p["name"].replace("-", "_") for _path, o in operations for p in o.get("parameters", ())}
    texts = [value for _target, _path, key, value in UPDATES if key in TEXTS]
    assert {name for text in texts for name in re.findall(r"`([^`]+)`", text)} - known == set()


def test_no_field_is_told_the_same_twice():
    for model, field, docstring in models():
        sentences = re.split(r"(?<=\.) ", docstring)
        assert len(set(sentences)) == len(sentences), (model, field, docstring)


def test_help_tells_what_the_fields_mean():
    for model, field, docstring in models():
        told_by_help = " ".join((getattr(podero_models, model).__doc__ or "").split())
        assert not docstring or f"{field}: {docstring}" in told_by_help, (model, field)


def test_most_fields_are_described():
    fields = list(models())
    described = [field for field in fields if told(field[2])]
    assert len(described) >= 0.7 * len(fields), f"{len(described)} of {len(fields)}"


def test_every_schema_and_enum_has_a_summary():
    for name, schema in SCHEMAS.items():
        own = [v for t, path, key, v in UPDATES if path == (name,) and key == "x-podero-summary"]
        assert own or schema.get("description") or schema.get("x-podero-summary"), name


def test_every_parameter_is_described():
    described = overlay.apply(NAMED, DESCRIPTIONS)
    for path, item in described["paths"].items():
        for verb, operation in [entry for entry in item.items() if entry[0] in VERBS]:
            for parameter in operation.get("parameters", ()):
                if parameter["name"] != "org_id":  # the generator describes it, as the client fills it in
                    text = parameter.get("description") or parameter["schema"].get("description")
                    assert text, (verb, path, parameter["name"])
