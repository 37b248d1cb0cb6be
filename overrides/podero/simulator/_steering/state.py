"""Saves a whole simulator: its world, time, credentials, tokens, faults and journal; and goes back to it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, cast

import attrs

from podero.simulator._api.tokens import TokenService
from podero.simulator._http.faults import Fault, Faults
from podero.simulator._http.request_log import ReceivedRequest
from podero.simulator._steering.codec import Decoder, Encoder
from podero.simulator._world.history import History
from podero.simulator._world.prices import PriceBook
from podero.simulator._world.world import World

FORMAT = 2

# What follows from the rest, or is written by itself.
_NOT_SAVED = {"clock", "history", "prices", "scheduler"}


@attrs.define
class Parts:
    """What a state consists of.

    Args:
        world: The world with its clock.
        tokens: Credentials and tokens.
        faults: Injected faults, and what chance decides next.
        requests: The log of requests.
        strict: Whether requests are refused that hold what the document does not know.
        resident_id: The first end-user, or None.
    """

    world: World
    tokens: TokenService
    faults: Faults
    requests: list[ReceivedRequest]
    strict: bool
    resident_id: str | None


def save(parts: Parts) -> dict[str, Any]:
    """Return the state as JSON, with a checksum: numbers that a tool has rounded would make another world."""
    world, write = parts.world, Encoder().write
    state = {
        "world": {name: write(value) for name, value in vars(world).items() if name not in _NOT_SAVED},
        "prices": write(world.prices.sent),
        "scheduler": write(vars(world.scheduler)),
        "clock": write(world.clock.state()),
        "tokens": write(parts.tokens.state()),
        "faults": write(parts.faults.state()),
        "requests": write(parts.requests),
        "strict": parts.strict,
        "resident_id": parts.resident_id,
    }
    return {"format": FORMAT, "checksum": _checksum(state), "state": state}


def load(saved: Any, world: World, tokens: TokenService, faults: Faults) -> Parts:
    """Put a saved state into a world, a token service and faults that nobody uses yet.

    What is no saved state is a ValueError.
    """
    try:
        state = saved["state"]
        is_known = saved["format"] == FORMAT and saved["checksum"] == _checksum(state)
    except (TypeError, LookupError, RecursionError):
        is_known = False
    if not is_known:
        message = "state: this is no saved state of this release, or it was changed"
        raise ValueError(message)
    state = saved["state"]
    try:
        decoder = Decoder()
        _restore(state, decoder, world, tokens)
        # In the order in which they were written, since objects are numbered.
        restored, requests = decoder.read(state["faults"]), decoder.read(state["requests"])
        _check(restored["injected"], Fault)
        _check([restored["rng"]], random.Random)
        _check(requests, ReceivedRequest)
        faults.restore(restored)
        return Parts(world, tokens, faults, requests, bool(state["strict"]), state["resident_id"])
    except (TypeError, LookupError, AttributeError, ValueError, OverflowError) as error:
        message = f"state: it cannot be read: {error}"
        raise ValueError(message) from error


def _check(items: Iterable[Any], kind: type) -> None:
    for item in items:
        if not isinstance(item, kind):
            message = f"{item!r} is no {kind.__name__}"
            raise TypeError(message)


def _restore(state: dict[str, Any], decoder: Decoder, world: World, tokens: TokenService) -> None:
    world.clock.restore(decoder.read(state["clock"]))
    decoded = {name: decoder.read(value) for name, value in state["world"].items()}
    for name in vars(world).keys() - _NOT_SAVED:
        if type(decoded[name]) is not type(getattr(world, name)):
            message = f"{name} is no {type(getattr(world, name)).__name__}"
            raise TypeError(message)
        setattr(world, name, decoded[name])
    world.prices = PriceBook(world.seed)
    world.prices.sent.update(decoder.read(state["prices"]))
    vars(world.scheduler).update(decoder.read(state["scheduler"]))
    world.history = History(world.seed, world.prices, world.houses)
    tokens.restore(decoder.read(state["tokens"]))


def _checksum(state: Any) -> str:
    # The order of fields counts: it is that of users and devices in lists.
    text = json.dumps(_canonical(state), separators=(",", ":"))
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _canonical(value: Any) -> Any:
    """Treat 1.0 as 1, which JSON does not tell apart."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _canonical(child) for key, child in cast("dict[str, Any]", value).items()}
    return [_canonical(item) for item in cast("Iterable[Any]", value)] if isinstance(value, list) else value
