"""Places as programs and the page see them. The field names are the earlier console's."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from studio_kit.errors import Conflict, NotFound
from studio_kit.path_maps import System
from studio_kit.settings import PathPrefix

PlaceName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Prefix = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=1024, pattern=r"^[^\x00-\x1f\x7f]*$")
]
AnyPath = Annotated[str, StringConstraints(max_length=4096)]


class PlaceNotFound(NotFound):
    title = "No such path mapping"


class PlaceIsConfigured(Conflict):
    title = "The path mapping stands in the configuration"


class NewPlace(BaseModel):
    """At least two systems must name the place, else there is nothing to translate."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: PlaceName
    windows: Prefix = ""
    linux: Prefix = ""
    macos: Prefix = ""
    enabled: bool = True

    @model_validator(mode="after")
    def name_it_twice(self) -> "NewPlace":
        if sum(map(bool, (self.windows, self.linux, self.macos))) < 2:
            raise ValueError("Name the place on at least two of windows, linux and macos.")
        return self


class PlaceList(BaseModel):
    model_config = ConfigDict(frozen=True)

    mappings: list[PathPrefix]
    current_os: System


class PlaceAnswer(BaseModel):
    model_config = ConfigDict(frozen=True)

    mapping: PathPrefix


class PathQuestion(BaseModel):
    """`target_os` left out: this machine's own system."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: AnyPath
    target_os: System | None = None


class PathAnswer(BaseModel):
    model_config = ConfigDict(frozen=True)

    original: str
    translated: str
    current_os: System
