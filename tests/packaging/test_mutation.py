"""The list of planted faults fits the code that they are planted in."""

from tests.mutation.__main__ import AREAS
from tests.packaging.conftest import ROOT

FAULTS = [fault for faults in AREAS.values() for fault in faults]


def test_every_fault_can_be_planted_in_one_place():
    wrong = [
        f"{fault.path} holds {fault.old!r} {count} times"
        for fault in FAULTS
        if (count := (ROOT / fault.path).read_text().count(fault.old)) != 1
    ]
    assert wrong == []


def test_every_fault_is_another_one_and_still_a_program():
    assert len({(fault.path, fault.old, fault.new) for fault in FAULTS}) == len(FAULTS)
    for fault in FAULTS:
        assert fault.new != fault.old
        if fault.path.endswith(".py"):
            compile((ROOT / fault.path).read_text().replace(fault.old, fault.new), fault.path, "exec")


def test_every_fault_has_two_judges():
    for fault in FAULTS:
        assert len({*fault.judges}) == len(fault.judges) >= 2, fault
        assert [judge for judge in fault.judges if not (ROOT / judge).is_file()] == []


def test_the_page_says_how_many_there_are():
    assert f"{len(FAULTS)} faults are planted" in " ".join((ROOT / "docs" / "contract-tests.md").read_text().split())
