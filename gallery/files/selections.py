"""All results of a search as one thing to act on."""

import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from ulid import ULID

from gallery.index.database import IndexDatabase
from gallery.search.ordering import order
from gallery.search.statement import Statement
from studio_kit.errors import NotFound

MOST_KEPT = 8
AT_ONCE = 500


class SelectionGone(NotFound):
    title = "This selection is gone"


class Selections:
    """Of one project: what was found when it was asked for. The oldest are forgotten."""

    def __init__(self, database: IndexDatabase) -> None:
        self._database = database
        self._keeping = Lock()
        self._kept: OrderedDict[str, array[int]] = OrderedDict()

    def keep(self, wanted: Statement, *, without: Iterable[int] = ()) -> tuple[str, int]:
        """A token for the matches, and how many they are."""
        left_out = set(without)
        found = self._database.read(lambda connection: order(connection, wanted)).ids
        ids = array("q", (one for one in found if one not in left_out))
        token = str(ULID())
        with self._keeping:
            self._kept[token] = ids
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return token, len(ids)

    def paths(self, token: str) -> list[str]:
        """Of those that are still there, the newest first. Raises `SelectionGone`."""
        with self._keeping:
            ids = self._kept.get(token)
        if ids is None:
            raise SelectionGone("Search again and choose anew; this selection was forgotten.")
        return self._database.read(lambda connection: _paths(connection, ids))


def _paths(connection: sqlite3.Connection, ids: "array[int]") -> list[str]:
    paths: dict[int, str] = {}
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE].tolist()
        marks = ", ".join("?" * len(part))
        rows = connection.execute(f"SELECT id, path FROM files WHERE id IN ({marks})", part)
        paths.update(rows)
    return [paths[one] for one in ids if one in paths]
