"""Keeps stars, tags and notes in the index as they are in the project."""

from collections.abc import Iterable, Mapping

from gallery.annotations.models import NOTHING, Annotation
from gallery.annotations.storage import AnnotationStore

from .database import IndexDatabase
from .models import Notes
from .rows import FileRows


class Saying:
    """Tags stand in the index by name, so a renamed tag is a change of every file that has it."""

    def __init__(
        self, database: IndexDatabase, store: AnnotationStore, *, marks: Mapping[str, str]
    ) -> None:
        self._database = database
        self._store = store
        self._marks = marks
        self._known: dict[str, Notes] = {}

    def of_all(self, paths: Iterable[str]) -> dict[str, Notes]:
        names = self._tag_names()
        said = self._store.annotations(paths)
        return {path: _notes(one, names) for path, one in said.items()}

    def catch_up(self) -> bool:
        """Whether anything was said, here or by another program, since the last time."""
        names = self._tag_names()
        said = {path: _notes(one, names) for path, one in self._store.all().items()}
        paths = said.keys() | self._known.keys()
        return self.tell(path for path in paths if self._is_news(path, said.get(path, Notes())))

    def tell(self, paths: Iterable[str]) -> bool:
        """Only these files are looked at; whether there are any.

        Nobody says anything between the look and the write, so that the later word stands.
        """
        if not (paths := list(paths)):
            return False
        with self._store.still():
            said = self.of_all(paths)
            self._known |= said
            with self._database.write() as connection:
                FileRows(connection, self._marks).annotate(said)
        return True

    def tell_since(self, before: Mapping[str, Notes]) -> None:
        """Of files that stood in the index with these notes only now: who said something of them
        in between found nothing to write it to.
        """
        now = self.of_all(before)
        self.tell(path for path, said in before.items() if now[path] != said)

    def _is_news(self, path: str, said: Notes) -> bool:
        return said != self._known.get(path, Notes())

    def _tag_names(self) -> dict[int, str]:
        return {tag.id: tag.name for tag in self._store.tags()}


def _notes(said: Annotation, names: Mapping[int, str]) -> Notes:
    if said == NOTHING:
        return Notes()
    return Notes(said.rating, tuple(names[tag] for tag in said.tags if tag in names), said.note)
