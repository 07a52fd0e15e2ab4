"""Hears of changes in a project's folder where the file system tells of them."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles._rust_notify import RustNotify

QUIET_MILLISECONDS = 300
"""A burst of changes is told once it pauses for so long."""

LONGEST_BURST_MILLISECONDS = 1600
NO_END = 0

SHARES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs"})
"""File systems of other machines, whose changes this one's kernel does not hear of."""

Heard = Callable[[set[str], set[str]], None]
"""The folders in which something came, went or changed, and what that was: files and folders."""

Identity = tuple[int, int]
"""The device and the number of a folder on it."""


def tells_of_changes(folder: Path) -> bool:
    """Whether a change by another machine would be heard. Where it is not known: yes."""
    if sys.platform != "linux":
        return not str(folder).startswith("\\\\")
    kind = _file_system(folder, _mounts())
    return kind not in SHARES and not kind.startswith("fuse.")


def identity(folder: Path) -> Identity | None:
    """Tells a folder from another one under its name; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def watch_folders(
    root: Path, heard: Heard, stop: threading.Event, *, listening: Callable[[], None]
) -> None:
    """Call `heard` with relative paths until `stop`; "" is the project's own folder. `listening`
    is called once everything that happens from then on will be heard.

    Raises `OSError` or `RuntimeError` where watching is not possible, such as when the system's
    watches are used up.
    """
    # Not `watchfiles.watch`: it does not say from when on it watches.
    with RustNotify([str(root)], False, False, 0, True, False) as watcher:
        listening()
        while isinstance(changes := _next(watcher, stop), set):
            _tell(heard, root, {Path(path) for _, path in changes} - {root})


def _next(watcher: RustNotify, stop: threading.Event) -> set[tuple[int, str]] | str:
    return watcher.watch(LONGEST_BURST_MILLISECONDS, QUIET_MILLISECONDS, NO_END, stop)


def _tell(heard: Heard, root: Path, paths: set[Path]) -> None:
    inside = {path.relative_to(root) for path in paths}
    folders = {"" if path.parent == Path() else path.parent.as_posix() for path in inside}
    heard(folders, {path.as_posix() for path in inside})


def _mounts() -> list[tuple[str, str]]:
    """(folder, kind of file system) of everything mounted on this machine."""
    lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    parts = [line.split() for line in lines]
    return [(part[1].replace("\\040", " "), part[2]) for part in parts if len(part) > 2]


def _file_system(folder: Path, mounts: list[tuple[str, str]]) -> str:
    holding = [mount for mount in mounts if folder.is_relative_to(mount[0])]
    return max(holding, key=lambda mount: len(mount[0]), default=("", ""))[1]
