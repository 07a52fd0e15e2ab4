"""Boards to go back to: taken by hand, by themselves once an hour, and before what changes much."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from ulid import ULID

from storyboard.board.content import Content
from storyboard.board.document import new_id, now, write_content
from storyboard.board.room import BoardRoom
from storyboard.board.takes import mend_choices
from studio_kit.errors import NotFound
from studio_kit.paths import ProjectRoot

from .changes import Changes, changes, gone_back, same_board
from .models import (
    MAIN,
    BoardThen,
    ChangeCounts,
    KeptBranch,
    NewSnapshot,
    Reason,
    Snapshot,
    WentBack,
)
from .storage import BRANCHES, SNAPSHOTS, Shelf, json_of
from .thinning import superfluous

BETWEEN = timedelta(hours=1)
"""Automatic snapshots lie at least so far apart."""

MAIN_NAME = "Main"


class NoSuchSnapshot(NotFound):
    title = "No such snapshot"


def snapshots_of(root: ProjectRoot) -> Shelf:
    return Shelf(root.path / SNAPSHOTS)


def listed(root: ProjectRoot) -> list[Snapshot]:
    """The newest first. Blocking."""
    shelf = snapshots_of(root)
    found = [shelf.read(key, Snapshot) for key in reversed(shelf.ids())]
    return [each for each in found if each is not None]


def read(root: ProjectRoot, snapshot_id: str) -> tuple[Snapshot, Content]:
    """Blocking. Raises `NoSuchSnapshot`, `BoardLost`."""
    shelf = snapshots_of(root)
    snapshot = shelf.read(snapshot_id, Snapshot)
    if snapshot is None:
        raise no_such_snapshot(snapshot_id)
    return snapshot, shelf.read_board(snapshot_id)


def no_such_snapshot(snapshot_id: str) -> NoSuchSnapshot:
    return NoSuchSnapshot(f"There is no snapshot {snapshot_id}; it may have been deleted.")


def take(
    root: ProjectRoot,
    content: Content,
    *,
    reason: Reason,
    by: tuple[str, ...],
    name: str | None = None,
) -> Snapshot:
    """Keep the board as it is. Blocking; durable when it returns."""
    shelf = snapshots_of(root)
    former = _newest_board(shelf)
    branch = str(content.project.get("branch") or MAIN)
    kept = Shelf(root.path / BRANCHES).read(branch, KeptBranch)
    snapshot = Snapshot(
        id=new_id(),
        name=name,
        reason=reason,
        created_at=datetime.now(UTC),
        by=by,
        branch=branch,
        branch_name=kept.name if kept else MAIN_NAME,
        scenes=len(content.scenes),
        shots=len(content.shots),
        changes=counts(changes(former or Content({}), content)),
    )
    shelf.write_board(snapshot.id, content)
    shelf.write(snapshot.id, snapshot)
    return snapshot


def _newest_board(shelf: Shelf) -> Content | None:
    for key in reversed(shelf.ids()):
        try:
            return shelf.read_board(key)
        except NotFound:
            continue
    return None


def counts(found: Changes) -> ChangeCounts:
    return ChangeCounts.model_validate(asdict(found))


def keep_automatic(root: ProjectRoot, content: Content, by: tuple[str, ...]) -> None:
    """Take a snapshot of a board that is being edited, at most once an hour. Blocking."""
    shelf = snapshots_of(root)
    moments = {key: moment for key in shelf.ids() if (moment := _moment(key))}
    at = datetime.now(UTC)
    if not content.shots or (moments and at - max(moments.values()) < BETWEEN):
        return
    former = _newest_board(shelf)
    if former is None or not same_board(former, content):
        take(root, content, reason="automatic", by=by)
        thin(root)


def thin(root: ProjectRoot) -> None:
    """Let go of old snapshots that nobody named. Blocking."""
    unnamed = {each.id: each.created_at for each in listed(root) if each.name is None}
    shelf = snapshots_of(root)
    for key in superfluous(unnamed, now=datetime.now(UTC)):
        shelf.remove(key)


def _moment(snapshot_id: str) -> datetime | None:
    try:
        return ULID.from_str(snapshot_id).datetime
    except ValueError:
        return None


async def take_now(room: BoardRoom, wanted: NewSnapshot) -> Snapshot:
    """Keep the board as it is now."""
    async with room.as_a_whole:
        by = (wanted.by,) if wanted.by else room.people()
        reason: Reason = wanted.reason if wanted.name is None else "named"
        content = room.content()
        return await asyncio.to_thread(
            lambda: take(room.root, content, reason=reason, by=by, name=wanted.name)
        )


async def delete(room: BoardRoom, snapshot_id: str) -> None:
    """Let a snapshot go. Raises `NoSuchSnapshot`."""
    shelf = snapshots_of(room.root)
    async with room.as_a_whole:
        if not await asyncio.to_thread(shelf.holds, snapshot_id):
            raise no_such_snapshot(snapshot_id)
        await asyncio.to_thread(shelf.remove, snapshot_id)


async def preview(room: BoardRoom, snapshot_id: str) -> BoardThen:
    snapshot, then = await asyncio.to_thread(read, room.root, snapshot_id)
    content = room.content()
    back = gone_back(content, then, at=now())
    told = counts(changes(content, back))
    return BoardThen(snapshot=snapshot, changes=told, content=_maps(back))


def _maps(content: Content) -> dict[str, dict[str, object]]:
    return {key: value for key, value in json_of(content).items() if key != "schema_version"}


async def go_back(room: BoardRoom, snapshot_id: str, *, by: str | None) -> WentBack:
    """Write the board of then into the live document; the board of now is a snapshot, too."""
    async with room.as_a_whole:
        _, then = await asyncio.to_thread(read, room.root, snapshot_id)
        told: list[ChangeCounts] = []

        def wanted(content: Content) -> Content:
            back = gone_back(content, then, at=now())
            told.append(counts(changes(content, back)))
            return back

        before = await rewrite(room, wanted, reason="before_restore", by=by)
        return WentBack(before=before, changes=told[-1])


async def rewrite(
    room: BoardRoom,
    wanted: Callable[[Content], Content],
    *,
    reason: Reason,
    by: str | None,
    keep: Callable[[Content], None] | None = None,
) -> Snapshot:
    """Replace the board's content in one transaction, and keep what it was as a snapshot.

    `keep` writes the board that was elsewhere, too (blocking, in a thread). What is edited while
    both are written is on disk before the board that takes its place; edits wait for that, so it
    is one file at most.
    """
    found = room.content()
    who = (by,) if by else room.people()
    before = await asyncio.to_thread(take, room.root, found, reason=reason, by=who)
    if keep:
        await asyncio.to_thread(keep, found)

    def keep_snapshot(content: Content) -> None:
        snapshots_of(room.root).write_board(before.id, content)

    async with room.holding_back():
        latest = room.content()
        with room.board.doc.transaction():
            write_content(room.board, wanted(latest))
            mend_choices(room.board)
        edited = not same_board(found, latest)
        if edited:
            await asyncio.to_thread(keep or keep_snapshot, latest)
    await room.save()
    if edited and keep:
        await asyncio.to_thread(keep_snapshot, latest)
    await asyncio.to_thread(thin, room.root)
    return before
