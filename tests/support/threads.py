"""A program: eight threads read models that nothing in the process has used before."""

import json
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.setswitchinterval(1e-5)

from podero_client import codec, models
from tests.support import samples

NAMES = ["InverterOutput", "HeatPumpOutput", "ElectricVehicleOutput", "WallboxOutput", "HeatPumpDetailOutput"]
READS = [(getattr(models, name), samples.filled(name)) for name in NAMES]
THREADS = 8
barrier = threading.Barrier(THREADS)
done = []


def read():
    barrier.wait()
    for cls, value in READS:
        assert codec.decode(list[cls], json.dumps([value]).encode())[0] == cls.from_dict(value)
        assert json.loads(codec.encode(cls.from_dict(value)))
    done.append(1)


threads = [threading.Thread(target=read) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all read" if len(done) == THREADS else "some failed")
