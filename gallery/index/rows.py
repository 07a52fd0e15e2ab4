"""Writes files into the index and takes them out again."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pydantic import TypeAdapter

from gallery.search.models import SearchFields
from gallery.search.words import BREAK, marks_of, words_of

from .labels import labels_of
from .models import SLOTS, Facts, Indexed, Notes, Seen

WINDOW = SLOTS * SLOTS
"""Ids that are looked through at once for a free one."""

MOST_AT_ONCE = 500
"""Values in one statement."""

WORDS = ("prompt", "negative", "name", "note", "tags", "marks")
FACETS = ("model", "lora", "sampler", "node", "shot", "look", "tag", "ext", "type", "rating")

_FACTS = TypeAdapter(Facts)
_NOTES = TypeAdapter(Notes)
_INSERT_FILE = (
    "INSERT INTO files (id, path, folder, name, sort_name, kind, size, modified, recorded,"
    " width, height, duration, steps, cfg, rating, shot_id, sha256, likeness, remark)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_WORDS = f"INSERT INTO words (rowid, {', '.join(WORDS)}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_FORGET_WORDS = (
    f"INSERT INTO words (words, rowid, {', '.join(WORDS)}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)"
)


class FileRows:
    """The rows of one connection, inside its transaction. `marks`: field id -> letter."""

    def __init__(self, connection: sqlite3.Connection, marks: Mapping[str, str]) -> None:
        self._connection = connection
        self._marks = marks

    def put(self, files: Iterable[Indexed]) -> None:
        """Each file as it is now, whether the index knew it or not."""
        for file in files:
            self.take_out([file.seen.path])
            self._insert(self._free_id(file.seen), file)

    def take_out(self, paths: Iterable[str]) -> None:
        for path in paths:
            if (file_id := self._id_of(path)) is not None:
                self._delete(file_id, self._read(file_id))

    def annotate(self, path: str, notes: Notes) -> bool:
        """Rating, tags and note are these from now on; False where the index lacks the file."""
        file_id = self._id_of(path)
        if file_id is None:
            return False
        file = self._read(file_id)
        if file.notes != notes:
            self._delete(file_id, file)
            self._insert(file_id, replace(file, notes=notes))
        return True

    def move(self, moves: Sequence[tuple[str, str]]) -> None:
        """Files that have another name or place now and else are what they were: all at once,
        so that 1 -> 2 and 2 -> 3 do not meet.
        """
        ids = [(self._id_of(before), after) for before, after in moves]
        found = [(known, self._read(known), after) for known, after in ids if known is not None]
        for file_id, file, _ in found:
            self._delete(file_id, file)
        self.take_out(after for _, after in moves)
        for file_id, file, after in found:
            self._insert(file_id, replace(file, seen=replace(file.seen, path=after)))

    def _id_of(self, path: str) -> int | None:
        row = self._connection.execute("SELECT id FROM files WHERE path = ?", [path]).fetchone()
        return row[0] if row else None

    def _read(self, file_id: int) -> Indexed:
        return read_indexed(self._connection, [file_id])[file_id]

    def _free_id(self, seen: Seen) -> int:
        """Near the moment of change; after the others where many were changed at one moment."""
        wanted = seen.first_id
        taken = "SELECT max(id) FROM files WHERE id BETWEEN ? AND ?"
        is_free = "SELECT 1 FROM files WHERE id = ?"
        while self._connection.execute(is_free, [wanted]).fetchone():
            [[last]] = self._connection.execute(taken, [wanted, wanted + WINDOW])
            wanted = last + 1
        return wanted

    def _insert(self, file_id: int, file: Indexed) -> None:
        seen, facts, notes = file.seen, file.facts, file.notes
        labels = labels_of(file)
        values = [
            *(file_id, seen.path, seen.folder, seen.name, seen.name.casefold()),
            *(facts.kind, seen.size, seen.modified, seen.recorded),
            *(
                facts.width,
                facts.height,
                facts.duration,
                facts.steps,
                facts.cfg,
                notes.rating,
                facts.shot_id,
                facts.sha256,
                facts.likeness,
                facts.remark,
            ),
        ]
        self._connection.execute(_INSERT_FILE, values)
        told = (_FACTS.dump_json(facts).decode(), _NOTES.dump_json(notes).decode())
        self._connection.execute("INSERT INTO told VALUES (?, ?, ?)", [file_id, *told])
        self._connection.executemany(
            "INSERT OR IGNORE INTO labels VALUES (?, ?, ?)",
            [(field, value, file_id) for field in FACETS for value in labels[field]],
        )
        self._connection.execute(_INSERT_WORDS, [file_id, *self._words(file)])

    def _delete(self, file_id: int, file: Indexed) -> None:
        """The full-text table keeps no text and must be told what it forgets."""
        self._connection.execute(_FORGET_WORDS, [file_id, *self._words(file)])
        for statement in (
            "DELETE FROM labels WHERE file = ?",
            "DELETE FROM told WHERE file = ?",
            "DELETE FROM files WHERE id = ?",
        ):
            self._connection.execute(statement, [file_id])

    def _words(self, file: Indexed) -> list[str]:
        facts, notes = file.facts, file.notes
        tags = f" {BREAK} ".join(notes.tags)
        texts = (facts.prompt, facts.negative, file.seen.name, notes.note, tags)
        marks = (
            marks_of(self._marks[field], values)
            for field, values in labels_of(file).items()
            if values
        )
        return [*(" ".join(words_of(text)) for text in texts), f" {BREAK} ".join(marks)]


def keep_facts(connection: sqlite3.Connection, file_id: int, facts: Facts) -> None:
    """What is known of a file's content from now on; by none of it a file is searched for."""
    columns = "UPDATE files SET sha256 = ?, likeness = ? WHERE id = ?"
    connection.execute(columns, [facts.sha256, facts.likeness, file_id])
    told = [_FACTS.dump_json(facts).decode(), file_id]
    connection.execute("UPDATE told SET facts = ? WHERE file = ?", told)


def in_folder(folder: str, table: str = "files") -> tuple[str, tuple[str, ...]]:
    """A condition on `files`, with its values: in a folder or below it; "" is the project.

    `table` is what the statement calls `files`.
    """
    if not folder:
        return "1", ()
    # "0" is the character after "/": all folders that begin with `folder/`.
    return (
        f"({table}.folder = ? OR {table}.folder >= ? AND {table}.folder < ?)",
        (folder, f"{folder}/", f"{folder}0"),
    )


def marks_in(fields: SearchFields) -> dict[str, str]:
    """The letter of each field whose values stand in the index as words."""
    return {field.id: field.mark for field in fields.values() if field.mark}


def read_indexed(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Indexed]:
    """Those of `ids` that the index has, in their order."""
    statement = (
        "SELECT id, path, size, modified, recorded, facts, notes FROM files JOIN told ON file = id"
        f" WHERE id IN ({', '.join('?' * len(ids))})"
    )
    found = {row[0]: _indexed(*row[1:]) for row in connection.execute(statement, ids)}
    return {file_id: found[file_id] for file_id in ids if file_id in found}


def read_by_path(connection: sqlite3.Connection, paths: Sequence[str]) -> dict[str, Indexed]:
    """Those of `paths` that the index has."""
    statement = "SELECT id FROM files WHERE path = ?"
    rows = [connection.execute(statement, [path]).fetchone() for path in paths]
    ids = [row[0] for row in rows if row]
    parts = [ids[start : start + MOST_AT_ONCE] for start in range(0, len(ids), MOST_AT_ONCE)]
    found = [file for part in parts for file in read_indexed(connection, part).values()]
    return {file.seen.path: file for file in found}


def _indexed(path: str, size: int, modified: int, recorded: int, facts: str, notes: str) -> Indexed:
    seen = Seen(path, size, modified, recorded)
    return Indexed(seen, _FACTS.validate_json(facts), _NOTES.validate_json(notes))
