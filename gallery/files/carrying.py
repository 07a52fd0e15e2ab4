"""Carries files from place to place: all of them or none, through a kill at any moment."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from gallery.library.storage import is_shown_path
from studio_kit.errors import is_full
from studio_kit.files import place as give_name
from studio_kit.files import sync_folder
from studio_kit.paths import ProjectRoot

from .models import CannotChange, Move, NoRoomToChange, Operation

RENEWED_EVERY = 100
"""Files, after which the lease is renewed."""


class Carrier:
    """`renew` is called so often that the lease does not run out."""

    def __init__(self, root: ProjectRoot, *, renew: Callable[[], None]) -> None:
        self._root = root
        self._renew = renew
        self._made: set[Path] = set()

    def leave(self, operation: Operation) -> None:
        """Every file goes to a hidden name beside its target. Raises with all of them back."""
        gone: list[int] = []
        try:
            for index, move in enumerate(operation.moves):
                self._breathe(index)
                hidden = self._hidden(operation, index)
                self._make(hidden.parent)
                give_name(self._at(move.source), hidden)
                gone.append(index)
        except OSError as error:
            for index in gone:
                source = self._at(operation.moves[index].source)
                self._settle(self._hidden(operation, index), source)
            raise _refused(operation.moves[len(gone)], error) from error

    def take_back(self, operation: Operation) -> None:
        """After an interruption while they left: what is hidden goes home."""
        for index, move in enumerate(operation.moves):
            self._settle(self._hidden(operation, index), self._at(move.source))

    def arrive(self, operation: Operation) -> list[Move]:
        """Every file gets its name; also after an interruption. The moves as they came out.

        Where somebody took a name meanwhile, a free one beside it is used: nothing is overwritten.
        Raises `CannotChange` with all of them where they were before: at home or hidden.
        """
        moves: list[Move] = []
        try:
            for index, move in enumerate(operation.moves):
                self._breathe(index)
                target = self._at(move.target)
                self._make(target.parent)
                place = self._settle(self._leaving(operation, index), target)
                moves.append(move if place == target else self._as_it_came_out(move, place))
        except OSError as error:
            for index, move in enumerate(moves):
                self._settle(self._at(move.target), self._leaving(operation, index))
            raise _refused(operation.moves[len(moves)], error) from error
        return moves

    def sync(self, moves: Sequence[Move]) -> None:
        """Make the new names survive a power cut."""
        paths = (path for move in moves for path in (move.source, move.target))
        for folder in {path.rpartition("/")[0] for path in paths}:
            with suppress(FileNotFoundError):
                sync_folder(self._at(folder))

    def sweep(self, moves: Sequence[Move]) -> None:
        """Folders out of sight, such as those of the trash, go when their last file has left."""
        folders = {move.source.rpartition("/")[0] for move in moves}
        for folder in (self._at(folder) for folder in folders if not is_shown_path(folder)):
            for place in (folder, folder.parent):
                with suppress(OSError):  # something still lies there
                    place.rmdir()

    def _as_it_came_out(self, move: Move, place: Path) -> Move:
        return Move(source=move.source, target=self._root.relative(place))

    def _make(self, folder: Path) -> None:
        """Each folder is made once, however many files go there."""
        if folder not in self._made:
            folder.mkdir(parents=True, exist_ok=True)
            self._made.add(folder)

    def _settle(self, source: Path, target: Path) -> Path:
        """The name that it came to: another one, where somebody has taken `target`."""
        while True:
            try:
                self._finish(source, target)
            except FileExistsError:
                target = _next_free(target)
            else:
                return target

    def _finish(self, source: Path, target: Path) -> None:
        """Nothing where it was done before. Raises `FileExistsError` for another file's name."""
        if not os.path.lexists(source):
            return
        if os.path.lexists(target) and source.samefile(target) and _are_two_names(source, target):
            source.unlink()  # interrupted between the second name and the end of the first
            return
        give_name(source, target)

    def _leaving(self, operation: Operation, index: int) -> Path:
        """Where a file is before it arrives."""
        if operation.is_direct:
            return self._at(operation.moves[index].source)
        return self._hidden(operation, index)

    def _hidden(self, operation: Operation, index: int) -> Path:
        folder = self._at(operation.moves[index].target).parent
        return folder / f".{operation.id}-{index}.moving"

    def _at(self, path: str) -> Path:
        return self._root.path / path

    def _breathe(self, index: int) -> None:
        if index % RENEWED_EVERY == 0:
            self._renew()


def _are_two_names(source: Path, target: Path) -> bool:
    """Not one name in another case, on a file system that knows no case."""
    return source.parent != target.parent or source.name.casefold() != target.name.casefold()


def _next_free(path: Path) -> Path:
    number = 2
    while os.path.lexists(free := path.with_name(f"{path.stem} {number}{path.suffix}")):
        number += 1
    return free


def _refused(move: Move, error: OSError) -> CannotChange:
    if isinstance(error, FileNotFoundError):
        return CannotChange(f"{move.source} is not there any more; nothing was changed.")
    reason = error.strerror or str(error)
    if is_full(error):
        return NoRoomToChange(f"{move.source} could not be moved ({reason}); nothing was changed.")
    return CannotChange(f"{move.source} could not be moved ({reason}); nothing was changed.")
