"""Files for workflows over HTTP."""

import asyncio
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, File, UploadFile

from storyboard.projects.routes import ProjectsDep, SettingsDep
from studio_kit.errors import Forbidden, NotFound, responses

from .models import FileTooLarge, FileUnusable, KeptFile
from .storage import inputs_folder, keep

router = APIRouter(prefix="/api", tags=["inputs"])

LONGEST_NAME = 100


@router.post(
    "/projects/{project_id}/inputs",
    status_code=201,
    responses=responses(Forbidden, NotFound, FileTooLarge, FileUnusable),
)
async def keep_input(
    project_id: str,
    file: Annotated[UploadFile, File()],
    projects: ProjectsDep,
    settings: SettingsDep,
) -> KeptFile:
    """Keeps a picture, video or sound in the project, once for each content."""
    root = await projects.root(project_id)
    name = PurePath((file.filename or "").replace("\\", "/")).name or "The file"
    return await asyncio.to_thread(
        lambda: keep(
            root,
            file.file,
            name=name[:LONGEST_NAME],
            largest=settings.max_input_bytes,
            into=inputs_folder(root),
        )
    )
