"""What is wanted on paper, and what a page holds. All measures are points (1/72 inch)."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

PER_ROW_AT_MOST = 6
MOST_SHOTS = 5_000


class Paper(StrEnum):
    A4 = "A4"
    A3 = "A3"
    LETTER = "Letter"


class Orientation(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Shown(StrEnum):
    """What stands with each shot, in the order in which it stands there."""

    PICTURE = "picture"
    NUMBER = "number"
    NAME = "name"
    RATING = "rating"
    CAMERA = "camera"
    DURATION = "duration"
    DESCRIPTION = "description"
    ACTION = "action"
    DIALOGUE = "dialogue"
    NOTES = "notes"


BandText = Annotated[str, Field(max_length=300)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class PrintWish(_Frozen):
    """Which shots, and how they stand on paper.

    `shots` are ids; left out, the whole scene, or without a scene the whole board is printed.
    Header and footer may use {project} {description} {date} {page} {pages} {scene}.
    """

    paper: Paper = Paper.A4
    orientation: Orientation = Orientation.LANDSCAPE
    per_row: int = Field(default=3, ge=1, le=PER_ROW_AT_MOST)
    shots: Annotated[list[str], Field(max_length=MOST_SHOTS)] | None = None
    scene: str | None = None
    show: frozenset[Shown] = frozenset(
        {Shown.PICTURE, Shown.NUMBER, Shown.NAME, Shown.CAMERA, Shown.DESCRIPTION}
    )
    scene_on_new_page: bool = False
    header: BandText = "{project}"
    footer: BandText = "{date}"


class Face(StrEnum):
    """The typefaces of a page. What no face of ours can write is written by the reader's own."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    WIDE = "wide"
    JAPANESE = "japanese"
    CHINESE = "chinese"
    KOREAN = "korean"


class TextItem(_Frozen):
    """`x` is the left end, `y` the line on which it stands, from the page's upper left corner.

    `tone` is 0 for black and 1 for white. The letters of `text` are in the order in which they
    are read; `rtl` where that is from right to left.
    """

    kind: Literal["text"] = "text"
    x: float
    y: float
    width: float
    size: float
    text: str
    face: Face
    tone: float = 0.0
    rtl: bool = False


class PictureItem(_Frozen):
    """A take's picture, whole, in the middle of its box."""

    kind: Literal["picture"] = "picture"
    x: float
    y: float
    w: float
    h: float
    path: str
    version: str
    words: str


class FrameItem(_Frozen):
    """A thin line round a box; `dashed` where there is no picture."""

    kind: Literal["frame"] = "frame"
    x: float
    y: float
    w: float
    h: float
    dashed: bool = False


class StarsItem(_Frozen):
    """`count` stars in a row; `x`, `y` is the upper left corner, each `size` wide and high."""

    kind: Literal["stars"] = "stars"
    x: float
    y: float
    size: float
    count: int


class RuleItem(_Frozen):
    """A thin horizontal line."""

    kind: Literal["rule"] = "rule"
    x: float
    y: float
    w: float


Item = Annotated[
    TextItem | PictureItem | FrameItem | StarsItem | RuleItem, Field(discriminator="kind")
]


class Page(_Frozen):
    items: tuple[Item, ...]


class PrintPages(_Frozen):
    """The sheets exactly as the PDF shows them.

    `unwritten` are the letters that no typeface of the print has, each once; they are left out.
    """

    width: float
    height: float
    shots: int
    unwritten: str
    pages: tuple[Page, ...]
