"""A file of the project that a workflow can read."""

from pydantic import BaseModel, ConfigDict

from studio_kit.errors import Invalid, TooLarge
from studio_kit.media import MediaKind

INPUTS_FOLDER = "inputs"


class KeptFile(BaseModel):
    """`path` is relative to the project. Pixels and seconds are null where a file has none."""

    model_config = ConfigDict(frozen=True)

    path: str
    kind: MediaKind
    sha256: str
    size: int
    width: int | None
    height: int | None
    duration_seconds: float | None


class FileUnusable(Invalid):
    title = "Not a usable file"


class FileTooLarge(TooLarge):
    title = "The file is too large"
