"""Files that belong to a media file and go where it goes."""

import os
from collections.abc import Sequence
from contextlib import suppress

from ulid import ULID

from studio_kit.paths import ProjectRoot
from studio_kit.project import (
    SIDECAR_SUFFIX,
    DamagedRecord,
    read_take,
    record_beside,
    write_take,
)

from .models import Move


def with_companions(root: ProjectRoot, move: Move) -> list[Move]:
    """The move of a file and those of the record beside it: `a.png.take.json`, and `a.json`,
    which the earlier console wrote.
    """
    moves = [move]
    names = zip(record_names(move.source), record_names(move.target), strict=True)
    for source, target in names:
        if os.path.isfile(f"{root.path}/{source}"):  # noqa: PTH113 - a third of the time
            moves.append(Move(source=source, target=target))
    return moves


def record_names(path: str) -> tuple[str, str]:
    """Of the records that may stand beside a file, whether they do or not."""
    folder, slash, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return f"{path}{SIDECAR_SUFFIX}", f"{folder}{slash}{stem}.json"


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
    sidecar = record_beside(root.path / path)
    if sidecar:
        with suppress(DamagedRecord):
            write_take(root, read_take(root, sidecar).model_copy(update={"id": str(ULID())}))
