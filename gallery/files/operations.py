"""Changes to files and to what is said of them, as one step each, with a way back."""

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from ulid import ULID

from gallery.annotations.models import NOTHING, Annotation, Tag
from gallery.annotations.storage import AnnotationStore
from gallery.annotations.tags import exchange_tags, is_called
from gallery.library.storage import is_shown_path
from studio_kit.leases import Lease
from studio_kit.paths import ProjectRoot

from .carrying import Carrier
from .journal import Entry, Journal, is_own, redoable, undoable, undone
from .models import (
    CannotChange,
    Move,
    NothingToUndo,
    Operation,
    OperationKind,
    OperationNotFound,
)

Done = Callable[[Operation], None]


@dataclass(frozen=True)
class Wish:
    """What is to be done. `said` is what will be said of which files, by path."""

    kind: OperationKind
    label: str
    moves: Sequence[Move] = ()
    said: Mapping[str, Annotation] | None = None
    tags_gone: Sequence[Tag] = ()
    tags_back: Sequence[Tag] = ()
    of: str | None = None


class Operations:
    """Of one project. `done` hears of every operation, also of one that a killed process began."""

    def __init__(
        self, root: ProjectRoot, store: AnnotationStore, journal: Journal, *, done: Done
    ) -> None:
        self._root = root
        self._store = store
        self._journal = journal
        self._done = done

    @contextmanager
    def changing(self) -> Generator["Turn"]:
        """The block looks at the files and says what to do, while nobody else changes them."""
        with self._store.changing() as lease:
            turn = Turn(self._root, self._store, self._journal, lease=lease, done=self._done)
            turn.recover()
            yield turn

    def undo(self, operation_id: str | None = None) -> Operation:
        """The newest that is not undone, or the one named, whatever was done after it.

        Raises `NothingToUndo`, `OperationNotFound`, and `CannotChange` where the files are not as
        they were left.
        """
        with self.changing() as turn:
            entries = self._journal.entries()
            entry = self._named(entries, operation_id) if operation_id else undoable(entries)
            if entry is None or entry.id in undone(entries):
                raise NothingToUndo("Nothing of this project's gallery can be undone.")
            return turn.carry_out(undoing(self._read(entry), self._store))

    def redo(self, operation_id: str | None = None) -> Operation:
        """The one undone last, or the one named. Raises what `undo` raises."""
        with self.changing() as turn:
            entries = self._journal.entries()
            entry = self._named(entries, operation_id) if operation_id else redoable(entries)
            if entry is None or entry.id not in undone(entries):
                raise NothingToUndo("Nothing of this project's gallery can be redone.")
            return turn.carry_out(repeating(self._read(entry), self._store))

    def forget_old(self, *, is_needed: Callable[[Operation], bool]) -> None:
        """Within `changing`: what is too old to be undone, but for what is needed otherwise."""
        self._journal.prune(is_needed=is_needed)

    def history(self) -> list[Entry]:
        """The oldest first."""
        return self._journal.entries()

    def operation(self, operation_id: str) -> Operation | None:
        """All of what the history tells in short; None where it is forgotten or damaged."""
        return self._journal.operation(operation_id)

    def _named(self, entries: Sequence[Entry], operation_id: str) -> Entry:
        for entry in entries:
            if entry.id == operation_id and is_own(entry):
                return entry
        raise OperationNotFound(f"There is no change {operation_id} that could be taken back.")

    def _read(self, entry: Entry) -> Operation:
        operation = self._journal.operation(entry.id)
        if operation is None:
            raise OperationNotFound(f"What is known of '{entry.label}' is damaged.")
        return operation


class Turn:
    """The time in which the project is ours to change."""

    def __init__(
        self,
        root: ProjectRoot,
        store: AnnotationStore,
        journal: Journal,
        *,
        lease: Lease,
        done: Done,
    ) -> None:
        self._root = root
        self._store = store
        self._journal = journal
        self._carrier = Carrier(root, renew=lease.renew)
        self._lease = lease
        self._done = done

    def carry_out(self, wish: Wish) -> Operation:
        """Raises `CannotChange` with nothing changed."""
        self._check(wish.moves)
        operation = self._operation(wish)
        self._lease.renew()
        self._journal.begin(operation)
        if not operation.is_direct:
            operation = self._leave(operation)
        return self._arrive(operation)

    def recover(self) -> None:
        """Take back or carry on what an interrupted process began."""
        operation = self._journal.pending()
        if operation is None:
            return
        if operation.phase == "leaving":
            self._carrier.take_back(operation)
            self._journal.give_up()
        else:
            with suppress(CannotChange):  # it is taken back, and its asker is gone
                self._arrive(operation)

    def _operation(self, wish: Wish) -> Operation:
        said = _said_after(self._store, wish)
        sources = {move.source for move in wish.moves}
        is_direct = not any(move.target in sources for move in wish.moves)
        return Operation(
            id=str(ULID()),
            kind=wish.kind,
            label=wish.label,
            at=datetime.now(UTC),
            is_direct=is_direct,
            phase="arriving" if is_direct else "leaving",
            moves=tuple(wish.moves),
            said_before=self._store.annotations(said),
            said_after=said,
            tags_gone=tuple(wish.tags_gone),
            tags_back=tuple(wish.tags_back),
            of=wish.of,
        )

    def _leave(self, operation: Operation) -> Operation:
        try:
            self._carrier.leave(operation)
        except CannotChange:
            self._journal.give_up()
            raise
        arriving = operation.model_copy(update={"phase": "arriving"})
        self._journal.begin(arriving)
        return arriving

    def _arrive(self, operation: Operation) -> Operation:
        moves = self._arrived(operation)
        if moves != operation.moves:
            operation = _as_it_came_out(operation, moves)
            self._journal.begin(operation)
        self._store.put(operation.said_after)
        if operation.tags_gone or operation.tags_back:
            exchange_tags(self._store, gone=operation.tags_gone, back=operation.tags_back)
        self._carrier.sync(moves)
        self._journal.end(operation)
        self._carrier.sweep(moves)
        self._done(operation)
        return operation

    def _arrived(self, operation: Operation) -> tuple[Move, ...]:
        """Raises `CannotChange` with everything as it was, where a name cannot be given."""
        try:
            return tuple(self._carrier.arrive(operation))
        except CannotChange:
            if not operation.is_direct:
                self._journal.begin(operation.model_copy(update={"phase": "leaving"}))
                self._carrier.take_back(operation)
            self._journal.give_up()
            raise

    def _check(self, moves: Sequence[Move]) -> None:
        """Every source is there, every target free or about to be, no two the same."""
        sources = {move.source for move in moves}
        targets: set[str] = set()
        places = self._root.resolve_all(move.target for move in moves)
        for move, place in zip(moves, places, strict=True):
            if not os.path.isfile(f"{self._root.path}/{move.source}"):  # noqa: PTH113 - twice as fast
                raise CannotChange(f"{move.source} is not there any more; nothing was changed.")
            if move.target in targets:
                raise CannotChange(f"Two files would be called {move.target}; nothing was changed.")
            if os.path.lexists(place) and move.target not in sources and not self._is_same(move):
                raise CannotChange(f"{move.target} is there already; nothing was changed.")
            targets.add(move.target)

    def _is_same(self, move: Move) -> bool:
        """One file under a name in another case, where the file system knows no case."""
        return (self._root.path / move.source).samefile(self._root.path / move.target)


def undoing(operation: Operation, store: AnnotationStore) -> Wish:
    """Raises `CannotChange` where something was said since, which would be lost."""
    _refuse_changed(operation.said_after, store)
    _refuse_other_tags(store, now=operation.tags_back, back=operation.tags_gone)
    return Wish(
        "undo",
        f"Undo: {operation.label}",
        moves=[move.back() for move in operation.moves],
        said=operation.said_before,
        tags_gone=operation.tags_back,
        tags_back=operation.tags_gone,
        of=operation.id,
    )


def repeating(operation: Operation, store: AnnotationStore) -> Wish:
    """Raises `CannotChange` where something was said since, which would be lost."""
    _refuse_changed(operation.said_before, store)
    _refuse_other_tags(store, now=operation.tags_gone, back=operation.tags_back)
    return Wish(
        "redo",
        f"Redo: {operation.label}",
        moves=operation.moves,
        said=operation.said_after,
        tags_gone=operation.tags_gone,
        tags_back=operation.tags_back,
        of=operation.id,
    )


def _refuse_other_tags(store: AnnotationStore, *, now: Sequence[Tag], back: Sequence[Tag]) -> None:
    """Those that go must be as they were left, those that come must find their names free."""
    there = {tag.id: tag for tag in store.tags()}
    for tag in now:
        if there.get(tag.id) != tag:
            raise CannotChange(f"The tag {tag.name} was changed since; nothing was changed.")
    going = {tag.id for tag in now}
    for tag in back:
        if any(is_called(other, tag.name) and other.id not in going for other in there.values()):
            raise CannotChange(f"There is another tag {tag.name} now; nothing was changed.")


def _refuse_changed(expected: Mapping[str, Annotation], store: AnnotationStore) -> None:
    there = store.annotations(expected)
    for path, said in expected.items():
        if there[path] != said:
            raise CannotChange(f"{path} was rated, tagged or noted since; nothing was changed.")


def _said_after(store: AnnotationStore, wish: Wish) -> dict[str, Annotation]:
    """What is said of a file goes along; only files are kept of which something is or was said.

    Of what lies in the trash nothing is said: the journal knows what was.
    """
    if wish.said is not None:
        return dict(wish.said)
    there = store.annotations(path for move in wish.moves for path in (move.source, move.target))
    leaving = {move.source: NOTHING for move in wish.moves}
    arriving = {
        move.target: there[move.source] for move in wish.moves if is_shown_path(move.target)
    }
    return {
        path: said
        for path, said in {**leaving, **arriving}.items()
        if said.says_something or there[path].says_something
    }


def _as_it_came_out(operation: Operation, moves: tuple[Move, ...]) -> Operation:
    """Where a name was taken meanwhile the file got another one, and what is said goes with it."""
    renamed = {
        planned.target: actual.target
        for planned, actual in zip(operation.moves, moves, strict=True)
        if planned.target != actual.target
    }
    said = {renamed.get(path, path): said for path, said in operation.said_after.items()}
    return operation.model_copy(update={"moves": moves, "said_after": said})
