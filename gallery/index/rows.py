"""Writes files into the index and takes them out again."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from pydantic import TypeAdapter

from gallery.search.models import SearchFields
from gallery.search.words import BREAK, marks_of, words_of

from .labels import Labels, labels_of
from .models import SLOTS, Facts, Indexed, Notes, Seen
from .schema import NOTED

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
_RENAME_FILE = "UPDATE files SET path = ?, folder = ?, name = ?, sort_name = ? WHERE id = ?"
_SELECT_INDEXED = (
    "SELECT id, path, size, modified, recorded, facts, notes FROM files JOIN told ON file = id"
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
        for file_id, file in known_by_path(self._connection, paths).values():
            self._delete(file_id, file)

    def annotate(self, said: Mapping[str, Notes]) -> int:
        """Rating, tags and note of files are these from now on; how many of them the index has."""
        known = known_by_path(self._connection, said)
        for path, (file_id, file) in known.items():
            if file.notes != said[path]:
                self._delete(file_id, file)
                self._insert(file_id, replace(file, notes=said[path]))
        return len(known)

    def move(self, moves: Sequence[tuple[str, str]]) -> None:
        """Files that have another name or place now and else are what they were: all at once,
        so that 1 -> 2 and 2 -> 3 do not meet.
        """
        known = known_by_path(self._connection, (before for before, _ in moves))
        found = [(*known[before], after) for before, after in moves if before in known]
        leaving = [(f"/{file_id}", file_id) for file_id, _, _ in found]
        self._connection.executemany("UPDATE files SET path = ? WHERE id = ?", leaving)
        self.take_out(after for _, after in moves)
        for file_id, file, after in found:
            self._rename(file_id, file, replace(file, seen=replace(file.seen, path=after)))

    def _rename(self, file_id: int, before: Indexed, after: Indexed) -> None:
        seen, labels = after.seen, labels_of(after)
        values = (seen.path, seen.folder, seen.name, seen.name.casefold(), file_id)
        self._connection.execute(_RENAME_FILE, values)
        former = labels_of(before)
        words = self._words(before, former)
        self._connection.execute(_FORGET_WORDS, [file_id, *words])
        told = dict(zip(WORDS, words, strict=True))
        told |= {"name": " ".join(words_of(seen.name)), "marks": self._marked(labels)}
        self._connection.execute(_INSERT_WORDS, [file_id, *told.values()])
        if former["ext"] != labels["ext"]:
            self._connection.execute("DELETE FROM labels WHERE file = ?", [file_id])
            self._label(file_id, labels)

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
        values = [
            *(file_id, seen.path, seen.folder, seen.name, seen.name.casefold()),
            *(facts.kind, seen.size, seen.modified, seen.recorded),
            *(facts.width, facts.height, facts.duration, facts.steps, facts.cfg, notes.rating),
            *(facts.shot_id, facts.sha256, facts.likeness, facts.remark),
        ]
        self._connection.execute(_INSERT_FILE, values)
        told = (_FACTS.dump_json(facts).decode(), _NOTES.dump_json(notes).decode())
        self._connection.execute("INSERT INTO told VALUES (?, ?, ?)", [file_id, *told])
        labels = labels_of(file)
        self._label(file_id, labels)
        self._connection.execute(_INSERT_WORDS, [file_id, *self._words(file, labels)])

    def _label(self, file_id: int, labels: Labels) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO labels VALUES (?, ?, ?)",
            [(field, value, file_id) for field in FACETS for value in labels[field]],
        )

    def _delete(self, file_id: int, file: Indexed) -> None:
        """The full-text table keeps no text and must be told what it forgets."""
        words = self._words(file, labels_of(file))
        self._connection.execute(_FORGET_WORDS, [file_id, *words])
        for statement in (
            "DELETE FROM labels WHERE file = ?",
            "DELETE FROM told WHERE file = ?",
            "DELETE FROM files WHERE id = ?",
        ):
            self._connection.execute(statement, [file_id])

    def _words(self, file: Indexed, labels: Labels) -> list[str]:
        """As `WORDS` names them."""
        facts, notes = file.facts, file.notes
        tags = f" {BREAK} ".join(notes.tags)
        texts = (facts.prompt, facts.negative, file.seen.name, notes.note, tags)
        return [*(" ".join(words_of(text)) for text in texts), self._marked(labels)]

    def _marked(self, labels: Labels) -> str:
        marks = (marks_of(self._marks[field], values) for field, values in labels.items() if values)
        return f" {BREAK} ".join(marks)


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
    statement = f"{_SELECT_INDEXED} WHERE id IN ({', '.join('?' * len(ids))})"
    found = {row[0]: _indexed(*row[1:]) for row in connection.execute(statement, ids)}
    return {file_id: found[file_id] for file_id in ids if file_id in found}


def read_noted(connection: sqlite3.Connection) -> dict[str, Notes]:
    """By path, of the files of which people said something."""
    rows = connection.execute(f"SELECT path, notes FROM told JOIN files ON id = file WHERE {NOTED}")
    return {path: _NOTES.validate_json(notes) for path, notes in rows}


def read_by_path(connection: sqlite3.Connection, paths: Iterable[str]) -> dict[str, Indexed]:
    """Those of `paths` that the index has."""
    return {path: file for path, (_, file) in known_by_path(connection, paths).items()}


def known_by_path(
    connection: sqlite3.Connection, paths: Iterable[str]
) -> dict[str, tuple[int, Indexed]]:
    """Those of `paths` that the index has, with their ids."""
    found: dict[str, tuple[int, Indexed]] = {}
    waiting = iter(paths)
    while part := list(islice(waiting, MOST_AT_ONCE)):
        sql = f"{_SELECT_INDEXED} WHERE path IN ({', '.join('?' * len(part))})"
        found |= {row[1]: (row[0], _indexed(*row[1:])) for row in connection.execute(sql, part)}
    return found


def _indexed(path: str, size: int, modified: int, recorded: int, facts: str, notes: str) -> Indexed:
    seen = Seen(path, size, modified, recorded)
    return Indexed(seen, _FACTS.validate_json(facts), _NOTES.validate_json(notes))
