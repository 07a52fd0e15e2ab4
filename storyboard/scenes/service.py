"""Reads scenes off a board and changes them. Pure but for the document it is given."""

from storyboard.board import scene_alternates as slots
from storyboard.board import scenes as deeds
from storyboard.board.content import (
    Content,
    Fields,
    number,
    scenes_in_order,
    shots_by_scene,
    shots_of,
)
from storyboard.board.document import Board
from storyboard.board.slots import (
    alternate_number,
    scene_number,
    slot_of,
    standing_in_their_slots,
    standing_scenes,
)

from .models import NoSuchScene, Scene, SceneChanges, Scenes


def list_scenes(content: Content) -> Scenes:
    order, shots = scenes_in_order(content), shots_by_scene(content)
    slots = {key: slot_of(key, content.scenes[key]) for key in order}
    there = standing_scenes(content)
    places = {slots[key]: place for place, key in enumerate(there, 1)}
    scenes = [
        _scene(content, key, shots[key], place=places[slots[key]], stands=key in there)
        for key in order
    ]
    return Scenes(scenes=scenes)


def read_scene(content: Content, scene_id: str) -> Scene:
    """Raises `NoSuchScene`."""
    _refuse_unknown(scene_id, content.scenes)
    place, stands = scene_number(content, scene_id), scene_id in standing_scenes(content)
    return _scene(content, scene_id, shots_of(content, scene_id), place=place, stands=stands)


def add(board: Board, wanted: SceneChanges) -> str:
    return deeds.add_scene(board, _given(wanted))


def change(board: Board, scene_id: str, wanted: SceneChanges) -> None:
    """Raises `NoSuchScene`."""
    _refuse_unknown(scene_id, board.scenes)
    deeds.change_scene(board, scene_id, _given(wanted))


def move(board: Board, scene_id: str, *, before: str | None) -> None:
    """Raises `NoSuchScene`, also for the one in front of which it is to go."""
    _refuse_unknown(scene_id, board.scenes)
    if before is not None:
        _refuse_unknown(before, board.scenes)
    deeds.move_scene(board, scene_id, before=before)


def duplicate(board: Board, scene_id: str) -> str:
    """Raises `NoSuchScene`."""
    _refuse_unknown(scene_id, board.scenes)
    return deeds.duplicate_scene(board, scene_id)


def add_alternate(board: Board, scene_id: str) -> str:
    """Raises `NoSuchScene`."""
    _refuse_unknown(scene_id, board.scenes)
    return slots.add_scene_alternate(board, scene_id)


def choose_alternate(board: Board, scene_id: str) -> None:
    """Raises `NoSuchScene`."""
    _refuse_unknown(scene_id, board.scenes)
    slots.choose_scene(board, scene_id)


def throw_away(board: Board, scene_id: str) -> None:
    """Raises `NoSuchScene`."""
    _refuse_unknown(scene_id, board.scenes)
    deeds.throw_scene_away(board, scene_id)


def restore(board: Board, scene_id: str) -> None:
    """Raises `NoSuchScene` where the trash does not hold it."""
    if not deeds.restore_scene(board, scene_id):
        raise NoSuchScene(f"The trash holds no scene {scene_id}; it may be on the board already.")


def _refuse_unknown(scene_id: str, known: object) -> None:
    if scene_id not in known:  # pyright: ignore[reportOperatorIssue]
        raise NoSuchScene(f"There is no scene {scene_id} in this project.")


def _given(wanted: SceneChanges) -> Fields:
    return wanted.model_dump(exclude_unset=True)


def _scene(
    content: Content, scene_id: str, shot_ids: list[str], *, place: int, stands: bool
) -> Scene:
    scene = content.scenes[scene_id]
    shots = [content.shots[key] for key in standing_in_their_slots(content, shot_ids)]
    return Scene(
        id=scene_id,
        slot_id=slot_of(scene_id, scene),
        alternate_number=alternate_number(scene),
        stands=stands,
        number=place,
        name=_text(scene, "name"),
        heading=_text(scene, "heading"),
        description=_text(scene, "description"),
        lyrics=_text(scene, "lyrics"),
        prompt_start=_text(scene, "prompt_start"),
        prompt_end=_text(scene, "prompt_end"),
        folded=scene.get("folded") is True,
        shots=len(shots),
        seconds=round(sum(_frames(shot) for shot in shots) / _rate(content), 3),
    )


def _frames(shot: Fields) -> float:
    frames = number(shot.get("duration"))
    return 0 if frames == float("inf") else max(0, frames)


def _rate(content: Content) -> float:
    """Frames a second; 24 where the project says nothing sensible."""
    rate = number(content.project.get("fps"))
    return rate if 0 < rate < float("inf") else 24


def _text(entry: Fields, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
