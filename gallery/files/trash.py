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

from .companions import with_companions
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
    return [
        Move(source=one.source, target=f"{folder}/{index:05d}/{_name(one.source)}")
        for index, path in enumerate(paths)
        for one in with_companions(root, Move(source=path, target=path))
    ]


def trashed(root: ProjectRoot, operations: Sequence[Operation]) -> list[Trashed]:
    """What lies in the trash, the newest first."""
    return [
        Trashed(
            move.target,
            move.source,
            (root.path / move.target).stat().st_size,
            operation.at,
            operation.said_before.get(move.source, NOTHING),
        )
        for operation in reversed(operations)
        for move in operation.moves
        if is_trash(move.target) and kind_of(move.target) and (root.path / move.target).is_file()
    ]


def is_trash(path: str) -> bool:
    return path.startswith(f"{FOLDER}/")


def is_needed(root: ProjectRoot, operation: Operation) -> bool:
    """Whether something of it still lies in the trash."""
    return any(is_trash(m.target) and (root.path / m.target).exists() for m in operation.moves)


def purge(root: ProjectRoot, items: Sequence[Trashed]) -> int:
    """Delete for good, with the records beside them. The bytes that it freed."""
    freed = 0
    for item in items:
        folder = (root.path / item.stored).parent
        freed += sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
        shutil.rmtree(folder)
        _remove_empty(folder.parent)
    return freed


def older_than(items: Sequence[Trashed], days: int) -> list[Trashed]:
    oldest = datetime.now(UTC) - timedelta(days=days)
    return [item for item in items if item.trashed_at < oldest]


def _remove_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()


def _name(path: str) -> str:
    return PurePosixPath(path).name
