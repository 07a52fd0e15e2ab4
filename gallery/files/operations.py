"""Changes to files and to what is said of them, as one step each, with a way back."""

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from ulid import ULID

from gallery.annotations.models import NOTHING, Annotation, Tag
from gallery.annotations.storage import AnnotationStore
from gallery.annotations.tags import exchange_tags
from gallery.library.storage import is_shown_path
from studio_kit.leases import Lease
from studio_kit.paths import ProjectRoot

from .carrying import Carrier
from .journal import Journal, redoable, undoable
from .models import CannotChange, Move, NothingToUndo, Operation, OperationKind

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

    def undo(self) -> Operation:
        """Raises `NothingToUndo`, and `CannotChange` where the files are not as they were left."""
        with self.changing() as turn:
            operation = undoable(self._journal.operations())
            if operation is None:
                raise NothingToUndo("Nothing of this project's gallery can be undone.")
            return turn.carry_out(undoing(operation, self._store))

    def redo(self) -> Operation:
        with self.changing() as turn:
            operation = redoable(self._journal.operations())
            if operation is None:
                raise NothingToUndo("Nothing of this project's gallery can be redone.")
            return turn.carry_out(repeating(operation, self._store))

    def forget_old(self, *, is_needed: Callable[[Operation], bool]) -> None:
        """Within `changing`: what is too old to be undone, but for what is needed otherwise."""
        self._journal.prune(is_needed=is_needed)

    def history(self) -> list[Operation]:
        """The oldest first."""
        return self._journal.operations()


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
            said_before={path: self._store.annotation(path) for path in said},
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
        for move in moves:
            if not (self._root.path / move.source).is_file():
                raise CannotChange(f"{move.source} is not there any more; nothing was changed.")
            target = self._root.resolve(move.target)
            if move.target in targets:
                raise CannotChange(f"Two files would be called {move.target}; nothing was changed.")
            if (
                os.path.lexists(target)
                and move.target not in sources
                and not _same(self._root, move)
            ):
                raise CannotChange(f"{move.target} is there already; nothing was changed.")
            targets.add(move.target)


def undoing(operation: Operation, store: AnnotationStore) -> Wish:
    """Raises `CannotChange` where something was said since, which would be lost."""
    _refuse_changed(operation.said_after, store)
    _refuse_taken(operation.tags_gone, store)
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
    return Wish(
        "redo",
        f"Redo: {operation.label}",
        moves=operation.moves,
        said=operation.said_after,
        tags_gone=operation.tags_gone,
        tags_back=operation.tags_back,
        of=operation.id,
    )


def _refuse_taken(tags: Sequence[Tag], store: AnnotationStore) -> None:
    names = {tag.name.casefold() for tag in store.tags()}
    for tag in tags:
        if tag.name.casefold() in names:
            raise CannotChange(f"There is another tag {tag.name} now; nothing was changed.")


def _refuse_changed(expected: Mapping[str, Annotation], store: AnnotationStore) -> None:
    for path, said in expected.items():
        if store.annotation(path) != said:
            raise CannotChange(f"{path} was rated, tagged or noted since; nothing was changed.")


def _said_after(store: AnnotationStore, wish: Wish) -> dict[str, Annotation]:
    """What is said of a file goes along; only files are kept of which something is or was said.

    Of what lies in the trash nothing is said: the journal knows what was.
    """
    if wish.said is not None:
        return dict(wish.said)
    leaving = {move.source: NOTHING for move in wish.moves}
    arriving = {
        move.target: store.annotation(move.source)
        for move in wish.moves
        if is_shown_path(move.target)
    }
    return {
        path: said
        for path, said in {**leaving, **arriving}.items()
        if said.says_something or store.annotation(path).says_something
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


def _same(root: ProjectRoot, move: Move) -> bool:
    """One file under a name in another case, where the file system knows no case."""
    return (root.path / move.source).samefile(root.path / move.target)
