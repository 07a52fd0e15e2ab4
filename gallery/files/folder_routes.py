"""Folders of a project over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from gallery.annotations.models import FolderNotWritable
from gallery.library.models import FolderNotFound
from gallery.opened import OpenProject, OpenProjects
from gallery.search.routes import opened_projects
from studio_kit.errors import responses
from studio_kit.leases import FolderBusy
from studio_kit.paths import NotAProject, OutsideProject

from .folders import FolderThere, ProjectFolders
from .models import CannotChange
from .rename_rules import WrongRule
from .requests import Path, ProjectFolder
from .service import NotForGallery
from .views import OperationView, operation_view

router = APIRouter(tags=["gallery"])

Projects = Annotated[OpenProjects, Depends(opened_projects)]
CHANGES = responses(
    NotAProject,
    OutsideProject,
    FolderBusy,
    FolderNotWritable,
    FolderNotFound,
    CannotChange,
    NotForGallery,
)


class FolderRequest(BaseModel):
    """A folder of the project, relative, with `/`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    project: ProjectFolder
    folder: Path


class RenameFolderRequest(FolderRequest):
    name: Annotated[str, Field(min_length=1, max_length=200)]


class FolderMade(BaseModel):
    model_config = ConfigDict(frozen=True)

    folder: str


class FolderChanged(BaseModel):
    """`operation` null: no file was concerned."""

    model_config = ConfigDict(frozen=True)

    operation: OperationView | None


@router.post(
    "/api/gallery/folders",
    status_code=201,
    responses={**CHANGES, **responses(FolderThere, WrongRule)},
)
def make_folder(body: FolderRequest, projects: Projects) -> FolderMade:
    return FolderMade(folder=_folders(projects.of(body.project)).make(body.folder))


@router.post(
    "/api/gallery/operations/rename-folder",
    responses={**CHANGES, **responses(FolderThere, WrongRule)},
)
def rename_folder(body: RenameFolderRequest, projects: Projects) -> FolderChanged:
    """Everything in it goes along, with records, stars, tags and notes."""
    done = _folders(projects.of(body.project)).rename(body.folder, body.name)
    return FolderChanged(operation=operation_view(done) if done else None)


@router.post("/api/gallery/operations/trash-folder", responses=CHANGES)
def trash_folder(body: FolderRequest, projects: Projects) -> FolderChanged:
    """Its files go to the trash; an empty folder is gone."""
    done = _folders(projects.of(body.project)).trash(body.folder)
    return FolderChanged(operation=operation_view(done) if done else None)


def _folders(project: OpenProject) -> ProjectFolders:
    return ProjectFolders(project.root, project.files, project.operations)
