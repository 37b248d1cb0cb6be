"""Scheduled actions."""

from __future__ import annotations

from datetime import timedelta

from podero.simulator._world.scheduler import Scheduler
from tests.support.simulator import START


def test_due_actions_run_once_and_in_order():
    scheduler, ran = Scheduler(), []
    for hours in (3, 1, 2, 1):
        scheduler.schedule(START + timedelta(hours=hours), ran.append)
    scheduler.run_due(START + timedelta(hours=2))
    assert [(moment - START).total_seconds() / 3600 for moment in ran] == [1, 1, 2]
    scheduler.run_due(START + timedelta(hours=4))
    assert len(ran) == 4


def test_an_action_can_schedule_another_that_is_due_at_once():
    scheduler, ran = Scheduler(), []
    scheduler.schedule(START, lambda due: scheduler.schedule(due, ran.append))
    scheduler.run_due(START)
    assert ran == [START]
