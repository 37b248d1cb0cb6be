from ..enums import OpenEnum


class CueState(OpenEnum):
    """Values of Cue state."""

    SUCCESS = "success"
    FAIL = "fail"
