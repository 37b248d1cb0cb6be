"""Tools for tests of programs that use the client: pytest fixtures, a stub, builders, a clock, recordings.

`VirtualClock`, `Stub`, `build` and recordings need nothing but the client; the fixtures need the extra `testing`.
"""

import importlib

# As typing.TYPE_CHECKING: the pytest plugin below this package is loaded by every run of pytest, so nothing here may
# cost anything before it is used.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from podero.testing import strategies
    from podero.testing._builders import build
    from podero.testing._clock import VirtualClock
    from podero.testing._matching import StubCall, contains
    from podero.testing._recording import RecordingTransport, ReplayTransport
    from podero.testing._stub import Expectation, Stub

_HOME = {
    "Expectation": "podero.testing._stub",
    "RecordingTransport": "podero.testing._recording",
    "ReplayTransport": "podero.testing._recording",
    "Stub": "podero.testing._stub",
    "StubCall": "podero.testing._matching",
    "VirtualClock": "podero.testing._clock",
    "build": "podero.testing._builders",
    "contains": "podero.testing._matching",
}

__all__ = [
    "Expectation",
    "RecordingTransport",
    "ReplayTransport",
    "Stub",
    "StubCall",
    "VirtualClock",
    "build",
    "contains",
    "strategies",
]


if not TYPE_CHECKING:  # pragma: no branch - a type checker would take any name for granted

    def __getattr__(name: str) -> object:
        if name == "strategies":
            return importlib.import_module("podero.testing.strategies")
        if name not in _HOME:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        value = globals()[name] = getattr(importlib.import_module(_HOME[name]), name)
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
