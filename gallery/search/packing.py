"""An order as numbers, which a page reads without parsing."""

import json
import sys
from array import array
from collections.abc import Sequence

from .ordering import Group, Order

ALIGNED = 4
"""Bytes: a page can look at numbers only where they begin at a multiple of their size."""


def packed(found: Order, *, has_groups: bool) -> bytes:
    """See `read_order` for the shape."""
    numbers = b"".join(
        (
            _little(array("I", [len(found.ids), len(found.groups)])),
            _little(array("d", found.ids)),
            _little(array("f", found.aspects)),
            bytes(found.kinds),
        )
    )
    return numbers + _groups(found.groups, behind=len(numbers)) if has_groups else numbers


def _groups(groups: Sequence[Group], *, behind: int) -> bytes:
    """`behind` so many bytes."""
    named = [{"key": one.key, "title": one.title, "detail": one.detail} for one in groups]
    starts = _little(array("I", [one.start for one in groups]))
    return bytes(-behind % ALIGNED) + starts + json.dumps(named, ensure_ascii=False).encode()


def _little(values: "array[int] | array[float]") -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()
