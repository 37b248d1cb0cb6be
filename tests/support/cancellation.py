"""Cancels a coroutine at each of its suspension points in turn, systematically and without a clock."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any, Literal

When = Literal["before", "done"]


class Interrupted:
    """Runs a coroutine and cancels the task at its k-th suspension.

    Args:
        call: What to run.
        at: Which suspension, from 1; one that never comes lets the coroutine complete.
        when: "before" cancels while the awaited thing is pending, "done" in the very turn of the loop in which it
            becomes done: the moment at which locks, queues and pools lose what they had just handed over.
    """

    def __init__(self, call: Coroutine[Any, Any, Any], at: int, when: When) -> None:
        self._call = call
        self._at = at
        self._when = when
        self.suspensions = 0

    def __await__(self) -> Generator[Any, Any, Any]:
        steps = self._call.__await__()
        advance: Callable[[], Any] = lambda: steps.send(None)  # noqa: E731
        while True:
            try:
                awaited = advance()
            except StopIteration as stop:
                return stop.value
            self.suspensions += 1
            if self.suspensions == self._at:
                self._cancel(awaited)
            try:
                sent = yield awaited
            except BaseException as exc:
                advance = lambda exc=exc: steps.throw(exc)  # noqa: E731
            else:
                advance = lambda sent=sent: steps.send(sent)  # noqa: E731

    def _cancel(self, awaited: Any) -> None:
        task = asyncio.current_task()
        assert task is not None
        if self._when == "done" and awaited is not None:
            # Added before the task adds its own wake-up, so it runs in the same turn and before it.
            awaited.add_done_callback(lambda _: task.cancel())
        else:
            asyncio.get_running_loop().call_soon(task.cancel)


async def cancel_everywhere(
    make_call: Callable[[], Coroutine[Any, Any, Any]],
    check: Callable[[], Awaitable[None]],
    *,
    prepare: Callable[[], Awaitable[None]] | None = None,
    most: int = 200,
) -> int:
    """Cancel a call at every suspension point, in both ways, and check what is left after each.

    Args:
        make_call: Makes a fresh call.
        check: Finds out whether the cancelled call left anything behind; raises if so.
        prepare: Brings about the state before each call.
        most: Suspensions after which the call is taken not to end.

    Returns:
        How many suspension points the call has.
    """
    points = 0
    for when in ("before", "done"):
        for at in range(1, most):
            if prepare is not None:
                await prepare()
            interrupted = Interrupted(make_call(), at, when)

            async def run(interrupted: Interrupted = interrupted) -> None:
                await interrupted

            task = asyncio.ensure_future(run())
            await asyncio.wait([task])
            cancelled = task.cancelled()
            if not cancelled:
                task.result()
            await check()
            if interrupted.suspensions < at:
                points = max(points, at - 1)
                break
            # A call that swallows a cancellation would look as if it had completed.
            assert cancelled, f"cancellation at point {at} ({when}) was swallowed"
        else:
            message = f"the call did not end within {most} suspensions"
            raise AssertionError(message)
    return points
