"""Print what every EV of the organization charged in the last 30 days: python examples/report.py."""

import asyncio
from datetime import UTC, datetime, timedelta

from podero import PoderoClient


async def main() -> None:
    """Walk users, cars and sessions."""
    until = datetime.now(UTC).date()
    async with PoderoClient() as podero:
        for user in await podero.users.list():
            if not user.num_electric_vehicles:
                continue
            for car in await podero.electric_vehicles.list(user.id):
                if not car.id:
                    continue
                sessions = podero.charging_sessions.iterate(user.id, car.id, from_=until - timedelta(days=30), to=until)
                energy = sum([float(session.energy_charged_kwh or 0) async for session in sessions])
                print(f"{user.email}: {sessions.total} sessions, {energy:.1f} kWh")


asyncio.run(main())
