"""Stars and tags over HTTP, under the paths that scripts of the earlier console use."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from gallery.files.models import CannotChange
from gallery.files.service import FileMissing, NotForGallery, Saying
from gallery.older_paths import relative_path
from gallery.opened import OpenProject, OpenProjects
from gallery.search.routes import opened_projects
from studio_kit.errors import responses
from studio_kit.leases import FolderBusy
from studio_kit.paths import NotAProject, OutsideProject

from .models import Color, FolderNotWritable, Stars, Tag, TagName, TagNotFound, TagTaken
from .tags import NewTag

router = APIRouter(tags=["gallery"])

Projects = Annotated[OpenProjects, Depends(opened_projects)]
ProjectPath = Annotated[str, Query(max_length=4096, description="The project's folder.")]
Text = Annotated[str, Field(max_length=4096)]
CHANGES = responses(
    NotAProject,
    OutsideProject,
    FolderBusy,
    FolderNotWritable,
    CannotChange,
    FileMissing,
    NotForGallery,
)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Ratings(_Frozen):
    """Stars by path; files without any are left out."""

    success: Literal[True]
    ratings: dict[str, int]


class RatingsRequest(_Frozen):
    project_path: Text
    ratings: Annotated[dict[Text, Stars], Field(max_length=10_000)]


class Tags(_Frozen):
    success: Literal[True]
    tags: tuple[Tag, ...]


class TagRequest(_Frozen):
    """With `tag_id` that tag is changed, without one it is made."""

    project_path: Text
    name: TagName
    color: Color = "#808080"
    tag_id: int | None = None


class TagView(_Frozen):
    success: Literal[True]
    tag: Tag
    tag_id: int


class TagGone(_Frozen):
    success: Literal[True]


class FileTagsRequest(_Frozen):
    project_path: Text
    file_path: Text
    tag_ids: Annotated[list[int], Field(max_length=100)]
    action: Literal["add", "remove", "set"] = "add"


@router.get("/api/gallery/ratings", responses=responses(NotAProject))
def read_ratings(
    project_path: ProjectPath,
    projects: Projects,
    paths: Annotated[str, Query(max_length=1_000_000, description="Separated by commas.")] = "",
) -> Ratings:
    project = projects.of(project_path)
    wanted = {relative_path(project.root, path) for path in paths.split(",") if path}
    return Ratings(
        success=True,
        ratings={
            path: said.rating
            for path, said in project.store.all().items()
            if said.rating and (not wanted or path in wanted)
        },
    )


@router.post("/api/gallery/ratings", responses=CHANGES)
def write_ratings(body: RatingsRequest, projects: Projects) -> Ratings:
    """Each file's stars, 0 to 5; one change, which can be undone."""
    project = projects.of(body.project_path)
    stars = {relative_path(project.root, path): n for path, n in body.ratings.items()}
    project.files.say_each({path: Saying(rating=n) for path, n in stars.items()})
    return Ratings(success=True, ratings=stars)


@router.get("/api/gallery/tags", responses=responses(NotAProject))
def list_tags(project_path: ProjectPath, projects: Projects) -> Tags:
    return Tags(success=True, tags=projects.of(project_path).store.tags())


@router.post(
    "/api/gallery/tags",
    responses=responses(NotAProject, FolderBusy, FolderNotWritable, TagNotFound, TagTaken),
)
def write_tag(body: TagRequest, projects: Projects) -> TagView:
    """A new tag, or another name and colour of one: files keep it. It can be undone."""
    project = projects.of(body.project_path)
    new = NewTag(body.name, body.color)
    tag = _changed(project, body.tag_id, new)
    return TagView(success=True, tag=tag, tag_id=tag.id)


@router.delete(
    "/api/gallery/tags",
    responses=responses(NotAProject, FolderBusy, FolderNotWritable, TagNotFound),
)
def delete_tag(
    project_path: ProjectPath, tag_id: Annotated[int, Query()], projects: Projects
) -> TagGone:
    """Files lose it, until the deletion is undone."""
    projects.of(project_path).files.remove_tag(tag_id)
    return TagGone(success=True)


@router.post("/api/gallery/file-tags", responses={**CHANGES, **responses(TagNotFound)})
def write_file_tags(body: FileTagsRequest, projects: Projects) -> Tags:
    """The file's tags afterwards."""
    project = projects.of(body.project_path)
    path = relative_path(project.root, body.file_path)
    known = {tag.id: tag for tag in project.store.tags()}
    for tag_id in body.tag_ids:
        if tag_id not in known:
            raise TagNotFound(f"This project has no tag {tag_id}.")
    project.files.say([path], _saying(body))
    said = project.store.annotation(path)
    return Tags(success=True, tags=tuple(known[tag] for tag in said.tags if tag in known))


def _changed(project: OpenProject, tag_id: int | None, new: NewTag) -> Tag:
    if tag_id is None:
        return project.files.add_tag(new)
    return project.files.change_tag(tag_id, new)


def _saying(body: FileTagsRequest) -> Saying:
    match body.action:
        case "add":
            return Saying(add_tags=body.tag_ids)
        case "remove":
            return Saying(remove_tags=body.tag_ids)
        case "set":
            return Saying(tags=body.tag_ids)
