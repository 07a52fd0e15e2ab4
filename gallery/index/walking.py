"""Compares the folders of a project with the index. No file is opened."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gallery.library.storage import is_shown
from studio_kit.media import kind_of
from studio_kit.paths import ProjectRoot
from studio_kit.project import SIDECAR_SUFFIX

from .database import IndexDatabase
from .models import Seen


@dataclass(frozen=True)
class FolderChange:
    """What of one folder the index does not know yet, and what of it is gone."""

    folder: str
    changed: tuple[Seen, ...]
    gone: tuple[str, ...]


class FolderAway(Exception):
    """The project's folder cannot be reached; nothing is known of its files now."""


def all_folders(root: ProjectRoot, database: IndexDatabase, below: str = "") -> list[str]:
    """Folders that are there or that the index knows, `below` and what is under it.

    Raises `FolderAway` where the project itself is not there.
    """
    if not root.path.is_dir():
        raise FolderAway(str(root.path))
    known = "SELECT DISTINCT folder FROM files WHERE folder = ? OR folder >= ? AND folder < ?"
    # "0" is the character after "/": every folder that begins with `below/`.
    span = (below, f"{below}/", f"{below}0") if below else ("", "", "\U0010ffff")
    rows = database.read(lambda c: c.execute(known, span).fetchall())
    return sorted({*folders(root, below), *(folder for (folder,) in rows)})


def folder_change(root: ProjectRoot, database: IndexDatabase, folder: str) -> FolderChange:
    """What is new and what is gone in one folder.

    Raises `FolderAway` where the whole project is gone: a share that goes away in the middle
    must not look like an empty folder.
    """
    of_folder = "SELECT path, size, modified, recorded FROM files WHERE folder = ?"
    rows = database.read(lambda c: c.execute(of_folder, [folder]).fetchall())
    known = {row[0]: Seen(*row) for row in rows}
    there = {seen.path: seen for seen in _files(root, folder)}
    changed = [seen for path, seen in there.items() if known.get(path) != seen]
    gone = [path for path in known if path not in there]
    if gone and not root.path.is_dir():
        raise FolderAway(str(root.path))
    changed.sort(key=lambda seen: seen.modified)
    return FolderChange(folder, tuple(changed), tuple(gone))


def folders(root: ProjectRoot, below: str = "") -> Iterator[str]:
    """Every shown folder from `below` on; "" is the project's own."""
    waiting = [below]
    while waiting:
        folder = waiting.pop()
        yield folder
        prefix = f"{folder}/" if folder else ""
        waiting += [f"{prefix}{name}" for name in _subfolders(root.path / folder)]


def _subfolders(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [e.name for e in entries if is_shown(e.name) and e.is_dir(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []  # gone meanwhile, now a file of that name, or not ours to read


def _files(root: ProjectRoot, folder: str) -> Iterator[Seen]:
    prefix = f"{folder}/" if folder else ""
    try:
        with os.scandir(root.path / folder) as listed:
            entries = {entry.name: entry for entry in listed if is_shown(entry.name)}
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for name, entry in entries.items():
        if kind_of(name) and (facts := _facts(root, entry)):
            recorded = _modified(entries.get(f"{name}{SIDECAR_SUFFIX}"))
            yield Seen(f"{prefix}{name}", facts.st_size, facts.st_mtime_ns, recorded)


def _modified(entry: os.DirEntry[str] | None) -> int:
    try:
        return entry.stat().st_mtime_ns if entry else 0
    except OSError:
        return 0


def _facts(root: ProjectRoot, entry: os.DirEntry[str]) -> os.stat_result | None:
    """None for what is no file of the project: gone meanwhile, or a link that leads out."""
    try:
        if not entry.is_file():
            return None
        if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(root.path):
            return None
        return entry.stat()
    except OSError:
        return None
