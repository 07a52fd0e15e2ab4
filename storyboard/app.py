"""The storyboard service: projects, and the live document of each."""

import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import TypedDict

from fastapi import FastAPI

from storyboard.backups import routes as backups
from storyboard.backups.service import Backups, backing_up
from storyboard.board import routes as board
from storyboard.board.rooms import IDLE_SECONDS, BoardRooms
from storyboard.history import routes as history
from storyboard.history.keeper import HourlyKeeper
from storyboard.imports import routes as imports
from storyboard.inputs import routes as inputs
from storyboard.moved_files import routes as moved_files
from storyboard.moved_files.service import MovedFiles
from storyboard.neighbours import Gallery, Queue, neighbour
from storyboard.older import routes as older_routes
from storyboard.older.ratings import RatingsToGallery
from storyboard.older.service import Older
from storyboard.pool import routes as pool
from storyboard.printing import routes as printing
from storyboard.printing.faces import Faces
from storyboard.printing.pictures import GalleryPictures
from storyboard.projects import lifecycle_routes
from storyboard.projects import routes as projects
from storyboard.projects.deleted import DeletedProjects
from storyboard.projects.lifecycle import Lifecycle
from storyboard.projects.purging import purging
from storyboard.projects.rendering import Rendering
from storyboard.projects.service import Projects
from storyboard.projects.works import Works
from storyboard.renaming import routes as renaming
from storyboard.scenes import routes as scenes
from storyboard.script import routes as script
from storyboard.script import scene_routes as script_scenes
from storyboard.shots import routes as shots
from storyboard.staleness import routes as staleness
from storyboard.starters import routes as starters
from storyboard.starters.models import Starter, load_starters
from storyboard.take_watch import following_takes
from storyboard.takes import routes as takes
from storyboard.workflows import routes as workflows
from storyboard.workflows.prompt_engine import PromptEngine
from studio_kit.service import create_service
from studio_kit.settings import Settings

UPLOADS = re.compile(r"/projects/[^/]+/inputs$")
"""Where files of `max_input_bytes` may come in."""


class State(TypedDict):
    settings: Settings
    rooms: BoardRooms
    projects: Projects
    lifecycle: Lifecycle
    older: Older
    works: Works
    backups: Backups
    starters: Mapping[str, Starter]
    prompt_engine: PromptEngine
    faces: Faces
    pictures: GalleryPictures
    gallery: Gallery
    queue: Queue
    moved_files: MovedFiles


def create_app(settings: Settings, *, idle_seconds: float = IDLE_SECONDS) -> FastAPI:
    """`idle_seconds`: how long a project stays open after its last visitor."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[State]:
        async with (
            BoardRooms(
                idle_seconds=idle_seconds,
                keeper=HourlyKeeper(),
                keep_trash_days=settings.keep_trash_days,
            ) as rooms,
            neighbour(settings.url("prompt_engine")) as client,
            neighbour(settings.url("gallery")) as gallery,
            neighbour(settings.url("orchestrator")) as farm,
            Works() as works,
        ):
            known = Projects(settings, rooms, rate=RatingsToGallery(gallery).tell)
            kept = Backups(settings, known, rooms)
            days = settings.keep_trash_days
            deleted = DeletedProjects(settings.data, keep_days=days)
            async with (
                following_takes(settings, known, rooms),
                backing_up(kept),
                purging(deleted, rooms, trash_days=days),
            ):
                lifecycle = Lifecycle(
                    known,
                    rooms,
                    works=works,
                    deleted=deleted,
                    rendering=Rendering(farm),
                )
                older = Older(
                    settings,
                    known,
                    rooms,
                    lifecycle=lifecycle,
                    gallery=Gallery(gallery),
                    farm=farm,
                )
                yield State(
                    settings=settings,
                    rooms=rooms,
                    projects=known,
                    lifecycle=lifecycle,
                    older=older,
                    works=works,
                    backups=kept,
                    starters=load_starters(),
                    prompt_engine=PromptEngine(client),
                    faces=Faces(),
                    pictures=GalleryPictures(gallery),
                    gallery=Gallery(gallery),
                    queue=Queue(farm),
                    moved_files=MovedFiles(known, rooms),
                )

    return create_service(
        "Storyboard",
        name="storyboard",
        routers=[
            lifecycle_routes.router,
            projects.router,
            starters.router,
            backups.router,
            moved_files.router,
            older_routes.router,
            inputs.router,
            imports.router,
            script.router,
            script_scenes.router,
            scenes.router,
            shots.router,
            renaming.router,
            takes.router,
            staleness.router,
            workflows.router,
            history.router,
            printing.router,
            pool.router,
            board.router,
        ],
        uploads=UPLOADS,
        writes=True,
        lifespan=lifespan,
        settings=settings,
    )
