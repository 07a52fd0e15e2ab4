"""Reads the content of a project's files when somebody asks which are alike."""

import hashlib
import sqlite3
import threading
import time
from collections.abc import Callable

from gallery.index.database import IndexDatabase
from gallery.index.models import Indexed
from gallery.media.models import MediaFile
from studio_kit.errors import StudioError
from studio_kit.logs import logger
from studio_kit.paths import ProjectRoot

from .models import NO_CONTENT, NO_LIKENESS, DuplicateKind
from .storage import Read, count_unread, learn, unread

BATCH = 16
"""Files in one transaction."""

LOOKED_UP = 500
"""Files that are looked up at once."""

TOLD_EVERY = 1.0
"""Seconds."""

SmallPicture = Callable[[MediaFile], bytes]
log = logger("gallery")


class ContentReader:
    """Of one project. Nothing is read until it is wanted; then a thread reads until all is known.

    `small` draws a picture small. `told` hears, on that thread, that more is known.
    """

    def __init__(
        self,
        root: ProjectRoot,
        database: IndexDatabase,
        *,
        small: SmallPicture,
        told: Callable[[], None],
    ) -> None:
        self._root = root
        self._database = database
        self._small = small
        self._told = told
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._wanted: set[DuplicateKind] = set()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def remaining(self, kind: DuplicateKind, folder: str = "") -> int:
        """Files that are still to be read; where there are any, reading goes on."""
        count = self._database.read(lambda c: count_unread(c, kind, folder))
        if count:
            self._want(kind)
        return count

    def read_now(self, kind: DuplicateKind, folder: str) -> None:
        """What is missing in `folder`, while the caller waits."""
        while self._read_batch(kind, folder):
            pass

    def read_one(self, file_id: int, file: Indexed) -> int:
        """The likeness of a picture, while the caller waits."""
        likeness = self._likeness(file)
        self._learn([Read(file_id, file.seen, likeness=likeness)])
        return likeness

    def stop(self) -> None:
        self._stop.set()
        self._wake.set()
        if self._thread:
            self._thread.join()

    def _want(self, kind: DuplicateKind) -> None:
        with self._starting:
            self._wanted.add(kind)
            if self._thread is None and not self._stop.is_set():
                self._thread = threading.Thread(
                    target=self._run, name="gallery-content", daemon=True
                )
                self._thread.start()
        self._wake.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            with self._starting:
                wanted, self._wanted = self._wanted, set()
            try:
                for kind in sorted(wanted):
                    self._read_all(kind)
            except (OSError, sqlite3.Error) as error:  # the folder is away, the cache's disk full
                log.info("Content of files is read another time: %s", error)
            self._wake.wait()
            self._wake.clear()

    def _read_all(self, kind: DuplicateKind) -> None:
        told_at = time.monotonic()
        while not self._stop.is_set() and self._read_batch(kind, ""):
            if time.monotonic() - told_at > TOLD_EVERY:
                told_at = time.monotonic()
                self._told()
        self._told()

    def _read_batch(self, kind: DuplicateKind, folder: str) -> bool:
        """Whether there was anything to read. Raises `OSError` where the project is away."""
        files = self._database.read(lambda c: unread(c, kind, folder, limit=LOOKED_UP))
        for start in range(0, len(files), BATCH):
            if self._stop.is_set():
                return False
            batch = files[start : start + BATCH]
            self._learn([self._read(kind, file_id, file) for file_id, file in batch])
        return bool(files)

    def _learn(self, read: list[Read]) -> None:
        with self._database.write() as connection:
            learn(connection, read)

    def _read(self, kind: DuplicateKind, file_id: int, file: Indexed) -> Read:
        if kind == "exact":
            return Read(file_id, file.seen, sha256=self._content(file))
        return Read(file_id, file.seen, likeness=self._likeness(file))

    def _content(self, file: Indexed) -> str:
        path = self._root.path / file.seen.path
        if path.is_symlink():
            return NO_CONTENT
        try:
            with path.open("rb") as content:
                return hashlib.file_digest(content, "sha256").hexdigest()
        except OSError:
            self._refuse_away()
            return NO_CONTENT

    def _likeness(self, file: Indexed) -> int:
        # numpy costs 20 MB of memory; a gallery that compares no pictures does not pay for it.
        from .likeness import likeness_of

        seen = file.seen
        path = self._root.path / seen.path
        try:
            return likeness_of(
                self._small(MediaFile(path, file.facts.kind, seen.size, seen.modified))
            )
        except (OSError, StudioError):
            self._refuse_away()
            return NO_LIKENESS

    def _refuse_away(self) -> None:
        """A file that cannot be read says nothing, unless the whole project cannot be."""
        if not self._root.path.is_dir():
            raise FileNotFoundError(str(self._root.path))
