"""Scheduled actions."""

from __future__ import annotations

from datetime import timedelta

from podero.simulator._world.scheduler import Scheduler
from tests.support.simulator import START


def test_due_actions_are_taken_once_and_in_order():
    scheduler = Scheduler()
    for hours in (3, 1, 2, 1):
        scheduler.schedule(START + timedelta(hours=hours), "connect", f"{hours} h")
    taken = list(scheduler.take_due(START + timedelta(hours=2)))
    assert [(action, subject) for _, action, subject in taken] == [("connect", f"{n} h") for n in (1, 1, 2)]
    assert [due - START for due, _, _ in taken] == [timedelta(hours=n) for n in (1, 1, 2)]
    assert [subject for _, _, subject in scheduler.take_due(START + timedelta(hours=4))] == ["3 h"]


def test_an_action_can_schedule_another_that_is_due_at_once():
    scheduler, taken = Scheduler(), []
    scheduler.schedule(START, "connect", "first")
    for _, _, subject in scheduler.take_due(START):
        taken.append(subject)
        if subject == "first":
            scheduler.schedule(START, "connect", "second")
    assert taken == ["first", "second"]
