"""Folders and files of a project over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from gallery.media.models import MediaNotFound, NotMedia
from gallery.media.routes import Media, Project
from gallery.search.routes import Opened
from studio_kit.errors import responses
from studio_kit.paths import NotAProject, OutsideProject, ProjectRoot

from .models import (
    FileInfo,
    FilePage,
    FolderNotFound,
    FolderStats,
    FolderTree,
    WrongCursor,
)
from .service import file_page, folder_stats, folder_tree
from .storage import read_info

router = APIRouter(tags=["gallery"])

InFolder = Annotated[str, Query(max_length=4096, description='Inside the project; "" is it.')]
Cursor = Annotated[str | None, Query(max_length=4096)]
Limit = Annotated[int, Query(ge=1, le=5000)]


@router.get("/api/gallery/folders", responses=responses(NotAProject))
def list_folders(project: Opened) -> FolderTree:
    """Every folder of the project, parents first, with how many files the index knows there."""
    return folder_tree(project.root, project.database)


@router.get("/api/gallery/stats", responses=responses(NotAProject, FolderNotFound, OutsideProject))
def read_folder_stats(project: Opened, folder: InFolder = "") -> FolderStats:
    """What a folder holds with all that is below it, as far as the index knows by now."""
    return folder_stats(project.root, project.database, folder)


@router.get(
    "/api/gallery/files",
    responses=responses(NotAProject, FolderNotFound, OutsideProject, WrongCursor),
)
def list_files(
    project: Project, folder: InFolder = "", cursor: Cursor = None, limit: Limit = 200
) -> FilePage:
    """The media files that stand in one folder, by name, in pages."""
    return file_page(project, folder, cursor=cursor, limit=limit)


@router.get(
    "/api/gallery/info", responses=responses(NotAProject, MediaNotFound, OutsideProject, NotMedia)
)
def read_file_info(project: Project, file: Media) -> FileInfo:
    """Dimensions, a PNG's text and the take's record of one file."""
    return read_info(ProjectRoot.open(project), file)
