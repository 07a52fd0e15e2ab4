"""The gallery moves the files, whole and undoable; the board's mirror follows at once."""

import asyncio
from collections.abc import Sequence

from storyboard.board.room import BoardRoom
from storyboard.board.takes import follow_files
from storyboard.neighbours import Gallery, Moved, TrashItem
from studio_kit.paths import ProjectRoot
from studio_kit.project import take_of

from .models import NoSuchTake, RestoredTake, ThrownTake


async def throw_away(room: BoardRoom, take_id: str, gallery: Gallery) -> ThrownTake:
    """Out of sight with its record, stars and notes. Raises `NoSuchTake`, `GalleryAway`."""
    take = room.content().takes.get(take_id)
    if take is None:
        raise NoSuchTake(f"There is no take {take_id} in this project.")
    path = str(take["path"])
    moved = await gallery.trash(str(room.root.path), [path])
    follow_files(room.board, {each.source: each.target for each in moved.moves}, back=())
    await room.save()
    return ThrownTake(take_id=take_id, path=path, stored=_target(moved, path))


async def restore(room: BoardRoom, take_id: str, gallery: Gallery) -> RestoredTake:
    """To where it was; on its shot again. Raises `NoSuchTake`, `GalleryAway`."""
    project = str(room.root.path)
    items = await gallery.trashed(project)
    stored = await asyncio.to_thread(_stored, room.root, items, take_id)
    if stored is None:
        raise NoSuchTake(f"The trash holds no take {take_id}; it may be on its shot already.")
    moved = await gallery.restore(project, [stored])
    path = _target(moved, stored)
    take = await asyncio.to_thread(take_of, room.root, path)
    follow_files(room.board, {}, back=[take.mirror()] if take else ())
    await room.save()
    return RestoredTake(take_id=take_id, path=path)


def _target(moved: Moved, source: str) -> str:
    return next((each.target for each in moved.moves if each.source == source), source)


def _stored(root: ProjectRoot, items: Sequence[TrashItem], take_id: str) -> str | None:
    """Where the file of a take lies in the trash; the records there know their ids."""
    for item in items:
        take = take_of(root, item.stored)
        if take and take.id == take_id:
            return item.stored
    return None
