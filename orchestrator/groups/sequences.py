"""The seeds of a group's children. Pure: the same base seed gives the same seeds, always."""

import hashlib
from collections.abc import Callable
from enum import StrEnum
from math import gcd

from studio_kit.errors import Invalid

GREATEST_EXACT = 2**53 - 1
"""Above it a browser rounds a whole number, and the seed that it shows is no longer the seed."""

RANDOM_GAP = 1_000_000
"""Random seeds lie at least so far apart where the range has room for it."""

GOLDEN_RATIO = 0.6180339887498949
"""(sqrt(5) - 1) / 2: multiples of it, wrapped, fill a range most evenly (Weyl's sequence)."""


class SeedStrategy(StrEnum):
    RANDOM = "random"  # far apart, in no order that can be seen
    SEQUENTIAL = "sequential"  # base, base + 1, base + 2 ...
    FIBONACCI = "fibonacci"  # base + 0, 1, 2, 3, 5, 8 ...: near ones and far ones
    GOLDEN_RATIO = "golden_ratio"  # spread evenly over the whole range, however many there are


class TooFewSeeds(Invalid):
    title = "The range has too few seeds"


def seed_sequence(
    strategy: SeedStrategy, *, base: int, count: int, low: int, high: int
) -> tuple[int, ...]:
    """`count` different seeds from `low` to `high`, the first of them `base`.

    The i-th is `low + (base - low + k(i)) mod size` with `size = high - low + 1` and k(0) = 0:
    sequential k(i) = i; fibonacci the Fibonacci numbers 0, 1, 2, 3, 5, 8 ...; golden_ratio
    k(i) = i * step, `step` the number nearest above `size * 0.618...` that shares no divisor
    with `size`; random the first 8 bytes of SHA-256 of "base/i/try" mod `size`, with the first try
    that keeps `RANDOM_GAP` (in a small range a quarter of the even distance) from all before it.
    A seed that was there already is raised by one until it is new. Raises `TooFewSeeds`.
    """
    size = high - low + 1
    if count > size:
        raise TooFewSeeds(
            f"The graph's seed inputs allow only {max(size, 0)} seeds ({low} to {high}); "
            f"ask for fewer than {count}."
        )
    offsets = _OFFSETS[strategy](base, count, size)
    return tuple(low + offset for offset in _distinct(offsets, base - low, size))


def _distinct(offsets: list[int], first: int, size: int) -> list[int]:
    taken: dict[int, None] = {}
    for offset in offsets:
        place = (first + offset) % size
        while place in taken:
            place = (place + 1) % size
        taken[place] = None
    return list(taken)


def _sequential(_: int, count: int, __: int) -> list[int]:
    return list(range(count))


def _fibonacci(_: int, count: int, size: int) -> list[int]:
    offsets, here, following = [0], 1, 2
    while len(offsets) < count:
        offsets.append(here)
        here, following = following % size, (here + following) % size
    return offsets[:count]


def _golden_ratio(_: int, count: int, size: int) -> list[int]:
    step = max(round(size * GOLDEN_RATIO), 1)
    while gcd(step, size) != 1:
        step += 1
    return [index * step for index in range(count)]


def _random(base: int, count: int, size: int) -> list[int]:
    gap = min(RANDOM_GAP, size // (4 * count))
    offsets = [0]
    for index in range(1, count):
        offsets.append(_far_from(offsets, base, index, size=size, gap=gap))
    return offsets


def _far_from(offsets: list[int], base: int, index: int, *, size: int, gap: int) -> int:
    tries = 0
    while True:
        drawn = _drawn(f"{base}/{index}/{tries}") % size
        if all(_distance(drawn, other, size) >= gap for other in offsets):
            return drawn
        tries += 1


def _drawn(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def _distance(one: int, other: int, size: int) -> int:
    apart = abs(one - other)
    return min(apart, size - apart)


_OFFSETS: dict[SeedStrategy, Callable[[int, int, int], list[int]]] = {
    SeedStrategy.RANDOM: _random,
    SeedStrategy.SEQUENTIAL: _sequential,
    SeedStrategy.FIBONACCI: _fibonacci,
    SeedStrategy.GOLDEN_RATIO: _golden_ratio,
}
