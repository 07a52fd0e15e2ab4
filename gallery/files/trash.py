"""The trash of a project: files in `.trash`; the journal says where they were."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from ulid import ULID

from gallery.annotations.models import NOTHING, Annotation
from studio_kit.errors import NotFound
from studio_kit.media import kind_of
from studio_kit.paths import ProjectRoot

from .companions import whole
from .models import Move, Operation

FOLDER = ".trash"


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
    """Each file into a folder of its own, with the records beside it."""
    folder = f"{FOLDER}/{ULID()}"
    moves = [
        Move(source=path, target=f"{folder}/{index:05d}/{_name(path)}")
        for index, path in enumerate(paths)
    ]
    return whole(root, moves)


def trashed(root: ProjectRoot, operations: Sequence[Operation]) -> list[Trashed]:
    """What lies in the trash, the newest first. Redoing puts a file where it lay before."""
    newest: dict[str, Trashed] = {}
    for operation in reversed(operations):
        for move in operation.moves:
            path = root.path / move.target
            if move.target not in newest and _is_media(move.target) and path.is_file():
                newest[move.target] = _trashed(operation, move, path.stat().st_size)
    return list(newest.values())


def _is_media(path: str) -> bool:
    return is_trash(path) and kind_of(path) is not None


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

    The file goes first: interrupted, none is left that lacks its record.
    """
    freed = 0
    for item in items:
        file = root.path / item.stored
        folder = file.parent
        freed += sum(one.stat().st_size for one in folder.iterdir() if one.is_file())
        file.unlink()
        shutil.rmtree(folder)
        _remove_empty(folder.parent)
    return freed


def remove_orphans(root: ProjectRoot, operations: Sequence[Operation]) -> None:
    """Records whose file was purged and which an interruption left behind."""
    whole = {PurePosixPath(item.stored).parent for item in trashed(root, operations)}
    known = {PurePosixPath(m.target).parent for one in operations for m in one.moves}
    for folder in (root.path / FOLDER).glob("*/*"):
        place = PurePosixPath(root.relative(folder))
        if place in known - whole and not _holds_media(folder):
            shutil.rmtree(folder)
            _remove_empty(folder.parent)


def _holds_media(folder: Path) -> bool:
    return any(kind_of(file.name) for file in folder.iterdir())


def older_than(items: Sequence[Trashed], days: float) -> list[Trashed]:
    oldest = datetime.now(UTC) - timedelta(days=days)
    return [item for item in items if item.trashed_at < oldest]


def _remove_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()


def _name(path: str) -> str:
    return PurePosixPath(path).name
