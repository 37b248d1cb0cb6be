"""What to install for the optional parts."""

from __future__ import annotations


def needed(what: str, extra: str) -> str:
    """The message for a part whose extra is not installed.

    Args:
        what: The part, such as "the simulator".
        extra: Name of the extra.
    """
    return (
        f"{what} needs the extra {extra!r} of podero-client: install it as you installed the client, such as "
        f"pip install '.[{extra}]' in a checkout"
    )
