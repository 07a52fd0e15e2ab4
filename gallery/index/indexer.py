"""Keeps the index of one project like its folder, in threads of its own."""

import math
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from uuid import uuid4

from gallery.annotations.storage import AnnotationStore
from gallery.library.storage import is_shown_path
from gallery.story.following import StoryFollower
from studio_kit.logs import logger
from studio_kit.paths import ProjectRoot

from .database import IndexDatabase
from .intake import Intake
from .models import Progress
from .rows import FileRows
from .saying import Saying
from .walking import FolderAway, FolderChange, all_folders, folder_change
from .watching import Identity, identity, tells_of_changes, watch_folders

POLL_SECONDS = 20.0
"""Between two looks at a folder whose changes nobody tells."""

WATCHED_POLL_SECONDS = 600.0
"""A watched folder is looked at too: a watch may miss what happens."""

LISTENING_SECONDS = 0.5
"""The first look waits so long for the watch: else both may miss what comes between them."""

ROOT_SECONDS = 5.0
"""Between two looks whether the project's folder itself is there: no watch tells of a disk that
was pulled out, or came back."""

Changed = Callable[[int], None]
log = logger("gallery")


class Indexer:
    """`changed` hears, on the indexer's thread, of every change with the new revision."""

    def __init__(
        self,
        root: ProjectRoot,
        database: IndexDatabase,
        store: AnnotationStore,
        *,
        marks: Mapping[str, str],
        changed: Changed,
        root_seconds: float = ROOT_SECONDS,
    ) -> None:
        self._root = root
        self._database = database
        self._marks = marks
        self._told = changed
        self._saying = Saying(database, store, marks=marks)
        self._story = StoryFollower(root, database)
        self._intake = Intake(
            root, database, marks=marks, saying=self._saying, changed=self._change
        )
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._hints: set[str] = set()
        self._heard: set[str] = set()
        self._hinting = threading.Lock()
        self._look_wanted = threading.Event()
        self._looked_at = -math.inf
        self._listening = threading.Event()
        self._scanned = threading.Condition()
        self._asked = 0
        self._answered = 0
        self._is_scanning = False
        self._folder_away = False
        self._problem: str | None = None
        self._checked_at: datetime | None = None
        self._watched = False
        self._root_seconds = root_seconds
        self._root_was_there = True
        self._watched_root: Identity | None = None
        self._watch_over = threading.Event()
        self._revision = 0
        self.incarnation = uuid4().hex[:8]
        """Revisions of another one say nothing of this one's."""
        self._threads = [
            threading.Thread(target=self._run, name="gallery-index", daemon=True),
            threading.Thread(target=self._watch, name="gallery-watch", daemon=True),
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._watch_over.set()
        self._wake.set()
        self._listening.set()
        for thread in self._threads:
            thread.join()

    def rescan(self) -> None:
        """Look at every folder as soon as may be."""
        self._look_wanted.set()
        self._wake.set()

    def catch_up(self, *, seconds: float) -> bool:
        """Wait until all that is in the folder now is in the index. False: it took longer, or the
        folder is away.
        """
        with self._scanned:
            self._asked += 1
            mine = self._asked
        self.rescan()
        with self._scanned:
            self._scanned.wait_for(lambda: self._answered >= mine or self._folder_away, seconds)
            return self._answered >= mine

    def look_at(self, folders: Iterable[str], entries: Iterable[str] = ()) -> None:
        """Something changed in these folders; `entries` are what came, went or changed."""
        with self._hinting:
            self._hints.update(folders)
            self._heard.update(entries)
        self._wake.set()

    def followed(self, moves: Sequence[tuple[str, str]], said: Iterable[str]) -> None:
        """Of what we did ourselves: files that moved keep what is known of them, and `said` are
        files of which something else is said now. What came out of hiding is looked at.
        """
        shown = [(a, b) for a, b in moves if is_shown_path(a) and is_shown_path(b)]
        hidden = [a for a, b in moves if not is_shown_path(b)]
        with self._database.write() as connection:
            rows = FileRows(connection, self._marks)
            rows.move(shown)
            rows.take_out(hidden)
        self._saying.tell(said)
        self._change()
        arrived = {b.rpartition("/")[0] for a, b in moves if not is_shown_path(a)}
        if arrived:
            self.look_at(arrived)

    def progress(self) -> Progress:
        count = "SELECT count(*) FROM files"
        [files] = self._database.read(lambda c: c.execute(count).fetchone())
        return Progress(
            revision=self._revision,
            files=files,
            remaining=self._intake.remaining,
            is_scanning=self._is_scanning,
            folder_away=self._folder_away,
            watched=self._watched,
            checked_at=self._checked_at,
            files_per_second=self._intake.files_per_second,
            problem=self._problem,
        )

    @property
    def revision(self) -> int:
        return self._revision

    # -- the thread

    def _run(self) -> None:
        self._listening.wait(LISTENING_SECONDS)
        while not self._stop.is_set():
            try:
                self._round()
                self._problem = None
            except FolderAway:
                self._is_away(True)
            except (OSError, sqlite3.Error) as error:  # the disk is full, a folder is not ours
                reason = getattr(error, "strerror", None) or error
                self._problem = f"The index stands still: {reason}."
                log.warning("gallery index stands still", exc_info=error)
            self._rest()
            self._wake.clear()

    def _rest(self) -> None:
        """Until there is something to do: told by others, or seen of the project's folder."""
        while (pause := self._pause()) > 0 and not self._wake.wait(min(pause, self._root_seconds)):
            if self._root_is_another():
                self._watch_over.set()
                self._look_wanted.set()
                return

    def _root_is_another(self) -> bool:
        """It came, went, or is not the folder that is watched."""
        seen = identity(self._root.path)
        was_there, self._root_was_there = self._root_was_there, seen is not None
        if was_there != self._root_was_there:
            return True
        return seen is not None and self._watched and seen != self._watched_root

    def _round(self) -> None:
        hints = self._taken_hints()
        if self._look_wanted.is_set() or self._seconds_to_next_look() <= 0:
            self._scan_for_all_who_wait()
        else:
            self._look(hints)
        news = [self._saying.catch_up(), self._story.catch_up()]
        if any(news):
            self._change()
        self._checked_at = datetime.now(UTC)

    def _scan_for_all_who_wait(self) -> None:
        self._look_wanted.clear()
        with self._scanned:
            asked = self._asked
        self._looked_at = time.monotonic()
        try:
            self._scan()
        finally:
            self._looked_at = time.monotonic()
        with self._scanned:
            self._answered = asked
            self._scanned.notify_all()

    def _scan(self) -> None:
        """Counted first, so that it can be told how much there is to do."""
        self._is_scanning = True
        try:
            every = all_folders(self._root, self._database)
            found = ((folder, self._changes_of(folder)) for folder in every)
            due = {folder: len(change.changed) for folder, change in found if change}
            self._intake.remaining = sum(due.values())
            self._is_away(False)
            self._look(due)
        finally:
            self._is_scanning = False
            self._intake.remaining = 0

    def _look(self, folders: Iterable[str]) -> None:
        if not self._root.path.is_dir():
            raise FolderAway(str(self._root.path))
        for folder in sorted(folders):
            if self._stop.is_set():
                return
            if change := self._changes_of(folder):
                self._intake.take(change)

    def _changes_of(self, folder: str) -> FolderChange | None:
        change = folder_change(self._root, self._database, folder)
        return change if change.changed or change.gone else None

    def _is_away(self, away: bool) -> None:
        if away != self._folder_away:
            with self._scanned:
                self._folder_away = away
                self._scanned.notify_all()
            self._change()

    def _taken_hints(self) -> set[str]:
        """A folder that came or went is looked through with all that is in it."""
        with self._hinting:
            hints, self._hints = self._hints, set()
            heard, self._heard = self._heard, set()
        for entry in heard:
            if is_shown_path(entry) and not (self._root.path / entry).is_file():
                hints.update(all_folders(self._root, self._database, entry))
        return {folder for folder in hints if is_shown_path(folder)}

    def _pause(self) -> float:
        return max(self._seconds_to_next_look(), 0.0)

    def _seconds_to_next_look(self) -> float:
        return self._looked_at + self._interval() - time.monotonic()

    def _interval(self) -> float:
        """Soon where the last round missed something, and its hints with it."""
        is_well = not self._folder_away and self._problem is None
        return WATCHED_POLL_SECONDS if self._watched and is_well else POLL_SECONDS

    def _change(self) -> None:
        with self._hinting:
            self._revision += 1
            revision = self._revision
        self._told(revision)

    # -- the watch

    def _watch(self) -> None:
        while tells_of_changes(self._root.path):
            self._watch_over.clear()
            if self._stop.is_set():
                break
            self._watched_root = identity(self._root.path)
            try:
                watch_folders(
                    self._root.path, self.look_at, self._watch_over, listening=self._listens
                )
            except (OSError, RuntimeError) as error:  # away, or the system's watches are used up
                log.warning("gallery folder is not watched", exc_info=error)
            self._watched = False
            self._listening.set()
            self._wake.set()  # from now on it is looked more often
            self._watch_over.wait(POLL_SECONDS)
        self._listening.set()

    def _listens(self) -> None:
        """Of what came after a look and before this moment nobody heard: look again."""
        self._watched = True
        if self._looked_at > -math.inf:
            self.rescan()
        self._listening.set()
