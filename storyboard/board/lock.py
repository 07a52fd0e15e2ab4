"""One process at a time writes a project's log."""

import os
import sys
from pathlib import Path

from .opening import ProjectInUse

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held until released or until the process ends, however it ends.

    Raises `ProjectInUse` where another process holds it. A share that knows no locks is used
    without one.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(self._descriptor)
        except (BlockingIOError, PermissionError) as error:
            self.release()
            raise ProjectInUse(
                f"{path.parent.parent} is open in another running console; close it there first."
            ) from error
        except OSError:
            pass

    def release(self) -> None:
        os.close(self._descriptor)
