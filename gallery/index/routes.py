"""How far the index of a project is, and what changes in its gallery."""

import asyncio
from datetime import datetime
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Depends, WebSocket
from pydantic import BaseModel, ConfigDict, Field

from gallery.files.models import Move
from gallery.opened import News, OpenProject, OpenProjects, Topic
from gallery.search.routes import Opened, opened_projects
from studio_kit.errors import StudioError, responses
from studio_kit.events import Subscription
from studio_kit.paths import NotAProject
from studio_kit.sockets import Send, SocketOnly, serve

router = APIRouter(tags=["gallery"])

PAUSE_SECONDS = 0.2
"""Between two messages of one kind: an index at work changes a hundred times a second."""

UNKNOWN_PROJECT = 4404


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class IndexStatus(_Frozen):
    """`remaining` files are still to be read. `folder_away`: the folder cannot be reached and what
    is shown is what was known. `watched`: the file system tells of changes. `problems` are
    sentences, such as on what was found damaged.
    """

    version: str
    files: int
    remaining: int
    scanning: bool
    folder_away: bool
    watched: bool
    checked_at: datetime | None
    files_per_second: float | None
    problems: tuple[str, ...]


class IndexNews(_Frozen):
    type: Literal["index"]
    status: IndexStatus


class ChangedNews(_Frozen):
    """What was read of the gallery before is not what it is now."""

    type: Literal["changed"]
    version: str
    topic: Literal["index", "files", "annotations", "tags", "duplicates"]


class MovedNews(_Frozen):
    type: Literal["moved"]
    version: str
    moves: tuple[Move, ...]


GalleryNews = Annotated[IndexNews | ChangedNews | MovedNews, Field(discriminator="type")]


class ProjectBody(_Frozen):
    project: Annotated[str, Field(max_length=4096)]


@router.get("/api/gallery/index", responses=responses(NotAProject))
def read_index_status(project: Opened) -> IndexStatus:
    """How far the project's index is."""
    return _status(project)


@router.post("/api/gallery/index/rescan", responses=responses(NotAProject))
def rescan(
    body: ProjectBody, projects: Annotated[OpenProjects, Depends(opened_projects)]
) -> IndexStatus:
    """Look at every folder now instead of at the next turn."""
    project = projects.of(body.project)
    project.indexer.rescan()
    return _status(project)


@router.get("/ws/gallery", responses=responses(SocketOnly))
def describe_news() -> GalleryNews:
    """What `WS /ws/gallery?project=` tells; open it as a socket."""
    raise SocketOnly("Connect to this address with a WebSocket.")


@router.websocket("/ws/gallery")
async def follow_gallery(socket: WebSocket, project: str = "") -> None:
    """The state of the index, then what changes: of whatever does after the first word is told."""
    await socket.accept()
    projects: OpenProjects = socket.state.opened
    try:
        opened = await asyncio.to_thread(projects.of, project)
    except StudioError as error:
        await socket.close(UNKNOWN_PROJECT, error.message[:120])
        return
    await serve(socket, lambda send: _tell(send, projects, opened))


async def _tell(send: Send, projects: OpenProjects, project: OpenProject) -> None:
    with projects.news(project).subscribe() as news:
        await send(await _index_news(project))
        while True:
            for message in _messages(project, completed(await news.several(), news)):
                await send(message)
            await send(await _index_news(project))
            await asyncio.sleep(PAUSE_SECONDS)


async def _index_news(project: OpenProject) -> IndexNews:
    return IndexNews(type="index", status=await asyncio.to_thread(_status, project))


def completed(told: list[News], news: Subscription[News]) -> list[News]:
    """With one of each kind where a listener was too slow for all, and some are lost."""
    if not news.missed:
        return told
    news.missed = 0
    return [*told, *(News(topic) for topic in get_args(Topic))]


def _messages(project: OpenProject, told: list[News]) -> list[BaseModel]:
    """Every move, but each other kind of change once."""
    version = project.version
    moved: list[BaseModel] = [
        MovedNews(type="moved", version=version, moves=news.moves)
        for news in told
        if news.topic == "moved"
    ]
    topics: set[Topic] = {news.topic for news in told}
    changed = [news for topic in sorted(topics) if (news := _changed(topic, version))]
    return [*moved, *changed]


def _changed(topic: Topic, version: str) -> ChangedNews | None:
    """None for moves, which are told one by one."""
    return None if topic == "moved" else ChangedNews(type="changed", version=version, topic=topic)


def _status(project: OpenProject) -> IndexStatus:
    progress = project.indexer.progress()
    problems = [one.message for one in project.store.restored]
    if progress.problem:
        problems.append(progress.problem)
    return IndexStatus(
        version=project.version,
        files=progress.files,
        remaining=progress.remaining,
        scanning=progress.is_scanning,
        folder_away=progress.folder_away,
        watched=progress.watched,
        checked_at=progress.checked_at,
        files_per_second=progress.files_per_second,
        problems=tuple(problems),
    )
