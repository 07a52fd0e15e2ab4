"""Finds files in the index: in pages, as one whole order, and counted."""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .statement import Condition, Statement

SortKey = Literal["date", "name", "size", "rating", "kind", "width"]
COUNTED = 20_000
"""Of a search with more matches the newest are counted by label, and not all of them at all."""

WORDS_WITH_FILES = "FROM words CROSS JOIN files ON files.id = words.rowid"
"""A cross join is read from left to right: the words first, in the order of their rowids."""

FROM_A: tuple[SortKey, ...] = ("name", "kind")

KINDS = ("image", "video", "audio")
ORDERED = (
    "files.id, coalesce(1.0 * files.width / files.height, 0),"
    " CASE files.kind WHEN 'image' THEN 0 WHEN 'video' THEN 1 ELSE 2 END"
)

_COLUMNS: dict[SortKey, str] = {
    "name": "files.sort_name",
    "size": "files.size",
    "rating": "files.rating",
    "kind": "files.kind",
    "width": "files.width",
}


@dataclass(frozen=True)
class Order:
    """The whole order of a search: ids, and for each its width by height (0: not known) and its
    kind, as a place in `KINDS`.
    """

    ids: Sequence[int]
    aspects: Sequence[float]
    kinds: Sequence[int]


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
    sql, values = _select("files.id", wanted, before=before)
    rows = connection.execute(f"{sql} ORDER BY {_id(wanted)} DESC LIMIT ?", [*values, limit])
    return [file_id for (file_id,) in rows]


def count(connection: sqlite3.Connection, wanted: Statement) -> int:
    if wanted.match is not None and not wanted.conditions:
        sql, values = _from_words(wanted)
        return connection.execute(f"SELECT count(*) {sql}", values).fetchone()[0]
    sql, values = _select("count(*)", wanted)
    return connection.execute(sql, values).fetchone()[0]


def count_few(connection: sqlite3.Connection, wanted: Statement, *, most: int) -> int | None:
    """`count`; None where more than `most` files have the words and the date, which to count would
    take longer than to find the first of them.
    """
    candidates = replace(wanted, conditions=())
    sql, values = _select("files.id", candidates)
    first = f"SELECT count(*) FROM ({sql} LIMIT ?)"
    if connection.execute(first, [*values, most + 1]).fetchone()[0] > most:
        return None
    return count(connection, wanted)


def order(
    connection: sqlite3.Connection,
    wanted: Statement,
    *,
    sort: SortKey = "date",
    ascending: bool = False,
    second: SortKey | None = None,
) -> Order:
    """Every match, in its order. Files that are equal stand by `second`, which goes its usual
    way: names from A, all else from the greatest; then by date.
    """
    sql, values = _select(ORDERED, wanted)
    way = "ASC" if ascending else "DESC"
    keys = [] if sort == "date" else [f"{_COLUMNS[sort]} {way}", *_second_key(second)]
    by = ", ".join([*keys, f"{_id(wanted)} {way}"])
    # A million rows as they come are 13 MB; as Python's objects they would be 200.
    ids, aspects, kinds = array("q"), array("f"), bytearray()
    for file_id, aspect, kind in connection.execute(f"{sql} ORDER BY {by}", values):
        ids.append(file_id)
        aspects.append(aspect)
        kinds.append(kind)
    return Order(ids, aspects, kinds)


def _second_key(sort: SortKey | None) -> list[str]:
    if sort is None or sort == "date":
        return []
    return [f"{_COLUMNS[sort]} {'ASC' if sort in FROM_A else 'DESC'}"]


def label_counts(
    connection: sqlite3.Connection, wanted: Statement, *, fields: Iterable[str], most: int
) -> LabelCounts:
    """The `most` frequent values of each field."""
    ids = newest(connection, wanted, limit=COUNTED + 1)
    counted = [[file_id] for file_id in ids[:COUNTED]]
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS found (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM found")
    connection.executemany("INSERT INTO found VALUES (?)", counted)
    rows = connection.execute(
        "SELECT field, value, count(*) FROM found JOIN labels ON file = found.id"
        " GROUP BY field, value ORDER BY 3 DESC, 2"
    ).fetchall()
    labels = [LabelCount(*row) for name in fields for row in _first(rows, name, most)]
    return LabelCounts(labels, len(counted), len(ids) > COUNTED)


def _first(rows: list[tuple[str, str, int]], field: str, most: int) -> list[tuple[str, str, int]]:
    return [row for row in rows if row[0] == field][:most]


def _select(what: str, wanted: Statement, *, before: int | None = None) -> tuple[str, list[object]]:
    conditions = list(wanted.conditions)
    if wanted.match is not None:
        source, values = _from_words(wanted, before=before)
        if what == "files.id" and not conditions:
            return f"SELECT words.rowid {source}", values
        joined = source.replace(
            "FROM words", "FROM words CROSS JOIN files ON files.id = words.rowid"
        )
        return _with(f"SELECT {what} {joined}", values, conditions, joiner=" AND ")
    conditions += _span("files.id", wanted, before)
    return _with(f"SELECT {what} FROM files", [], conditions, joiner=" WHERE ")


def _from_words(wanted: Statement, *, before: int | None = None) -> tuple[str, list[object]]:
    sql, values = "FROM words WHERE words MATCH ?", [wanted.match]
    return _with(sql, values, _span("words.rowid", wanted, before), joiner=" AND ")


def _with(
    sql: str, values: Sequence[object], conditions: Sequence[Condition], *, joiner: str
) -> tuple[str, list[object]]:
    parts = " AND ".join(condition.sql for condition in conditions)
    every = [value for condition in conditions for value in condition.values]
    return (f"{sql}{joiner}{parts}" if parts else sql), [*values, *every]


def _span(column: str, wanted: Statement, before: int | None) -> list[Condition]:
    ends = [end for end in (wanted.last_id, before) if end is not None]
    span: list[Condition] = []
    if wanted.first_id is not None:
        span.append(Condition(f"{column} >= ?", (wanted.first_id,)))
    if ends:
        span.append(Condition(f"{column} < ?", (min(ends),)))
    return span


def _id(wanted: Statement) -> str:
    return "files.id" if wanted.match is None else "words.rowid"
