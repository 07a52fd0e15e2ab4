"""The log is rewritten as one state at any moment, also while the files are written."""

import asyncio
import shutil
import threading
from collections.abc import Iterable
from pathlib import Path

from storyboard.board.opening import LOG_FILE, STUDIO_FOLDER, read_saved, restore
from storyboard.board.room import BoardRoom, NoKeeper, Pace, open_room
from storyboard.board.shots import add_shot
from storyboard.board.store import BoardLog, Frame, FrameKind, make_private_folder
from studio_kit.locks import FileLock
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import until


class HeldLog(BoardLog):
    """While `going_on` is clear, it waits before it says that files stand on disk."""

    def __init__(self, path: Path, frames: Iterable[Frame]) -> None:
        self.going_on = threading.Event()
        self.going_on.set()
        self.is_held = False
        super().__init__(path, frames)

    def append(self, frames: Iterable[Frame]) -> None:
        frames = list(frames)
        if any(frame.kind is FrameKind.WRITTEN for frame in frames):
            self.is_held = not self.going_on.is_set()
            self.going_on.wait()
        super().append(frames)


async def room_of(root: ProjectRoot) -> tuple[BoardRoom, HeldLog]:
    folder = root.path / STUDIO_FOLDER
    make_private_folder(folder)
    lock = FileLock(folder / "lock")
    lock.acquire()
    saved = read_saved(root)
    board = restore(saved, root)
    log = HeldLog(folder / LOG_FILE, [Frame(FrameKind.UPDATE, board.doc.get_update())])
    pace = Pace(largest_log=1)
    room = BoardRoom(root, board, storage=log, lock=lock, pace=pace, keeper=NoKeeper())
    await room.begin(saved.disk.digests)
    return room, log


async def edit_until_squashed(room: BoardRoom, log: BoardLog) -> str:
    """What the board says in the end."""
    note, before = "", 0
    while log.size >= before:
        before, note = log.size, f"{note} and a wall"[-500:]
        room.board.project["note"] = note
        await room.save()
    return note


async def test_a_kill_after_a_squash_in_the_middle_of_a_snapshot_loses_no_edit(
    root: ProjectRoot, tmp_path: Path
) -> None:
    room, log = await room_of(root)
    add_shot(room.board, description="a wall")
    log.going_on.clear()
    writing = asyncio.create_task(room.snapshot())
    try:
        await until(lambda: log.is_held)  # the files are there, and the log does not say so yet
        note = await edit_until_squashed(room, log)
        killed = ProjectRoot(Path(shutil.copytree(root.path, tmp_path / "as a kill leaves it")))
    finally:
        log.going_on.set()
        await writing
    room.abandon()
    again = await open_room(killed, pace=Pace())
    assert again.content().project["note"] == note
    await again.close()
