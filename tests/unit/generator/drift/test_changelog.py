"""A pinned document writes its entry into the changelog."""

import pytest

from generator.drift.changelog import with_entry
from generator.drift.changes import Changes
from generator.drift.report import Report, Source
from generator.errors import GenerationError
from tests.support.documents import ROOT

SOURCE = Source("openapi.json", "a" * 64, "2.0")


def report():
    changes = Changes()
    changes.api("api-removed-without-deprecation", "client.things.list")
    changes.api("endpoint-deprecated", "client.things.get", new="")
    for number in range(20):
        changes.api("endpoint-added", f"client.things.get_{number}", new=f"GET /{number}")
    changes.api("endpoint-description-changed", "client.things.update", "a", "b")
    return Report(SOURCE, Source("other.json", "b" * 64, "2.1"), tuple(changes.sorted()))


ENTRY = """\
- The API document is another one (bbbbbbbbbbbb): 1 breaking, 1 to look at, 21 safe. This asks for a major version.
  - **breaking** `client.things.list` is gone, without having been deprecated
  - to look at: `client.things.get`
"""


def test_the_entry_ends_the_list_of_changes():
    text = "# Changelog\n\n## Unreleased\n\n### Changed\n\n- One.\n\n### Fixed\n\n- Two.\n\n## 0.1.0\n\n### Changed\n\n- Old.\n"
    new = with_entry(text, report())
    assert f"- One.\n{ENTRY}" in new
    assert new.endswith("\n\n### Fixed\n\n- Two.\n\n## 0.1.0\n\n### Changed\n\n- Old.\n")
    assert "and 8 more" in " ".join(new.split())
    assert max(map(len, new.splitlines())) <= 120


@pytest.mark.parametrize("text", ["## Unreleased\n", "## Unreleased\n\n### Added\n\n- One.\n"])
def test_a_list_of_changes_is_begun(text):
    assert f"\n### Changed\n\n{ENTRY}" in with_entry(text, report())


def test_the_changelog_of_the_project_takes_an_entry():
    old = (ROOT / "CHANGELOG.md").read_text()
    new = with_entry(old, report())
    assert len(new.splitlines()) > len(old.splitlines())
    assert [line for line in old.splitlines() if line not in new.splitlines()] == []


def test_a_changelog_without_a_section_is_refused():
    with pytest.raises(GenerationError, match="has no section"):
        with_entry("# Changelog\n", report())
