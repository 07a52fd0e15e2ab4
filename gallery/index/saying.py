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

    def of(self, path: str) -> Notes:
        return _notes(self._store.annotation(path), self._tag_names())

    def of_all(self, paths: Iterable[str]) -> dict[str, Notes]:
        names = self._tag_names()
        said = self._store.annotations(paths)
        return {path: _notes(one, names) for path, one in said.items()}

    def catch_up(self) -> bool:
        """Whether anything was said, here or by another program, since the last time."""
        names = self._tag_names()
        said = {path: _notes(one, names) for path, one in self._store.all().items()}
        changed = [path for path in said.keys() | self._known.keys() if self._differs(path, said)]
        self._known = said
        return self._write(changed)

    def tell(self, paths: Iterable[str]) -> bool:
        """Of a change that was made through us: only these files are looked at."""
        said = self.of_all(paths)
        self._known |= said
        return self._write(list(said))

    def _differs(self, path: str, said: Mapping[str, Notes]) -> bool:
        return said.get(path) != self._known.get(path)

    def _write(self, paths: list[str]) -> bool:
        if not paths:
            return False
        with self._database.write() as connection:
            said = {path: self._known.get(path, Notes()) for path in paths}
            FileRows(connection, self._marks).annotate(said)
        return True

    def _tag_names(self) -> dict[int, str]:
        return {tag.id: tag.name for tag in self._store.tags()}


def _notes(said: Annotation, names: Mapping[int, str]) -> Notes:
    if said == NOTHING:
        return Notes()
    return Notes(said.rating, tuple(names[tag] for tag in said.tags if tag in names), said.note)
