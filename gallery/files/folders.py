"""Folders of a project as a person sorts with them: make, rename, throw away."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import PurePosixPath

from gallery.library.models import FolderNotFound
from gallery.library.storage import is_shown_path
from studio_kit.errors import Conflict
from studio_kit.media import kind_of
from studio_kit.paths import ProjectRoot

from .folder_names import check_folder_name, check_new_folders
from .models import CannotChange, Move, Operation
from .operations import Operations, Wish
from .service import NotForGallery, ProjectFiles

STORY_FOLDER = "scenes"
"""The board keeps its scenes there under this very name."""


class FolderThere(Conflict):
    title = "There is such a folder already"


class ProjectFolders:
    """Paths are relative, with `/`; what happens to files is one operation, which can be undone."""

    def __init__(self, root: ProjectRoot, files: ProjectFiles, operations: Operations) -> None:
        self._root = root
        self._files = files
        self._operations = operations

    def make(self, folder: str) -> str:
        """An empty folder, with those above it. Raises `FolderThere`, `WrongRule`."""
        place = self._shown(folder)
        check_new_folders(self._root, place)
        with self._operations.changing():
            path = self._root.path / place
            if os.path.lexists(path):
                raise FolderThere(f"{place} is there already; choose another name.")
            path.mkdir(parents=True)
        return place

    def rename(self, folder: str, name: str) -> Operation | None:
        """Everything in it goes along; None where nothing lies in it, so that nothing is lost.

        Raises `FolderNotFound`, `FolderThere`, `WrongRule`.
        """
        source = self._own(folder)
        check_folder_name(name)
        target = str(PurePosixPath(source).with_name(name))
        with self._operations.changing() as turn:
            if os.path.lexists(self._root.path / target):
                raise FolderThere(f"{target} is there already; choose another name.")
            moves = [
                Move(source=path, target=f"{target}{path.removeprefix(source)}")
                for path in self._inside(source)
            ]
            label = f"Renamed the folder {PurePosixPath(source).name} to {name}"
            if not moves:
                (self._root.path / source).rename(self._root.path / target)
                return None
            operation = turn.carry_out(Wish("rename", label, moves=moves))
        self._remove_empty(source)
        return operation

    def trash(self, folder: str) -> Operation | None:
        """Its pictures, videos and sounds go to the trash; what else lies in it keeps it there.

        None where there are none. Raises `FolderNotFound`.
        """
        source = self._own(folder)
        paths = [path for path in self._inside(source) if kind_of(path) and is_shown_path(path)]
        label = f"Threw away the folder {source}"
        operation = self._files.trash(paths, label=label) if paths else None
        self._remove_empty(source)
        return operation

    def _shown(self, folder: str) -> str:
        """The folder as it is written. Raises `NotForGallery`, and what leads out of the root."""
        place = self._root.relative(self._root.resolve(folder))
        if place == "." or not is_shown_path(place):
            raise NotForGallery(f"{folder or 'The project folder'} is no folder to sort with.")
        return place

    def _own(self, folder: str) -> str:
        """One that is there and a person's to change."""
        place = self._shown(folder)
        if place.partition("/")[0] == STORY_FOLDER:
            raise CannotChange(f"{place} belongs to the board; nothing was changed.")
        if not (self._root.path / place).is_dir():
            raise FolderNotFound(f"There is no folder {folder} in this project.")
        return place

    def _inside(self, folder: str) -> Sequence[str]:
        """Every file in it and below, by name."""
        return sorted(self._walk(folder))

    def _walk(self, folder: str) -> Iterator[str]:
        with os.scandir(self._root.path / folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    yield from self._walk(path)
                else:
                    yield path

    def _remove_empty(self, folder: str) -> None:
        """The folder and those below, as far as nothing lies in them."""
        for place, _, _ in os.walk(self._root.path / folder, topdown=False):
            with suppress(OSError):
                os.rmdir(place)  # noqa: PTH106 - os.walk gives text
