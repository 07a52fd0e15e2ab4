"""One open project: the live document, its listeners, and its way to disk."""

import asyncio
import json
import logging
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pycrdt import TransactionEvent

from studio_kit.files import write_atomically
from studio_kit.locks import AlreadyLocked, FileLock
from studio_kit.paths import ProjectRoot
from studio_kit.project import read_takes

from .content import Content, newest_moment
from .document import Board, read_content
from .listeners import Listeners
from .opening import (
    LOG_FILE,
    STUDIO_FOLDER,
    FolderNotWritable,
    ProjectInUse,
    Saved,
    expected_digests,
    read_saved,
    restore,
)
from .rendering import Rendering
from .shots import repeating_codes, settle_codes
from .snapshot import Digests, retire_scenes, write_files
from .store import BoardLog, Frame, FrameKind, make_private_folder
from .summary import Summary, summarise
from .takes import reconcile

T = TypeVar("T")

SUMMARY_FILE = "summary.json"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pace:
    """Seconds. How soon an edit is in the log and in the JSON, and how long a pause after a fault.

    `largest_log` (bytes) is when a log that has also grown four times is rewritten as one state.
    """

    log: float = 0.05
    json: float = 0.4
    first_pause: float = 0.25
    longest_pause: float = 10.0
    largest_log: int = 1024 * 1024


class Keeper(Protocol):
    """Who keeps what a board was. Both are blocking and are called in a thread."""

    def opened(self, root: ProjectRoot) -> None:
        """The folder is ours from now on."""
        ...

    def saved(self, root: ProjectRoot, content: Content, people: tuple[str, ...]) -> None:
        """The JSON says something new; `people` are those at the board."""
        ...


class NoKeeper:
    """Keeps nothing."""

    def opened(self, root: ProjectRoot) -> None:
        pass

    def saved(self, root: ProjectRoot, content: Content, people: tuple[str, ...]) -> None:
        pass


class BoardRoom:
    """Made by `open_room`. Every method belongs to the event loop; disk work runs in threads."""

    def __init__(
        self,
        root: ProjectRoot,
        board: Board,
        *,
        storage: BoardLog,
        lock: FileLock,
        pace: Pace,
        keeper: Keeper,
    ) -> None:
        self.root = root
        self.board = board
        self.as_a_whole = asyncio.Lock()  # held by whoever replaces the whole board
        self._keeper = keeper
        self._log = storage
        self._lock = lock
        self._pace = pace
        self._squashed = storage.size
        self._pending: list[Frame] = []
        self._unsaved = asyncio.Event()
        self.listeners = Listeners(board.doc, asked=self._unsaved.set)
        self._changed = asyncio.Event()
        self._appending = asyncio.Lock()
        self._snapshotting = asyncio.Lock()
        self._on_disk = threading.Lock()  # held while the log is told which files stand on disk
        self._written: Digests = {}
        self._writing: list[Digests] = []
        self._rendering = Rendering()
        self._named: set[str] = set()
        self._summary: Summary | None = None
        self._kept: dict[object, Any] = {}
        self._subscription = board.doc.observe(self._keep_update)

    @property
    def project_id(self) -> str:
        return str(self.board.project["id"])

    def content(self) -> Content:
        """What is on the board now, to be read only: who asks next gets the same."""
        return read_content(self.board)

    def kept(self, make: Callable[[], T]) -> T:
        """What a slice keeps of this board while it is open, made when it is first asked for."""
        if make not in self._kept:
            self._kept[make] = make()
        return self._kept[make]

    def people(self) -> tuple[str, ...]:
        """The names of those at the board."""
        return self.listeners.people()

    def summary(self) -> Summary:
        return summarise(self.content())

    def _keep_update(self, event: TransactionEvent) -> None:
        self._pending.append(Frame(FrameKind.UPDATE, event.update))
        self._unsaved.set()
        self._changed.set()
        self.listeners.tell_update(event.update)

    async def run(self) -> None:
        """Keep the disk up to date until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._keep_log())
            tasks.create_task(self._keep_json())

    async def _keep_log(self) -> None:
        pause = self._pace.first_pause
        while True:
            await self._unsaved.wait()
            await asyncio.sleep(self._pace.log)
            pause = await self._attempt(self.save, pause)

    async def _keep_json(self) -> None:
        pause = self._pace.first_pause
        while True:
            await self._changed.wait()
            await asyncio.sleep(self._pace.json)
            pause = await self._attempt(self.snapshot, pause)

    async def _attempt(self, write: Callable[[], Awaitable[None]], pause: float) -> float:
        """Write; where the disk refuses, wait, longer each time. Returns the next pause."""
        try:
            await write()
        except OSError as error:
            log.warning("%s cannot be saved now, trying again: %s", self.root.path, error)
            self.listeners.tell_trouble(
                f"{self.root.path} cannot be written now ({error.strerror}); "
                "edits are kept until it can."
            )
            await asyncio.sleep(pause)
            return min(pause * 2, self._pace.longest_pause)
        return self._pace.first_pause

    async def save(self) -> None:
        """All edits so far are durable when this returns. Raises `OSError`, losing nothing.

        A caller who goes away does not stop it: what has left `_pending` reaches the disk.
        """
        await asyncio.shield(self._save())

    @asynccontextmanager
    async def holding_back(self) -> AsyncGenerator[None]:
        """What is edited while the block runs is not on disk before it ends: what is to be there
        first, such as the board that is replaced, is written within it.
        """
        async with self._appending:
            yield

    async def _save(self) -> None:
        async with self._appending:
            self._unsaved.clear()
            frames, self._pending = self._pending, []
            waiting = self.listeners.leave_waiting()
            try:
                await asyncio.to_thread(self._write_log, frames, self._state_to_squash())
            except OSError:
                self._pending = frames + self._pending
                self.listeners.wait_for_disk(waiting)
                self._unsaved.set()
                raise
            self.listeners.tell_saved(waiting)

    def _state_to_squash(self) -> bytes | None:
        grown = self._log.size > max(self._pace.largest_log, 4 * self._squashed)
        return self.board.doc.get_update() if grown else None

    def _write_log(self, frames: Iterable[Frame], state: bytes | None) -> None:
        if state is None:
            self._log.append(frames)
        else:
            with self._on_disk:
                self._log.rewrite([Frame(FrameKind.UPDATE, state), *self._digest_frames()])
            self._squashed = self._log.size

    def _digest_frames(self) -> list[Frame]:
        """Of the files that stand on disk, and of those that may be replaced at this moment."""
        writing = [_digest_frame(FrameKind.WRITING, each) for each in self._writing]
        return [_digest_frame(FrameKind.WRITTEN, self._written), *writing]

    async def snapshot(self) -> None:
        """Bring the readable JSON up to the document. Raises `OSError`; can be repeated."""
        await asyncio.shield(self._snapshot())

    async def _snapshot(self) -> None:
        async with self._snapshotting:
            content = self._settled_content()
            self._changed.clear()
            try:
                await self.save()
                await asyncio.to_thread(self._write_json, content, self.people())
            except OSError:
                self._changed.set()
                raise
            self.listeners.tell_trouble(None)

    def _settled_content(self) -> Content:
        content = self.content()
        if not repeating_codes(content):
            return content
        settle_codes(self.board)
        return self.content()

    def _write_json(self, content: Content, people: tuple[str, ...]) -> None:
        documents = self._rendering.documents(content)
        digests = {name: each.digest for name, each in documents.items()}
        news = {n: digest for n, digest in digests.items() if self._written.get(n) != digest}
        if news:
            with self._on_disk:
                self._writing.append(news)
                self._log.append([_digest_frame(FrameKind.WRITING, news)])
            write_files(self.root.path, {name: documents[name].data for name in news})
            self._retire(documents.keys())
            self._log.append([_digest_frame(FrameKind.WRITTEN, news)])
            with self._on_disk:
                self._written, self._writing = digests, []
        self._write_summary(summarise(content))
        if news:
            self._keeper.saved(self.root, content, people)

    def _retire(self, named: Collection[str]) -> None:
        """Only where other files are named than the last time."""
        if named != self._named:
            retire_scenes(self.root.path, named)
            self._named = set(named)

    def _write_summary(self, summary: Summary) -> None:
        if summary != self._summary:
            write_summary(self.root.path, summary)
            self._summary = summary

    async def begin(self, on_disk: Digests) -> None:
        """The first snapshot: only files that do not say what the document says are written."""
        self._written = on_disk
        await self.snapshot()
        await asyncio.to_thread(self._log.append, self._digest_frames())

    async def close(self) -> None:
        """Save all and let go of the folder. Raises `OSError` where the last edits are not safe."""
        try:
            await self.snapshot()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go of the folder at once; what is not saved yet is lost."""
        self.board.doc.unobserve(self._subscription)
        self.board.live.stop()
        self._log.close()
        self._lock.release()


async def open_room(root: ProjectRoot, *, pace: Pace, keeper: Keeper | None = None) -> BoardRoom:
    """Open a project whole: log and JSON are brought together, the takes are read from disk.

    Raises `FolderNotWritable`, `ProjectInUse`, `ProjectDamaged`.
    """
    try:
        lock = await asyncio.to_thread(_lock, root)
        try:
            return await _open_locked(root, lock, pace=pace, keeper=keeper or NoKeeper())
        except BaseException:
            lock.release()
            raise
    except OSError as error:
        raise FolderNotWritable(
            f"{root.path} cannot be written ({error.strerror}); choose a folder of your own."
        ) from error


def _lock(root: ProjectRoot) -> FileLock:
    folder = root.path / STUDIO_FOLDER
    make_private_folder(folder)
    lock = FileLock(folder / "lock")
    try:
        lock.acquire()
    except AlreadyLocked as error:
        raise ProjectInUse(
            f"{root.path} is open in another running console; close it there first."
        ) from error
    return lock


async def _open_locked(
    root: ProjectRoot, lock: FileLock, *, pace: Pace, keeper: Keeper
) -> BoardRoom:
    await asyncio.to_thread(keeper.opened, root)
    saved, found = await asyncio.to_thread(lambda: (read_saved(root), read_takes(root)))
    board = restore(saved, root)
    board.live.follow()
    reconcile(board, (take.mirror() for take in found.takes), seen_until=_seen_until(saved, board))
    frames = [Frame(FrameKind.UPDATE, board.doc.get_update()), *_digest_frames(saved)]
    storage = await asyncio.to_thread(BoardLog, root.path / STUDIO_FOLDER / LOG_FILE, frames)
    room = BoardRoom(root, board, storage=storage, lock=lock, pace=pace, keeper=keeper)
    await room.begin(saved.disk.digests)
    return room


def _seen_until(saved: Saved, board: Board) -> str:
    disk = saved.disk.content
    return newest_moment(read_content(board)) or (disk.takes_until if disk else "")


def _digest_frames(saved: Saved) -> list[Frame]:
    """What may stand on disk while the first snapshot is on its way, so that a kill is harmless."""
    expected = expected_digests(saved.log.frames)
    pairs = [(name, each) for name, digests in expected.items() for each in digests]
    pairs += saved.disk.digests.items()
    return [_digest_frame(FrameKind.WRITING, {name: digest}) for name, digest in pairs]


def _digest_frame(kind: FrameKind, digests: Digests) -> Frame:
    return Frame(kind, json.dumps(digests).encode())


def write_summary(folder: Path, summary: Summary) -> None:
    """Keep what the list of projects shows, so that listing need not open every project."""
    document = {"shots": summary.shots, "rendered": summary.rendered, "pictures": summary.pictures}
    write_atomically(folder / STUDIO_FOLDER / SUMMARY_FILE, json.dumps(document).encode())
