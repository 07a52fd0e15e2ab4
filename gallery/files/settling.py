"""Under which names files arrive where others stand already."""

import os
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Literal

from studio_kit.paths import ProjectRoot

from .companions import with_companions
from .models import Move

Conflict = Literal["skip", "rename", "replace"]


def settled(root: ProjectRoot, wanted: Sequence[Move], conflict: Conflict) -> list[Move]:
    """Where a name is taken the file stays, gets a free one, or goes there all the same."""
    return _Settling(root, conflict).of(wanted)


class _Settling:
    """A name is free when those of the records are, too."""

    def __init__(self, root: ProjectRoot, conflict: Conflict) -> None:
        self._root = root
        self._conflict: Conflict = conflict
        self._taken: set[str] = set()
        self._leaving: set[str] = set()

    def of(self, wanted: Sequence[Move]) -> list[Move]:
        return [move for one in wanted if (move := self._settle(one))]

    def _settle(self, wanted: Move) -> Move | None:
        """None for what stays."""
        if wanted.source == wanted.target:
            return None
        move = wanted if self._is_free(wanted) else self._instead(wanted)
        if move:
            whole = self._whole(move)
            self._taken.update(one.target for one in whole)
            self._leaving.update(one.source for one in whole)
        return move

    def _instead(self, wanted: Move) -> Move | None:
        if self._conflict == "skip":
            return None
        if self._conflict == "replace" and wanted.target not in self._taken:
            return wanted
        return self._beside(wanted)

    def _beside(self, wanted: Move) -> Move:
        place, number = PurePosixPath(wanted.target), 2
        while not self._is_free(move := _numbered(wanted.source, place, number)):
            number += 1
        return move

    def _is_free(self, move: Move) -> bool:
        return not any(
            one.target in self._taken or os.path.lexists(self._root.path / one.target)
            for one in self._whole(move)
        )

    def _whole(self, move: Move) -> list[Move]:
        """Without the records that went with another file."""
        every = with_companions(self._root, move)
        return [one for one in every if one.source not in self._leaving]


def _numbered(source: str, place: PurePosixPath, number: int) -> Move:
    return Move(source=source, target=str(place.with_name(f"{place.stem} {number}{place.suffix}")))
