"""Hears of changes in a project's folder where the file system tells of them."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch

QUIET_MILLISECONDS = 300
"""A burst of changes is told once it pauses for so long."""

SHARES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs"})
"""File systems of other machines, whose changes this one's kernel does not hear of."""

Heard = Callable[[set[str], set[str]], None]
"""The folders in which something came, went or changed, and what that was: files and folders."""


def tells_of_changes(folder: Path) -> bool:
    """Whether a change by another machine would be heard. Where it is not known: yes."""
    if sys.platform != "linux":
        return not str(folder).startswith("\\\\")
    kind = _file_system(folder, _mounts())
    return kind not in SHARES and not kind.startswith("fuse.")


def watch_folders(root: Path, heard: Heard, stop: threading.Event) -> None:
    """Call `heard` with relative paths until `stop`; "" is the project's own folder.

    Raises `OSError` or `RuntimeError` where watching is not possible, such as when the system's
    watches are used up.
    """
    for changes in watch(
        root, stop_event=stop, step=QUIET_MILLISECONDS, watch_filter=None, raise_interrupt=False
    ):
        paths = {path for change in changes if (path := Path(change[1])) != root}
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
