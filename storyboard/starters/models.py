"""What a new project can begin with."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from storyboard.projects.models import FolderPath, FrameMeasure, FramesPerSecond
from studio_kit.tables import load_table

TABLE = Path(__file__).with_name("starters.yaml")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StarterShot(_Frozen):
    """`camera` is field -> option, as a shot keeps it."""

    name: str
    description: str
    seconds: Annotated[float, Field(gt=0, le=60)]
    camera: dict[str, str]


class StarterScene(_Frozen):
    name: str
    heading: str
    description: str
    shots: tuple[StarterShot, ...]


class Starter(_Frozen):
    """`frame` is the width and height of the pictures' shape."""

    id: str
    label: str
    detail: str
    frame: tuple[float, float]
    fps: float
    scenes: tuple[StarterScene, ...]


class StarterView(_Frozen):
    id: str
    label: str
    detail: str
    frame_width: float
    frame_height: float
    fps: float
    scenes: int
    shots: int
    seconds: float


class StarterList(_Frozen):
    starters: tuple[StarterView, ...]


class StartedProject(_Frozen):
    """Wanted: a project that begins with a starter; what is left out is as the starter has it."""

    name: str
    folder: FolderPath | None = None
    frame_width: FrameMeasure | None = None
    frame_height: FrameMeasure | None = None
    fps: FramesPerSecond | None = None


def load_starters() -> dict[str, Starter]:
    """By id, in the table's order. Raises `TableError`."""
    return {starter.id: starter for starter in load_table(TABLE, Starter)}
