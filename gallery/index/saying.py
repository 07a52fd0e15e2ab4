"""Keeps stars, tags and notes in the index as they are in the project."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager

from gallery.annotations.models import NOTHING, Annotation
from gallery.annotations.storage import AnnotationStore

from .database import IndexDatabase
from .models import NOTHING_NOTED, Notes
from .rows import FileRows, read_noted


class Saying:
    """Tags stand in the index by name, so a renamed tag is a change of every file that has it."""

    def __init__(
        self, database: IndexDatabase, store: AnnotationStore, *, marks: Mapping[str, str]
    ) -> None:
        self._database = database
        self._store = store
        self._marks = marks
        self._known = database.read(read_noted)
        """What stands in the index, of files of which anything is said."""

    def still(self) -> AbstractContextManager[None]:
        """Nothing is said, moved or thrown away through us meanwhile."""
        return self._store.still()

    def of_all(self, paths: Iterable[str]) -> dict[str, Notes]:
        names = self._tag_names()
        said = self._store.annotations(paths)
        return {path: _notes(one, names) for path, one in said.items()}

    def catch_up(self) -> bool:
        """Whether anything was said, here or by another program, since the last time."""
        names = self._tag_names()
        said = {path: _notes(one, names) for path, one in self._store.all().items()}
        with self._store.still():
            known = dict(self._known)
        paths = said.keys() | known.keys()
        return self.tell(path for path in paths if _of(said, path) != _of(known, path))

    def tell(self, paths: Iterable[str]) -> bool:
        """Only these files are looked at; whether there are any, and the folder is there.

        Nobody says anything between the look and the write, so that the later word stands.
        """
        if not (paths := list(paths)):
            return False
        with self._store.still():
            said = self.of_all(paths)
            if not self._store.is_reachable:  # nothing was read, which is not to say: nothing said
                return False
            with self._database.write() as connection:
                FileRows(connection, self._marks).annotate(said)
            self._remember(said)
        return True

    def tell_since(self, before: Mapping[str, Notes]) -> None:
        """Of files that stood in the index with these notes only now: who said something of them
        in between found nothing to write it to.
        """
        with self._store.still():
            self._remember(before)
            now = self.of_all(before)
        self.tell(path for path, said in before.items() if now[path] != said)

    def _remember(self, said: Mapping[str, Notes]) -> None:
        for path, notes in said.items():
            if notes == NOTHING_NOTED:
                self._known.pop(path, None)
            else:
                self._known[path] = notes

    def _tag_names(self) -> dict[int, str]:
        return {tag.id: tag.name for tag in self._store.tags()}


def _of(said: Mapping[str, Notes], path: str) -> Notes:
    return said.get(path, NOTHING_NOTED)


def _notes(said: Annotation, names: Mapping[int, str]) -> Notes:
    if said == NOTHING:
        return NOTHING_NOTED
    return Notes(said.rating, tuple(names[tag] for tag in said.tags if tag in names), said.note)
