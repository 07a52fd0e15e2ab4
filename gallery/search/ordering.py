"""A whole search in its order: every match, and the groups in which they stand."""

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .selecting import id_of, select
from .statement import Statement

SortKey = Literal["date", "name", "size", "rating", "kind", "width", "story"]
GroupKey = Literal["scene", "shot", "folder"]

FROM_A: tuple[SortKey, ...] = ("name", "kind", "story")

COLUMNS = (
    "files.id, coalesce(1.0 * files.width / files.height, 0),"
    " CASE files.kind WHEN 'image' THEN 0 WHEN 'video' THEN 1 ELSE 2 END"
)
"""Kinds as places in `KINDS`."""

KINDS = ("image", "video", "audio")

STORY = " LEFT JOIN story ON story.shot = files.shot_id"

_COLUMNS: dict[SortKey, str] = {
    "name": "files.sort_name",
    "size": "files.size",
    "rating": "files.rating",
    "kind": "files.kind",
    "width": "files.width",
    "story": "story.place",
}
_GROUPS: dict[GroupKey, str] = {
    "scene": "coalesce(story.scene, '')",
    "shot": "coalesce(story.shot, '')",
    "folder": "files.folder",
}
_GROUP_ORDERS: dict[GroupKey, tuple[str, ...]] = {
    "scene": ("story.scene_place IS NULL", "story.scene_place"),
    "shot": ("story.place IS NULL", "story.place"),
    "folder": ("files.folder COLLATE NOCASE", "files.folder"),
}


@dataclass(frozen=True)
class Group:
    """Files that stand together from place `start` on. `key` is the scene's or shot's id or the
    folder's path, "" for files of none; `detail` is the shot's scene or the folder's parent.
    """

    start: int
    key: str
    title: str
    detail: str


@dataclass(frozen=True)
class Order:
    """The whole order of a search: ids, and for each its width by height (0: not known) and its
    kind, as a place in `KINDS`.
    """

    ids: Sequence[int]
    aspects: Sequence[float]
    kinds: Sequence[int]
    groups: Sequence[Group] = ()


@dataclass(frozen=True)
class Sorting:
    """Files that are equal stand by `second`, which goes its usual way: names from A, all else
    from the greatest; then by date. Within groups where there are any.
    """

    key: SortKey = "date"
    ascending: bool = False
    second: SortKey | None = None
    group: GroupKey | None = None

    @property
    def needs_story(self) -> bool:
        return "story" in (self.key, self.second) or self.group in ("scene", "shot")


NEWEST_FIRST = Sorting()


def order(
    connection: sqlite3.Connection, wanted: Statement, sorting: Sorting = NEWEST_FIRST
) -> Order:
    """Every match, in its order."""
    key = _GROUPS[sorting.group] if sorting.group else "NULL"
    join = STORY if sorting.needs_story else ""
    sql, values = select(f"{COLUMNS}, {key}", wanted, join=join)
    by = ", ".join(_keys(wanted, sorting))
    # A million rows as they come are 13 MB; as Python's objects they would be 200.
    ids, aspects, kinds = array("q"), array("f"), bytearray()
    starts: list[tuple[int, str]] = []
    here: str | None = None
    for file_id, aspect, kind, group in connection.execute(f"{sql} ORDER BY {by}", values):
        if group != here:
            here = group
            starts.append((len(ids), group))
        ids.append(file_id)
        aspects.append(aspect)
        kinds.append(kind)
    groups = _titled(connection, sorting.group, starts) if sorting.group else ()
    return Order(ids, aspects, kinds, tuple(groups))


def _keys(wanted: Statement, sorting: Sorting) -> Iterator[str]:
    way = "ASC" if sorting.ascending else "DESC"
    if sorting.group:
        yield from _GROUP_ORDERS[sorting.group]
    if sorting.key == "story":
        yield "story.place IS NULL"
    if sorting.key != "date":
        yield f"{_COLUMNS[sorting.key]} {way}"
        yield from _second_key(sorting.second)
    yield f"{id_of(wanted)} {way}"


def _second_key(sort: SortKey | None) -> list[str]:
    if sort is None or sort == "date":
        return []
    return [f"{_COLUMNS[sort]} {'ASC' if sort in FROM_A else 'DESC'}"]


def _titled(
    connection: sqlite3.Connection, group: GroupKey, starts: Sequence[tuple[int, str]]
) -> Iterator[Group]:
    titles = dict(_titles(connection, group))
    for start, key in starts:
        title, detail = titles.get(key) or ("", "")
        if group == "folder":
            detail, _, title = key.rpartition("/")
        yield Group(start, key, title, detail)


def _titles(
    connection: sqlite3.Connection, group: GroupKey
) -> Iterator[tuple[str, tuple[str, str]]]:
    if group == "folder":
        return
    columns = "scene, scene_title, ''" if group == "scene" else "shot, code, scene_title"
    for key, title, detail in connection.execute(f"SELECT {columns} FROM story"):
        yield key, (title, detail)
