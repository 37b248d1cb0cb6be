"""Serve metrics for Prometheus while calls are made: python examples/prometheus_page.py [PORT]."""

import asyncio
import sys

from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.sdk.metrics import MeterProvider
from prometheus_client import start_http_server

from podero import PoderoClient, errors
from podero.instrumentation.opentelemetry import opentelemetry_hook


async def watch(hook_meters: MeterProvider) -> None:
    """Read something every minute; the page shows how that goes."""
    async with PoderoClient(hooks=[opentelemetry_hook(meter_provider=hook_meters)]) as podero:
        while True:
            try:
                users = await podero.users.list()
                print(f"{len(users)} users", flush=True)
            except errors.PoderoError as error:
                print(error, flush=True)
            await asyncio.sleep(60)


def main() -> None:
    """Serve the page in a thread of its own."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 9464
    meters = MeterProvider([PrometheusMetricReader()])
    server, thread = start_http_server(port, addr="127.0.0.1")
    print(f"metrics on http://127.0.0.1:{server.server_port}/metrics", flush=True)
    try:
        asyncio.run(watch(meters))
    except KeyboardInterrupt:
        print("stopped")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    main()
