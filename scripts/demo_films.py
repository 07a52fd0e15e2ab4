"""The demo films of `demo_films.yaml` as project folders. Written for `scripts/screenshots`."""

import itertools
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from storyboard.board.content import Content
from storyboard.board.document import new_board, new_id, read_content, write_content
from storyboard.board.opening import header
from storyboard.board.shots import add_shot
from storyboard.board.snapshot import render, write_files
from studio_kit.tables import load_table

FILMS = Path(__file__).resolve().parent / "demo_films.yaml"
FIRST_SEED = 4801
SMALLEST_STEP = 8
"""Diffusion models want sides in multiples of 8 px."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DemoShot(_Frozen):
    """`takes` is how many renders the shot gets."""

    name: str
    description: str
    camera: dict[str, str]
    takes: int = Field(default=1, ge=0)


class DemoScene(_Frozen):
    name: str
    shots: tuple[DemoShot, ...]


class DemoFilm(_Frozen):
    """`frame` is the picture's shape: width and height in any unit."""

    id: str
    name: str
    frame: tuple[float, float]
    fps: float = 24
    scenes: tuple[DemoScene, ...]

    def size(self, area: int) -> tuple[int, int]:
        """A picture of this shape with about `area` px, in whole steps."""
        ratio = self.frame[0] / self.frame[1]
        sides = ((area * ratio) ** 0.5, (area / ratio) ** 0.5)
        width, height = (round(side / SMALLEST_STEP) * SMALLEST_STEP for side in sides)
        return width, height


@dataclass(frozen=True)
class PlacedShot:
    """A shot with the id, code and first seed that it has in its project."""

    demo: DemoShot
    id: str
    code: str
    seed: int


def load_films() -> tuple[DemoFilm, ...]:
    return load_table(FILMS, DemoFilm)


def write_film(film: DemoFilm, folder: Path) -> tuple[PlacedShot, ...]:
    """Write the film as a project folder and tell its shots in board order."""
    board = new_board()
    scenes = {new_id(): scene for scene in film.scenes}
    entries = {
        key: {"id": key, "name": scene.name, "description": "", "order": place}
        for place, (key, scene) in enumerate(scenes.items(), 1)
    }
    width, height = film.frame
    project = header(film.name, frame_width=width, frame_height=height, fps=film.fps)
    write_content(board, Content(project=project, scenes=entries))
    seeds = itertools.count(FIRST_SEED, 10)
    added = [
        (demo, add_shot(board, scene_id=key, **_fields(demo, seed)), seed)
        for key, scene in scenes.items()
        for demo, seed in zip(scene.shots, seeds, strict=False)
    ]
    content = read_content(board)
    folder.mkdir(parents=True)
    write_files(folder, render(content))
    return tuple(
        PlacedShot(demo, shot_id, str(content.shots[shot_id]["code"]), seed)
        for demo, shot_id, seed in added
    )


def _fields(demo: DemoShot, seed: int) -> dict[str, object]:
    return {
        "name": demo.name,
        "description": demo.description,
        "camera": demo.camera,
        "seed": seed,
    }
