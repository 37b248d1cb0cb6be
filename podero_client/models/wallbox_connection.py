# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class WallboxConnection(OpenEnum):
    """Whether a wallbox can be reached."""

    ONLINE = "online"
    OFFLINE = "offline"
    NEVER_CONNECTED = "never_connected"
