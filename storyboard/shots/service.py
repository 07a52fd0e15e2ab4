"""Changes shots of a board. Pure but for the document it is given."""

from typing import Any

from storyboard.board import alternates as slots
from storyboard.board.content import Fields, fields_of, scene_of, shots_of
from storyboard.board.document import Board, new_id, now, read_content
from storyboard.board.scenes import move_shots
from storyboard.board.shapes import plain
from storyboard.board.shots import add_shot, change_shot, restore_shot, throw_away
from storyboard.board.takes import LOST, owner_of
from storyboard.scenes.models import NoSuchScene

from .models import NewShot, NoSuchShot, NotItsTake, ShotChanges, ShotMove
from .views import refuse_unknown

PARTS = ("camera", "values")

OF_THE_FIRST_ALONE = frozenset({"code", "former_codes", "order", LOST})
"""What a copy of a shot does not say: its place and slate, and what became of its takes."""


def add(board: Board, wanted: NewShot) -> str:
    """Raises `NoSuchScene`; a new shot has no take to choose."""
    if wanted.scene_id is not None:
        _refuse_unknown_scene(board, wanted.scene_id)
    if wanted.chosen_take is not None:
        raise NotItsTake("A new shot has no take yet.")
    fields = _fields(wanted, {})
    return add_shot(board, scene_id=wanted.scene_id, **fields)


def change(board: Board, shot_id: str, wanted: ShotChanges) -> None:
    """Raises `NoSuchShot`, `NotItsTake`."""
    refuse_unknown(shot_id, board.shots)
    if wanted.chosen_take is not None:
        _refuse_foreign_take(board, shot_id, wanted.chosen_take)
    before = plain(board.shots[shot_id])
    change_shot(board, shot_id, **_fields(wanted, before))


def move(board: Board, shot_id: str, wanted: ShotMove) -> None:
    """Its code stays. Raises `NoSuchShot`, `NoSuchScene`."""
    refuse_unknown(shot_id, board.shots)
    _refuse_unknown_scene(board, wanted.scene_id)
    if wanted.before is not None:
        refuse_unknown(wanted.before, board.shots)
    move_shots(board, [shot_id], wanted.scene_id, before=wanted.before)


def duplicate(board: Board, shot_id: str) -> str:
    """A shot of its own behind it that says the same and has no takes. Raises `NoSuchShot`."""
    refuse_unknown(shot_id, board.shots)
    with board.doc.transaction():
        content = read_content(board)
        shot = content.shots[shot_id]
        own = {"id": new_id(), "slot_id": new_id(), "alternate_number": 1, "stands_at": ""}
        fresh = {"chosen_take": None, "created_at": now()}
        said = {key: value for key, value in shot.items() if key not in OF_THE_FIRST_ALONE}
        copy: Fields = said | own | fresh | {"scene_id": scene_of(content, shot)}
        made = add_shot(board, **copy)
        _place_behind(board, shot_id, made)
    return made


def add_alternate(board: Board, shot_id: str) -> str:
    """Raises `NoSuchShot`."""
    refuse_unknown(shot_id, board.shots)
    return slots.add_alternate(board, shot_id)


def choose_alternate(board: Board, shot_id: str) -> None:
    """Raises `NoSuchShot`."""
    refuse_unknown(shot_id, board.shots)
    slots.choose_alternate(board, shot_id)


def delete(board: Board, shot_id: str) -> None:
    """Raises `NoSuchShot`."""
    refuse_unknown(shot_id, board.shots)
    throw_away(board, shot_id)


def restore(board: Board, shot_id: str) -> None:
    """Raises `NoSuchShot` where the trash does not hold it."""
    if not restore_shot(board, shot_id):
        raise NoSuchShot(f"The trash holds no shot {shot_id}; it may be on the board already.")


def _place_behind(board: Board, shot_id: str, made: str) -> None:
    content = read_content(board)
    scene_id = content.shots[made]["scene_id"]
    order = [key for key in shots_of(content, scene_id) if key != made]
    later = order[order.index(shot_id) + 1 :] if shot_id in order else []
    move_shots(board, [made], scene_id, before=later[0] if later else None)


def _fields(wanted: ShotChanges, before: Fields) -> Fields:
    given: dict[str, Any] = wanted.model_dump(exclude_unset=True, exclude={"scene_id"})
    for part in PARTS:
        if part in given:
            merged = fields_of(before.get(part)) | given[part]
            given[part] = {key: value for key, value in merged.items() if value is not None}
    if "seed_policy" in given:
        given["seed_locked"] = given["seed_policy"] == "fixed"
    return given


def _refuse_unknown_scene(board: Board, scene_id: str) -> None:
    if scene_id not in board.scenes:
        raise NoSuchScene(f"There is no scene {scene_id} in this project.")


def _refuse_foreign_take(board: Board, shot_id: str, take_id: str) -> None:
    content = read_content(board)
    take = content.takes.get(take_id)
    if take is None or owner_of(content, take) != shot_id:
        raise NotItsTake(f"{take_id} is no take of this shot.")
