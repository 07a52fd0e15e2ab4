"""A starter becomes the scenes and shots of a new project."""

from collections.abc import Mapping

from storyboard.board.document import Board
from storyboard.board.rooms import BoardRooms
from storyboard.board.scenes import add_scene, change_scene
from storyboard.board.shots import add_shot
from storyboard.projects.models import NewProject, ProjectPlace
from storyboard.projects.service import Projects
from studio_kit.errors import NotFound

from .models import StartedProject, Starter, StarterScene, StarterView


class StarterUnknown(NotFound):
    title = "No such beginning"


def view_of(starter: Starter) -> StarterView:
    shots = [shot for scene in starter.scenes for shot in scene.shots]
    width, height = starter.frame
    return StarterView(
        id=starter.id,
        label=starter.label,
        detail=starter.detail,
        frame_width=width,
        frame_height=height,
        fps=starter.fps,
        scenes=len(starter.scenes),
        shots=len(shots),
        seconds=sum(shot.seconds for shot in shots),
    )


def starter_named(starters: Mapping[str, Starter], starter_id: str) -> Starter:
    """Raises `StarterUnknown`."""
    if starter_id not in starters:
        raise StarterUnknown(f"There is no beginning {starter_id}; take one of the list.")
    return starters[starter_id]


async def start_project(
    projects: Projects, rooms: BoardRooms, starter: Starter, wanted: StartedProject
) -> ProjectPlace:
    """Raises what creating a project raises."""
    place = await projects.create(new_project(starter, wanted))
    async with rooms.enter(await projects.root(place.id)) as room:
        begin(room.board, starter, fps=wanted.fps or starter.fps)
        await room.snapshot()
    return place


def new_project(starter: Starter, wanted: StartedProject) -> NewProject:
    width, height = starter.frame
    own = {"frame_width": width, "frame_height": height, "fps": starter.fps}
    return NewProject.model_validate(own | wanted.model_dump(exclude_none=True))


def begin(board: Board, starter: Starter, *, fps: float) -> None:
    """Fill the board of a new project: its one scene becomes the starter's first.

    `fps` is the project's rate, in which the shots' lengths are counted.
    """
    with board.doc.transaction():
        first = next(iter(board.scenes.keys()), None)
        for scene in starter.scenes:
            fields = scene.model_dump(include={"name", "heading", "description"})
            if first is None:
                scene_id = add_scene(board, fields)
            else:
                scene_id, first = first, None
                change_scene(board, scene_id, fields)
            _add_shots(board, scene_id, scene, fps=fps)


def _add_shots(board: Board, scene_id: str, scene: StarterScene, *, fps: float) -> None:
    for shot in scene.shots:
        fields = shot.model_dump(include={"name", "description", "camera"})
        add_shot(board, scene_id=scene_id, duration=round(shot.seconds * fps), **fields)
