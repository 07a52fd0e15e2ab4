"""What the index knows of the content of files, and of which it is not known yet."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gallery.index.models import Facts, Indexed, Seen
from gallery.index.rows import MOST_AT_ONCE, in_folder, keep_facts, read_indexed

from .models import DuplicateKind, Group

Condition = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Read:
    """What was read of a file, as it was `seen`; None: not looked for."""

    id: int
    seen: Seen
    sha256: str | None = None
    likeness: int | None = None


def unread(
    connection: sqlite3.Connection, kind: DuplicateKind, folder: str, *, limit: int
) -> list[tuple[int, Indexed]]:
    """Files whose content must be read before all that are alike are known; small ones first."""
    sql, values = _unread(kind, folder)
    rows = connection.execute(f"SELECT id {sql} ORDER BY size LIMIT ?", [*values, limit])
    return list(read_indexed(connection, [file_id for (file_id,) in rows]).items())


def count_unread(connection: sqlite3.Connection, kind: DuplicateKind, folder: str) -> int:
    sql, values = _unread(kind, folder)
    return connection.execute(f"SELECT count(*) {sql}", values).fetchone()[0]


def find(connection: sqlite3.Connection, path: str) -> tuple[int, Indexed] | None:
    """A file of the index with its id."""
    row = connection.execute("SELECT id FROM files WHERE path = ?", [path]).fetchone()
    return next(iter(read_indexed(connection, row).items()), None) if row else None


def learn(connection: sqlite3.Connection, read: Iterable[Read]) -> None:
    """Files that were changed while they were read keep what is known of them."""
    for one in read:
        there = read_indexed(connection, [one.id]).get(one.id)
        if there is not None and there.seen == one.seen:
            keep_facts(connection, one.id, _with(there.facts, one))


def same_content(connection: sqlite3.Connection, folder: str) -> list[tuple[str, int, int]]:
    """(SHA-256, bytes of one, number of files) of each content that several files have; those
    that waste most come first.
    """
    where, values = in_folder(folder)
    return connection.execute(
        f"SELECT sha256, size, count(*) FROM files WHERE sha256 > '' AND {where}"
        " GROUP BY sha256 HAVING count(*) > 1 ORDER BY size * (count(*) - 1) DESC, sha256",
        values,
    ).fetchall()


def with_content(
    connection: sqlite3.Connection, contents: Sequence[str], folder: str
) -> list[Group]:
    """The files of each of these contents, as groups in their order."""
    where, values = in_folder(folder)
    found: dict[str, list[int]] = {content: [] for content in contents}
    for start in range(0, len(contents), MOST_AT_ONCE):
        part = contents[start : start + MOST_AT_ONCE]
        marks = ", ".join("?" * len(part))
        sql = f"SELECT sha256, id FROM files WHERE sha256 IN ({marks}) AND {where} ORDER BY id"
        for content, file_id in connection.execute(sql, [*part, *values]):
            found[content].append(file_id)
    return [Group(tuple(ids)) for ids in found.values()]


def likenesses(connection: sqlite3.Connection, folder: str) -> list[tuple[int, int]]:
    """(id, likeness) of every picture that has one."""
    where, values = in_folder(folder)
    sql = f"SELECT id, likeness FROM files WHERE likeness <> 0 AND {where} ORDER BY likeness"
    return connection.execute(sql, values).fetchall()


def _unread(kind: DuplicateKind, folder: str) -> Condition:
    where, values = in_folder(folder)
    if kind == "near":
        return f"FROM files WHERE likeness IS NULL AND kind = 'image' AND {where}", values
    there, others = in_folder(folder, "other")
    same_size = f"other.size = files.size AND other.id <> files.id AND {there}"
    exists = f"EXISTS (SELECT 1 FROM files AS other WHERE {same_size})"
    return (
        f"FROM files WHERE sha256 IS NULL AND size > 0 AND {where} AND {exists}",
        (*values, *others),
    )


def _with(facts: Facts, read: Read) -> Facts:
    sha256 = facts.sha256 if read.sha256 is None else read.sha256
    likeness = facts.likeness if read.likeness is None else read.likeness
    return replace(facts, sha256=sha256, likeness=likeness)
