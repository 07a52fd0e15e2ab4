"""How many files the index knows, by folder, kind and extension."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gallery.index.rows import in_folder


@dataclass(frozen=True)
class Counted:
    """Kind -> (files, bytes), and extension -> files, the most frequent first."""

    kinds: dict[str, tuple[int, int]]
    extensions: dict[str, int]


def files_by_folder(connection: sqlite3.Connection) -> dict[str, int]:
    """Of each folder that has any, those that stand in itself."""
    return dict(connection.execute("SELECT folder, count(*) FROM files GROUP BY folder"))


def count_kinds(connection: sqlite3.Connection, folder: str) -> Counted:
    """Of a folder with all that is below it."""
    where, values = in_folder(folder)
    kinds = connection.execute(
        f"SELECT kind, count(*), sum(size) FROM files WHERE {where} GROUP BY kind", values
    )
    extensions = connection.execute(
        "SELECT value, count(*) FROM files JOIN labels ON file = files.id AND field = 'ext'"
        f" WHERE {where} GROUP BY value ORDER BY 2 DESC, 1",
        values,
    )
    return Counted({kind: (files, size) for kind, files, size in kinds}, dict(extensions))


def ids_by_name(
    connection: sqlite3.Connection, folder: str, *, deep: bool, start: int, limit: int
) -> list[int]:
    """Files of a folder from place `start` on: by folder, then by name."""
    where, values = in_folder(folder) if deep else ("folder = ?", (folder,))
    rows = connection.execute(
        f"SELECT id FROM files WHERE {where} ORDER BY folder, sort_name, name LIMIT ? OFFSET ?",
        [*values, limit, start],
    )
    return [file_id for (file_id,) in rows]


def counts_below(own: Mapping[str, int]) -> dict[str, int]:
    """Of each folder with all that is below it; "" is the project."""
    below: Counter[str] = Counter()
    for folder, count in own.items():
        for parent in {folder, *_parents(folder)}:
            below[parent] += count
    return dict(below)


def with_parents(folders: Iterable[str]) -> list[str]:
    """Parents first, without the project's own."""
    every = {one for folder in folders for one in (folder, *_parents(folder))}
    return sorted((folder for folder in every if folder), key=lambda folder: folder.split("/"))


def _parents(folder: str) -> Iterator[str]:
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder
