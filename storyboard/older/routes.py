"""Projects and their files under the paths that scripts of the earlier console use."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import FileResponse

from storyboard.projects.folders import create_folder
from studio_kit.errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    TooLarge,
    Unavailable,
    responses,
)
from studio_kit.file_manager import show_in_file_manager
from studio_kit.media import kind_of

from .models import (
    Browsed,
    CreatedFolder,
    CreateFolder,
    DeletedImage,
    DeleteImage,
    FolderImages,
    ListedProjects,
    LoadedProject,
    LoadProject,
    OlderDone,
    OlderPngMetadata,
    OlderProject,
    PathText,
    PictureText,
    ProjectImages,
    ProjectPanels,
    SaveBase64Image,
    SavedImage,
    SavedProject,
    SaveImage,
    SaveProject,
    ScanFolderImages,
    ScannedVersions,
    ScanProjectImages,
    ScanProjectPanels,
    ScanVersions,
    SetProject,
    ShowPlace,
)
from .scanning import highest_versions, images_by_pattern, images_in, panels_in
from .service import Older

router = APIRouter(
    prefix="/api", tags=["older"], responses=responses(NotFound, Forbidden, Conflict, Invalid)
)


def older_of(request: Request) -> Older:
    return request.state.older


OlderDep = Annotated[Older, Depends(older_of)]
Named = Annotated[
    PathText | None, Query(description="The project's id or path; left out, the open one.")
]
WholePath = Annotated[str, Query(min_length=1, max_length=4096)]


@router.get("/project")
async def get_project(older: OlderDep, project: Named = None) -> OlderProject:
    found = await older.project(project)
    return OlderProject(project=found, message=f"This is {found.name}.")


@router.post("/project")
async def set_project(said: SetProject, older: OlderDep) -> OlderDone:
    """Changes the project in `project.path`; which project others mean is not touched."""
    found = await older.set_project(said.project)
    return OlderDone(message=f"{found.name} is set.")


@router.post("/save-project")
async def save_project(said: SaveProject, older: OlderDep) -> SavedProject:
    """Panels are written onto the live board; what the state does not name stays."""
    return await older.save(said)


@router.post("/load-project")
async def load_project(said: LoadProject, older: OlderDep) -> LoadedProject:
    """The live board in the earlier console's words."""
    state = await older.load(said.project, said.file_path)
    return LoadedProject(state=state, message=f"{len(state.panels)} panels.")


@router.get("/list-projects")
def list_projects(folder_path: WholePath, older: OlderDep) -> ListedProjects:
    projects = older.list_in(folder_path)
    return ListedProjects(projects=projects, message=f"{len(projects)} projects.")


@router.get("/browse-folders")
def browse_folders(
    older: OlderDep, path: Annotated[str, Query(max_length=4096)] = "", show_files: str = ""
) -> Browsed:
    wants_files = show_files.lower() not in ("", "0", "false", "no")
    return older.browse(path, files=wants_files)


@router.post("/create-folder")
def create_folder_as_before(said: CreateFolder, older: OlderDep) -> CreatedFolder:
    made = create_folder(older.paths.local(said.parent_path), said.folder_name)
    return CreatedFolder(created_path=made.path, message="The folder is there.")


@router.post("/scan-versions")
async def scan_versions(said: ScanVersions, older: OlderDep) -> ScannedVersions:
    """The highest version in each folder of a panel, whatever the extension and digits."""
    folder = await older.folder(said.project, said.folder_path)
    root = await older.paths.root(said.project, said.folder_path)
    project = await older.project(str(root.path))
    found = await asyncio.to_thread(highest_versions, folder, said.pattern, project=project.name)
    return ScannedVersions(panel_versions=found, message=f"{len(found)} panels have versions.")


@router.post("/scan-project-images")
async def scan_project_images(said: ScanProjectImages, older: OlderDep) -> ProjectImages:
    folder = await older.folder(said.project, said.folder_path)
    images, skipped = await asyncio.to_thread(
        images_by_pattern, folder, said.naming_pattern, project=said.project_name
    )
    message = f"{len(images)} pictures fit the pattern."
    return ProjectImages(images=images, total=len(images), skipped_files=skipped, message=message)


@router.post("/scan-folder-images")
async def scan_folder_images(said: ScanFolderImages, older: OlderDep) -> FolderImages:
    folder = await older.folder(said.project, said.folder_path)
    images = await asyncio.to_thread(images_in, folder)
    return FolderImages(images=images, total=len(images), message=f"{len(images)} pictures.")


@router.post("/scan-project-panels")
async def scan_project_panels(said: ScanProjectPanels, older: OlderDep) -> ProjectPanels:
    folder = await older.folder(said.project or said.project_path, "")
    panels = await asyncio.to_thread(panels_in, folder)
    return ProjectPanels(
        panels=panels,
        total_panels=len(panels),
        total_images=sum(len(panel.images) for panel in panels),
        message=f"{len(panels)} folders.",
    )


@router.post("/save-image", responses=responses(TooLarge, Unavailable))
async def save_image(said: SaveImage, older: OlderDep) -> SavedImage:
    """Fetches from this console's services and nodes only; never replaces a file."""
    return await older.save_image(said)


@router.post("/save-base64-image", responses=responses(TooLarge))
async def save_base64_image(said: SaveBase64Image, older: OlderDep) -> SavedImage:
    return await older.save_text(said)


@router.get("/serve-image", response_class=FileResponse)
async def serve_image(path: WholePath, older: OlderDep, project: Named = None) -> FileResponse:
    """A file of the project; what is no picture, video or sound is sent to be kept, not shown."""
    found = await older.file(project, path)
    headers = {"cache-control": "private, max-age=3600", "x-content-type-options": "nosniff"}
    shown = "inline" if kind_of(found.name) else "attachment"
    return FileResponse(found, headers=headers, filename=found.name, content_disposition_type=shown)


@router.get("/read-image", responses=responses(TooLarge))
async def read_image(path: WholePath, older: OlderDep, project: Named = None) -> PictureText:
    """A picture of the project as text; `serve-image` sends it as it is."""
    return PictureText(data_url=await older.as_text(project, path))


@router.get("/fetch-image", responses=responses(TooLarge, Unavailable))
async def fetch_image(url: WholePath, older: OlderDep) -> PictureText:
    """Fetches from this console's services and nodes only."""
    return PictureText(data_url=await older.fetched_as_text(url))


@router.post("/open-explorer", responses=responses(Unavailable))
async def open_explorer(said: ShowPlace, older: OlderDep) -> OlderDone:
    """In the file manager of the desktop on which the console runs; no file is opened itself."""
    place = await older.place(said.project, said.path)
    await asyncio.to_thread(show_in_file_manager, place)
    return OlderDone(message=f"{place} is shown.")


@router.delete("/delete-image", responses=responses(Unavailable))
async def delete_image(said: DeleteImage, older: OlderDep) -> DeletedImage:
    """Into the project's trash, with its record."""
    return await older.delete_image(said.project, said.image_path)


@router.get("/png-metadata")
async def png_metadata(path: WholePath, older: OlderDep, project: Named = None) -> OlderPngMetadata:
    return await older.png_metadata(project, path)
