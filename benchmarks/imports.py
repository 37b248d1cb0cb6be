"""What imports cost, in CPU and each in a process of its own."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.fixture import ROOT
from benchmarks.report import Goal, Report, number
from benchmarks.timing import Rounds, ratio

_URL = "base_url='http://127.0.0.1:9'"
CASES = {
    "`import podero`": "import podero",
    "`from podero import PoderoClient`": "from podero import PoderoClient",
    "`podero` and every model": "from podero import models\nfor name in models.__all__: getattr(models, name)",
    "a `PoderoClient` and one resource ready": (
        f"from podero import PoderoClient\nPoderoClient(token='t', org_id='{'0' * 32}', {_URL}).inverters"
    ),
    "stock: every model": "import stock_client.models",
    "stock: a client and one endpoint": (
        "from stock_client import AuthenticatedClient\n"
        f"AuthenticatedClient(token='t', {_URL}).get_async_httpx_client()\n"
        "from stock_client.api.user_solar_inverters import "
        "integrations_api_api_v2_organizations_users_inverters_router_retrieve_inverters"
    ),
    "`import httpx`": "import httpx",
    "`import httpx` where click is installed": 'del sys.modules["click"]\nimport httpx',
    "`import aiohttp`": "import aiohttp",
    "`import attrs`": "import attrs",
    "`import msgspec`": "import msgspec",
}
HTTPX = "`import httpx`"
WATCHED = ("attrs", "msgspec", "httpx", "aiohttp")

# httpx imports its command line, and with it click and rich, where these are installed: not in a service.
_PROGRAM = """
import sys, time
sys.modules["click"] = None
before = set(sys.modules)
started = time.process_time()
{statement}
seconds = time.process_time() - started
import json
new = [name for name in sys.modules if name not in before]
print(json.dumps([seconds, len(new), [name for name in {watched} if name in new]]))
"""


def run(report: Report, stock: Path, *, smoke: bool) -> None:
    """Measure and report.

    Args:
        report: Where to.
        stock: Folder of the stock package.
        smoke: Only show that it works.
    """
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(stock)))}
    rounds = 1 if smoke else 9
    times: Rounds = {name: [] for name in CASES}
    modules: dict[str, int] = {}
    loaded: dict[str, list[str]] = {}
    # the first round compiles and warms the disk cache
    for number_of_round in range(rounds + (not smoke)):
        for name, statement in CASES.items():
            program = _PROGRAM.format(statement=statement, watched=WATCHED)
            done = subprocess.run(
                [sys.executable, "-c", program],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
                env=environment,
                cwd=stock,
            )
            seconds, modules[name], loaded[name] = json.loads(done.stdout)
            if number_of_round or smoke:
                times[name].append(seconds * 1e3)
    rows = [
        [
            name, number(statistics.median(times[name])), number(ratio(times, name, HTTPX)), str(modules[name]),
            ", ".join(loaded[name]) or "-",
        ]
        for name in CASES
    ]  # fmt: skip
    columns = ["", "CPU ms", "of `import httpx`", "modules", "of these four"]
    report.table("imports", f"Imports (the last column: which of {', '.join(WATCHED)} are loaded)", columns, rows)
    package, client, _, ready = list(CASES)[:4]
    report.goals += [
        Goal("`import podero`", 0.15, ratio(times, package, HTTPX), "of `import httpx`"),
        Goal("it loads attrs or msgspec", 0, len({"attrs", "msgspec"} & {*loaded[package]}), ""),
        Goal("`from podero import PoderoClient`", 0.75, ratio(times, client, HTTPX), "of `import httpx`"),
        Goal("it loads httpx or aiohttp", 0, len({"httpx", "aiohttp"} & {*loaded[client]}), ""),
        Goal(
            "a client made and one resource ready",
            0.75,
            ratio(times, ready, "stock: a client and one endpoint"),
            "of stock",
        ),
    ]
