"""Tools for tests of programs that use the client: pytest fixtures, a stub, builders, a clock, recordings.

`VirtualClock`, `Stub`, `build` and recordings need nothing but the client; the fixtures need the extra `testing`.
"""

import importlib

# As typing.TYPE_CHECKING: the pytest plugin below this package is loaded by every run of pytest, so nothing here may
# cost anything before it is used.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from podero.testing._clock import VirtualClock

_HOME = {
    "VirtualClock": "podero.testing._clock",
}

__all__ = ["VirtualClock"]


if not TYPE_CHECKING:  # pragma: no branch - a type checker would take any name for granted

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        value = globals()[name] = getattr(importlib.import_module(_HOME[name]), name)
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
