"""Writing that never leaves half a file and never replaces somebody's work in silence."""

import os
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` as one step: temporary file beside it, fsync, rename, fsync of the folder."""
    temporary = temporary_beside(path)
    try:
        write_durably(temporary, data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_durably(path: Path, data: bytes) -> None:
    """Write and fsync `path`; it must not exist yet."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def place(temporary: Path, path: Path) -> None:
    """Give a finished temporary file its name. Raises `FileExistsError`: nothing is overwritten.

    The name survives a power cut once the folder is synced, which the record written next does.
    """
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as exFAT or some shares
        _rename_to_free_name(temporary, path)
    else:
        temporary.unlink()


def _rename_to_free_name(temporary: Path, path: Path) -> None:
    path.open("xb").close()
    temporary.replace(path)


def temporary_beside(path: Path) -> Path:
    """A hidden, unused name in the folder of `path`, on the same file system."""
    return path.with_name(f".{path.name[:60]}.{uuid4().hex}.tmp")


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def keep_aside(path: Path) -> Path:
    """Move a damaged file out of the way under a dated name, and say where it went."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return path.rename(path.with_name(f"{path.name}.damaged-{moment}"))
