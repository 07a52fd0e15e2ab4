"""Random changes to a real folder, each held against the model."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gallery.annotations.models import NOTHING, Annotation
from gallery.files.models import CannotChange, NothingToUndo, Operation
from gallery.files.rename_rules import Renamed, RenameRule
from gallery.files.service import ProjectFiles, Saying
from gallery.files.trash import Trashed

from .desk import Desk
from .killed import is_killed
from .model import (
    RECORD,
    Refused,
    State,
    Step,
    after,
    in_folder,
    into_trash,
    moving,
    purged,
    saying,
    settled,
    whole,
)

FOLDERS = ("", "A", "A/B")
NAMES = tuple(f"{n:03d}.{extension}" for n in range(1, 5) for extension in ("png", "jpg"))
PATHS = [in_folder(folder, name) for folder in FOLDERS for name in NAMES]
WHEN = datetime(2026, 11, 21, tzinfo=UTC)

Plan = Callable[[], Step]
Do = Callable[[ProjectFiles], object]
Draw = st.DataObject


class Files(RuleBasedStateMachine):
    """In this process, without a kill."""

    counted: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="gallery-"))
        (self.folder / "storyboard.json").write_text("{}")
        self.state = State()
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.trash_folders: dict[str, str] = {}
        self.number = 0
        self.written = 0
        self._open()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def _open(self) -> None:
        self.desk = Desk(self.folder.resolve())
        self.files = ProjectFiles(self.desk.root, self.desk.store, self.desk.operations)

    # -- what others do

    @initialize(paths=st.sets(st.sampled_from(PATHS), min_size=3, max_size=8))
    def begin(self, paths: set[str]) -> None:
        for path in sorted(paths):
            self._appear(path, has_record=len(path) % 2 == 0)

    @rule(path=st.sampled_from(PATHS), has_record=st.booleans(), older=st.booleans())
    def another_program_writes_a_file(self, path: str, has_record: bool, older: bool) -> None:
        self._appear(path, has_record=has_record, older=older)

    @rule(data=st.data())
    @precondition(lambda self: self.state.files)
    def another_program_deletes_a_file(self, data: Draw) -> None:
        path = data.draw(
            st.sampled_from(sorted(p for p in self.state.files if p[0] != ".") or [""])
        )
        if path:
            self.counted["vanished"] += 1
            (self.folder / path).unlink()
            self._know({k: v for k, v in self.state.files.items() if k != path})

    def _appear(self, path: str, *, has_record: bool, older: bool = False) -> None:
        records = [f"{path}{RECORD}"] * has_record + [f"{path[:-4]}.json"] * older
        for one in (path, *records):
            if one not in self.state.files:
                self.counted["appeared"] += 1
                self.written += 1
                file = self.folder / one
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(f"content {self.written}")
                self._know({**self.state.files, one: f"content {self.written}"})

    def _know(self, files: dict[str, str]) -> None:
        self.state = State(files, self.state.said)

    # -- what a person does

    @rule(data=st.data(), stars=st.integers(0, 5), tags=st.lists(st.integers(1, 3), max_size=2))
    def say(self, data: Draw, stars: int, tags: list[int]) -> None:
        paths = self._some(data)
        said = {path: Annotation(rating=stars, tags=tuple(dict.fromkeys(tags))) for path in paths}
        tags = list(dict.fromkeys(tags))
        self._change(
            "annotate",
            lambda: saying(self.state, said),
            lambda files: files.say(paths, Saying(rating=stars, tags=tags)),
        )

    @rule(
        data=st.data(),
        folder=st.sampled_from(FOLDERS),
        conflict=st.sampled_from(["skip", "rename", "replace"]),
    )
    def move(self, data: Draw, folder: str, conflict: Any) -> None:
        paths = self._some(data)

        def plan() -> Step:
            wanted = [(path, in_folder(folder, path)) for path in paths]
            moves = settled(self.state, wanted, conflict)
            replaced = [target for _, target in moves if target in self.state.files]
            thrown = into_trash(self.state, replaced, self.number)
            return moving(self.state, whole_but(thrown, whole(self.state, moves)))

        self._change("move", plan, lambda files: files.move(paths, folder, conflict=conflict))

    @rule(data=st.data(), start=st.integers(1, 3))
    def rename_in_a_row(self, data: Draw, start: int) -> None:
        """Among them shifts by one, and two files that change places."""
        paths = self._some(data)
        targets = [
            in_folder(path.rpartition("/")[0], f"{start + i:03d}{path[-4:]}")
            for i, path in enumerate(paths)
        ]

        def plan() -> Step:
            moves = zip(paths, targets, strict=True)
            return moving(self.state, whole(self.state, [(a, b) for a, b in moves if a != b]))

        rule = RenameRule(pattern="{index:03d}", start=start)
        renamed = [Renamed(path, WHEN) for path in paths]
        self._change("rename", plan, lambda files: files.rename_many(renamed, rule))

    @rule(data=st.data(), folder=st.sampled_from(FOLDERS))
    def copy(self, data: Draw, folder: str) -> None:
        paths = self._some(data)
        hidden = [f".gallery/copies/{self.number}-{i}/{path}" for i, path in enumerate(paths)]

        def plan() -> Step:
            for path, copy in zip(paths, hidden, strict=True):
                made = {t: self.state.files[s] for s, t in self.state.with_records(path, copy)}
                self._know({**self.state.files, **made})
            wanted = [(copy, in_folder(folder, copy)) for copy in hidden]
            moves = settled(self.state, wanted, "rename")
            said = {
                target: self.state.of(path) for (_, target), path in zip(moves, paths, strict=True)
            }
            before = {path: self.state.of(path) for path in said}
            return Step(whole(self.state, moves), said, before)

        self._change("copy", plan, lambda files: files.copy(paths, folder))

    @rule(data=st.data())
    def trash(self, data: Draw) -> None:
        paths = self._some(data)

        def plan() -> Step:
            said = {path: NOTHING for path in paths if self.state.of(path) != NOTHING}
            before = {path: self.state.of(path) for path in said}
            return Step(into_trash(self.state, paths, self.number), said, before)

        self._change("trash", plan, lambda files: files.trash(paths))

    @rule(data=st.data())
    @precondition(lambda self: self.has_trash())
    def restore(self, data: Draw) -> None:
        items = self._thrown(data)

        def plan() -> Step:
            wanted = [(self._short(item.stored), item.path) for item in items]
            moves = settled(self.state, wanted, "rename")
            said = {
                target: item.said
                for (_, target), item in zip(moves, items, strict=True)
                if item.said != NOTHING or self.state.of(target) != NOTHING
            }
            before = {path: self.state.of(path) for path in said}
            return Step(whole(self.state, moves), said, before)

        stored = [item.stored for item in items]
        self._change("restore", plan, lambda files: files.restore(stored))

    @rule(data=st.data())
    @precondition(lambda self: self.has_trash())
    def purge(self, data: Draw) -> None:
        items = self._thrown(data)
        gone = purged(self.state, [self._short(item.stored) for item in items])
        stored = [item.stored for item in items]
        if self._run("purge", lambda files: files.empty_trash(stored)):
            there = {path for path in gone if path in self._seen()}
            gone -= there  # a purge that was ended has purged some
            assert not any(lacks_a_record(path, gone) for path in there)
        self._know({path: text for path, text in self.state.files.items() if path not in gone})

    @rule()
    @precondition(lambda self: self.done)
    def undo(self) -> None:
        before = self.done[-1] if self.done else None
        if self._stepped("undo", before.back() if before else None, lambda f: self._undo()):
            self.undone.append(self.done.pop())

    @rule()
    @precondition(lambda self: self.undone)
    def redo(self) -> None:
        before = self.undone[-1] if self.undone else None
        if self._stepped("redo", before, lambda f: self._redo()):
            self.done.append(self.undone.pop())

    def _undo(self) -> object:
        return self.desk.operations.undo()

    def _redo(self) -> object:
        return self.desk.operations.redo()

    # -- how it is held against the model

    def _change(self, kind: str, plan: Plan, do: Do) -> None:
        step = plan()
        if self._stepped(kind, step, do):
            self.done.append(step)
            self.undone.clear()
        self.number += 1

    def _stepped(self, kind: str, step: Step | None, do: Do) -> bool:
        """Whether it was done. A killed one may be, whole, or not, wholly."""
        wanted = self._wanted(step)
        before = len(self.desk.operations.history())
        was_killed = self._run(kind, do)
        history = self.desk.operations.history()
        if len(history) == before:
            assert was_killed or wanted is None, f"{kind} was refused"
            return False
        assert wanted is not None, f"{kind} was not refused"
        assert step is not None
        operation = self.desk.operations.operation(history[-1].id)
        assert operation is not None
        self._learn(step, operation)
        self.state = wanted
        return True

    def _wanted(self, step: Step | None) -> State | None:
        if step is None or any(self.state.of(p) != said for p, said in step.before.items()):
            return None
        with suppress(Refused):
            return after(self.state, step)
        return None

    def _run(self, kind: str, do: Do) -> bool:
        """Whether it was killed."""
        self.counted[kind] += 1
        at = self.chance()

        def work() -> None:
            with suppress(CannotChange, NothingToUndo):
                do(self.files)

        if at is None:
            work()
            return False
        was_killed = is_killed(work, at=at)
        self.counted["killed"] += was_killed
        self._recover()
        return was_killed

    def _recover(self) -> None:
        """Another process finds what was left, and may be killed over it."""
        self._open()
        for at in (self.chance(), None):
            (self.folder / ".gallery" / "lock").unlink(missing_ok=True)  # as its lease runs out
            if at is None:
                recover(self.desk)
            else:
                self.counted["killed while recovering"] += is_killed(
                    lambda: recover(self.desk), at=at // 4
                )

    def _learn(self, step: Step, operation: Operation) -> None:
        """Where in the trash the files are; elsewhere they are where the model says."""
        planned = [path for move in step.moves for path in move]
        actual = [path for move in operation.moves for path in (move.source, move.target)]
        assert len(planned) == len(actual)
        for short, long in zip(planned, actual, strict=True):
            if short.startswith(".trash/"):
                self.trash_folders[long.split("/")[1]] = short.split("/")[1]
                assert self._short(long) == short
            elif not short.startswith("."):
                assert long == short

    def _short(self, path: str) -> str:
        if not path.startswith(".trash/"):
            return path
        _, folder, rest = path.split("/", 2)
        return f".trash/{self.trash_folders[folder]}/{rest}"

    def chance(self) -> int | None:
        """The call to the file system at which the next change is killed."""
        return None

    def _some(self, data: Draw) -> list[str]:
        media = self.state.media()
        if not media:
            self._appear("001.png", has_record=True)
            media = ["001.png"]
        return data.draw(st.lists(st.sampled_from(media), unique=True, min_size=1, max_size=4))

    def _thrown(self, data: Draw) -> list[Trashed]:
        """Some of what is in the trash, of which the list says just what the model has there."""
        items = self.files.trashed()
        there = sorted(self._short(item.stored) for item in items)
        assert there == sorted(path for path in self.state.files if is_thrown_media(path))
        one_or_more = st.lists(
            st.sampled_from(range(len(items))), unique=True, min_size=1, max_size=3
        )
        return [items[index] for index in data.draw(one_or_more)]

    def has_trash(self) -> bool:
        return any(is_thrown_media(path) for path in self.state.files)

    def _seen(self) -> dict[str, str]:
        return {self._short(path): text for path, text in self.desk.files.items()}

    @invariant()
    def every_file_is_where_it_should_be(self) -> None:
        files = {path: text for path, text in self.state.files.items() if path[:9] != ".gallery/"}
        assert self._seen() == files

    @invariant()
    def everything_that_was_said_is_said_of_the_same_file(self) -> None:
        assert self.desk.store.all() == self.state.said


class KilledFiles(Files):
    """Each second change is ended at some call to the file system."""

    random = Random(0)

    @initialize(seed=st.integers(0, 2**32))
    def throw_dice(self, seed: int) -> None:
        self.random = Random(seed)

    def chance(self) -> int | None:
        return self.random.randrange(90) if self.random.random() < 0.5 else None


def recover(desk: Desk) -> None:
    with desk.operations.changing():
        pass


def is_thrown_media(path: str) -> bool:
    return path.startswith(".trash/") and path.endswith((".png", ".jpg"))


def whole_but(first: list[tuple[str, str]], then: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A record that goes with one file does not go with another."""
    gone = {source for source, _ in first}
    return [*first, *(move for move in then if move[0] not in gone)]


def lacks_a_record(path: str, gone: set[str]) -> bool:
    """A media file whose record is gone would come back as less than it was."""
    records = {f"{path}{RECORD}", f"{path[:-4]}.json"}
    return path[-4:] in (".png", ".jpg") and bool(records & gone)
