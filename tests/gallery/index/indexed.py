"""Files for tests of the index."""

from collections.abc import Sequence
from typing import Any

from gallery.index.database import IndexDatabase
from gallery.index.models import Facts, Indexed, Notes, Seen
from gallery.index.rows import FileRows, marks_in, read_indexed
from gallery.search.language import parse
from gallery.search.service import newest
from gallery.search.statement import statement
from gallery.search.storage import load_search_fields

FIELDS = load_search_fields()
MARKS = marks_in(FIELDS)
SECOND = 1_000_000_000


def an_image(path: str, *, at: float = 1.0, size: int = 10, **facts: Any) -> Indexed:
    """A picture that was changed `at` seconds after 1970."""
    return Indexed(Seen(path, size, int(at * SECOND)), Facts("image", **facts))


def put(database: IndexDatabase, *files: Indexed) -> None:
    with database.write() as connection:
        FileRows(connection, MARKS).put(files)


def annotate(database: IndexDatabase, path: str, **notes: Any) -> int:
    with database.write() as connection:
        return FileRows(connection, MARKS).annotate({path: Notes(**notes)})


def move(database: IndexDatabase, *moves: tuple[str, str]) -> None:
    with database.write() as connection:
        FileRows(connection, MARKS).move(moves)


def found(database: IndexDatabase, query: str, *, limit: int = 1000, **where: Any) -> list[str]:
    """The paths of the matches, the newest first."""
    wanted = statement(parse(query, FIELDS), **where)
    return paths(database, database.read(lambda c: newest(c, wanted, limit=limit)))


def paths(database: IndexDatabase, ids: Sequence[int]) -> list[str]:
    files = database.read(lambda connection: read_indexed(connection, ids))
    return [file.seen.path for file in files.values()]
