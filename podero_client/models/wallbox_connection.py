from ..enums import OpenEnum


class WallboxConnection(OpenEnum):
    """Wallbox connection."""

    ONLINE = "online"
    OFFLINE = "offline"
    NEVER_CONNECTED = "never_connected"
