"""Changes to files as they are answered."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from .journal import Entry, redoable, undoable, undone
from .models import Move, Operation, OperationKind
from .rename_rules import Line
from .trash import Trashed


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class OperationView(_Frozen):
    """One change. `of` is the operation that it undoes or redoes."""

    id: str
    kind: OperationKind
    label: str
    at: datetime
    moves: tuple[Move, ...]
    of: str | None


class PastOperation(_Frozen):
    """One change of the history. `files` are how many it touched."""

    id: str
    kind: OperationKind
    label: str
    at: datetime
    files: int
    of: str | None
    is_undone: bool


class History(_Frozen):
    """The newest first. `undo` and `redo` are the labels of what the next of them would change."""

    operations: tuple[PastOperation, ...]
    undo: str | None
    redo: str | None


class RenameLine(_Frozen):
    """`conflict`: why this file cannot have this name; while there is one, none is renamed."""

    path: str
    name: str
    conflict: str | None


class RenameView(_Frozen):
    """`operation` null: nothing was changed."""

    lines: tuple[RenameLine, ...]
    ok: bool
    operation: OperationView | None


class TrashItem(_Frozen):
    """`stored` is where it lies, `path` where it was."""

    stored: str
    path: str
    name: str
    size: int
    trashed_at: datetime
    rating: int


class TrashView(_Frozen):
    """The newest first; `size` in bytes of all. After `keep_days` in the trash a file is deleted;
    0 is never.
    """

    items: tuple[TrashItem, ...]
    size: int
    keep_days: float


class Emptied(_Frozen):
    freed_bytes: int


class SelectionView(_Frozen):
    selection: str
    total: int


def operation_view(operation: Operation) -> OperationView:
    return OperationView.model_validate(operation, from_attributes=True)


def history_view(history: Sequence[Entry], *, limit: int) -> History:
    undo, redo, gone = undoable(history), redoable(history), undone(history)
    return History(
        operations=tuple(
            PastOperation(
                id=one.id,
                kind=one.kind,
                label=one.label,
                at=one.at,
                files=one.files,
                of=one.of,
                is_undone=one.id in gone,
            )
            for one in reversed(history[-limit:])
        ),
        undo=undo.label if undo else None,
        redo=redo.label if redo else None,
    )


def rename_view(lines: Sequence[Line], operation: Operation | None) -> RenameView:
    return RenameView(
        lines=tuple(
            RenameLine(path=line.path, name=line.name, conflict=line.conflict) for line in lines
        ),
        ok=not any(line.conflict for line in lines),
        operation=operation_view(operation) if operation else None,
    )


def trash_view(items: Sequence[Trashed], *, keep_days: float) -> TrashView:
    return TrashView(
        items=tuple(
            TrashItem(
                stored=item.stored,
                path=item.path,
                name=item.path.rpartition("/")[2],
                size=item.size,
                trashed_at=item.trashed_at,
                rating=item.said.rating,
            )
            for item in items
        ),
        size=sum(item.size for item in items),
        keep_days=keep_days,
    )
