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


def farthest(likenesses: Sequence[int]) -> int:
    """Bits in which the one that is least like the first differs from it."""
    return int(distances(hashes(likenesses), likenesses[0]).max())


class Neighbourhood:
    """Which of many pictures look the same, where those do that differ in at most `distance` bits.

    Of so many bits cut into one band more than may differ, one band at least is the same in any
    two that look the same, so only those are compared that share a band.
    """

    def __init__(self, likenesses: Sequence[int], distance: int) -> None:
        self._values, place_of = np.unique(hashes(likenesses), return_inverse=True)
        self._value_of: list[int] = place_of.tolist()
        self._distance = distance
        self._bands = [_Band(self._values, low, width) for low, width in _bands(distance + 1)]

    def not_alone(self) -> list[int]:
        """The places of those that look the same as another one."""
        near = np.bincount(self._value_of, minlength=len(self._values)) > 1
        for band in self._bands:
            for alike in band.groups():
                near[alike] |= _any_close(self._values[alike], self._distance)
        return [place for place, value in enumerate(self._value_of) if near[value]]

    def groups(self, order: Iterable[int]) -> list[list[int]]:
        """Places in groups, each led by one that all others look the same as: `order` says who
        leads before whom. In chains the ends of which do not look the same there are several.
        """
        places = list(order)
        members: dict[int, list[int]] = {}
        for place in places:
            members.setdefault(self._value_of[place], []).append(place)
        found: list[list[int]] = []
        for place in places:
            if self._value_of[place] in members:
                near = [value for value in self._near(self._value_of[place]) if value in members]
                others = [one for value in near for one in members.pop(value) if one != place]
                found.append([place, *others])
        return [group for group in found if len(group) > 1]

    def _near(self, value: int) -> list[int]:
        """Itself among them."""
        sharing = np.unique(np.concatenate([band.sharing(value) for band in self._bands]))
        apart = np.bitwise_count(self._values[sharing] ^ self._values[value])
        return sharing[apart <= self._distance].tolist()


class _Band:
    """Values by some of their bits."""

    def __init__(self, values: Hashes, low: int, width: int) -> None:
        self._keys = (values >> np.uint64(low)) & np.uint64((1 << width) - 1)
        self._order = np.argsort(self._keys, kind="stable")
        self._sorted = self._keys[self._order]

    def sharing(self, value: int) -> NDArray[np.intp]:
        """The places of the values that have these bits in common with the one at this place."""
        key = self._keys[value : value + 1]
        [start] = np.searchsorted(self._sorted, key, side="left").tolist()
        [end] = np.searchsorted(self._sorted, key, side="right").tolist()
        return self._order[start:end]

    def groups(self) -> Iterator[NDArray[np.intp]]:
        """The places of those that have these bits in common, where there are several."""
        ends = np.flatnonzero(np.diff(self._sorted)) + 1
        for start, end in zip([0, *ends.tolist()], [*ends.tolist(), len(self._order)], strict=True):
            if end - start > 1:
                yield self._order[start:end]


def _any_close(values: Hashes, distance: int) -> NDArray[np.bool_]:
    """Which of them differ from another one in at most `distance` bits."""
    rows = max(AT_ONCE // len(values), 1)
    parts = [
        np.bitwise_count(values[start : start + rows, None] ^ values[None, :]) <= distance
        for start in range(0, len(values), rows)
    ]
    return np.concatenate([part.sum(axis=1) > 1 for part in parts])  # each is near itself


def _bands(count: int) -> Iterator[tuple[int, int]]:
    """Lowest bit and width of each band; together all the bits."""
    edges = [BITS * band // count for band in range(count + 1)]
    return ((low, high - low) for low, high in pairwise(edges))


def _cosines() -> NDArray[np.float64]:
    """Rows of the discrete cosine transform (type II), one for each frequency that is kept."""
    frequency, place = np.arange(KEPT)[:, None], np.arange(SIDE)[None, :]
    return np.cos(np.pi * frequency * (2 * place + 1) / (2 * SIDE))
