"""Folders and files under the paths that scripts of the earlier console use."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends

from gallery.duplicates.storage import same_content, with_content
from gallery.duplicates.views import files_of
from gallery.index.database import EndlessExpression
from gallery.index.rows import read_indexed
from gallery.media.models import MediaNotFound, NotMedia
from gallery.media.storage import find_media
from gallery.older_paths import located, relative_path
from gallery.opened import OpenProject, OpenProjects
from gallery.search.language import parse
from gallery.search.models import WrongQuery
from gallery.search.routes import opened_projects
from gallery.search.service import count, newest
from gallery.search.statement import statement
from gallery.search.views import File
from gallery.search.words import words_of
from studio_kit.errors import Unavailable, responses
from studio_kit.paths import NotAProject, OutsideProject

from .counting import count_kinds, ids_by_name
from .models import FileInfo, FolderNotFound
from .older_views import (
    OlderDeepScanRequest,
    OlderDuplicateGroup,
    OlderDuplicates,
    OlderFile,
    OlderFileInfo,
    OlderFileRequest,
    OlderFolder,
    OlderFolderFiles,
    OlderFolderRequest,
    OlderFolders,
    OlderFound,
    OlderResults,
    OlderScanRequest,
    OlderSearchRequest,
    OlderStats,
    OlderTree,
    OlderTreeFolder,
)
from .service import folder_stats
from .storage import check_folder, list_folders, read_info

router = APIRouter(tags=["gallery"])

PATIENCE_SECONDS = 30.0
"""For which a script waits until all that is in the folder is in the index."""

CONTEXT = 80
"""Characters of a prompt on each side of what was found."""


class StillReading(Unavailable):
    title = "The index is still being read"


Projects = Annotated[OpenProjects, Depends(opened_projects)]
OF_FOLDERS = responses(NotAProject, OutsideProject, FolderNotFound, StillReading)


@router.post("/api/gallery/scan-tree", responses=OF_FOLDERS)
def scan_tree_as_before(body: OlderFolderRequest, projects: Projects) -> OlderTree:
    """Every folder below one, parents first; no file is looked at."""
    project, folder = _folder(body, projects)
    below = list_folders(project.root, folder)
    return OlderTree(success=True, folders=tuple(_tree_folder(project, path) for path in below))


@router.post("/api/gallery/scan-folder", responses=OF_FOLDERS)
def scan_folder_as_before(body: OlderScanRequest, projects: Projects) -> OlderFolderFiles:
    """The media files of one folder, by name."""
    project, folder = _folder(body, projects)
    files, has_more = _page(project, folder, body, deep=False)
    return OlderFolderFiles(
        success=True,
        folder_path=str(project.root.path / folder),
        files=tuple(_file(project, file) for file in files),
        next_cursor=str(body.start + body.limit) if has_more else None,
    )


@router.post("/api/gallery/scan-recursive", responses=OF_FOLDERS)
def scan_below_as_before(body: OlderDeepScanRequest, projects: Projects) -> OlderFolders:
    """The media files of a folder and all that is below it, folder by folder."""
    project, folder = _folder(body, projects)
    files, has_more = _page(project, folder, body, deep=True)
    kinds = project.database.read(lambda c: count_kinds(c, folder)).kinds.values()
    return OlderFolders(
        success=True,
        folders=tuple(_folders(project, files)),
        total_files=sum(files for files, _ in kinds),
        total_size=sum(size for _, size in kinds),
        next_cursor=str(body.start + body.limit) if has_more else None,
    )


@router.post(
    "/api/gallery/file-info",
    responses=responses(NotAProject, OutsideProject, MediaNotFound, NotMedia),
)
def read_file_info_as_before(body: OlderFileRequest, projects: Projects) -> OlderFileInfo:
    """Pixels, stars and a PNG's own text of one file."""
    where, path = located(body.file_path, body.project_path)
    project = projects.of(where)
    file = find_media(where, relative_path(project.root, path))
    info = read_info(project.root, file)
    return OlderFileInfo(success=True, file=_of_info(project, info), png_metadata=info.text)


@router.post(
    "/api/gallery/search",
    responses={**OF_FOLDERS, **responses(WrongQuery, EndlessExpression)},
)
def search_as_before(body: OlderSearchRequest, projects: Projects) -> OlderResults:
    """What the search box finds, the newest first."""
    project = projects.of(body.project_path)
    folder = relative_path(project.root, body.folder_path).strip("/")
    _wait(project)
    wanted = statement(parse(body.query, project.fields), folder=folder)
    ids = project.database.read(lambda c: newest(c, wanted, limit=body.max_results))
    prompts = project.database.read(lambda c: read_indexed(c, ids))
    return OlderResults(
        success=True,
        results=tuple(
            OlderFound(
                **_file(project, file).model_dump(),
                context=_context(prompts[file.id].facts.prompt, words_of(body.query)),
            )
            for file in _read(project, ids)
        ),
        total=project.database.read(lambda c: count(c, wanted)),
    )


@router.post("/api/gallery/find-duplicates", responses=OF_FOLDERS)
def find_duplicates_as_before(body: OlderFolderRequest, projects: Projects) -> OlderDuplicates:
    """Files of one content; what was not read yet is read now, and never twice."""
    project, folder = _folder(body, projects)
    _wait(project)
    project.content.read_now("exact", folder)
    contents = project.database.read(lambda c: same_content(c, folder))
    hashes = [content for content, _, _ in contents]
    groups = project.database.read(lambda c: with_content(c, hashes, folder))
    return OlderDuplicates(
        success=True,
        groups=tuple(
            OlderDuplicateGroup(
                hash=content,
                size=size,
                files=tuple(_file(project, file) for file in _read(project, group.ids)),
                wasted_space=size * (files - 1),
            )
            for (content, size, files), group in zip(contents, groups, strict=True)
        ),
        total_duplicates=sum(files - 1 for _, _, files in contents),
        wasted_space=sum(size * (files - 1) for _, size, files in contents),
    )


@router.post("/api/gallery/folder-stats", responses=OF_FOLDERS)
def read_folder_stats_as_before(body: OlderFolderRequest, projects: Projects) -> OlderStats:
    """Files, bytes, kinds and extensions of a folder and all that is below it."""
    project, folder = _folder(body, projects)
    _wait(project)
    stats = folder_stats(project.root, project.database, folder)
    return OlderStats(
        success=True,
        path=str(project.root.path / folder),
        total_files=stats.files,
        total_size=stats.bytes,
        image_count=stats.images,
        video_count=stats.videos,
        audio_count=stats.audios,
        subfolder_count=stats.subfolders,
        by_extension=stats.by_extension,
    )


def _folder(body: OlderFolderRequest, projects: OpenProjects) -> tuple[OpenProject, str]:
    """Raises `FolderNotFound` for one that is not there or not shown."""
    where, path = located(body.folder_path, body.project_path)
    project = projects.of(where)
    folder = relative_path(project.root, path).strip("/")
    check_folder(project.root, folder)
    return project, folder


def _wait(project: OpenProject) -> None:
    if not project.indexer.catch_up(seconds=PATIENCE_SECONDS):
        remaining = project.indexer.progress().remaining
        raise StillReading(f"{remaining:,} files are still to be read; ask again in a moment.")


def _page(
    project: OpenProject, folder: str, body: OlderScanRequest, *, deep: bool
) -> tuple[list[File], bool]:
    """The files, and whether there are more."""
    _wait(project)
    ids = project.database.read(
        lambda c: ids_by_name(c, folder, deep=deep, start=body.start, limit=body.limit + 1)
    )
    return _read(project, ids[: body.limit]), len(ids) > body.limit


def _read(project: OpenProject, ids: Sequence[int]) -> list[File]:
    tags = project.tag_ids
    return project.database.read(lambda c: files_of(c, ids, tags))


def _folders(project: OpenProject, files: Sequence[File]) -> Iterator[OlderFolder]:
    for folder, own in groupby(files, key=lambda file: file.folder):
        yield OlderFolder(
            path=str(project.root.path / folder),
            rel_path=folder,
            name=folder.rpartition("/")[2] or project.root.path.name,
            files=tuple(_file(project, file) for file in own),
        )


def _tree_folder(project: OpenProject, path: str) -> OlderTreeFolder:
    parent, _, name = path.rpartition("/")
    whole = str(project.root.path / path)
    return OlderTreeFolder(path=whole, rel_path=path, name=name, parent=parent)


def _file(project: OpenProject, file: File) -> OlderFile:
    return OlderFile(
        path=str(project.root.path / file.path),
        rel_path=file.path,
        name=file.name,
        extension=_extension(file.name),
        type=file.kind,
        size=file.size,
        modified_at=file.modified_at,
        width=file.width,
        height=file.height,
        rating=file.rating,
    )


def _of_info(project: OpenProject, info: FileInfo) -> OlderFile:
    return OlderFile(
        path=str(project.root.path / info.path),
        rel_path=info.path,
        name=info.name,
        extension=_extension(info.name),
        type=info.kind,
        size=info.size,
        modified_at=info.modified_at,
        width=info.width,
        height=info.height,
        rating=project.store.annotation(info.path).rating,
    )


def _context(prompt: str, words: Sequence[str]) -> str:
    """The part of the prompt around the first of the words; its beginning where there is none."""
    folded = prompt.lower()
    places = [place for word in words if (place := folded.find(word)) >= 0]
    start = max(min(places, default=0) - CONTEXT, 0)
    return prompt[start : start + 2 * CONTEXT].strip()


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower()
