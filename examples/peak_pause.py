"""Pause heat pumps in the most expensive hours, every day: python examples/peak_pause.py [HOURS]."""

import asyncio
import sys
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import attrs

from podero import PoderoClient, errors, models

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@attrs.frozen
class Pump:
    """A heat pump that takes part."""

    user_id: uuid.UUID
    id: uuid.UUID


@attrs.frozen
class Outcome:
    """What came of one expensive hour."""

    until: datetime
    paused: int
    failed: int


class PeakPause:
    """Pauses the heat pumps of all users while power is most expensive.

    Args:
        podero: The client.
        hours: Hours of pause a day.
        zone: Whose prices count.
        now: The time; a test brings its own.
    """

    def __init__(
        self,
        podero: PoderoClient,
        *,
        hours: int = 2,
        zone: models.PriceZone = models.PriceZone.AT,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._podero = podero
        self._hours = hours
        self._zone = zone
        self._now = now
        self.outcomes: list[Outcome] = []

    async def run(self) -> None:
        """Work day after day, until it is cancelled."""
        while True:
            midnight = self._now().replace(hour=0, minute=0, second=0, microsecond=0) + DAY
            for hour in await self.plan():
                await self._sleep_until(hour)
                self.outcomes.append(await self.pause(until=hour + HOUR))
            await self._sleep_until(midnight)

    async def plan(self) -> list[datetime]:
        """The expensive hours that are left of today; prices that are unavailable are asked for again."""
        now = self._now()
        start = now.replace(hour=0, minute=0, second=0, microsecond=0)
        while True:
            try:
                prices = await self._podero.trading.get_prices(from_dt=start, to_dt=start + DAY, price_zone=self._zone)
            except errors.PoderoError as error:
                if not error.transient or self._now() > start + DAY:
                    raise
                await asyncio.sleep(error.retry_after or 300)
            else:
                break
        costs: dict[datetime, float] = {}
        for point in prices.data:
            if isinstance(point.timestamp, datetime) and isinstance(point.price, float):
                hour = point.timestamp.astimezone(UTC).replace(minute=0)
                costs[hour] = costs.get(hour, 0) + point.price
        dearest = sorted(costs, key=lambda hour: costs[hour], reverse=True)[: self._hours]
        return sorted(hour for hour in dearest if hour >= now)

    async def pause(self, *, until: datetime) -> Outcome:
        """Pause every heat pump; one that fails does not keep the others from it."""
        body = models.HeatPumpInput(pause_power_until=until)
        paused = failed = 0
        for pump in await self._pumps():
            try:
                await self._podero.heat_pumps.update(pump.user_id, pump.id, body)
                paused += 1
            except errors.PoderoError as error:
                print(f"heat pump {pump.id}: {error}", file=sys.stderr)
                failed += 1
        return Outcome(until, paused, failed)

    async def _pumps(self) -> list[Pump]:
        users = [user.id for user in await self._podero.users.list() if user.num_heat_pumps and user.id]
        lists = {user_id: await self._podero.heat_pumps.list(user_id) for user_id in users}
        return [Pump(user_id, pump.id) for user_id, pumps in lists.items() for pump in pumps if pump.id]

    async def _sleep_until(self, moment: datetime) -> None:
        await asyncio.sleep(max(0.0, (moment - self._now()).total_seconds()))


async def main(hours: int) -> None:
    """Say what is planned for today, and work."""
    async with PoderoClient() as podero:
        service = PeakPause(podero, hours=hours)
        print("planned today:", *(f"{hour:%H:%M}" for hour in await service.plan()), flush=True)
        await service.run()


if __name__ == "__main__":
    try:
        asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
    except KeyboardInterrupt:
        print("stopped")
