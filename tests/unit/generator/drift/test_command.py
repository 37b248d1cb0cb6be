"""`python -m generator drift`: exit codes, formats, what is kept, and whose drift it is."""

import json

import pytest

from generator.drift import command
from generator.errors import GenerationError
from tests.support.documents import PINNED, ROOT
from tests.support.pinning import Site, broken, grown, project


def write(folder, document):
    path = folder / "other.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return str(path)


def safer():
    document = json.loads(json.dumps(PINNED))
    document["components"]["schemas"]["HeatPumpOutput"]["properties"]["noise_db"] = {"type": "number"}
    return document


@pytest.mark.parametrize(
    ("document", "code"),
    [(PINNED, 0), (safer(), 0), (grown(), 1), (broken(), 2), ("<html>", 3), ('{"detail": "Unauthorized"}', 3)],
    ids=["same", "safe", "to look at", "breaking", "HTML", "401"],
)
def test_the_exit_code_is_the_class(document, code, tmp_path, capsys):
    assert command.main(["drift", write(tmp_path, document)]) == code
    out, err = capsys.readouterr()
    assert bool(out) == (code < 3)
    assert bool(err) == (code == 3)


def test_a_document_that_nothing_can_be_generated_from_is_reported(tmp_path, capsys, monkeypatch):
    def decide(*_):
        raise GenerationError("overlay.yaml:7: matches nothing", "#/paths: cannot be read")

    monkeypatch.setattr(command, "decide", decide)
    assert command.main(["drift", write(tmp_path, safer())]) == 1
    out = capsys.readouterr().out
    assert "HeatPumpOutput.noise_db is new" in out
    assert "No package can be generated from it:\n  overlay.yaml:7: matches nothing\n  #/paths: cannot be read\n" in out


def test_programs_are_scanned(tmp_path, capsys):
    (tmp_path / "run.py").write_text(
        "async def run(client, user):\n    return (await client.heat_pumps.list(user))[0].id\n"
    )
    assert command.main(["drift", write(tmp_path, broken()), "--scan", str(tmp_path)]) == 2
    assert f"used at {tmp_path / 'run.py'}:2\n" in capsys.readouterr().out
    assert command.main(["drift", write(tmp_path, broken()), "--scan", str(tmp_path / "absent")]) == 3


def test_a_report_and_its_document_are_kept(tmp_path, capsys):
    with Site(200, json.dumps(broken()).encode()) as site:
        assert command.main(["drift", site.url, "--format", "json", "--save", str(tmp_path / "kept")]) == 2
    out = capsys.readouterr().out
    assert json.loads(out)["level"] == "breaking"
    assert (tmp_path / "kept" / "report.json").read_text() == out
    assert (tmp_path / "kept" / "report.md").read_text().startswith("## API drift: 1 breaking")
    assert json.loads((tmp_path / "kept" / "openapi.json").read_text()) == broken()


def test_drift_of_the_generator_is_not_taken_for_drift_of_the_document(tmp_path, capsys):
    place = project(tmp_path / "project")
    lock = place / "podero_client.lock.json"
    text = lock.read_text()
    assert '"comment": {"type": "str | None | Unset"}' in text
    lock.write_text(text.replace('"comment": {"type": "str | None | Unset"}', '"comment": {"type": "str | Unset"}'))
    assert command.main(["drift", str(ROOT / "openapi.json")], place) == 0
    out = capsys.readouterr().out
    assert "API drift: the same document" in out
    assert "The generator changed too" in out
    assert "models.HeatPumpInput.comment.type: str | Unset -> str | None | Unset" in out


def test_another_project_can_hold_the_pinned_document(tmp_path, capsys):
    place = project(tmp_path / "project")
    (place / "openapi.json").write_text(json.dumps(grown()))
    assert command.main(["drift", str(ROOT / "openapi.json")], place) == 2
    assert "PriceZone.FR is gone" in capsys.readouterr().out
