"""Takes that are thrown away and brought back."""

from pydantic import BaseModel, ConfigDict

from studio_kit.errors import NotFound


class NoSuchTake(NotFound):
    title = "No such take"


class ThrownTake(BaseModel):
    """`stored` is where its file lies in the gallery's trash; `path` is where it was."""

    model_config = ConfigDict(frozen=True)

    take_id: str
    path: str
    stored: str


class RestoredTake(BaseModel):
    model_config = ConfigDict(frozen=True)

    take_id: str
    path: str
