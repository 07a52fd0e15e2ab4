"""What a person does with files: move, copy, rename, throw away, bring back, rate, tag, note."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from gallery.annotations.models import NOTHING, Annotation, Tag
from gallery.annotations.storage import AnnotationStore
from gallery.annotations.tags import NewTag, changed_tag, find_tag, new_tag
from gallery.library.storage import is_shown_path
from studio_kit.errors import Invalid, NotFound
from studio_kit.media import kind_of
from studio_kit.paths import ProjectRoot

from .companions import each_once, make_own_take, whole, with_companions
from .folder_names import check_new_folders
from .models import CannotChange, Move, Operation
from .operations import Operations, Wish
from .rename_rules import Line, Renamed, RenameRule, new_names
from .settling import Conflict, settled
from .taking_in import received, waiting_place
from .trash import NotInTrash, Trashed, into_trash, older_than, purge, trashed


class FileMissing(NotFound):
    title = "No such file"


class NoFiles(Invalid):
    title = "No files"


class NotForGallery(Invalid):
    title = "Not a file of the gallery"


@dataclass(frozen=True)
class Saying:
    """What is to be said of files; None leaves it as it is."""

    rating: int | None = None
    tags: Sequence[int] | None = None
    add_tags: Sequence[int] = ()
    remove_tags: Sequence[int] = ()
    note: str | None = None

    @property
    def label(self) -> str:
        """What it does, as a verb."""
        if self.rating is not None:
            return f"Rated {self.rating}:" if self.rating else "Took the stars of"
        return "Noted" if self.note is not None else "Tagged"

    def of(self, said: Annotation) -> Annotation:
        tags = tuple(self.tags) if self.tags is not None else said.tags
        added = [tag for tag in self.add_tags if tag not in tags]
        return Annotation(
            rating=said.rating if self.rating is None else self.rating,
            tags=tuple(tag for tag in (*tags, *added) if tag not in self.remove_tags),
            note=said.note if self.note is None else self.note,
        )


class ProjectFiles:
    """Every change is one operation, which can be undone. Paths are relative, with `/`."""

    def __init__(self, root: ProjectRoot, store: AnnotationStore, operations: Operations) -> None:
        self._root = root
        self._store = store
        self._operations = operations

    def move(
        self, paths: Sequence[str], folder: str, *, conflict: Conflict = "rename"
    ) -> Operation:
        """Into `folder`, which is made. What is replaced goes to the trash.

        Raises `CannotChange`, `FileMissing`, `NotForGallery`.
        """
        self._check_folder(folder)
        with self._operations.changing() as turn:
            wanted = [Move(source=path, target=_into(folder, path)) for path in self._media(paths)]
            moves = settled(self._root, wanted, conflict)
            replaced = [one.target for one in moves if os.path.lexists(self._at(one.target))]
            leaving = into_trash(self._root, replaced)
            label = f"Moved {_files(len(moves))} to {folder or 'the project folder'}"
            every = each_once([*leaving, *whole(self._root, moves)])
            return turn.carry_out(Wish("move", label, moves=every))

    def rename(self, path: str, name: str) -> Operation:
        """The extension stays, also where `name` lacks it."""
        return self.rename_many(
            [self.renamed(path)], RenameRule(pattern=name.replace("{", "{{").replace("}", "}}"))
        )

    def renamed(self, path: str) -> Renamed:
        """A file with what its name and its date tell."""
        [path] = self._media([path])
        changed = datetime.fromtimestamp(self._at(path).stat().st_mtime).astimezone()
        return Renamed(path, changed, project=self._root.path.name)

    def preview(self, files: Sequence[Renamed], rule: RenameRule) -> list[Line]:
        """Raises `WrongRule`."""
        return new_names(files, rule, is_taken=lambda path: os.path.lexists(self._at(path)))

    def rename_many(self, files: Sequence[Renamed], rule: RenameRule) -> Operation:
        """All of them or none. Raises `CannotChange` with the first conflict, `WrongRule`."""
        self._media([file.path for file in files])
        with self._operations.changing() as turn:
            lines = self.preview(files, rule)
            if bad := next((line for line in lines if line.conflict), None):
                raise CannotChange(f"{bad.path} cannot become {bad.name}: {bad.conflict}")
            moves = [Move(source=line.path, target=line.target) for line in lines]
            moves = [move for move in moves if move.source != move.target]
            label = f"Renamed {_files(len(moves))}"
            return turn.carry_out(Wish("rename", label, moves=whole(self._root, moves)))

    def relocate(self, moves: Sequence[Move], *, label: str) -> Operation:
        """Each file of any kind to the place that is named for it, records along with their media.

        Folders that are left empty go. Raises `CannotChange`, `FileMissing`, `NotForGallery`.
        """
        for move in moves:
            self._check_place(move)
        with self._operations.changing() as turn:
            every = whole(self._root, moves)
            operation = turn.carry_out(Wish("rename", label, moves=every))
        self._remove_empty({PurePosixPath(move.source).parent for move in every})
        return operation

    def copy(self, paths: Sequence[str], folder: str) -> Operation:
        """The copies stand beside what is there already, under free names."""
        self._check_folder(folder)
        with self._operations.changing() as turn:
            paths = self._media(paths)
            made = [self._made_copy(path) for path in paths]
            wanted = [Move(source=copy, target=_into(folder, copy)) for copy in made]
            moves = settled(self._root, wanted, "rename")
            label = f"Copied {_files(len(moves))} to {folder or 'the project folder'}"
            said = {
                move.target: self._store.annotation(path)
                for move, path in zip(moves, paths, strict=True)
            }
            return turn.carry_out(Wish("copy", label, moves=whole(self._root, moves), said=said))

    def take_in(self, file: BinaryIO, folder: str, *, name: str, largest: int) -> Operation:
        """A file from outside, of at most `largest` bytes, under a free name in `folder`.

        Raises `FileUnusable`, `FileTooLarge`, `DiskLow`.
        """
        self._check_folder(folder)
        with self._operations.changing() as turn:
            waiting = received(self._root, file, name=name, largest=largest)
            wanted = [Move(source=waiting, target=_into(folder, waiting))]
            moves = settled(self._root, wanted, "rename")
            label = f"Added {PurePosixPath(moves[0].target).name}"
            return turn.carry_out(Wish("upload", label, moves=moves))

    def trash(self, paths: Sequence[str], *, label: str = "") -> Operation:
        with self._operations.changing() as turn:
            paths = self._media(paths)
            moves = into_trash(self._root, paths)
            label = label or f"Threw away {_files(len(paths))}"
            return turn.carry_out(Wish("trash", label, moves=moves, said=self._unsaid(paths)))

    def trashed(self) -> list[Trashed]:
        """The newest first."""
        return trashed(self._root, self._operations.history(), self._operations.operation)

    def restore(self, stored: Iterable[str]) -> Operation:
        """To where they were, or beside it where the name is taken, with all that was said."""
        with self._operations.changing() as turn:
            items = self._in_trash(stored)
            wanted = [Move(source=item.stored, target=item.path) for item in items]
            moves = settled(self._root, wanted, "rename")
            said = {
                move.target: item.said
                for move, item in zip(moves, items, strict=True)
                if item.said != NOTHING or self._store.annotation(move.target) != NOTHING
            }
            label = f"Brought back {_files(len(items))}"
            return turn.carry_out(Wish("restore", label, moves=whole(self._root, moves), said=said))

    def empty_trash(
        self, stored: Iterable[str] | None = None, *, older_than_days: float | None = None
    ) -> int:
        """Delete for good: these, or all, or what is older. The bytes that it freed."""
        with self._operations.changing():
            items = self.trashed() if stored is None else self._in_trash(stored)
            chosen = items if older_than_days is None else older_than(items, older_than_days)
            return purge(self._root, chosen)

    def trash_in_system(self, paths: Sequence[str]) -> Operation:
        """Into the trash of the operating system, which alone can bring them back."""
        with self._operations.changing() as turn:
            media = self._media(paths)
            for move in whole(self._root, [Move(source=path, target=path) for path in media]):
                self._send_to_system(move.source)
            label = f"Moved {_files(len(media))} to the system's trash"
            return turn.carry_out(Wish("trash", label, said=self._unsaid(media)))

    def say(self, paths: Sequence[str], saying: Saying) -> Operation:
        """The same of all of them."""
        return self._say(dict.fromkeys(paths, saying), label=saying.label)

    def say_each(self, sayings: Mapping[str, Saying]) -> Operation:
        """By path."""
        return self._say(sayings, label="Rated")

    def add_tag(self, new: NewTag) -> Tag:
        """Raises `TagTaken`."""
        with self._operations.changing() as turn:
            tag = new_tag(self._store, new)
            turn.carry_out(Wish("tag", f"Made the tag {tag.name}", tags_back=[tag]))
            return tag

    def change_tag(self, tag_id: int, new: NewTag) -> Tag:
        """Files keep it. Raises `TagNotFound`, `TagTaken`."""
        with self._operations.changing() as turn:
            before = find_tag(self._store, tag_id)
            after = changed_tag(self._store, tag_id, new)
            label = f"Changed the tag {before.name}"
            turn.carry_out(Wish("tag", label, tags_gone=[before], tags_back=[after]))
            return after

    def remove_tag(self, tag_id: int) -> Operation:
        """Files lose it until it is undone. Raises `TagNotFound`."""
        with self._operations.changing() as turn:
            tag = find_tag(self._store, tag_id)
            return turn.carry_out(Wish("tag", f"Deleted the tag {tag.name}", tags_gone=[tag]))

    def _say(self, sayings: Mapping[str, Saying], *, label: str) -> Operation:
        with self._operations.changing() as turn:
            there = self._store.annotations(self._media(list(sayings)))
            said = {path: sayings[path].of(one) for path, one in there.items()}
            return turn.carry_out(Wish("annotate", f"{label} {_files(len(said))}", said=said))

    def _unsaid(self, paths: Sequence[str]) -> dict[str, Annotation]:
        """Nothing, of each file of which something is said."""
        there = self._store.annotations(paths)
        return {path: NOTHING for path, said in there.items() if said != NOTHING}

    # -- what is asked for

    def _media(self, paths: Sequence[str]) -> list[str]:
        """Each once. Raises `NoFiles`, `FileMissing`, `NotForGallery` for what it does not show."""
        once = list(dict.fromkeys(paths))
        if not once:
            raise NoFiles("No file is named; nothing was changed.")
        for path in once:
            if not kind_of(path) or not is_shown_path(path):
                raise NotForGallery(f"{path} is neither a picture nor video nor audio.")
        for path, place in zip(once, self._root.resolve_all(once), strict=True):
            if not os.path.isfile(place):  # noqa: PTH113 - False for a name too long
                raise FileMissing(f"There is no {path} in this project.")
        return once

    def _check_place(self, move: Move) -> None:
        for path in (move.source, move.target):
            self._root.resolve(path)
            if not is_shown_path(path):
                raise NotForGallery(f"{path} is not shown in the gallery.")
        if not os.path.isfile(self._at(move.source)):  # noqa: PTH113
            raise FileMissing(f"There is no {move.source} in this project.")

    def _remove_empty(self, folders: Iterable[PurePosixPath]) -> None:
        """Folders, and those above them, as far as nothing lies in them."""
        for folder in folders:
            for place in (folder, *folder.parents):
                if place == PurePosixPath():
                    break
                with suppress(OSError):
                    self._at(str(place)).rmdir()

    def _check_folder(self, folder: str) -> None:
        self._root.resolve(folder)
        if not is_shown_path(folder):
            raise NotForGallery(f"{folder} is not shown in the gallery.")
        if os.path.isfile(self._at(folder)):  # noqa: PTH113
            raise CannotChange(f"{folder} is a file.")
        check_new_folders(self._root, folder)

    def _in_trash(self, stored: Iterable[str]) -> list[Trashed]:
        known = {item.stored: item for item in self.trashed()}
        for path in (wanted := list(dict.fromkeys(stored))):
            if path not in known:
                raise NotInTrash(f"{path} is not in the trash any more.")
        return [known[path] for path in wanted]

    def _send_to_system(self, path: str) -> None:
        # send2trash costs a second to load where a desktop is asked for its trash.
        from send2trash import TrashPermissionError, send2trash

        try:
            send2trash(self._at(path))
        except (OSError, TrashPermissionError) as error:
            raise CannotChange(f"The system's trash did not take {path}: {error}.") from error

    def _made_copy(self, path: str) -> str:
        """A copy in a hidden folder, whole before it is seen. Its record is a take of its own."""
        target = waiting_place(self._root, PurePosixPath(path).name)
        for one in with_companions(self._root, Move(source=path, target=target)):
            shutil.copy2(self._at(one.source), self._at(one.target))
        make_own_take(self._root, target)
        return target

    def _at(self, path: str) -> Path:
        return self._root.path / path


def _into(folder: str, path: str) -> str:
    name = PurePosixPath(path).name
    return f"{folder}/{name}" if folder else name


def _files(count: int) -> str:
    return "one file" if count == 1 else f"{count:,} files"
