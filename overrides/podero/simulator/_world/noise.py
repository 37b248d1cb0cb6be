"""Chance that depends on nothing but a seed and a position, so that any part of a series can be computed alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

# numpy's operators lose the type of elements, so that these only say what is meant.
Floats: TypeAlias = NDArray[Any]
Integers: TypeAlias = NDArray[Any]
Flags: TypeAlias = NDArray[Any]

_STEP, _SALT = np.uint64(0x9E3779B97F4A7C15), 0xD1B54A32D192ED03
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_SHIFTS = tuple(np.uint64(bits) for bits in (30, 27, 31, 11))


def seed_of(text: str) -> int:
    """Return a number of 64 bits for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def uniform(seeds: Iterable[int], positions: Integers, salt: int) -> Floats:
    """Return numbers from 0 up to 1, one row a seed and one column a position (SplitMix64)."""
    rows = np.array([(seed + salt * _SALT) % 2**64 for seed in seeds], dtype=np.uint64)
    return _mixed(rows, positions)


def several(seeds: Sequence[int], positions: Integers, salts: Sequence[int]) -> Floats:
    """Return what `uniform` does for several salts: by seed, salt and position."""
    rows = np.array([(seed + salt * _SALT) % 2**64 for seed in seeds for salt in salts], dtype=np.uint64)
    return _mixed(rows, positions).reshape(len(seeds), len(salts), len(positions))


def _mixed(rows: Integers, positions: Integers) -> Floats:
    mixed = rows[:, None] + positions.astype(np.uint64)[None, :] * _STEP
    mixed ^= mixed >> _SHIFTS[0]
    mixed *= _MIX_1
    mixed ^= mixed >> _SHIFTS[1]
    mixed *= _MIX_2
    mixed ^= mixed >> _SHIFTS[2]
    shares: Floats = (mixed >> _SHIFTS[3]).astype(np.float64) * 2.0**-53
    return shares
