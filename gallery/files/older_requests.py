"""What scripts of the earlier console ask of files, and what they are told."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from .rename_rules import RenameRule

Path = Annotated[str, Field(max_length=4096)]
Paths = Annotated[list[Path], Field(max_length=100_000)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Asked(_Frozen):
    """Paths are whole, or relative to the project."""

    project_path: Annotated[Path, Field(description="The project's folder.")]


class OlderMove(_Asked):
    file_paths: Paths
    target_folder: Path
    conflict: Literal["skip", "overwrite", "rename"] = "rename"


class OlderRename(_Asked):
    file_path: Path
    new_name: Annotated[str, Field(min_length=1, max_length=500)]


class OlderBatchRename(_Asked):
    """With `dry_run`, which is left on unless it is said otherwise, nothing is renamed."""

    file_paths: Paths
    pattern: Annotated[str, Field(max_length=500)]
    start_index: Annotated[int, Field(ge=0, le=10**9)] = 1
    pad_width: Annotated[int, Field(ge=1, le=6)] = 3
    dry_run: bool = True

    @property
    def rule(self) -> RenameRule:
        return RenameRule(pattern=self.pattern, start=self.start_index, width=self.pad_width)


class OlderAutoRename(_Asked):
    folder_path: Path
    naming_pattern: Annotated[str, Field(max_length=500)] = "{folder}_{index:03d}"
    dry_run: bool = True


class OlderTrash(_Asked):
    file_paths: Paths
    use_os_trash: bool = False


class OlderRestore(_Asked):
    """By where the files were, or by where they lie in the trash."""

    file_paths: Paths


class OlderEmptyTrash(_Asked):
    pass


class OldAndNew(_Frozen):
    old_path: str
    new_path: str


class Moved(_Frozen):
    """`skipped` stayed, since there was a file of their name."""

    success: Literal[True]
    moved: tuple[OldAndNew, ...]
    skipped: tuple[str, ...]


class RenamedFile(_Frozen):
    success: Literal[True]
    old_path: str
    new_path: str


class RenamePreview(_Frozen):
    """`conflict`: why this file cannot have this name; while there is one, none is renamed."""

    old_path: str
    new_path: str
    original_name: str
    new_name: str
    conflict: str | None


class BatchRenamed(_Frozen):
    success: Literal[True]
    previews: tuple[RenamePreview, ...]
    renamed: int


class ThrownAway(_Frozen):
    success: Literal[True]
    trashed: tuple[str, ...]


class OlderTrashItem(_Frozen):
    original_path: str
    trash_path: str
    name: str
    size: int
    trashed_at: datetime
    rating: int


class OlderTrashList(_Frozen):
    success: Literal[True]
    files: tuple[OlderTrashItem, ...]
    total_size: int


class BroughtBack(_Frozen):
    success: Literal[True]
    restored: tuple[str, ...]


class TrashEmptied(_Frozen):
    """`trashed`: where what is deleted now had been."""

    success: Literal[True]
    trashed: tuple[str, ...]
    freed_bytes: int
