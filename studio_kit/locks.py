"""A lock between processes that the operating system lets go when its holder dies."""

import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self


class AlreadyLocked(Exception):
    """Another process holds the lock."""


class FileLock:
    """An exclusive lock on the file at `path`, held from `acquire` or entering until `release`.

    On a share that knows no locks it is held without one. Needs the standard library only.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self) -> None:
        """Raises `AlreadyLocked`; a lock that this object holds is kept."""
        if self._file is not None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("ab")
        try:
            _lock(file)
        except (BlockingIOError, PermissionError) as error:
            file.close()
            raise AlreadyLocked(str(self._path)) from error
        except OSError:  # no locks here, as on some network shares
            pass
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
