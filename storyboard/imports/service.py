"""Brings files into a project: as takes of its shots, or as inputs of its workflows."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from ulid import ULID

from storyboard.board.content import Content
from storyboard.board.document import now
from storyboard.board.room import BoardRoom
from storyboard.board.takes import is_hidden, put_take
from storyboard.inputs.models import FileUnusable
from storyboard.inputs.storage import inputs_folder, keep
from storyboard.pool.applying import Origin, apply_item, target_shot
from storyboard.pool.items import Sent, new_item
from storyboard.pool.models import FileGone, NewItem, PoolItem
from studio_kit.media import kind_of
from studio_kit.paths import OutsideProject, ProjectRoot
from studio_kit.project import Take, take_of

from .models import ImportedTake, NotATake, Pasted

ON_ITS_WAY = 1.0
"""Seconds that a shot which a browser has just made may need until the document here has it."""


async def import_take(
    room: BoardRoom, shot_id: str, path: str, *, source: ProjectRoot
) -> ImportedTake:
    """A copy of a file becomes the chosen take of a shot, whose words and values stay.

    Raises `NotATake`, `ShotGone`, `FileGone`, `NotForPool`, `OutsideProject`.
    """
    await _arrival(room, shot_id)
    content = room.content()
    item = await asyncio.to_thread(_item, source, path, content)
    shot = target_shot(content, shot_id, item)
    origin = Origin(source, f"import:{path}")
    take = await asyncio.to_thread(apply_item, room.root, item, shot, origin=origin)
    put_take(room.board, take.mirror())
    await room.save()
    return _imported(take, shot_id)


async def _arrival(room: BoardRoom, shot_id: str) -> None:
    """Whoever pastes makes the shot in the live document and asks for its file at once."""
    shots = room.board.shots
    if shot_id in shots:
        return
    arrived = asyncio.Event()
    watch = shots.observe(lambda _: arrived.set() if shot_id in shots else None)
    try:
        with suppress(TimeoutError):
            await asyncio.wait_for(arrived.wait(), ON_ITS_WAY)
    finally:
        shots.unobserve(watch)


def _item(source: ProjectRoot, path: str, content: Content) -> PoolItem:
    kind = kind_of(path)
    if kind is None or is_hidden(path):
        raise NotATake(f"{path} is neither a picture nor video nor sound.")
    if not source.resolve(path).is_file():
        raise FileGone(f"There is no {path} in its project.")
    sent = Sent(NewItem(path=path), kind, take_of(source, path))
    return new_item(sent, content, item_id=str(ULID()), at=now())


def _imported(take: Take, shot_id: str) -> ImportedTake:
    return ImportedTake(
        take_id=take.id,
        path=take.path,
        version=take.version,
        shot_id=shot_id,
        shot=take.owner.name,
    )


def paste_files(
    root: ProjectRoot, source: ProjectRoot, paths: Iterable[str], *, largest: int
) -> Pasted:
    """Keep copies of another project's files, each content once. Blocking.

    Raises `FileTooLarge`, `FolderNotWritable`, `DiskFull`.
    """
    files = {path: _kept(root, source, path, largest) for path in paths}
    return Pasted(
        files={path: kept for path, kept in files.items() if kept is not None},
        missing=tuple(path for path, kept in files.items() if kept is None),
    )


def _kept(root: ProjectRoot, source: ProjectRoot, path: str, largest: int) -> str | None:
    try:
        file = source.resolve(path)
        if is_hidden(path) or not file.is_file():
            return None
        with file.open("rb") as content:
            into = inputs_folder(root)
            return keep(root, content, name=file.name, largest=largest, into=into).path
    except (OutsideProject, FileUnusable):
        return None
