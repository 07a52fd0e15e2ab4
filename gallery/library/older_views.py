"""What scripts of the earlier console ask about folders and files, and what they are told."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio_kit.media import MediaKind

Path = Annotated[str, Field(max_length=4096)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class OlderFolderRequest(_Frozen):
    """`folder_path` is whole, or relative to `project_path`; without that, the project is the
    folder above which holds a storyboard.
    """

    folder_path: Path
    project_path: Path = ""


class OlderScanRequest(OlderFolderRequest):
    """`cursor` is the `next_cursor` of the answer before."""

    cursor: Annotated[str, Field(max_length=12, pattern=r"^\d+$")] | None = None
    limit: Annotated[int, Field(ge=1, le=5000)] = 5000

    @property
    def start(self) -> int:
        return int(self.cursor or 0)


class OlderDeepScanRequest(OlderScanRequest):
    """Pixels are told either way; `include_dimensions` is taken for the sake of older scripts."""

    include_dimensions: bool = False


class OlderFileRequest(_Frozen):
    file_path: Path
    project_path: Path = ""


class OlderSearchRequest(_Frozen):
    project_path: Path
    query: Annotated[str, Field(max_length=1000)]
    folder_path: Path = ""
    max_results: Annotated[int, Field(ge=1, le=500)] = 100


class OlderTreeFolder(_Frozen):
    """`path` is whole, `rel_path` and `parent` are relative to the project."""

    path: str
    rel_path: str
    name: str
    parent: str


class OlderTree(_Frozen):
    success: Literal[True]
    folders: tuple[OlderTreeFolder, ...]


class OlderFile(_Frozen):
    """`path` is whole, `rel_path` relative to the project; pixels and stars where they are known.

    There is no date of creation: not every file system keeps one, and Linux has another date in
    the place where it was looked for.
    """

    path: str
    rel_path: str
    name: str
    extension: str
    type: MediaKind
    size: int
    modified_at: datetime
    width: int | None
    height: int | None
    rating: int


class OlderFolderFiles(_Frozen):
    """`next_cursor` null: there is no more."""

    success: Literal[True]
    folder_path: str
    files: tuple[OlderFile, ...]
    next_cursor: str | None


class OlderFolder(_Frozen):
    """A folder with those of its files that belong to this page."""

    path: str
    rel_path: str
    name: str
    files: tuple[OlderFile, ...]


class OlderFolders(_Frozen):
    """A page; `total_files` and `total_size` are of all pages together."""

    success: Literal[True]
    folders: tuple[OlderFolder, ...]
    total_files: int
    total_size: int
    next_cursor: str | None


class OlderFileInfo(_Frozen):
    """`png_metadata` is a PNG's text by keyword, as it stands in the file."""

    success: Literal[True]
    file: OlderFile
    png_metadata: dict[str, str]


class OlderFound(OlderFile):
    """`context` is the part of the prompt in which a word of the query stands."""

    context: str


class OlderResults(_Frozen):
    """`total` counts every match, also those beyond `max_results`."""

    success: Literal[True]
    results: tuple[OlderFound, ...]
    total: int


class OlderDuplicateGroup(_Frozen):
    hash: str
    size: int
    files: tuple[OlderFile, ...]
    wasted_space: int


class OlderDuplicates(_Frozen):
    """`total_duplicates` files could go, and `wasted_space` bytes with them."""

    success: Literal[True]
    groups: tuple[OlderDuplicateGroup, ...]
    total_duplicates: int
    wasted_space: int


class OlderStats(_Frozen):
    """Of a folder and all that is below it."""

    success: Literal[True]
    path: str
    total_files: int
    total_size: int
    image_count: int
    video_count: int
    audio_count: int
    subfolder_count: int
    by_extension: dict[str, int]
