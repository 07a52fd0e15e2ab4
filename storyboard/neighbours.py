"""What the storyboard asks of the gallery and of the queue: files moved, renders under way."""

import ssl
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from studio_kit.errors import Conflict, Unavailable

M = TypeVar("M", bound=BaseModel)

ANSWER_SECONDS = 60.0
UNDER_WAY = ("queued", "leased", "running", "collecting")


def neighbour(address: str) -> httpx.AsyncClient:
    """A client of a service of this machine, over plain HTTP.

    No authority's certificates are read for it (40 ms each time), and proxies of the environment
    are for the internet.
    """
    nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.AsyncClient(base_url=address, trust_env=False, verify=nobody)


class GalleryAway(Unavailable):
    title = "The gallery does not answer"


class QueueAway(Unavailable):
    title = "The queue does not answer"


class FilesRefused(Conflict):
    title = "The files cannot be changed so"


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class FileMove(_Told):
    source: str
    target: str


class Moved(_Told):
    """An operation of the gallery, as far as the storyboard needs it."""

    id: str
    moves: tuple[FileMove, ...]


class TrashItem(_Told):
    stored: str
    path: str


class _Trash(_Told):
    items: tuple[TrashItem, ...]


class _Job(_Told):
    job_id: str


class _Jobs(_Told):
    jobs: tuple[_Job, ...]


class Gallery:
    """`client` is one of the gallery's address. `project` is a folder."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def relocate(self, project: str, moves: Mapping[str, str], *, label: str) -> Moved:
        """All files or none, undoable. Raises `FilesRefused`, `GalleryAway`."""
        places = [{"source": source, "target": target} for source, target in moves.items()]
        return await self._change("relocate", project, moves=places, label=label)

    async def trash(self, project: str, paths: Sequence[str]) -> Moved:
        """Raises `FilesRefused`, `GalleryAway`."""
        return await self._change("trash", project, paths=list(paths))

    async def restore(self, project: str, stored: Sequence[str]) -> Moved:
        """Raises `FilesRefused`, `GalleryAway`."""
        return await self._change("restore", project, stored=list(stored))

    async def trashed(self, project: str) -> tuple[TrashItem, ...]:
        """The newest first. Raises `GalleryAway`."""
        query = {"project": project}
        return (await self._ask("GET", "/api/gallery/trash/items", _Trash, params=query)).items

    async def _change(self, operation: str, project: str, **body: Any) -> Moved:
        address = f"/api/gallery/operations/{operation}"
        return await self._ask("POST", address, Moved, json={"project": project, **body})

    async def _ask(self, method: str, path: str, model: type[M], **options: Any) -> M:
        try:
            answer = await self._client.request(method, path, timeout=ANSWER_SECONDS, **options)
            if answer.is_client_error:
                raise FilesRefused(str(answer.json()["detail"]))
            return model.model_validate_json(answer.raise_for_status().content)
        except (httpx.HTTPError, ValidationError, ValueError, KeyError, TypeError) as error:
            sentence = "The gallery, which looks after the files, does not answer; try again."
            raise GalleryAway(sentence) from error


class Queue:
    """`client` is one of the orchestrator's address."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def is_rendering(self, shot_id: str) -> bool:
        """Whether a job of the shot waits or runs. Raises `QueueAway`."""
        query = {"shot_id": shot_id, "limit": 1, "status": list(UNDER_WAY)}
        try:
            answer = await self._client.get("/api/jobs", params=query, timeout=ANSWER_SECONDS)
            return bool(_Jobs.model_validate_json(answer.raise_for_status().content).jobs)
        except (httpx.HTTPError, ValidationError) as error:
            sentence = "The queue, which knows what is rendering, does not answer; try again."
            raise QueueAway(sentence) from error
