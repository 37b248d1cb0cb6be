"""A local, stateful Podero Partner API for tests, demos and development.

Requires the extra `simulator`. Start it with `python -m podero.simulator`, or in a program:

    async with Simulator(seed=7, users=20) as sim:
        ...  # talk to sim.base_url with sim.client_id and sim.client_secret
"""

from podero._extras import needed

try:
    from podero.simulator._http.faults import Fault, Faults
    from podero.simulator._http.request_log import ReceivedRequest
    from podero.simulator._simulator import Simulator
    from podero.simulator._world.clock import Clock
except ModuleNotFoundError as error:
    msg = f"{error.name} is not installed; {needed('the simulator', 'simulator')}"
    raise ModuleNotFoundError(msg, name=error.name) from None

__all__ = ["Clock", "Fault", "Faults", "ReceivedRequest", "Simulator"]
