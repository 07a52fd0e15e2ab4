"""Where node classes come from: the render nodes, as the orchestrator tells of them."""

from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from studio_kit.errors import NotFound, Unavailable
from studio_kit.settings import Settings

from .classes import NodeClasses, read_object_info

ANSWER_SECONDS = 10.0
NODES_ASKED = 8
"""Online nodes whose classes are put together where no one node is named."""
KEPT = 32
"""Answers that are remembered by their tag; nodes set up alike share one."""


class UnknownBackend(NotFound):
    title = "Unknown render node"


class ClassesNotTold(Unavailable):
    title = "The node's classes are not known"


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Backend(_Told):
    """`is_sketch`: the built-in node, which has no page of its own."""

    id: str
    online: bool
    is_sketch: bool = False


class _Backends(_Told):
    backends: tuple[_Backend, ...]


@dataclass(frozen=True)
class _Answer:
    tag: str
    classes: NodeClasses


@asynccontextmanager
async def open_source(settings: Settings, known: NodeClasses) -> AsyncGenerator["NodeClassSource"]:
    # Proxies of the environment are for the internet, not for this machine.
    async with httpx.AsyncClient(base_url=settings.url("orchestrator"), trust_env=False) as client:
        yield NodeClassSource(client, known)


class NodeClassSource:
    """`client` is one of the orchestrator's address, `known` what we know without a node."""

    def __init__(self, client: httpx.AsyncClient, known: NodeClasses) -> None:
        self._client = client
        self._known = known
        self._answers: dict[str, _Answer] = {}

    async def of(self, backend_id: str | None) -> NodeClasses:
        """Those of a node alone; without one, those of the nodes online and what we know besides.

        Raises `UnknownBackend` and `ClassesNotTold` for a node that is named.
        """
        if backend_id is not None:
            return await self._ask(backend_id)
        told, drawn = await self._both()
        first, *others = (*told, self._known, *drawn)
        return first.or_else(*others) if others else first

    async def told(self, backend_id: str | None) -> list[NodeClasses]:
        """What a node tells itself; without one, each of the nodes online, the built-in one last.

        Raises `UnknownBackend` and `ClassesNotTold` for a node that is named.
        """
        if backend_id is not None:
            return [await self._ask(backend_id)]
        told, drawn = await self._both()
        return [*told, *drawn]

    async def _both(self) -> tuple[list[NodeClasses], list[NodeClasses]]:
        """What ComfyUI's nodes tell, and what the built-in one tells."""
        online = await self._online()
        told = await self._told(node.id for node in online if not node.is_sketch)
        return told, await self._told(node.id for node in online if node.is_sketch)

    async def _told(self, backend_ids: Iterable[str]) -> list[NodeClasses]:
        return [classes for each in backend_ids if (classes := await self._try(each)) is not None]

    async def _online(self) -> list[_Backend]:
        """The online nodes; none where the orchestrator does not answer."""
        try:
            answer = await self._client.get("/api/backends", timeout=ANSWER_SECONDS)
            listed = _Backends.model_validate_json(answer.raise_for_status().content).backends
        except (httpx.HTTPError, ValidationError):
            return []
        return [node for node in listed if node.online][:NODES_ASKED]

    async def _try(self, backend_id: str) -> NodeClasses | None:
        try:
            return await self._ask(backend_id)
        except (UnknownBackend, ClassesNotTold):
            return None  # it went away between the two questions

    async def _ask(self, backend_id: str) -> NodeClasses:
        kept = self._answers.get(backend_id)
        answer = await self._get(backend_id, kept.tag if kept else None)
        if answer.status_code == HTTPStatus.NOT_MODIFIED and kept:
            return kept.classes
        if answer.status_code == HTTPStatus.NOT_FOUND:
            raise UnknownBackend(f"There is no render node {backend_id[:100]}.")
        if answer.status_code != HTTPStatus.OK:
            raise ClassesNotTold(f"What {backend_id[:100]} can run is not known; is it online?")
        return self._keep(backend_id, answer)

    async def _get(self, backend_id: str, tag: str | None) -> httpx.Response:
        path = f"/api/backends/{quote(backend_id, safe='')}/object_info"
        headers = {"If-None-Match": tag} if tag else {}
        try:
            return await self._client.get(path, headers=headers, timeout=ANSWER_SECONDS)
        except httpx.HTTPError as error:
            sentence = "The orchestrator does not say what the render nodes can run; try again."
            raise ClassesNotTold(sentence) from error

    def _keep(self, backend_id: str, answer: httpx.Response) -> NodeClasses:
        tag = answer.headers.get("etag", "")
        alike = next((each for each in self._answers.values() if tag and each.tag == tag), None)
        kept = alike or _Answer(tag, read_object_info(answer.json()))
        self._answers.pop(backend_id, None)
        while len(self._answers) >= KEPT:
            del self._answers[next(iter(self._answers))]
        self._answers[backend_id] = kept
        return kept.classes
