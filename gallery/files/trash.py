"""The trash of a project: files in `.trash`; the journal says where they were."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ulid import ULID

from gallery.annotations.models import NOTHING, Annotation
from gallery.media.storage import TRASH
from studio_kit.errors import NotFound
from studio_kit.media import kind_of
from studio_kit.paths import ProjectRoot

from .companions import record_names, whole
from .journal import Entry
from .models import Move, Operation

FOLDER = TRASH

Read = Callable[[str], Operation | None]
"""All of an operation by its id."""


class NotInTrash(NotFound):
    title = "Not in the trash"


@dataclass(frozen=True)
class Trashed:
    """A media file. `stored` is where it lies, `path` where it was; `size` in bytes."""

    stored: str
    path: str
    size: int
    trashed_at: datetime
    said: Annotation


def into_trash(root: ProjectRoot, paths: Sequence[str]) -> list[Move]:
    """The files of each folder into a folder of their own, so that no two names meet; with the
    records beside them.
    """
    folder = f"{FOLDER}/{ULID()}"
    places = {parent: place for place, parent in enumerate(dict.fromkeys(map(_parent, paths)))}
    moves = [
        Move(source=path, target=f"{folder}/{places[_parent(path)]:05d}/{_name(path)}")
        for path in paths
    ]
    return whole(root, moves)


def trashed(root: ProjectRoot, history: Sequence[Entry], read: Read) -> list[Trashed]:
    """What lies in the trash, the newest first. Redoing puts a file where it lay before."""
    found = {folder: _sizes(root.path / folder) for folder in _folders(root)}
    lying = {folder: sizes for folder, sizes in found.items() if sizes}
    newest: dict[str, Trashed] = {}
    for entry in reversed(history):
        operation = read(entry.id) if entry.hidden & lying.keys() else None
        for move in operation.moves if operation else ():
            size = lying.get(_parent(move.target), {}).get(_name(move.target))
            if operation and size is not None and move.target not in newest:
                newest[move.target] = _trashed(operation, move, size)
    return list(newest.values())


def _folders(root: ProjectRoot) -> list[str]:
    """Every folder of the trash in which files may lie."""
    return [place for outer in _inside(root, FOLDER) for place in _inside(root, outer)]


def _inside(root: ProjectRoot, folder: str) -> list[str]:
    """Of a folder that is emptied meanwhile, nothing: `Path.glob` would fail."""
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
        return [f"{folder}/{name}" for name in os.listdir(root.path / folder)]  # noqa: PTH208
    return []


def _sizes(folder: Path) -> dict[str, int]:
    """Name -> bytes of its media files; without those that are brought back meanwhile."""
    sizes: dict[str, int] = {}
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                if kind_of(entry.name) and entry.is_file():
                    sizes[entry.name] = entry.stat().st_size
    return sizes


def _trashed(operation: Operation, move: Move, size: int) -> Trashed:
    said = operation.said_before.get(move.source, NOTHING)
    return Trashed(move.target, move.source, size, operation.at, said)


def is_trash(path: str) -> bool:
    return path.startswith(f"{FOLDER}/")


def is_needed(root: ProjectRoot, operation: Operation) -> bool:
    """Whether something of it still lies in the trash."""
    return any(is_trash(m.target) and (root.path / m.target).exists() for m in operation.moves)


def purge(root: ProjectRoot, items: Sequence[Trashed]) -> int:
    """Delete for good, with the records beside them. The bytes that it freed.

    The files go first: interrupted, none is left that lacks its record.
    """
    freed = sum(_unlinked(root.path / item.stored) for item in items)
    for folder in {(root.path / item.stored).parent for item in items}:
        freed += _without_orphans(folder)
    return freed


def remove_orphans(root: ProjectRoot, history: Sequence[Entry]) -> None:
    """Records whose file was purged and which an interruption left behind."""
    known = {folder for entry in history for folder in entry.hidden}
    for folder in _folders(root):
        if folder in known:
            _without_orphans(root.path / folder)


def _without_orphans(folder: Path) -> int:
    """Records that belong to no file of `folder` any more go, and so do folders that are empty.
    The bytes that it freed.
    """
    names = {file.name for file in folder.iterdir()}
    needed = {record for name in names if kind_of(name) for record in record_names(name)}
    records = {name for name in names if name.endswith(".json")}
    freed = sum(_unlinked(folder / name) for name in records - needed)
    for place in (folder, folder.parent):
        _remove_empty(place)
    return freed


def _unlinked(file: Path) -> int:
    """The bytes that it freed."""
    size = file.stat().st_size
    file.unlink()
    return size


def older_than(items: Sequence[Trashed], days: float) -> list[Trashed]:
    oldest = datetime.now(UTC) - timedelta(days=days)
    return [item for item in items if item.trashed_at < oldest]


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _parent(path: str) -> str:
    return path.rpartition("/")[0]
