"""Finds files that are one and the same, and pictures that look the same."""

import sqlite3
from collections.abc import Callable, Sequence

from .models import Alike, Group
from .storage import likenesses

Ranked = Callable[[Sequence[int]], Sequence[int]]

NEARLY_THE_SAME = 6
"""Bits of 64 in which two pictures differ that a person takes for the same: another size, other
compression, a little more light. Two different pictures differ in about 32."""

MOST_DISTANT = 10
"""Beyond this pictures have the composition in common, not more."""


def near_groups(
    connection: sqlite3.Connection, folder: str, *, distance: int, best_first: Ranked
) -> list[Group]:
    """Pictures that look the same as the first of their group, the largest group first.

    `best_first` brings ids into the order in which they would be kept.
    """
    # numpy costs 20 MB of memory; a gallery that compares no pictures does not pay for it.
    from .likeness import Neighbourhood, farthest

    known = likenesses(connection, folder)
    place_of = {file_id: place for place, (file_id, _) in enumerate(known)}
    every = [likeness for _, likeness in known]
    pictures = Neighbourhood(every, distance)
    ranked = best_first([known[place][0] for place in pictures.not_alone()])
    found = [
        Group(
            tuple(known[place][0] for place in places),
            farthest([every[place] for place in places]),
        )
        for places in pictures.groups(place_of[file_id] for file_id in ranked)
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
