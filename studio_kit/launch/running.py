"""One console per data folder: who holds the lock runs, and its note says where the page is."""

import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from studio_kit.files import write_atomically
from studio_kit.launch.errors import LaunchError
from studio_kit.locks import AlreadyLocked, FileLock


class AlreadyRuns(Exception):
    """Director's Console runs already with this data folder. `page` is its address, if known."""

    def __init__(self, page: str | None) -> None:
        super().__init__(page or "starting")
        self.page = page


@contextmanager
def claim(data: Path) -> Generator[Path]:
    """Hold the data folder for the length of the block; yields where the note is to be written.

    Raises `AlreadyRuns`, or `LaunchError` for a folder that cannot be written.
    """
    note = data / "running.json"
    try:
        lock = FileLock(data / "running.lock").__enter__()
    except AlreadyLocked as error:
        raise AlreadyRuns(_page_in(note)) from error
    except OSError as error:
        raise LaunchError(
            f"The data folder {data} cannot be written ({error.strerror}); choose another "
            "with --data DIR."
        ) from error
    with lock:
        note.unlink(missing_ok=True)
        yield note
        note.unlink(missing_ok=True)


def write_note(note: Path, page: str) -> None:
    write_atomically(note, json.dumps({"page": page, "pid": os.getpid()}).encode())


def _page_in(note: Path) -> str | None:
    try:
        return str(json.loads(note.read_bytes())["page"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
