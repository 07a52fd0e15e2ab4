"""Whoever edits is told when it is on disk, and not before."""

import asyncio

import pytest
from pycrdt import Map, create_update_message

from storyboard.board.document import new_board
from storyboard.board.listeners import Listener
from storyboard.board.protocol import SAVED
from storyboard.board.room import BoardRoom, Pace, open_room
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import files_no_longer_than

BY_HAND = Pace(log=60, json=60)

PIER = "the pier at dawn"
"""Words that stand in no id by accident, as a slate does."""


def edit(name: str) -> bytes:
    board = new_board()
    board.shots[name] = Map({"name": name})
    return create_update_message(board.doc.get_update())


def at(room: BoardRoom) -> Listener:
    listener = Listener()
    room.listeners.join(listener)
    told(listener)
    return listener


def told(listener: Listener) -> list[bytes]:
    return [listener.outbox.get_nowait() for _ in range(listener.outbox.qsize())]


async def test_who_asks_is_told_once_their_edit_is_in_the_log(root: ProjectRoot) -> None:
    room = await open_room(root, pace=BY_HAND)
    author, other = at(room), at(room)
    room.listeners.receive(author, edit(PIER))
    room.listeners.receive(author, SAVED)
    assert told(author) == []
    assert PIER.encode() not in (root.path / ".studio" / "board.log").read_bytes()
    await room.save()
    assert told(author) == [SAVED]
    assert PIER.encode() in (root.path / ".studio" / "board.log").read_bytes()
    await room.save()
    assert told(author) == []
    assert SAVED not in told(other)
    room.abandon()


async def test_nobody_is_told_that_an_edit_is_saved_while_the_disk_refuses_it(
    root: ProjectRoot,
) -> None:
    room = await open_room(root, pace=BY_HAND)
    author = at(room)
    room.listeners.receive(author, edit(PIER))
    room.listeners.receive(author, SAVED)
    log = root.path / ".studio" / "board.log"
    with files_no_longer_than(log.stat().st_size + 20), pytest.raises(OSError, match="large"):
        await room.save()
    assert told(author) == []
    await room.save()
    assert told(author) == [SAVED]
    room.abandon()


async def test_what_came_while_a_write_was_under_way_waits_for_the_next(root: ProjectRoot) -> None:
    room = await open_room(root, pace=BY_HAND)
    author = at(room)
    async with room.holding_back():
        room.listeners.receive(author, edit(PIER))
        room.listeners.receive(author, SAVED)
    assert told(author) == []
    await room.save()
    assert told(author) == [SAVED]
    room.abandon()


async def test_somebody_who_left_is_waited_for_no_longer(root: ProjectRoot) -> None:
    room = await open_room(root, pace=BY_HAND)
    author = at(room)
    room.listeners.receive(author, SAVED)
    room.listeners.leave(author)
    await room.save()
    assert told(author) == []
    room.abandon()


async def test_asking_alone_has_the_room_write(root: ProjectRoot) -> None:
    """Such as where what was asked about was saved a moment ago."""
    room = await open_room(root, pace=Pace(log=0, json=60))
    author = at(room)
    await room.save()
    room.listeners.receive(author, SAVED)
    running = asyncio.create_task(room.run())
    assert await asyncio.wait_for(author.outbox.get(), 60) == SAVED
    running.cancel()
    room.abandon()
