"""Shots with another slate."""

from pydantic import BaseModel, ConfigDict

from studio_kit.errors import Conflict


class CodeTaken(Conflict):
    title = "Another shot has that slate"


class ShotRendering(Conflict):
    title = "The shot is being rendered"


class Renamed(BaseModel):
    """`files` are those that went along, records not counted. With `former` it is taken back."""

    model_config = ConfigDict(frozen=True)

    code: str
    former: str
    files: int
