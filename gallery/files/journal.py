"""What was done to a project's files: `.gallery/journal-<id>.json`, one for each operation.

While one is under way it stands in `.gallery/pending.json`; taking its final name ends it. A
finished one never changes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gallery.annotations.documents import Documents
from gallery.annotations.models import Restored
from gallery.library.storage import is_shown_path
from studio_kit.files import sync_folder, write_atomically
from studio_kit.media import kind_of

from .models import Operation, OperationKind

PENDING = "pending.json"
KEPT = 500
"""Operations that can be undone; older entries are forgotten."""


@dataclass(frozen=True)
class Entry:
    """What is remembered of an operation: a thousand moves of it are read when they are asked for.

    `files` are the pictures, videos and sounds that it touched; `hidden` are the folders out of
    sight, such as those of the trash, that it took files from or put them into.
    """

    id: str
    kind: OperationKind
    label: str
    at: datetime
    of: str | None
    files: int
    hidden: frozenset[str]


class Journal:
    """Written by who holds the project's lease. Ids ascend with time."""

    def __init__(self, folder: Path, *, restored: Callable[[Restored], None]) -> None:
        self._folder = folder
        self._documents = Documents(folder, Operation, restored=restored)
        self._known: dict[str, Entry | None] = {}

    def pending(self) -> Operation | None:
        """What an interruption left unfinished. Written whole, so it is whole."""
        try:
            return Operation.model_validate_json((self._folder / PENDING).read_bytes())
        except FileNotFoundError:
            return None

    def begin(self, operation: Operation) -> None:
        """Also where its phase has changed."""
        write_atomically(self._folder / PENDING, operation.model_dump_json().encode())

    def end(self, operation: Operation) -> None:
        (self._folder / PENDING).replace(self._folder / _name(operation.id))
        sync_folder(self._folder)
        self._known[_name(operation.id)] = _entry(operation)

    def give_up(self) -> None:
        """Of an operation that was taken back whole."""
        (self._folder / PENDING).unlink(missing_ok=True)
        sync_folder(self._folder)

    def entries(self) -> list[Entry]:
        """The oldest first. Only those of other programs are read."""
        known = self._known
        names = self._documents.names("journal-*.json")
        read = {name: known[name] if name in known else self._read_entry(name) for name in names}
        entries = [entry for entry in read.values() if entry is not None]
        self._known = read  # from now on another thread's operation may add to it
        return entries

    def operation(self, operation_id: str) -> Operation | None:
        """All of it; None where it is forgotten or damaged."""
        return self._documents.read_once(_name(operation_id))

    def prune(self, *, is_needed: Callable[[Operation], bool]) -> None:
        """Forget what is too old to be undone, but for what is needed otherwise."""
        for entry in self.entries()[:-KEPT]:
            operation = self.operation(entry.id)
            if operation is None or not is_needed(operation):
                (self._folder / _name(entry.id)).unlink(missing_ok=True)

    def _read_entry(self, name: str) -> Entry | None:
        operation = self._documents.read_once(name)
        return _entry(operation) if operation else None


def undoable(entries: Sequence[Entry]) -> Entry | None:
    """The newest that is not undone."""
    gone = undone(entries)
    return next((one for one in reversed(entries) if is_own(one) and one.id not in gone), None)


def redoable(entries: Sequence[Entry]) -> Entry | None:
    """The one undone last, unless something new was done since."""
    gone = undone(entries)
    if not gone:
        return None
    last, undoing = list(gone.items())[-1]
    if any(is_own(one) and one.id > undoing for one in entries):
        return None
    return next((one for one in entries if one.id == last), None)


def undone(entries: Sequence[Entry]) -> dict[str, str]:
    """Id of each undone operation -> id of its undoing, the undoings ascending."""
    gone: dict[str, str] = {}
    for entry in entries:
        if entry.of is not None:
            gone.pop(entry.of, None)
            if entry.kind == "undo":
                gone[entry.of] = entry.id
    return gone


def is_own(entry: Entry) -> bool:
    """Not the undoing or redoing of another one."""
    return entry.of is None


def _entry(operation: Operation) -> Entry:
    folders = {
        path.rpartition("/")[0] for move in operation.moves for path in (move.source, move.target)
    }
    moved = sum(kind_of(move.source) is not None for move in operation.moves)
    return Entry(
        operation.id,
        operation.kind,
        operation.label,
        operation.at,
        operation.of,
        files=moved or len(operation.said_after),
        hidden=frozenset(folder for folder in folders if not is_shown_path(folder)),
    )


def _name(operation_id: str) -> str:
    return f"journal-{operation_id}.json"
