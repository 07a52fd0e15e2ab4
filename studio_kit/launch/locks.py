"""A lock between processes that the operating system lets go when its holder dies."""

import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self


class AlreadyLocked(Exception):
    """Another process holds the lock."""


class FileLock:
    """An exclusive lock on the file at `path`, for the length of a `with` block.

    Entering raises `AlreadyLocked` when another process holds it; a lock acquired before is kept.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        if self._file is None:
            self.acquire()
        return self

    def acquire(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("ab")
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise AlreadyLocked(str(self._path)) from error
        self._file = file

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
