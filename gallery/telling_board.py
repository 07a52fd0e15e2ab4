"""Tells the storyboard of files that have other names, so that an open board follows at once.

Best effort: the records beside the files are the truth, and a board reads them when it is opened.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from uuid import uuid4

import httpx

from gallery.files.models import Move
from studio_kit.logs import logger
from studio_kit.media import kind_of
from studio_kit.paths import ProjectRoot

PAUSES = (0.3, 1.0, 3.0)
"""Seconds before each further try."""

MOST_WAITING = 1000
"""Changes that are kept while the storyboard does not answer; then the newest are not told."""

Tell = Callable[[ProjectRoot, Sequence[Move]], None]

log = logger("gallery")


@dataclass(frozen=True)
class _News:
    project: str
    moves: tuple[Move, ...]

    def body(self) -> dict[str, object]:
        return {"project": self.project, "moves": [move.model_dump() for move in self.moves]}


@asynccontextmanager
async def telling_board(storyboard: str) -> AsyncGenerator[Tell]:
    """Yields what may be called on any thread. `storyboard` is the service's address."""
    loop = asyncio.get_running_loop()
    waiting: asyncio.Queue[_News] = asyncio.Queue()

    def keep(news: _News) -> None:
        if waiting.qsize() < MOST_WAITING:
            waiting.put_nowait(news)

    def tell(root: ProjectRoot, moves: Sequence[Move]) -> None:
        media = tuple(move for move in moves if kind_of(move.target))
        if media:
            loop.call_soon_threadsafe(keep, _News(str(root.path), media))

    async with (
        # Proxies of the environment are for the internet, not for this machine.
        httpx.AsyncClient(base_url=storyboard, trust_env=False) as client,
        asyncio.TaskGroup() as tasks,
    ):
        telling = tasks.create_task(_tell_all(client, waiting))
        yield tell
        telling.cancel()


async def _tell_all(client: httpx.AsyncClient, waiting: "asyncio.Queue[_News]") -> None:
    """One after the other, in the order of the changes. They are numbered, so that the storyboard
    knows what it was told before: what nobody answered in time may have been heard all the same.
    """
    teller = uuid4().hex
    for number in count(1):
        news = await waiting.get()
        if not await _tell(client, {**news.body(), "teller": teller, "number": number}):
            log.info("The storyboard was not told of moved files", extra={"project": news.project})


async def _tell(client: httpx.AsyncClient, body: Mapping[str, object]) -> bool:
    for pause in PAUSES:
        if await _is_told(client, body):
            return True
        await asyncio.sleep(pause)
    return await _is_told(client, body)


async def _is_told(client: httpx.AsyncClient, body: Mapping[str, object]) -> bool:
    """A refusal is an answer: the storyboard has no such project, so no board of it is open."""
    try:
        answer = await client.post("/api/projects/files-moved", json=body)
    except httpx.HTTPError:
        return False
    return not answer.is_server_error
