"""The command line for tools: any document, any target, further overlays."""

import json

import pytest

from generator.__main__ import main
from tests.support.documents import PINNED

OVERLAY = """
overlay: 1.0.0
info: { title: Mine, version: 1.0.0 }
actions:
  - target: $.paths
    description: A name of mine.
    update:
      /api/partners/v2.0/auth/me:
        get: { x-podero-method: whoami }
"""


def test_a_further_overlay_is_applied(tmp_path):
    (tmp_path / "mine.yaml").write_text(OVERLAY)
    (tmp_path / "document.json").write_text(json.dumps(PINNED))
    target = tmp_path / "podero_client"
    arguments = ["--document", tmp_path / "document.json", "--target", target, "--overlay", tmp_path / "mine.yaml"]
    assert main([str(argument) for argument in arguments]) == 0
    assert (target / "api" / "auth" / "whoami.py").is_file()
    assert not (target / "api" / "auth" / "me.py").exists()


@pytest.mark.parametrize("option", ["--document", "--overlay"])
def test_a_file_that_is_not_there_is_named(option, tmp_path, capsys):
    assert main(["--target", str(tmp_path / "podero_client"), option, str(tmp_path / "absent")]) == 1
    assert "absent" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_no_generation_made_is_refused(tmp_path, capsys):
    (tmp_path / "mine.txt").touch()
    assert main(["--target", str(tmp_path)]) == 1
    assert "neither empty nor a generated package" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["drift", "pin", "propose"])
def test_other_commands_have_their_own_options(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"python -m generator {command}" in capsys.readouterr().out
