"""A read-only look at the real service."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from rich.console import Console

from podero import PoderoClient
from podero.cli._show import format_value, print_devices, require_id


class Tour:
    """Prints what an organization has; writes nothing to the service."""

    def __init__(self, podero: PoderoClient, console: Console) -> None:
        self.podero = podero
        self.console = console

    async def run(self) -> None:
        """Read users, savings, the devices of the first user who has any, and charging sessions."""
        podero, began = self.podero, time.monotonic()
        me = await podero.auth.me()
        self.console.print(f"Signed in as {me.email} with role {me.role}.")
        users = await podero.users.list()
        self.console.print(f"The organization has {len(users)} users.")
        now = datetime.now(UTC)
        totals = await podero.devices.get_savings(start_datetime=now - timedelta(days=30), end_datetime=now)
        self.console.print(f"Its devices saved {totals.total_savings:,.2f} in the last 30 days.")
        for user in users:
            if user.num_heat_pumps or user.num_electric_vehicles or user.num_inverters:
                pumps = await podero.heat_pumps.list(user.id)
                cars = await podero.electric_vehicles.list(user.id)
                inverters = await podero.inverters.list(user.id)
                print_devices(
                    self.console,
                    [
                        *(
                            ("heat pump", pump, [("outdoor", format_value(pump.outdoor_temperature, "°C"))])
                            for pump in pumps
                        ),
                        *(("EV", car, [("battery", format_value(car.battery_level, "%"))]) for car in cars),
                        *(
                            ("inverter", box, [("solar", format_value(box.current_solar_production_w, "W"))])
                            for box in inverters
                        ),
                    ],
                )
                for car in cars[:1]:
                    begin, end = (now - timedelta(days=30)).date(), now.date()
                    sessions = podero.charging_sessions.iterate(user.id, require_id(car.id), from_=begin, to=end)
                    count = len([session async for session in sessions])
                    self.console.print(f"The first EV charged {count} times in the last 30 days.")
                break
        self.console.print(f"[bold green]Done[/] in {time.monotonic() - began:.1f} s; nothing was written.")
