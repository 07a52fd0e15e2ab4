"""Projects and folders over HTTP."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from studio_kit.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable, responses
from studio_kit.file_manager import show_in_file_manager
from studio_kit.settings import Settings

from .folders import create_folder, list_folders, place_in
from .models import (
    FolderList,
    FolderToOpen,
    NewFolder,
    NewProject,
    PlaceToShow,
    Project,
    ProjectList,
    ProjectPlace,
)
from .service import Projects

router = APIRouter(prefix="/api", tags=["projects"])


def projects_of(request: Request) -> Projects:
    return request.state.projects


def settings_of(request: Request) -> Settings:
    return request.state.settings


ProjectsDep = Annotated[Projects, Depends(projects_of)]
SettingsDep = Annotated[Settings, Depends(settings_of)]


@router.get("/projects")
async def recent(projects: ProjectsDep) -> ProjectList:
    return ProjectList(projects=await projects.recent())


@router.post("/projects", status_code=201, responses=responses(Forbidden, Invalid))
async def create(wanted: NewProject, projects: ProjectsDep) -> ProjectPlace:
    return await projects.create(wanted)


@router.post("/projects/open", responses=responses(Forbidden, Conflict, Invalid))
async def open_folder(wanted: FolderToOpen, projects: ProjectsDep) -> ProjectPlace:
    return await projects.open(wanted.path)


@router.get("/projects/{project_id}", responses=responses(NotFound))
async def describe(project_id: str, projects: ProjectsDep) -> Project:
    return await projects.describe(project_id)


@router.post(
    "/projects/{project_id}/show",
    status_code=204,
    responses=responses(NotFound, Forbidden, Invalid, Unavailable),
)
async def show(project_id: str, wanted: PlaceToShow, projects: ProjectsDep) -> None:
    """In the file manager of the desktop on which the console runs; no file is opened itself."""
    root = await projects.root(project_id)
    await asyncio.to_thread(lambda: show_in_file_manager(place_in(root, wanted.path)))


@router.delete("/projects/{project_id}", status_code=204, responses=responses(NotFound))
async def forget(project_id: str, projects: ProjectsDep) -> None:
    await projects.forget(project_id)


@router.get("/folders", responses=responses(Forbidden, NotFound, Invalid))
def folders(
    settings: SettingsDep, path: Annotated[str | None, Query(max_length=4096)] = None
) -> FolderList:
    return list_folders(path, settings.projects)


@router.post("/folders", status_code=201, responses=responses(Forbidden, Conflict, Invalid))
def new_folder(wanted: NewFolder) -> FolderList:
    return create_folder(wanted.path, wanted.name)
