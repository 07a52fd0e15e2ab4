"""Finds files that are one and the same, and pictures that look the same."""

import sqlite3

from .models import Alike, Group
from .storage import likenesses

NEARLY_THE_SAME = 6
"""Bits of 64 in which two pictures differ that a person takes for the same: another size, other
compression, a little more light. Two different pictures differ in about 32."""

MOST_DISTANT = 10
"""Beyond this pictures have the composition in common, not more."""


def near_groups(connection: sqlite3.Connection, folder: str, *, distance: int) -> list[Group]:
    """Pictures that look the same, the largest group first."""
    # numpy costs 20 MB of memory; a gallery that compares no pictures does not pay for it.
    from .likeness import groups_within, spread

    known = likenesses(connection, folder)
    found = [
        Group(
            tuple(known[place][0] for place in places), spread(known[place][1] for place in places)
        )
        for places in groups_within([likeness for _, likeness in known], distance)
    ]
    return sorted(found, key=lambda group: (-len(group.ids), group.ids))


def most_alike(
    connection: sqlite3.Connection, likeness: int, *, limit: int, but: int
) -> list[Alike]:
    """Those that look most like `but`, which has this likeness; the most alike first."""
    from .likeness import nearest

    known = [one for one in likenesses(connection, "") if one[0] != but]
    found = nearest([one for _, one in known], likeness, count=limit)
    return [Alike(known[place][0], distance) for place, distance in found]
