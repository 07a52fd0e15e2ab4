"""The course of a sound over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict

from studio_kit.errors import responses
from studio_kit.media import UnreadableMedia

from .routes import IMMUTABLE, REFUSALS, REVALIDATE, Media, Version

router = APIRouter(tags=["media"])


class PeaksView(BaseModel):
    """The loudest sample of each of equally long stretches, 0 to 1."""

    model_config = ConfigDict(frozen=True)

    seconds: float
    peaks: tuple[float, ...]


@router.get("/api/gallery/peaks", responses={**REFUSALS, **responses(UnreadableMedia)})
def read_peaks(
    file: Media,
    response: Response,
    count: Annotated[int, Query(ge=1, le=10_000)] = 1000,
    v: Version = None,
) -> PeaksView:
    """How loud a sound, or a video's sound, is over its length."""
    # numpy costs 20 MB of memory; a gallery that draws no sound does not pay for it.
    from .peaks import peaks_of

    found = peaks_of(file.path, count)
    response.headers["Cache-Control"] = IMMUTABLE if v else REVALIDATE
    return PeaksView(seconds=found.seconds, peaks=found.values)
