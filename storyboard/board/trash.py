"""What was deleted and is too old to come back. Its takes are the gallery's."""

from datetime import UTC, datetime, timedelta

from .content import Fields, moment, thrown_shots
from .document import Board, now, read_content
from .slots import folder_names

GONE = "gone"
"""The kind of an entry of which only the names are left, which are not given again."""


def forget_old(board: Board, *, days: float, at: datetime | None = None) -> int:
    """Delete for good what was thrown away so many days ago; 0 keeps all. How many there were."""
    if days <= 0:
        return 0
    oldest = (at or datetime.now(UTC)) - timedelta(days=days)
    with board.doc.transaction():
        old = {
            key: entry
            for key, entry in read_content(board).trash.items()
            if entry.get("kind") != GONE and _is_before(entry, oldest)
        }
        for key, entry in old.items():
            _forget(board, key, entry)
    return len(old)


def _is_before(entry: Fields, oldest: datetime) -> bool:
    """What does not say when it was deleted stays."""
    deleted = entry.get("deleted_at")
    return isinstance(deleted, str) and datetime.min.replace(tzinfo=UTC) < moment(deleted) < oldest


def _forget(board: Board, key: str, entry: Fields) -> None:
    names = [name for _, shot in thrown_shots(key, entry) for name in folder_names(shot)]
    if names:
        board.trash[key] = {"kind": GONE, "names": names, "deleted_at": now()}
    else:
        del board.trash[key]
