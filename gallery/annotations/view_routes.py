"""Views by name over HTTP, and the page's state as scripts of the earlier console keep it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from gallery.opened import OpenProjects
from gallery.search.routes import Opened, opened_projects
from studio_kit.errors import responses
from studio_kit.leases import FolderBusy
from studio_kit.paths import NotAProject

from .models import FolderNotWritable
from .saved_views import OlderView, SavedView, TooManyViews, ViewName, ViewNotFound

router = APIRouter(tags=["gallery"])

Projects = Annotated[OpenProjects, Depends(opened_projects)]
Folder = Annotated[str, Field(max_length=4096)]
CHANGES = responses(NotAProject, FolderBusy, FolderNotWritable)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class SavedViewList(_Frozen):
    views: tuple[SavedView, ...]


class SaveViewRequest(SavedView):
    project: Annotated[Folder, Field(description="The project's folder.")]


class OlderViewRequest(OlderView):
    project_path: Annotated[Folder, Field(description="The project's folder.")]
    name: ViewName = "default"


class OlderViewAnswer(_Frozen):
    """`view` null: nothing was kept under this name."""

    success: Literal[True]
    view: OlderView | None


class ViewKept(_Frozen):
    success: Literal[True]


@router.get("/api/gallery/saved-views", responses=responses(NotAProject))
def list_saved_views(project: Opened) -> SavedViewList:
    return SavedViewList(views=project.views.all())


@router.put("/api/gallery/saved-views", responses={**CHANGES, **responses(TooManyViews)})
def save_view(body: SaveViewRequest, projects: Projects) -> SavedViewList:
    """All views afterwards. A view of the same name is replaced."""
    project = projects.of(body.project)
    project.views.put(SavedView(name=body.name, query=body.query, view=body.view))
    return SavedViewList(views=project.views.all())


@router.delete("/api/gallery/saved-views", responses={**CHANGES, **responses(ViewNotFound)})
def delete_saved_view(
    project: Opened, name: Annotated[str, Query(max_length=200)]
) -> SavedViewList:
    """All views that are left."""
    project.views.remove(name)
    return SavedViewList(views=project.views.all())


@router.get("/api/gallery/views", responses=responses(NotAProject))
def read_view_as_before(
    project_path: Annotated[str, Query(max_length=4096)],
    projects: Projects,
    name: Annotated[str, Query(max_length=200)] = "default",
) -> OlderViewAnswer:
    return OlderViewAnswer(success=True, view=projects.of(project_path).views.older(name))


@router.post("/api/gallery/views", responses={**CHANGES, **responses(TooManyViews)})
def write_view_as_before(body: OlderViewRequest, projects: Projects) -> ViewKept:
    view = OlderView.model_validate(body.model_dump(exclude={"project_path", "name"}))
    projects.of(body.project_path).views.put_older(body.name, view)
    return ViewKept(success=True)
