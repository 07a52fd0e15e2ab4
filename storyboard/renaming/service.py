"""Gives a slot another slate: its folders move in one step of the gallery, then the board follows.

The files go first. Interrupted between the two, the takes stay on their shots, which know them by
their ids, and the same request ends what was begun.
"""

import asyncio
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from storyboard.board.content import Content, Fields, fields_of, names_for_good, thrown_shots
from storyboard.board.document import Board
from storyboard.board.room import BoardRoom
from storyboard.board.shots import change_shot
from storyboard.board.slots import alternates, folder_names, slate, slot_of
from storyboard.board.takes import follow_files, owner_of
from storyboard.neighbours import Gallery, Queue
from storyboard.shots.views import refuse_unknown
from studio_kit.media import kind_of
from studio_kit.naming_patterns import NAMING_PROFILES, in_folder, pattern_of

from .models import CodeTaken, Renamed, ShotRendering
from .places import Slates, check_code, moves_of


class Turn(asyncio.Lock):
    """Slates of a board are given one after the other: two who want the same one are told apart."""


async def rename(
    room: BoardRoom, shot_id: str, wanted: str, *, gallery: Gallery, queue: Queue
) -> Renamed:
    """Another slate for a shot and all its alternates, with everything in their folders.

    Raises `NoSuchShot`, `WrongCode`, `CodeTaken`, `ShotRendering`, and what the neighbours raise;
    then nothing is changed.
    """
    async with room.kept(Turn):
        return await _rename(room, shot_id, wanted, gallery=gallery, queue=queue)


async def _rename(
    room: BoardRoom, shot_id: str, wanted: str, *, gallery: Gallery, queue: Queue
) -> Renamed:
    content = room.content()
    refuse_unknown(shot_id, content.shots)
    code, former = check_code(wanted), str(content.shots[shot_id].get("code", ""))
    if code == former:
        return Renamed(code=code, former=former, files=0)
    slot = alternates(content, shot_id)
    _refuse_taken(content, slot, code)
    await _refuse_rendering(content, slot, queue)
    moves = await asyncio.to_thread(_moves, room.root.path, content, slot, code)
    if moves:
        label = f"Renamed shot {former} to {code}"
        await gallery.relocate(str(room.root.path), moves, label=label)
    _follow(room.board, slot, code, moves)
    await room.save()
    return Renamed(code=code, former=former, files=sum(kind_of(path) is not None for path in moves))


def _refuse_taken(content: Content, slot: Sequence[str], code: str) -> None:
    """A slate that another slot has or had, on the board, in the trash or on disk."""
    own = {slot_of(key, content.shots[key]) for key in slot}
    shots = [*content.shots.items()]
    for entry, thrown in content.trash.items():
        shots += thrown_shots(entry, thrown)
    for key, shot in shots:
        if slot_of(key, shot) not in own and code in folder_names(shot):
            raise CodeTaken(f"{code} is the slate of another shot; slates are given once.")
    own_names = {name for key in slot for name in folder_names(content.shots[key])}
    if code in set(names_for_good(content)) - own_names:
        raise CodeTaken(f"{code} was the slate of a shot that has takes; slates are given once.")


async def _refuse_rendering(content: Content, slot: Sequence[str], queue: Queue) -> None:
    for key in slot:
        if await queue.is_rendering(key):
            name = slate(content.shots[key])
            raise ShotRendering(
                f"{name} is being rendered or waits for it; cancel that, or wait until it is done."
            )


def _moves(root: Path, content: Content, slot: Sequence[str], code: str) -> dict[str, str]:
    """Blocking: the folders are looked through."""
    moves: dict[str, str] = {}
    for key in slot:
        takes = [str(take["path"]) for take in content.takes.values() if _is_of(content, take, key)]
        for slates in _readings(content, content.shots[key], code):
            inside = (path for folder in slates.folders_of(takes) for path in _files(root, folder))
            moves = dict(moves_of([*takes, *inside], slates)) | moves
    return {path: place for path, place in moves.items() if (root / path).is_file()}


def _readings(content: Content, shot: Fields, code: str) -> list[Slates]:
    """By the pattern that takes get now, and by those that older ones may have got."""
    project = content.project
    own = project.get("naming_pattern")
    pattern = pattern_of(str(project.get("naming_profile")), own if isinstance(own, str) else None)
    folder = fields_of(project.get("folders")).get("takes")
    now = in_folder(pattern, folder if isinstance(folder, str) else None)
    patterns = dict.fromkeys((now, pattern, NAMING_PROFILES["director"]))
    after = slate(shot | {"code": code})
    return [Slates(pattern=each, before=slate(shot), after=after) for each in patterns]


def _is_of(content: Content, take: Fields, shot_id: str) -> bool:
    return owner_of(content, take) == shot_id


def _files(root: Path, folder: str) -> Iterator[str]:
    """Without what is hidden."""
    for current, folders, names in os.walk(root / folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(current, name).relative_to(root).as_posix()


def _follow(board: Board, slot: Sequence[str], code: str, moves: dict[str, str]) -> None:
    """The gallery tells of the files, too; doing it twice does no harm."""
    with board.doc.transaction():
        for key in slot:
            shot = board.shots[key]
            former = [*_former(shot.get("former_codes")), str(shot.get("code", ""))]
            kept = [each for each in dict.fromkeys(former) if each != code]
            change_shot(board, key, code=code, former_codes=kept)
        follow_files(board, moves, back=())


def _former(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
