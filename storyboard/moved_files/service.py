"""Brings a board up to the files that were moved. A closed one is opened only where a shot was
given one of them; its takes are told by the records beside them.
"""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

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


class MovedFiles:
    """Follows one change after the other, whoever tells of them at once.

    A change that arrives after a later one, because its teller gave up waiting and told it again,
    is believed as far as the disk says the same: the later one may have been its opposite.
    """

    def __init__(self, projects: Projects, rooms: BoardRooms) -> None:
        self._projects = projects
        self._rooms = rooms
        self._turn = asyncio.Lock()
        self._told: dict[Path, tuple[str, int]] = {}

    async def follow(self, moved: FilesMoved) -> int:
        """The number of takes that changed. Raises `ProjectUnknown`, and for a target outside."""
        root = await self._projects.known_folder(moved.project)
        if root is None:
            raise ProjectUnknown(f"No project on the list is in {moved.project}.")
        async with self._turn:
            if self._is_late(root, moved):
                return await self._follow(root, await asyncio.to_thread(_standing, root, moved))
            changed = await self._follow(root, moved.moves)
            self._told[root.path] = (moved.teller, moved.number)
            return changed

    def _is_late(self, root: ProjectRoot, moved: FilesMoved) -> bool:
        teller, number = self._told.get(root.path, ("", 0))
        return moved.teller != "" and moved.teller == teller and moved.number <= number

    async def _follow(self, root: ProjectRoot, moved: Sequence[MovedFile]) -> int:
        back = await asyncio.to_thread(_back, root, moved)
        moves = {move.source: move.target for move in moved}
        await asyncio.to_thread(_follow_in_pool, root, moves)
        links = seen_moves(moves.items())
        is_open = self._rooms.find(root.path) is not None
        if not is_open and not await asyncio.to_thread(_are_linked, root, links):
            return 0
        async with self._rooms.enter(root) as room:
            changed = follow_files(room.board, moves, back=back)
            follow_links(room.board, links)
            await room.save()
        return changed


def _standing(root: ProjectRoot, moved: FilesMoved) -> list[MovedFile]:
    """The moves whose file is where it was moved to, and not back where it came from."""
    return [
        move
        for move in moved.moves
        if root.resolve(move.target).exists() and not root.resolve(move.source).exists()
    ]


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
