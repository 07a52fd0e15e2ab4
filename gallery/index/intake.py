"""Brings what changed in a folder into the index."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from studio_kit.logs import logger
from studio_kit.paths import ProjectRoot

from .database import IndexDatabase
from .models import Facts, Indexed, Seen
from .reading import read_facts, unread
from .rows import FileRows
from .saying import Saying
from .walking import FolderChange

BATCH = 200
"""Files in one transaction: readers see them within a moment, and a write costs little."""

RATE_OVER = 10
"""Batches over which the speed is measured."""

T = TypeVar("T")
log = logger("gallery")


class Intake:
    """`saying` knows what people say of a file. `changed` is called after each batch."""

    def __init__(
        self,
        root: ProjectRoot,
        database: IndexDatabase,
        *,
        marks: Mapping[str, str],
        saying: Saying,
        changed: Callable[[], None],
        read: Callable[[ProjectRoot, Seen], Facts] = read_facts,
    ) -> None:
        self._root = root
        self._database = database
        self._marks = marks
        self._saying = saying
        self._changed = changed
        self._read = read
        self._paces: deque[tuple[int, float]] = deque(maxlen=RATE_OVER)
        self.remaining = 0

    @property
    def files_per_second(self) -> float | None:
        """Of the last batches; None before any was read."""
        files = sum(count for count, _ in self._paces)
        seconds = sum(seconds for _, seconds in self._paces)
        return files / seconds if seconds else None

    def take(self, change: FolderChange) -> None:
        if change.gone:
            with self._database.write() as connection:
                FileRows(connection, self._marks).take_out(change.gone)
            self._changed()
        for batch in _batches(change.changed, BATCH):
            self._take_batch(batch)

    def _take_batch(self, batch: list[Seen]) -> None:
        began = time.perf_counter()
        facts = [(seen, facts) for seen in batch if (facts := self._facts(seen))]
        said = self._saying.of_all(seen.path for seen, _ in facts)
        self._put([Indexed(seen, facts, said[seen.path]) for seen, facts in facts])
        self._saying.tell_since(said)
        self._paces.append((len(batch), time.perf_counter() - began))
        self.remaining = max(self.remaining - len(batch), 0)
        self._changed()

    def _put(self, files: list[Indexed]) -> None:
        """Those that we renamed or threw away while they were read stand in the index under their
        new names, or not at all.
        """
        with self._saying.still():
            there = [file for file in files if self._is_there(file.seen.path)]
            with self._database.write() as connection:
                FileRows(connection, self._marks).put(there)

    def _is_there(self, path: str) -> bool:
        return os.path.exists(f"{self._root.path}/{path}")  # noqa: PTH110 - of thousands

    def _facts(self, seen: Seen) -> Facts | None:
        """None for a file that is gone already."""
        try:
            return self._read(self._root, seen)
        except FileNotFoundError:
            return None
        except OSError:  # the share may be back in a moment: the round is made anew
            raise
        except Exception as error:  # a damage that its reader did not foresee, where there are many
            log.warning("gallery could not read a file", extra={"file": seen.path}, exc_info=error)
            return unread(seen)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
