"""What was done to a project's files: `.gallery/journal-<id>.json`, one for each operation.

While one is under way it stands in `.gallery/pending.json`; taking its final name ends it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from gallery.annotations.documents import Documents
from gallery.annotations.models import Restored
from studio_kit.files import sync_folder, write_atomically

from .models import Operation

PENDING = "pending.json"
KEPT = 500
"""Operations that can be undone; older entries are forgotten."""


class Journal:
    """Written by who holds the project's lease. Ids ascend with time."""

    def __init__(self, folder: Path, *, restored: Callable[[Restored], None]) -> None:
        self._folder = folder
        self._documents = Documents(folder, Operation, restored=restored)

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

    def give_up(self) -> None:
        """Of an operation that was taken back whole."""
        (self._folder / PENDING).unlink(missing_ok=True)
        sync_folder(self._folder)

    def operations(self) -> list[Operation]:
        """The oldest first."""
        read = [self._documents.read(name) for name in self._documents.names("journal-*.json")]
        return [operation for operation in read if operation is not None]

    def prune(self, *, is_needed: Callable[[Operation], bool]) -> None:
        """Forget what is too old to be undone, but for what is needed otherwise."""
        for operation in self.operations()[:-KEPT]:
            if not is_needed(operation):
                (self._folder / _name(operation.id)).unlink(missing_ok=True)


def undoable(operations: Sequence[Operation]) -> Operation | None:
    """The newest that is not undone."""
    undone = _undone(operations)
    return next(
        (one for one in reversed(operations) if _is_own(one) and one.id not in undone), None
    )


def redoable(operations: Sequence[Operation]) -> Operation | None:
    """The one undone last, unless something new was done since."""
    undone = _undone(operations)
    if not undone:
        return None
    last, undoing = list(undone.items())[-1]
    if any(_is_own(one) and one.id > undoing for one in operations):
        return None
    return next((one for one in operations if one.id == last), None)


def _undone(operations: Sequence[Operation]) -> dict[str, str]:
    """Id of each undone operation -> id of its undoing, the undoings ascending."""
    undone: dict[str, str] = {}
    for operation in operations:
        if operation.of is not None:
            undone.pop(operation.of, None)
            if operation.kind == "undo":
                undone[operation.of] = operation.id
    return undone


def _is_own(operation: Operation) -> bool:
    return operation.of is None


def _name(operation_id: str) -> str:
    return f"journal-{operation_id}.json"
