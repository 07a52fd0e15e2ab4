"""Changes to files under the paths that scripts of the earlier console use."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from gallery.annotations.models import FolderNotWritable
from gallery.library.models import FolderNotFound
from gallery.library.storage import list_names
from gallery.older_paths import relative_path
from gallery.opened import OpenProject, OpenProjects
from gallery.search.routes import opened_projects
from studio_kit.errors import responses
from studio_kit.leases import FolderBusy
from studio_kit.paths import NotAProject, OutsideProject

from .facts import facts_of
from .models import CannotChange
from .older_requests import (
    BatchRenamed,
    BroughtBack,
    Moved,
    OldAndNew,
    OlderAutoRename,
    OlderBatchRename,
    OlderEmptyTrash,
    OlderMove,
    OlderRename,
    OlderRestore,
    OlderTrash,
    OlderTrashItem,
    OlderTrashList,
    RenamedFile,
    RenamePreview,
    ThrownAway,
    TrashEmptied,
)
from .rename_rules import Line, Renamed, RenameRule, WrongRule
from .service import FileMissing, NotForGallery
from .trash import NotInTrash, Trashed

router = APIRouter(tags=["gallery"])

Projects = Annotated[OpenProjects, Depends(opened_projects)]
CHANGES = responses(
    NotAProject,
    OutsideProject,
    FolderBusy,
    FolderNotWritable,
    CannotChange,
    WrongRule,
    NotForGallery,
)
OF_FILES = {**CHANGES, **responses(FileMissing)}


@router.post("/api/gallery/move-files", responses=OF_FILES)
def move_files_as_before(body: OlderMove, projects: Projects) -> Moved:
    """Into a folder, which is made; what would be overwritten goes to the trash."""
    project = projects.of(body.project_path)
    paths = _relative(project, body.file_paths)
    folder = relative_path(project.root, body.target_folder).strip("/")
    conflict = "replace" if body.conflict == "overwrite" else body.conflict
    operation = project.files.move(paths, folder, conflict=conflict)
    went = {move.source: move.target for move in operation.moves}
    return Moved(
        success=True,
        moved=tuple(OldAndNew(old_path=p, new_path=went[p]) for p in paths if p in went),
        skipped=tuple(path for path in paths if path not in went),
    )


@router.post("/api/gallery/rename-file", responses=OF_FILES)
def rename_file_as_before(body: OlderRename, projects: Projects) -> RenamedFile:
    """The extension stays, also where the name lacks it."""
    project = projects.of(body.project_path)
    [path] = _relative(project, [body.file_path])
    moves = project.files.rename(path, body.new_name).moves
    new = next((move.target for move in moves if move.source == path), path)
    return RenamedFile(success=True, old_path=path, new_path=new)


@router.post("/api/gallery/batch-rename", responses=OF_FILES)
def rename_batch_as_before(body: OlderBatchRename, projects: Projects) -> BatchRenamed:
    """By a pattern with tokens, in the order given: all of them or none."""
    project = projects.of(body.project_path)
    files = facts_of(project, _relative(project, body.file_paths))
    return _renamed(project, files, body.rule, dry_run=body.dry_run)


@router.post("/api/gallery/auto-rename", responses={**CHANGES, **responses(FolderNotFound)})
def rename_folder_as_before(body: OlderAutoRename, projects: Projects) -> BatchRenamed:
    """The files of one folder by their dates, the oldest first."""
    project = projects.of(body.project_path)
    folder = relative_path(project.root, body.folder_path).strip("/")
    paths = [f"{folder}/{n}" if folder else n for n in list_names(project.root, folder)]
    files = sorted(facts_of(project, paths), key=lambda file: (file.changed, file.name))
    rule = RenameRule(pattern=body.naming_pattern)
    return _renamed(project, files, rule, dry_run=body.dry_run)


@router.post("/api/gallery/trash", responses=OF_FILES)
def trash_files_as_before(body: OlderTrash, projects: Projects) -> ThrownAway:
    """Into the project's trash, or that of the operating system."""
    project = projects.of(body.project_path)
    paths = _relative(project, body.file_paths)
    throw = project.files.trash_in_system if body.use_os_trash else project.files.trash
    throw(paths)
    return ThrownAway(success=True, trashed=tuple(paths))


@router.get("/api/gallery/trash", responses=responses(NotAProject))
def list_trash_as_before(
    project_path: Annotated[str, Query(max_length=4096)], projects: Projects
) -> OlderTrashList:
    items = projects.of(project_path).files.trashed()
    return OlderTrashList(
        success=True,
        files=tuple(_item(item) for item in items),
        total_size=sum(item.size for item in items),
    )


@router.post("/api/gallery/restore", responses={**CHANGES, **responses(NotInTrash)})
def restore_files_as_before(body: OlderRestore, projects: Projects) -> BroughtBack:
    """With all that was said of them; beside what has taken their name meanwhile."""
    project = projects.of(body.project_path)
    stored = _stored(project.files.trashed(), _relative(project, body.file_paths))
    moves = project.files.restore(stored).moves
    return BroughtBack(
        success=True, restored=tuple(move.target for move in moves if move.source in stored)
    )


@router.post("/api/gallery/empty-trash", responses={**CHANGES, **responses(NotInTrash)})
def empty_trash_as_before(body: OlderEmptyTrash, projects: Projects) -> TrashEmptied:
    """For good."""
    files = projects.of(body.project_path).files
    items = files.trashed()
    freed = files.empty_trash([item.stored for item in items])
    return TrashEmptied(success=True, trashed=tuple(item.path for item in items), freed_bytes=freed)


def _relative(project: OpenProject, paths: Sequence[str]) -> list[str]:
    return [relative_path(project.root, path) for path in paths]


def _renamed(
    project: OpenProject, files: Sequence[Renamed], rule: RenameRule, *, dry_run: bool
) -> BatchRenamed:
    lines = project.files.preview(files, rule)
    operation = None if dry_run else project.files.rename_many(files, rule)
    went = {move.source for move in operation.moves} if operation else set[str]()
    return BatchRenamed(
        success=True,
        previews=tuple(_preview(line) for line in lines),
        renamed=sum(line.path in went for line in lines),
    )


def _preview(line: Line) -> RenamePreview:
    return RenamePreview(
        old_path=line.path,
        new_path=line.target,
        original_name=line.path.rpartition("/")[2],
        new_name=line.name,
        conflict=line.conflict,
    )


def _item(item: Trashed) -> OlderTrashItem:
    return OlderTrashItem(
        original_path=item.path,
        trash_path=item.stored,
        name=item.path.rpartition("/")[2],
        size=item.size,
        trashed_at=item.trashed_at,
        rating=item.said.rating,
    )


def _stored(items: Sequence[Trashed], paths: Sequence[str]) -> list[str]:
    """Of several that were called so, the one thrown away last."""
    by_path = {item.path: item.stored for item in reversed(items)}
    return [by_path.get(path, path) for path in paths]
