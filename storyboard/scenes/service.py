"""Changes scenes of a board. Pure but for the document it is given."""

from storyboard.board import scene_alternates as slots
from storyboard.board import scenes as deeds
from storyboard.board.content import Fields
from storyboard.board.document import Board

from .models import NoSuchScene, SceneChanges
from .views import refuse_unknown


def add(board: Board, wanted: SceneChanges) -> str:
    return deeds.add_scene(board, _given(wanted))


def change(board: Board, scene_id: str, wanted: SceneChanges) -> None:
    """Raises `NoSuchScene`."""
    refuse_unknown(scene_id, board.scenes)
    deeds.change_scene(board, scene_id, _given(wanted))


def move(board: Board, scene_id: str, *, before: str | None) -> None:
    """Raises `NoSuchScene`, also for the one in front of which it is to go."""
    refuse_unknown(scene_id, board.scenes)
    if before is not None:
        refuse_unknown(before, board.scenes)
    deeds.move_scene(board, scene_id, before=before)


def duplicate(board: Board, scene_id: str) -> str:
    """Raises `NoSuchScene`."""
    refuse_unknown(scene_id, board.scenes)
    return deeds.duplicate_scene(board, scene_id)


def add_alternate(board: Board, scene_id: str) -> str:
    """Raises `NoSuchScene`."""
    refuse_unknown(scene_id, board.scenes)
    return slots.add_scene_alternate(board, scene_id)


def choose_alternate(board: Board, scene_id: str) -> None:
    """Raises `NoSuchScene`."""
    refuse_unknown(scene_id, board.scenes)
    slots.choose_scene(board, scene_id)


def throw_away(board: Board, scene_id: str) -> None:
    """Raises `NoSuchScene`."""
    refuse_unknown(scene_id, board.scenes)
    deeds.throw_scene_away(board, scene_id)


def restore(board: Board, scene_id: str) -> None:
    """Raises `NoSuchScene` where the trash does not hold it."""
    if not deeds.restore_scene(board, scene_id):
        raise NoSuchScene(f"The trash holds no scene {scene_id}; it may be on the board already.")


def _given(wanted: SceneChanges) -> Fields:
    return wanted.model_dump(exclude_unset=True)
