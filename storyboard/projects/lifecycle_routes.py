"""Settings, copies, archives and the deletion of projects over HTTP."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict

from studio_kit.errors import Conflict, Forbidden, Invalid, NotFound, responses

from .deleted import DeletedProject, ListedDeleted
from .lifecycle import Lifecycle
from .models import (
    ArchiveToOpen,
    ArchiveWanted,
    CopyWanted,
    FolderName,
    ProjectPlace,
    SaveAsWanted,
    TypedName,
)
from .settings import (
    NamesPreview,
    NamesWanted,
    NamingChoices,
    ProjectChanges,
    ProjectSettings,
    naming_choices,
)
from .works import Works, WorkView

router = APIRouter(prefix="/api", tags=["projects"])

OF_PROJECT = responses(NotFound, Forbidden, Conflict, Invalid)


class DeletedList(BaseModel):
    model_config = ConfigDict(frozen=True)

    projects: list[ListedDeleted]


class WorkList(BaseModel):
    model_config = ConfigDict(frozen=True)

    works: list[WorkView]


def lifecycle_of(request: Request) -> Lifecycle:
    return request.state.lifecycle


def works_of(request: Request) -> Works:
    return request.state.works


LifecycleDep = Annotated[Lifecycle, Depends(lifecycle_of)]
WorksDep = Annotated[Works, Depends(works_of)]


@router.get("/naming")
async def naming() -> NamingChoices:
    """The profiles that name takes, and what each token of a pattern stands for."""
    return naming_choices()


@router.get("/projects/deleted")
async def deleted(lifecycle: LifecycleDep) -> DeletedList:
    return DeletedList(projects=await lifecycle.deleted())


@router.post(
    "/projects/deleted/{project_id}/restore", responses=responses(NotFound, Forbidden, Conflict)
)
async def restore_deleted(project_id: str, lifecycle: LifecycleDep) -> ProjectPlace:
    """To where it was, or beside what stands there now."""
    return await lifecycle.restore(project_id)


@router.post(
    "/projects/deleted/{project_id}/remove",
    status_code=204,
    responses=responses(NotFound, Conflict, Invalid),
)
async def remove_for_good(project_id: str, typed: TypedName, lifecycle: LifecycleDep) -> None:
    """Its files are gone then."""
    await lifecycle.remove_for_good(project_id, typed.name)


@router.post("/projects/from-archive", status_code=202, responses=responses(Invalid))
async def from_archive(wanted: ArchiveToOpen, lifecycle: LifecycleDep) -> WorkView:
    """Takes a project out of a .zip on this machine, into a folder of its own."""
    return await lifecycle.unpack(wanted)


@router.get("/projects/{project_id}/settings", responses=OF_PROJECT)
async def settings(project_id: str, lifecycle: LifecycleDep) -> ProjectSettings:
    return await lifecycle.settings(project_id)


@router.patch("/projects/{project_id}", responses=OF_PROJECT)
async def change_settings(
    project_id: str, changes: ProjectChanges, lifecycle: LifecycleDep
) -> ProjectSettings:
    """Changes what is given, on every open board at once."""
    return await lifecycle.change(project_id, changes)


@router.post("/projects/{project_id}/naming/preview", responses=OF_PROJECT)
async def preview_names(
    project_id: str, wanted: NamesWanted, lifecycle: LifecycleDep
) -> NamesPreview:
    """The next names that takes would get; nothing is changed."""
    return await lifecycle.names(project_id, wanted)


@router.post("/projects/{project_id}/folder", responses=OF_PROJECT)
async def rename_folder(
    project_id: str, wanted: FolderName, lifecycle: LifecycleDep
) -> ProjectPlace:
    """Gives the folder itself another name, where nobody else has the project open."""
    return await lifecycle.rename_folder(project_id, wanted.name)


@router.post("/projects/{project_id}/duplicate", status_code=202, responses=OF_PROJECT)
async def duplicate(project_id: str, wanted: CopyWanted, lifecycle: LifecycleDep) -> WorkView:
    return await lifecycle.copy(project_id, wanted, kind="duplicate")


@router.post("/projects/{project_id}/save-as", status_code=202, responses=OF_PROJECT)
async def save_as(project_id: str, wanted: SaveAsWanted, lifecycle: LifecycleDep) -> WorkView:
    copy = CopyWanted(name=wanted.name, folder=wanted.folder)
    return await lifecycle.copy(project_id, copy, kind="save_as")


@router.post("/projects/{project_id}/archive", status_code=202, responses=OF_PROJECT)
async def archive(project_id: str, wanted: ArchiveWanted, lifecycle: LifecycleDep) -> WorkView:
    """Packs the project into a .zip on this machine."""
    return await lifecycle.archive(project_id, wanted)


@router.get(
    "/projects/{project_id}/archive",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/zip": {}}}, **OF_PROJECT},
)
async def download_archive(project_id: str, lifecycle: LifecycleDep) -> StreamingResponse:
    """The same, sent while it is packed."""
    name, pieces = await lifecycle.packed(project_id)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return StreamingResponse(pieces, media_type="application/zip", headers=headers)


@router.post("/projects/{project_id}/delete", responses=OF_PROJECT)
async def delete(project_id: str, typed: TypedName, lifecycle: LifecycleDep) -> DeletedProject:
    """Moves the project aside, from where `restore` brings it back."""
    return await lifecycle.delete(project_id, typed.name)


@router.get("/works")
async def works(works: WorksDep) -> WorkList:
    """Copying, packing and unpacking since the service began, the oldest first."""
    return WorkList(works=works.all())


@router.get("/works/{work_id}", responses=responses(NotFound))
async def work(work_id: str, works: WorksDep) -> WorkView:
    return works.find(work_id)


@router.post("/works/{work_id}/cancel", responses=responses(NotFound))
async def cancel_work(work_id: str, works: WorksDep) -> WorkView:
    """What it has written so far is taken away again."""
    return works.cancel(work_id)
