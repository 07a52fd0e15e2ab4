"""A search in pages that follow one another."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from .ordering import NEWEST_FIRST, Sorting, order
from .service import newest
from .statement import Statement


@dataclass(frozen=True)
class Page:
    """`end` is where the next one begins; None: there is no more."""

    ids: Sequence[int]
    end: int | None


def page_of(
    connection: sqlite3.Connection,
    wanted: Statement,
    sorting: Sorting,
    *,
    after: int | None,
    limit: int,
) -> Page:
    """The newest are found by their ids without sorting, so `after` is an id; else it is the
    number of files before the page.
    """
    if sorting == NEWEST_FIRST:
        ids = newest(connection, wanted, limit=limit + 1, before=after)
        return Page(ids[:limit], ids[limit - 1] if len(ids) > limit else None)
    start = after or 0
    ids = order(connection, wanted, sorting).ids[start : start + limit + 1]
    return Page(ids[:limit], start + limit if len(ids) > limit else None)
