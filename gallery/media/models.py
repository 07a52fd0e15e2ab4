"""A media file of a project as the gallery handles it."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from studio_kit.errors import Invalid, NotFound
from studio_kit.media import MediaKind


class MediaNotFound(NotFound):
    title = "No such file"


class NotMedia(Invalid):
    title = "Not a media file"


class MediaTypeEntry(BaseModel):
    """`id` is a file extension in lower case, without the dot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    media_type: str


class ThumbnailWidth(IntEnum):
    """Pixels. Few widths, so that one file serves many places of the page."""

    W160 = 160
    W320 = 320
    W480 = 480
    W960 = 960
    W1920 = 1920


@dataclass(frozen=True)
class MediaFile:
    """A file that is there, inside its project. `size` in bytes, `modified` in nanoseconds."""

    path: Path
    kind: MediaKind
    size: int
    modified: int

    @property
    def etag(self) -> str:
        """A strong entity tag: the file was not touched as long as it stays."""
        return f'"{self.modified:x}-{self.size:x}"'
