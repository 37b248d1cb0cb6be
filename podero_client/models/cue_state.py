from ..enums import OpenEnum


class CueState(OpenEnum):
    """Cue state."""

    SUCCESS = "success"
    FAIL = "fail"
