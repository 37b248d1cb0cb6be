"""A look around the real service that only reads."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from rich.console import Console

from podero import PoderoClient, paginate
from podero.cli._show import devices, given, value


class Tour:
    """Reads what an organization has, and writes nothing.

    Args:
        podero: The client.
        console: Where to report.
    """

    def __init__(self, podero: PoderoClient, console: Console) -> None:
        self.podero = podero
        self.console = console

    async def run(self) -> None:
        """Read users, the devices of the first user who has any, savings and charging sessions.

        Raises:
            errors.PoderoError: A call failed.
        """
        podero, began = self.podero, time.monotonic()
        me = await podero.auth.me()
        self.console.print(f"You are {me.email}, role {me.role}.")
        users = await podero.users.list()
        self.console.print(f"The organization has {len(users)} users.")
        now = datetime.now(UTC)
        totals = await podero.devices.get_savings(start_datetime=now - timedelta(days=30), end_datetime=now)
        self.console.print(f"Savings of all devices in 30 days: {totals.total_savings:,.2f}")
        for user in users:
            if user.num_heat_pumps or user.num_electric_vehicles or user.num_inverters:
                pumps = await podero.heat_pumps.list(user.id)
                cars = await podero.electric_vehicles.list(user.id)
                inverters = await podero.inverters.list(user.id)
                devices(
                    self.console,
                    [
                        *(("heat pump", pump, [("outdoor", value(pump.outdoor_temperature, "°C"))]) for pump in pumps),
                        *(("EV", car, [("battery", value(car.battery_level, "%"))]) for car in cars),
                        *(
                            ("inverter", box, [("sun", value(box.current_solar_production_w, "W"))])
                            for box in inverters
                        ),
                    ],
                )
                for car in cars[:1]:
                    begin, end = (now - timedelta(days=30)).date(), now.date()
                    walk = paginate(podero.charging_sessions.list, user.id, given(car.id), from_=begin, to=end)
                    count = len([session async for session in walk])
                    self.console.print(f"The first EV charged {count} times in 30 days.")
                break
        self.console.print(f"[bold green]Done[/] in {time.monotonic() - began:.1f} s; nothing was written.")
