"""Reads scenes off a board and changes them. Pure but for the document it is given."""

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
from storyboard.board.slots import standing

from .models import NoSuchScene, Scene, SceneChanges, Scenes


def list_scenes(content: Content) -> Scenes:
    order, shots = scenes_in_order(content), shots_by_scene(content)
    scenes = [_scene(content, key, place, shots[key]) for place, key in enumerate(order, 1)]
    return Scenes(scenes=scenes)


def read_scene(content: Content, scene_id: str) -> Scene:
    """Raises `NoSuchScene`."""
    _refuse_unknown(scene_id, content.scenes)
    place = scenes_in_order(content).index(scene_id) + 1
    return _scene(content, scene_id, place, shots_of(content, scene_id))


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


def _scene(content: Content, scene_id: str, place: int, shot_ids: list[str]) -> Scene:
    scene = content.scenes[scene_id]
    shots = [content.shots[key] for key in standing(content, shot_ids)]
    return Scene(
        id=scene_id,
        number=place,
        name=_text(scene, "name"),
        heading=_text(scene, "heading"),
        description=_text(scene, "description"),
        lyrics=_text(scene, "lyrics"),
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
