"""ComfyUI's dialect over HTTP. Nothing else in this service knows these paths and bodies."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import httpx

from . import comfy_messages as messages
from .comfy_socket import listen
from .models import (
    Accepted,
    Artifact,
    ArtifactMissing,
    Capabilities,
    Ended,
    Hint,
    NodeFault,
    NodeStats,
    NodeUnauthorised,
    NodeUnreachable,
    Place,
)

T = TypeVar("T")

ANSWER_SECONDS = 5.0
SUBMIT_SECONDS = 30.0
"""A node that loads a model may block its event loop for a while before it answers a POST."""

UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class ComfyNode:
    """One ComfyUI server. Every method raises `NodeUnreachable` when it gets no answer."""

    def __init__(self, url: str, http: httpx.AsyncClient) -> None:
        self._url = url
        self._http = http

    async def submit(self, graph: Mapping[str, Any], *, prompt_id: str, client_id: str) -> Accepted:
        """Queue a graph under an id that we chose. Raises `GraphRefused` where it is not valid.

        No `number` is sent: with a re-used prompt id it can stop the node's worker for ever.
        Without `client_id` the node would tell our progress to everybody.
        """
        body = {"prompt": graph, "prompt_id": prompt_id, "client_id": client_id}
        answer = await self._request("POST", "/prompt", json=body, timeout=SUBMIT_SECONDS)
        if answer.status_code == 400:
            raise messages.refusal(_json(answer))
        return self._understood(messages.acceptance, self._checked(answer))

    async def find(self, prompt_id: str) -> Ended | Place:
        """Where a prompt is. `ABSENT` is proof: history was read again after the queue."""
        if ended := await self.history(prompt_id):
            return ended
        queue = await self._get("/queue")
        place = self._understood(lambda body: messages.place_in_queue(body, prompt_id), queue)
        if place is not Place.ABSENT:
            return place
        # It may have moved from the queue to the history between the two looks.
        return await self.history(prompt_id) or Place.ABSENT

    async def history(self, prompt_id: str) -> Ended | None:
        item = _mapping(await self._get(f"/history/{prompt_id}")).get(prompt_id)
        return self._understood(messages.ending, item) if item else None

    async def withdraw(self, prompt_id: str) -> None:
        """Ask the node to drop a waiting prompt and to stop it if it runs; never another one."""
        self._checked(await self._request("POST", "/queue", json={"delete": [prompt_id]}))
        self._checked(await self._request("POST", "/interrupt", json={"prompt_id": prompt_id}))

    async def forget_results(self) -> None:
        """Ask the node to drop what it keeps of former runs, so that the next works anew.

        A graph that it has run before otherwise ends with the former file names, gone or not.
        """
        wish = {"free_memory": True, "unload_models": False}
        self._checked(await self._request("POST", "/free", json=wish))

    async def stats(self) -> NodeStats:
        return self._understood(messages.stats, await self._get("/system_stats"))

    async def queue_remaining(self) -> int:
        return self._understood(messages.queue_remaining, await self._get("/prompt"))

    async def capabilities(self) -> Capabilities:
        return Capabilities(_mapping(await self._get("/object_info", timeout=SUBMIT_SECONDS)))

    async def models(self, folder: str) -> tuple[str, ...]:
        """The model files of a folder such as `checkpoints`; none for a folder it lacks."""
        answer = await self._request("GET", f"/models/{folder}")
        if answer.status_code == 404:
            return ()
        return tuple(str(name) for name in _json(self._checked(answer)))

    @asynccontextmanager
    async def view(self, artifact: Artifact) -> AsyncGenerator[AsyncIterator[bytes]]:
        """The bytes of a produced file. Raises `ArtifactMissing` where the node lost it."""
        query = artifact.model_dump(include={"filename", "subfolder", "type"})
        try:
            async with self._http.stream(
                "GET", f"{self._url}/view", params=query, timeout=SUBMIT_SECONDS
            ) as answer:
                if answer.status_code == 404:
                    raise ArtifactMissing(f"The node no longer has {artifact.filename}.")
                self._checked(answer)
                yield answer.aiter_bytes()
        except httpx.RequestError as error:
            raise self._unreachable(error) from error

    @asynccontextmanager
    async def listen(self, client_id: str) -> AsyncGenerator[AsyncIterator[Hint]]:
        """The node's socket. Raises `NodeUnreachable`; the iterator ends when it is lost."""
        async with listen(self._url, client_id) as hints:
            yield hints

    def _understood(self, parse: Callable[[dict[str, Any]], T], answer: Any) -> T:
        """What `parse` makes of an answer; one in an unknown shape is the node's fault."""
        try:
            return parse(_mapping(answer))
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise NodeFault(f"{self._url} does not answer as a ComfyUI node does.") from error

    async def _get(self, path: str, *, timeout: float = ANSWER_SECONDS) -> Any:  # noqa: ASYNC109
        return _json(self._checked(await self._request("GET", path, timeout=timeout)))

    async def _request(
        self,
        method: str,
        path: str,
        *,
        json: Any = None,
        timeout: float = ANSWER_SECONDS,  # noqa: ASYNC109
    ) -> httpx.Response:
        try:
            return await self._http.request(
                method, f"{self._url}{path}", json=json, timeout=timeout
            )
        except (httpx.RequestError, httpx.InvalidURL) as error:
            raise self._unreachable(error) from error

    def _unreachable(self, error: Exception) -> NodeUnreachable:
        text = f"The node at {self._url} does not answer ({type(error).__name__})."
        return NodeUnreachable(text, sent=not isinstance(error, (*UNSENT, httpx.InvalidURL)))

    def _checked(self, answer: httpx.Response) -> httpx.Response:
        if answer.status_code in (401, 403):
            raise NodeUnauthorised(f"Authentication failed at {self._url}.")
        if not answer.is_success:
            raise NodeFault(f"The node at {self._url} answered {answer.status_code}.")
        return answer


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except (ValueError, RecursionError) as error:
        raise NodeFault(f"{answer.url.host} does not answer as a ComfyUI node does.") from error


def _mapping(answer: Any) -> dict[str, Any]:
    content = _json(answer) if isinstance(answer, httpx.Response) else answer
    if not isinstance(content, dict):
        raise NodeFault("The node does not answer as a ComfyUI node does.")
    return content  # pyright: ignore[reportUnknownVariableType]
