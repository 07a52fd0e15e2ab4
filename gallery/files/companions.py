"""Files that belong to a media file and go where it goes."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePosixPath

from ulid import ULID

from studio_kit.paths import ProjectRoot
from studio_kit.project import (
    SIDECAR_SUFFIX,
    DamagedRecord,
    read_take,
    sidecar_of,
    write_take,
)

from .models import Move


def with_companions(root: ProjectRoot, move: Move) -> list[Move]:
    """The move of a file and those of the record beside it: `a.png.take.json`, and `a.json`,
    which the earlier console wrote.
    """
    moves = [move]
    if (root.path / f"{move.source}{SIDECAR_SUFFIX}").is_file():
        moves.append(
            Move(source=f"{move.source}{SIDECAR_SUFFIX}", target=f"{move.target}{SIDECAR_SUFFIX}")
        )
    beside = _json_beside(move.source)
    if (root.path / beside).is_file():
        moves.append(Move(source=beside, target=_json_beside(move.target)))
    return moves


def whole(root: ProjectRoot, moves: Sequence[Move]) -> list[Move]:
    """With the records. One that stands beside two files, as `a.json` by `a.png` and `a.jpg`, goes
    with the first of them.
    """
    return each_once([one for move in moves for one in with_companions(root, move)])


def each_once(moves: Sequence[Move]) -> list[Move]:
    """A file goes where the first of its moves says."""
    first: dict[str, Move] = {}
    for move in moves:
        first.setdefault(move.source, move)
    return list(first.values())


def make_own_take(root: ProjectRoot, path: str) -> None:
    """A copied record gets an id of its own: a take has one file. A damaged one stays as it is."""
    sidecar = sidecar_of(root.path / path)
    if sidecar.is_file():
        with suppress(DamagedRecord):
            write_take(root, read_take(root, sidecar).model_copy(update={"id": str(ULID())}))


def _json_beside(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(".json"))
