"""Replay over HTTP."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from prompt_engine.workflows.library.routes import DeskDep
from prompt_engine.workflows.library.uploads import carried_in
from studio_kit.carriers.models import CarrierUnreadable, NothingCarried
from studio_kit.errors import Invalid, responses
from studio_kit.paths import NotAProject, OutsideProject, ProjectRoot

from .models import ReplayView
from .service import NoSuchFile, Source, in_project, replay

router = APIRouter(tags=["replay"])

LONGEST_PATH = 4096


@router.post(
    "/api/replay/inspect",
    responses=responses(
        NothingCarried, CarrierUnreadable, NotAProject, NoSuchFile, OutsideProject, Invalid
    ),
)
async def inspect_replay(
    desk: DeskDep,
    file: Annotated[UploadFile | None, File()] = None,
    project: Annotated[str | None, Form(max_length=LONGEST_PATH)] = None,
    path: Annotated[str | None, Form(max_length=LONGEST_PATH)] = None,
) -> ReplayView:
    """What made a picture, film or sound: one that is sent, or one that lies in a project.

    `project` is its folder, `path` the file in it, with `/`. With a file that is sent `project`
    is where to look for the pictures that went into it.
    """
    return await replay(await _source(file, project, path), desk)


async def _source(file: UploadFile | None, project: str | None, path: str | None) -> Source:
    if file is not None:
        root = None if project is None else await asyncio.to_thread(ProjectRoot.open, project)
        return Source(*await carried_in(file), root=root)
    if project is None or path is None:
        raise Invalid("Send a file, or say project and path of one.")
    return await asyncio.to_thread(in_project, project, path)
