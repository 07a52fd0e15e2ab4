"""The annotations of one project, in `.gallery` of its folder."""

import hashlib
import threading
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby

from studio_kit.errors import DiskFull, is_full
from studio_kit.leases import Lease, leased
from studio_kit.paths import ProjectRoot

from .documents import D, Documents
from .models import (
    NOTHING,
    Annotation,
    FolderNotes,
    FolderNotWritable,
    Restored,
    Tag,
    TagList,
)

FOLDER = ".gallery"
LOCK = "lock"
TAGS = "tags.json"

Change = Callable[[Annotation], Annotation]


class AnnotationStore:
    """Reads at any time; changes stand in the block of `changing`, one program at a time."""

    def __init__(self, root: ProjectRoot) -> None:
        self._folder = root.path / FOLDER
        self._turn = threading.RLock()
        self.restored: list[Restored] = []
        """What was found damaged since the service began."""
        self._notes = self.documents(FolderNotes)
        self._tags = self.documents(TagList)

    def documents(self, model: type[D]) -> Documents[D]:
        """Documents of another kind beside ours, to be changed within `changing`."""
        return Documents(self._folder, model, restored=self.restored.append)

    @contextmanager
    def changing(self) -> Generator[Lease]:
        """Raises `FolderBusy`, and `FolderNotWritable` where the disk refuses."""
        try:
            with self._turn:
                self._folder.mkdir(exist_ok=True)
                with leased(self._folder / LOCK) as lease:
                    yield lease
        except OSError as error:
            if is_full(error):
                raise DiskFull(
                    f"There is no room left on the disk of {self._folder.parent}; make some, and"
                    " a change that had begun is finished or taken back."
                ) from error
            reason = error.strerror or str(error)
            raise FolderNotWritable(
                f"{self._folder.parent} cannot be written now ({reason}); a change that had begun"
                " is finished or taken back as soon as it can be."
            ) from error

    @property
    def is_reachable(self) -> bool:
        """Whether the project's folder is there: without it everything reads as if nothing was
        said.
        """
        return self._folder.parent.is_dir()

    @contextmanager
    def still(self) -> Generator[None]:
        """Nothing changes through us meanwhile. Other locks are taken within, never around it."""
        with self._turn:
            yield

    def annotation(self, path: str) -> Annotation:
        folder, _, name = path.rpartition("/")
        return self.of_folder(folder).get(name, NOTHING)

    def annotations(self, paths: Iterable[str]) -> dict[str, Annotation]:
        """By path; the document of each folder is looked at once."""
        return {
            _path(folder, name): said.get(name, NOTHING)
            for folder, names in _by_folder(paths)
            for said in [self.of_folder(folder)]
            for name in names
        }

    def of_folder(self, folder: str) -> Mapping[str, Annotation]:
        """By file name; only files of which something is said."""
        with self._turn:
            document = self._notes.read(_document_of(folder))
        return document.files if document else {}

    def all(self) -> dict[str, Annotation]:
        """By path; a document whose folder is away counts too."""
        with self._turn:
            names = self._notes.names("notes-*.json")
            documents = [self._notes.read(name) for name in names]
        return {
            _path(document.folder, name): annotation
            for document in documents
            if document is not None
            for name, annotation in document.files.items()
        }

    def change(self, paths: Iterable[str], change: Change) -> dict[str, Annotation]:
        """Within `changing`: each annotation becomes `change` of it. The new ones, by path."""
        changed: dict[str, Annotation] = {}
        for folder, names in _by_folder(paths):
            before = self.of_folder(folder)
            after = {name: change(before.get(name, NOTHING)) for name in names}
            self._replace(folder, {**before, **after})
            changed |= {_path(folder, name): annotation for name, annotation in after.items()}
        return changed

    def put(self, annotations: Mapping[str, Annotation]) -> None:
        """Within `changing`: these files have these annotations, whatever they had."""
        for folder, names in _by_folder(annotations):
            after = {name: annotations[_path(folder, name)] for name in names}
            self._replace(folder, {**self.of_folder(folder), **after})

    def move(self, moves: Sequence[tuple[str, str]]) -> None:
        """Within `changing`: what was said of the first path is said of the second. All at once."""
        said = self.annotations(before for before, _ in moves)
        leaving = {before: NOTHING for before, _ in moves}
        arriving = {after: said[before] for before, after in moves}
        self.put({**leaving, **arriving})

    def tags(self) -> tuple[Tag, ...]:
        with self._turn:
            return self._tag_list().tags

    def last_tag_id(self) -> int:
        """The highest that was ever given."""
        with self._turn:
            return self._tag_list().last_id

    def change_tags(self, change: Callable[[TagList], TagList]) -> TagList:
        """Within `changing`."""
        before = self._tag_list()
        after = change(before).model_copy(update={"revision": before.revision + 1})
        self._tags.write(TAGS, after)
        return after

    def _tag_list(self) -> TagList:
        return self._tags.read(TAGS) or TagList()

    def _replace(self, folder: str, files: Mapping[str, Annotation]) -> None:
        name = _document_of(folder)
        before = self._notes.read(name) or FolderNotes(folder=folder)
        said = {key: value for key, value in files.items() if value.says_something}
        if said != before.files:
            self._notes.write(
                name, FolderNotes(revision=before.revision + 1, folder=folder, files=said)
            )


def _document_of(folder: str) -> str:
    return f"notes-{hashlib.sha256(folder.encode()).hexdigest()[:16]}.json"


def _path(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _by_folder(paths: Iterable[str]) -> list[tuple[str, list[str]]]:
    parts = sorted({(path.rpartition("/")[0], path.rpartition("/")[2]) for path in paths})
    return [
        (folder, [name for _, name in group])
        for folder, group in groupby(parts, key=lambda part: part[0])
    ]
