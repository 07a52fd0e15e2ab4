"""Changes to files over HTTP: each answers the operation that it was, which can be undone."""

from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Query, Request, UploadFile

from gallery.annotations.models import FolderNotWritable
from gallery.opened import OpenProject, OpenProjects
from gallery.search.language import parse
from gallery.search.models import WrongQuery
from gallery.search.routes import Opened, opened_projects
from gallery.search.statement import statement
from studio_kit.errors import responses
from studio_kit.leases import FolderBusy
from studio_kit.paths import NotAProject, OutsideProject

from . import folder_routes as folders
from .facts import facts_of
from .models import CannotChange, Move, NothingToUndo, OperationNotFound
from .rename_rules import WrongRule
from .requests import (
    AnnotateRequest,
    CopyRequest,
    EmptyTrashRequest,
    MoveRequest,
    RelocateRequest,
    RenameManyRequest,
    RenameRequest,
    SelectRequest,
    StoredRequest,
    TrashRequest,
)
from .selections import SelectionGone
from .service import FileMissing, NotForGallery, Saying
from .taking_in import DiskLow, FileTooLarge, FileUnusable
from .trash import NotInTrash
from .views import (
    Emptied,
    History,
    OperationView,
    RenameView,
    SelectionView,
    TrashView,
    history_view,
    operation_view,
    rename_view,
    trash_view,
)

router = APIRouter(tags=["gallery"])
router.include_router(folders.router)

Projects = Annotated[OpenProjects, Depends(opened_projects)]
CHANGES = responses(NotAProject, OutsideProject, FolderBusy, FolderNotWritable, CannotChange)
OF_FILES = {**CHANGES, **responses(FileMissing, NotForGallery, SelectionGone)}
WAYS_BACK = {**CHANGES, **responses(NothingToUndo, OperationNotFound)}
OperationId = Annotated[str | None, Query(max_length=40)]


@router.post("/api/gallery/selections", responses=responses(NotAProject, WrongQuery))
def select_files(body: SelectRequest, projects: Projects) -> SelectionView:
    """All results of a search as one selection, which changes take instead of paths."""
    project = projects.of(body.project)
    wanted = statement(parse(body.q, project.fields), folder=body.folder, deep=body.deep)
    token, total = project.selections.keep(wanted, without=body.without)
    return SelectionView(selection=token, total=total)


@router.post("/api/gallery/operations/move", responses=OF_FILES)
def move_files(body: MoveRequest, projects: Projects) -> OperationView:
    """Into a folder, which is made; records, stars, tags and notes go along."""
    project = projects.of(body.project)
    paths = _paths(project, body.paths, body.selection)
    return operation_view(project.files.move(paths, body.folder, conflict=body.conflict))


@router.post("/api/gallery/operations/copy", responses=OF_FILES)
def copy_files(body: CopyRequest, projects: Projects) -> OperationView:
    project = projects.of(body.project)
    return operation_view(
        project.files.copy(_paths(project, body.paths, body.selection), body.folder)
    )


@router.post("/api/gallery/operations/rename", responses={**OF_FILES, **responses(WrongRule)})
def rename_file(body: RenameRequest, projects: Projects) -> OperationView:
    """The extension stays, also where the name lacks it."""
    return operation_view(projects.of(body.project).files.rename(body.path, body.name))


@router.post("/api/gallery/operations/rename-many", responses={**OF_FILES, **responses(WrongRule)})
def rename_files(body: RenameManyRequest, projects: Projects) -> RenameView:
    """Each file's new name with what stands against it; all are renamed or none."""
    project = projects.of(body.project)
    files = facts_of(project, _paths(project, body.paths, body.selection))
    lines = project.files.preview(files, body.rule)
    if body.dry_run:
        return rename_view(lines, None)
    return rename_view(lines, project.files.rename_many(files, body.rule))


@router.post("/api/gallery/operations/relocate", responses=OF_FILES)
def relocate_files(body: RelocateRequest, projects: Projects) -> OperationView:
    """Each file to the place that is named for it, in one step; folders left empty go."""
    moves = [Move(source=one.source, target=one.target) for one in body.moves]
    return operation_view(projects.of(body.project).files.relocate(moves, label=body.label))


@router.post(
    "/api/gallery/upload",
    status_code=201,
    responses={**CHANGES, **responses(NotForGallery, FileUnusable, FileTooLarge, DiskLow)},
)
def upload_file(
    file: Annotated[UploadFile, File()],
    project: Annotated[str, Form(max_length=4096, description="The project's folder.")],
    projects: Projects,
    request: Request,
    folder: Annotated[str, Form(max_length=4096)] = "",
) -> OperationView:
    """Adds a picture, video or sound; its content says what it is, not its name."""
    largest: int = request.state.largest_upload
    name = PurePath((file.filename or "").replace("\\", "/")).name or "file"
    files = projects.of(project).files
    return operation_view(files.take_in(file.file, folder, name=name, largest=largest))


@router.post("/api/gallery/operations/trash", responses=OF_FILES)
def trash_files(body: TrashRequest, projects: Projects) -> OperationView:
    """Out of sight, with a way back."""
    project = projects.of(body.project)
    paths = _paths(project, body.paths, body.selection)
    files = project.files
    return operation_view(files.trash_in_system(paths) if body.system else files.trash(paths))


@router.post("/api/gallery/operations/annotate", responses=OF_FILES)
def annotate_files(body: AnnotateRequest, projects: Projects) -> OperationView:
    """Stars, tags and notes of many files at once."""
    project = projects.of(body.project)
    saying = Saying(
        rating=body.rating,
        tags=body.tags,
        add_tags=body.add_tags,
        remove_tags=body.remove_tags,
        note=body.note,
    )
    paths = _paths(project, body.paths, body.selection)
    return operation_view(project.files.say(paths, saying))


@router.get("/api/gallery/trash/items", responses=responses(NotAProject))
def list_trash(project: Opened) -> TrashView:
    return trash_view(project.files.trashed(), keep_days=project.keep_trash_days)


@router.post("/api/gallery/operations/restore", responses={**CHANGES, **responses(NotInTrash)})
def restore_files(body: StoredRequest, projects: Projects) -> OperationView:
    """To where they were, with all that was said of them."""
    return operation_view(projects.of(body.project).files.restore(body.stored))


@router.post("/api/gallery/trash/empty", responses={**CHANGES, **responses(NotInTrash)})
def empty_trash(body: EmptyTrashRequest, projects: Projects) -> Emptied:
    """For good: the one change without a way back."""
    files = projects.of(body.project).files
    freed = files.empty_trash(body.stored, older_than_days=body.older_than_days)
    return Emptied(freed_bytes=freed)


@router.post("/api/gallery/operations/undo", responses=WAYS_BACK)
def undo_operation(project: Opened, operation: OperationId = None) -> OperationView:
    """Take back the newest change, of whichever session of the page it was, or the one named."""
    return operation_view(project.operations.undo(operation))


@router.post("/api/gallery/operations/redo", responses=WAYS_BACK)
def redo_operation(project: Opened, operation: OperationId = None) -> OperationView:
    """Do again what was undone last, or the one named."""
    return operation_view(project.operations.redo(operation))


@router.get("/api/gallery/operations", responses=responses(NotAProject))
def read_history(project: Opened, limit: Annotated[int, Query(ge=1, le=500)] = 50) -> History:
    """What was done, the newest first, and what undo and redo would do."""
    return history_view(project.operations.history(), limit=limit)


def _paths(project: OpenProject, paths: list[str] | None, selection: str | None) -> list[str]:
    if paths is not None:
        return paths
    return project.selections.paths(selection or "")
