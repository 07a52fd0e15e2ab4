import asyncio
import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storyboard.board.document import read_content
from storyboard.board.listeners import Listener
from storyboard.board.opening import FolderNotWritable, ProjectInUse
from storyboard.board.room import Pace, open_room
from storyboard.board.rooms import BoardRooms
from storyboard.board.shapes import SHOT, shared
from storyboard.board.shots import add_shot, change_shot
from storyboard.board.store import FrameKind, read_log
from studio_kit.paths import PROJECT_FILE, ProjectRoot
from tests.storyboard.fakes import files_no_longer_than, put_on_disk, take_record, until

PACE = Pace(log=0.02, json=0.1)


def log_path(root: ProjectRoot) -> Path:
    return root.path / ".studio" / "board.log"


async def test_two_visitors_share_one_room(root: ProjectRoot) -> None:
    async with BoardRooms() as rooms:

        async def visit() -> int:
            async with rooms.enter(root) as room:
                await asyncio.sleep(0)
                return id(room)

        assert len(set(await asyncio.gather(*(visit() for _ in range(5))))) == 1


async def test_an_edit_reaches_log_and_json_by_itself(root: ProjectRoot) -> None:
    async with BoardRooms(pace=PACE) as rooms, rooms.enter(root) as room:
        size = log_path(root).stat().st_size
        add_shot(room.board, description="a wall")
        await until(lambda: log_path(root).stat().st_size > size)
        await until(lambda: _count(root) == 1)


def _count(root: ProjectRoot) -> int:
    scenes = (json.loads(each.read_bytes()) for each in (root.path / "scenes").glob("*.json"))
    return sum(len(scene["shots"]) for scene in scenes)


async def test_a_room_closes_when_nobody_needs_it_and_opens_again(root: ProjectRoot) -> None:
    async with BoardRooms(pace=PACE, idle_seconds=0.01) as rooms:
        async with rooms.enter(root) as room:
            add_shot(room.board)
        await until(lambda: not rooms.open_rooms())
        async with rooms.enter(root) as again:
            assert again is not room
            assert len(again.content().shots) == 1


async def test_a_room_stays_open_while_somebody_is_in_it(root: ProjectRoot) -> None:
    async with BoardRooms(pace=PACE, idle_seconds=0) as rooms, rooms.enter(root) as room:
        for _ in range(5):
            async with rooms.enter(root) as same:
                assert same is room
            await asyncio.sleep(0.005)


async def test_leaving_the_rooms_saves_everything(root: ProjectRoot) -> None:
    async with BoardRooms(pace=Pace(log=60, json=60)) as rooms, rooms.enter(root) as room:
        add_shot(room.board)
    assert _count(root) == 1


async def test_leaving_while_a_room_closes_saves_everything(root: ProjectRoot) -> None:
    """Whatever the moment: the room nobody needs is on its way to disk by itself."""
    for steps in range(40):
        async with BoardRooms(idle_seconds=0) as rooms:
            async with rooms.enter(root) as room:
                add_shot(room.board)
            for _ in range(steps):
                await asyncio.sleep(0.0002)
        assert _count(root) == steps + 1
        assert room.root.path.exists()


async def test_a_visitor_who_is_cancelled_while_saving_loses_no_edit(root: ProjectRoot) -> None:
    room = await open_room(root, pace=PACE)
    pool, busy = ThreadPoolExecutor(1), threading.Event()
    asyncio.get_running_loop().set_default_executor(pool)
    pool.submit(busy.wait, 5)
    add_shot(room.board)
    saving = asyncio.create_task(room.save())
    await asyncio.sleep(0.01)
    saving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await saving
    busy.set()
    await room.save()
    room.abandon()
    assert len(read_content((await open_room(root, pace=PACE)).board).shots) == 1


async def test_edits_that_a_full_disk_refused_are_saved_later(root: ProjectRoot) -> None:
    room = await open_room(root, pace=PACE)
    add_shot(room.board)
    with (
        files_no_longer_than(log_path(root).stat().st_size + 20),
        pytest.raises(OSError, match="large"),
    ):
        await room.save()
    await room.save()
    room.abandon()
    assert len(read_content((await open_room(root, pace=PACE)).board).shots) == 1


async def test_a_room_entered_again_in_time_stays_open(root: ProjectRoot) -> None:
    async with BoardRooms(pace=PACE, idle_seconds=0.2) as rooms:
        async with rooms.enter(root) as room:
            pass
        await asyncio.sleep(0.01)
        async with rooms.enter(root) as again:
            await asyncio.sleep(0.3)
            assert again is room
            assert rooms.open_rooms() == [room]


async def test_a_busy_log_is_rewritten_as_one_state(root: ProjectRoot) -> None:
    room = await open_room(root, pace=Pace(largest_log=20_000))
    for number in range(3000):
        room.board.project["note"] = f"text {number}"
        if number % 50 == 0:
            await room.save()
    await room.save()
    assert log_path(root).stat().st_size < 30_000
    room.abandon()
    assert (await open_room(root, pace=PACE)).content().project["note"] == "text 2999"


async def test_opening_leaves_a_log_of_one_state(root: ProjectRoot) -> None:
    room = await open_room(root, pace=PACE)
    for _ in range(20):
        add_shot(room.board)
        await room.save()
    room.abandon()
    (await open_room(root, pace=PACE)).abandon()
    kinds = [frame.kind for frame in read_log(log_path(root)).frames]
    assert kinds.count(FrameKind.UPDATE) == 1


async def test_takes_rendered_while_everything_was_off_are_on_their_shots(
    root: ProjectRoot,
) -> None:
    room = await open_room(root, pace=PACE)
    shot_id = add_shot(room.board)
    await room.close()
    put_on_disk(root, take_record("one", shot_id=shot_id))
    room = await open_room(root, pace=PACE)
    assert room.content().shots[shot_id]["chosen_take"] == "one"
    assert room.summary().pictures == ("1A/one.png",)
    await room.close()


async def test_a_choice_outlives_the_studio_folder(root: ProjectRoot) -> None:
    room = await open_room(root, pace=PACE)
    shot_id = add_shot(room.board)
    put_on_disk(root, take_record("one", shot_id=shot_id))
    put_on_disk(root, take_record("two", shot_id=shot_id, created_at="2026-01-02T00:00:00Z"))
    await room.close()
    room = await open_room(root, pace=PACE)
    assert room.content().shots[shot_id]["chosen_take"] == "two"
    room.board.shots[shot_id]["chosen_take"] = "one"
    await room.close()
    for path in (root.path / ".studio").iterdir():
        path.unlink()
    room = await open_room(root, pace=PACE)
    assert room.content().shots[shot_id]["chosen_take"] == "one"
    await room.close()


async def test_a_disk_that_refuses_for_a_while_loses_nothing_and_is_told(root: ProjectRoot) -> None:
    pace = Pace(log=0.01, json=0.01, first_pause=0.01)
    async with BoardRooms(pace=pace) as rooms, rooms.enter(root) as room:
        scenes = root.path / "scenes"
        scenes.rename(root.path / "scenes-away")
        scenes.write_text("in the way")
        at_the_board = Listener()
        room.listeners.join(at_the_board)
        add_shot(room.board)
        while b"cannot be written now" not in await at_the_board.outbox.get():
            pass
        scenes.unlink()
        await until(lambda: _count(root) == 1)
        while not (await at_the_board.outbox.get()).endswith(b"null"):
            pass


async def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / PROJECT_FILE).write_text("{}")
    (tmp_path / ".studio").write_text("in the way")
    with pytest.raises(FolderNotWritable, match="cannot be written"):
        await open_room(ProjectRoot.open(tmp_path), pace=PACE)


@pytest.mark.integration
async def test_a_second_process_is_refused_while_the_first_lives(root: ProjectRoot) -> None:
    code = (
        "import sys; from pathlib import Path; from studio_kit.locks import FileLock;"
        "lock = FileLock(Path(sys.argv[1])); lock.acquire();"
        "print('held', flush=True); sys.stdin.read()"
    )
    (root.path / ".studio").mkdir()
    holder = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code, str(root.path / ".studio" / "lock")),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    try:
        assert holder.stdout is not None
        assert await holder.stdout.readline() == b"held\n"
        with pytest.raises(ProjectInUse, match="open in another"):
            await open_room(root, pace=PACE)
    finally:
        holder.kill()
        await holder.communicate()
    await (await open_room(root, pace=PACE)).close()


async def test_a_thousand_shots_are_there_when_it_opens_again(root: ProjectRoot) -> None:
    room = await open_room(root, pace=PACE)
    first = add_shot(room.board, description="a wall " * 20)
    shot = room.content().shots[first]
    with room.board.doc.transaction():
        for number in range(999):
            room.board.shots[f"shot{number}"] = shared({**shot, "id": f"shot{number}"}, SHOT)
    await room.close()
    room = await open_room(root, pace=PACE)
    assert len(room.content().shots) == 1000
    await room.close()


async def test_a_room_is_closed_for_as_long_as_its_folder_moves(root: ProjectRoot) -> None:
    async with BoardRooms(idle_seconds=60) as rooms:
        async with rooms.enter(root) as room:
            add_shot(room.board)
        async with rooms.closed(root):
            assert rooms.find(root.path) is None
            moved = ProjectRoot(root.path.rename(root.path.with_name("moved")))
        async with rooms.enter(moved) as room:
            assert len(room.board.shots) == 1


async def test_who_works_in_a_room_ends_before_it_closes(root: ProjectRoot) -> None:
    async with BoardRooms(idle_seconds=60) as rooms:
        order: list[str] = []

        async def close() -> None:
            async with rooms.closed(root):
                order.append("closed")

        async with rooms.enter(root) as room:
            closing = asyncio.create_task(close())
            await asyncio.sleep(0)
            add_shot(room.board)
            order.append("left")
        await closing
        assert order == ["left", "closed"]
        async with rooms.enter(root) as room:
            assert len(room.board.shots) == 1


async def test_ten_thousand_edits_keep_the_log_within_five_states(root: ProjectRoot) -> None:
    room = await open_room(root, pace=Pace(largest_log=32_000))
    shots = [add_shot(room.board, description="a wall " * 20) for _ in range(50)]
    largest = 0
    for number in range(10_000):
        change_shot(room.board, shots[number % 50], description=f"a wall {number} " * 10)
        if number % 100 == 99:
            await room.save()
            largest = max(largest, log_path(root).stat().st_size)
    batch = 100 * 400  # bytes of a hundred edits, at most
    assert largest < 5 * len(room.board.doc.get_update()) + batch
    room.abandon()
