"""Camera angles over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict

from prompt_engine.bodies import Name
from studio_kit.errors import responses

from .models import Angle, AngleSet
from .service import Angles, UnknownAngle

router = APIRouter(tags=["templates"])


class View(BaseModel):
    model_config = ConfigDict(frozen=True)


class AngleView(View):
    """`size`, `height` and `direction` are ids of the catalogue, as a shot's camera keeps them.

    `token` is what a prompt for a multi-angle LoRA says, `words` what one for any other model
    does. The direction of one that is not `trained` lies between two that the LoRA was trained
    on. `bearing` is degrees from the front towards the person's left, `elevation` above the aim
    point, `cuts` the lower and upper edge of the frame in fractions of a person's stature.
    `shot_size`, `camera_height` and `view_direction` are the words of older scripts.
    """

    id: str
    token: str
    words: str
    display_name: str
    short_name: str
    sets: tuple[AngleSet, ...]
    size: str
    height: str
    direction: str
    trained: bool
    bearing: int
    elevation: float
    cuts: tuple[float, float]
    shot_size: str
    camera_height: str
    view_direction: str


class AnglesView(View):
    angles: tuple[AngleView, ...]
    total: int


def angles_of(request: Request) -> Angles:
    return request.state.angles


AnglesDep = Annotated[Angles, Depends(angles_of)]


@router.get("/api/templates/angles", responses=responses(UnknownAngle))
async def list_angles(
    angles: AnglesDep,
    angle_set: Annotated[AngleSet, Query(alias="set")] = "96",
    shot_size: Name | None = None,
    height: Name | None = None,
    direction: Name | None = None,
) -> AnglesView:
    """The 96 angles of 8 directions or the 144 of 12, narrowed by size, height and direction."""
    chosen = angles.narrowed(angle_set, size=shot_size, height=height, direction=direction)
    return AnglesView(angles=tuple(_view(angle) for angle in chosen), total=len(chosen))


def _view(angle: Angle) -> AngleView:
    size, height, direction = angle.size, angle.height, angle.direction
    return AngleView(
        id=angle.id,
        token=angle.token,
        words=angle.words,
        display_name=angle.label,
        short_name=f"{direction.short}-{height.short}-{size.short}",
        sets=angle.sets,
        size=size.id,
        height=height.id,
        direction=direction.id,
        trained=direction.trained,
        bearing=angle.bearing,
        elevation=angle.elevation,
        cuts=angle.cuts,
        shot_size=size.older,
        camera_height=height.older,
        view_direction=direction.older,
    )
