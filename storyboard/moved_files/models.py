"""What the gallery tells of files that have other names now."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

MOST_MOVES = 200_000

Path = Annotated[str, Field(min_length=1, max_length=4096)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class MovedFile(_Frozen):
    """Both relative to the project, with `/`. A hidden `target`, as in `.trash`, is out of sight;
    from a hidden `source` a file comes back.
    """

    source: Path
    target: Path


class FilesMoved(_Frozen):
    """All of one change, so that 1 -> 2 and 2 -> 3 are not taken for 1 -> 3.

    `number` grows with each change that `teller` tells: what arrives late, such as a second time,
    is known by it. Without a teller every change is taken for the newest.
    """

    project: Annotated[Path, Field(description="The project's folder.")]
    moves: Annotated[tuple[MovedFile, ...], Field(max_length=MOST_MOVES)]
    teller: Annotated[str, Field(max_length=64)] = ""
    number: Annotated[int, Field(ge=0)] = 0


class FilesFollowed(_Frozen):
    """`takes` of the open board that are not what they were. A board that is not open reads the
    records beside the files when it is opened.
    """

    takes: int
