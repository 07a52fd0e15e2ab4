"""Many threads read an index, one writes it, and it may be closed meanwhile."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gallery.index.database import IndexDatabase

from .indexed import an_image, found, put


def test_threads_that_come_and_go_share_connections(tmp_path: Path):
    database = IndexDatabase(tmp_path / "index.sqlite")
    lent: set[int] = set()

    def read() -> None:
        database.read(lambda connection: lent.add(id(connection)))

    for _ in range(10):
        reader = threading.Thread(target=read)
        reader.start()
        reader.join()
    database.close()
    assert len(lent) == 1


def test_readers_at_the_same_time_have_connections_of_their_own(database: IndexDatabase):
    together = threading.Barrier(3, timeout=60)

    def read(connection: sqlite3.Connection) -> int:
        together.wait()
        return id(connection)

    with ThreadPoolExecutor(3) as threads:
        lent = [threads.submit(database.read, read) for _ in range(3)]
        assert len({one.result() for one in lent}) == 3


def test_who_reads_an_index_that_is_closed_reads_to_the_end(tmp_path: Path):
    database = IndexDatabase(tmp_path / "index.sqlite")
    put(database, an_image("a.png"))

    def read(connection: sqlite3.Connection) -> int:
        database.close()
        return connection.execute("SELECT count(*) FROM files").fetchone()[0]

    assert database.read(read) == 1
    assert found(database, "") == ["a.png"]
