"""Finds files in the index in pages, and counts them."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .selecting import id_of, select
from .statement import Statement

COUNTED = 20_000
"""Of a search with more matches the newest are counted by label."""

COUNTED_WITH_A_PAGE = 1_000
"""More matches are not counted: that would take longer than to find the first of them."""


@dataclass(frozen=True)
class LabelCount:
    field: str
    value: str
    count: int


@dataclass(frozen=True)
class LabelCounts:
    """Counted among the newest `counted` matches; `has_more`: there are older ones."""

    labels: Sequence[LabelCount]
    counted: int
    has_more: bool


def newest(
    connection: sqlite3.Connection, wanted: Statement, *, limit: int, before: int | None = None
) -> list[int]:
    """The next `limit` ids before the id `before`, the newest first. Never sorts."""
    sql, values = select("files.id", wanted, before=before)
    rows = connection.execute(f"{sql} ORDER BY {id_of(wanted)} DESC LIMIT ?", [*values, limit])
    return [file_id for (file_id,) in rows]


def count(connection: sqlite3.Connection, wanted: Statement) -> int:
    sql, values = select("files.id", wanted)
    return connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0]


def count_few(connection: sqlite3.Connection, wanted: Statement, *, most: int) -> int | None:
    """`count`; None where more than `most` files have the words and the date."""
    candidates = replace(wanted, conditions=())
    sql, values = select("files.id", candidates)
    first = f"SELECT count(*) FROM ({sql} LIMIT ?)"
    if connection.execute(first, [*values, most + 1]).fetchone()[0] > most:
        return None
    return count(connection, wanted)


_LABELS_FOUND = """
    SELECT field, value, count(*) FROM found CROSS JOIN labels ON file = found.id
        GROUP BY field, value
    UNION ALL
    SELECT 'scene', scene_title, count(*) FROM found
        CROSS JOIN files ON files.id = found.id CROSS JOIN story ON shot = shot_id
        WHERE scene IS NOT NULL GROUP BY scene_title
    ORDER BY 3 DESC, 2
"""
"""Cross joins are read from left to right: those that were found first, not every label."""


def label_counts(
    connection: sqlite3.Connection, wanted: Statement, *, fields: Iterable[str], most: int
) -> LabelCounts:
    """The `most` frequent values of each field."""
    ids = newest(connection, wanted, limit=COUNTED + 1)
    counted = [[file_id] for file_id in ids[:COUNTED]]
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS found (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM found")
    connection.executemany("INSERT INTO found VALUES (?)", counted)
    rows = connection.execute(_LABELS_FOUND).fetchall()
    labels = [LabelCount(*row) for name in fields for row in _first(rows, name, most)]
    return LabelCounts(labels, len(counted), len(ids) > COUNTED)


def _first(rows: list[tuple[str, str, int]], field: str, most: int) -> list[tuple[str, str, int]]:
    return [row for row in rows if row[0] == field][:most]
