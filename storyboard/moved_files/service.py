"""Brings a board up to the files that were moved. A closed one is opened only where a shot was
given one of them; its takes are told by the records beside them.
"""

import asyncio
from collections.abc import Mapping, Sequence

from storyboard.board.content import Fields
from storyboard.board.rooms import BoardRooms
from storyboard.board.snapshot import read_files
from storyboard.board.takes import follow_files, is_hidden
from storyboard.pool.service import follow_in_pool
from storyboard.projects.service import Projects, ProjectUnknown
from studio_kit.errors import StudioError
from studio_kit.logs import logger
from studio_kit.paths import ProjectRoot
from studio_kit.project import take_of

from .links import follow_links, moved_links, seen_moves
from .models import FilesMoved, MovedFile

log = logger("moved_files")


async def follow(moved: FilesMoved, projects: Projects, rooms: BoardRooms) -> int:
    """The number of takes that changed. Raises `ProjectUnknown`, and for a target outside."""
    root = await projects.known_folder(moved.project)
    if root is None:
        raise ProjectUnknown(f"No project on the list is in {moved.project}.")
    back = await asyncio.to_thread(_back, root, moved.moves)
    moves = {move.source: move.target for move in moved.moves}
    await asyncio.to_thread(_follow_in_pool, root, moves)
    links = seen_moves(moves.items())
    is_open = rooms.find(root.path) is not None
    if not is_open and not await asyncio.to_thread(_are_linked, root, links):
        return 0
    async with rooms.enter(root) as room:
        changed = follow_files(room.board, moves, back=back)
        follow_links(room.board, links)
        await room.save()
    return changed


def _are_linked(root: ProjectRoot, moves: Mapping[str, str]) -> bool:
    content = read_files(root).content
    return content is not None and bool(moved_links(content, moves))


def _follow_in_pool(root: ProjectRoot, moves: Mapping[str, str]) -> None:
    """A pool that cannot be changed keeps no board from following."""
    try:
        follow_in_pool(root, moves)
    except StudioError as error:
        log.warning("The pool of %s does not follow its files: %s", root.path, error)


def _back(root: ProjectRoot, moves: Sequence[MovedFile]) -> list[Fields]:
    """The takes whose files came out of hiding. Raises `Invalid`, `OutsideProject`."""
    for move in moves:
        root.resolve(move.target)
    arrived = [one.target for one in moves if is_hidden(one.source) and not is_hidden(one.target)]
    return [take.mirror() for path in arrived if (take := take_of(root, path))]
