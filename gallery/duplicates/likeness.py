"""How alike two pictures look: 64 bits of each, compared bit by bit.

The bits are the signs of a picture's lowest frequencies, as in C. Zauner, "Implementation and
benchmarking of perceptual image hash functions" (2010), section 3.2: another size, other
compression or a little more light change few of them, another picture changes about half.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .models import BITS, NO_LIKENESS

SIDE = 32
"""Pixels of the square that a picture is shrunk to."""

KEPT = 8
"""Frequencies across and down: 64 in all."""

LEAST_CONTRAST = 2.0
"""Standard deviation of the tones, of 255; below it the frequencies are noise."""

AT_ONCE = 2_000_000
"""Comparisons in one step: 16 MB."""

Hashes = NDArray[np.uint64]


def likeness_of(picture: bytes) -> int:
    """Of a small picture; as a signed number, which is what the index can keep.

    `NO_LIKENESS` for a picture of one tone. Raises `OSError` for what is no picture.
    """
    with Image.open(BytesIO(picture)) as image:
        small = image.convert("L").resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    tones = np.asarray(small, dtype=np.float64)
    if tones.std() < LEAST_CONTRAST:
        return NO_LIKENESS
    waves = _cosines()
    found = (waves @ tones @ waves.T).ravel()
    bits = np.packbits(found > np.median(found[1:]))  # the first is the brightness of it all
    return int(bits.view(">i8")[0])


def hashes(likenesses: Sequence[int]) -> Hashes:
    return np.array(likenesses, dtype=np.int64).view(np.uint64)


def distances(of: Hashes, one: int) -> NDArray[np.uint8]:
    """In how many of the 64 bits each differs from `one`."""
    return np.bitwise_count(of ^ hashes([one])[0])


def nearest(likenesses: Sequence[int], one: int, *, count: int) -> list[tuple[int, int]]:
    """(place, bits that differ) of those most like `one`, the most alike first."""
    apart = distances(hashes(likenesses), one)
    places = np.argsort(apart, kind="stable")[:count]
    return list(zip(places.tolist(), apart[places].tolist(), strict=True))


def spread(likenesses: Iterable[int]) -> int:
    """Bits in which the two that are least alike differ."""
    every = list(dict.fromkeys(likenesses))
    values = hashes(every)
    return max(int(distances(values, one).max()) for one in every)


def groups_within(likenesses: Sequence[int], distance: int) -> list[list[int]]:
    """Places of those that differ from another of their group in at most `distance` bits.

    Of so many bits cut into one band more than may differ, one band at least is the same in any
    two that belong together, so only those are compared that share a band.
    """
    values, place_of = np.unique(hashes(likenesses), return_inverse=True)
    chains = _Chains(len(values))
    for first, second in _close(values, distance):
        chains.join(first, second)
    members: dict[int, list[int]] = {}
    for place, value in enumerate(place_of.tolist()):
        members.setdefault(chains.root(value), []).append(place)
    return [places for places in members.values() if len(places) > 1]


def _close(values: Hashes, distance: int) -> Iterator[tuple[int, int]]:
    for low, width in _bands(distance + 1):
        keys = (values >> np.uint64(low)) & np.uint64((1 << width) - 1)
        order = np.argsort(keys, kind="stable")
        ends = np.flatnonzero(np.diff(keys[order])) + 1
        for start, end in zip([0, *ends.tolist()], [*ends.tolist(), len(order)], strict=True):
            if end - start > 1:
                yield from _close_among(values, order[start:end], distance)


def _close_among(
    values: Hashes, places: NDArray[np.intp], distance: int
) -> Iterator[tuple[int, int]]:
    chosen = values[places]
    rows = max(AT_ONCE // len(places), 1)
    for start in range(0, len(places), rows):
        block = chosen[start : start + rows, None] ^ chosen[None, :]
        first, second = np.nonzero(np.bitwise_count(block) <= distance)
        apart = first + start < second
        yield from zip(
            places[first[apart] + start].tolist(), places[second[apart]].tolist(), strict=True
        )


def _bands(count: int) -> Iterator[tuple[int, int]]:
    """Lowest bit and width of each band; together all the bits."""
    edges = [BITS * band // count for band in range(count + 1)]
    return ((low, high - low) for low, high in pairwise(edges))


def _cosines() -> NDArray[np.float64]:
    """Rows of the discrete cosine transform (type II), one for each frequency that is kept."""
    frequency, place = np.arange(KEPT)[:, None], np.arange(SIDE)[None, :]
    return np.cos(np.pi * frequency * (2 * place + 1) / (2 * SIDE))


class _Chains:
    """Numbers that are joined belong together, and so do all that they are joined with."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def root(self, one: int) -> int:
        while self._parents[one] != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one

    def join(self, one: int, other: int) -> None:
        self._parents[self.root(one)] = self.root(other)
