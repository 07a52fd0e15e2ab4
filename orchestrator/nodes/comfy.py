"""ComfyUI's dialect over HTTP. Nothing else in this service knows these paths and bodies."""

import asyncio
import hashlib
import re
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast
from urllib.parse import quote, urlsplit

import httpx

from . import comfy_messages as messages
from .access import Access
from .comfy_socket import Ear, listen
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
    Queue,
    UploadTooLarge,
)

T = TypeVar("T")

ANSWER_SECONDS = 5.0
SUBMIT_SECONDS = 30.0
"""A node that loads a model may block its event loop for a while before it answers a POST."""

UPLOAD_SECONDS = 120.0

LISTED_PROMPTS = 32
"""A longer queue is counted and not read: each prompt in it may carry a graph of megabytes."""

FOLDERS_AT_ONCE = 4

LOGIN = re.compile(rb"password|log[ -]?in|sign[ -]?in|authenticat", re.IGNORECASE)

CUT_OFF = (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)
"""How it shows that a node closed an idle connection in the moment when it was used again."""

UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class ComfyNode:
    """One ComfyUI server. Every method raises `NodeUnreachable` when it gets no answer.

    `http` carries what `access` asks for; the socket is opened with the same.
    """

    def __init__(self, url: str, http: httpx.AsyncClient, access: Access | None = None) -> None:
        self._url = url
        self._http = http
        self._access = access or Access()
        self._has_jobs: bool | None = None
        self._ear: Ear | None = None

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
        if await self._knows_jobs():
            place = await self._place_of_job(prompt_id)
            return place if place is not Place.ABSENT else await self._ended_or_absent(prompt_id)
        if ended := await self.history(prompt_id):
            return ended
        queue = await self._get("/queue")
        place = self._understood(lambda body: messages.place_in_queue(body, prompt_id), queue)
        # It may have moved from the queue to the history between the two looks.
        return place if place is not Place.ABSENT else await self._ended_or_absent(prompt_id)

    async def _ended_or_absent(self, prompt_id: str) -> Ended | Place:
        return await self.history(prompt_id) or Place.ABSENT

    async def _place_of_job(self, prompt_id: str) -> Place:
        """By the route of newer versions, whose answer carries no other prompt's graph."""
        answer = await self._request("GET", f"/api/jobs/{prompt_id}")
        if answer.status_code == 404:
            return Place.ABSENT
        return self._understood(messages.place_of_job, self._checked(answer))

    async def _knows_jobs(self) -> bool:
        """Whether the node has `/api/jobs`; asked again when it was read anew what it can run."""
        if self._has_jobs is None:
            answer = await self._request("GET", "/api/jobs?limit=1")
            self._has_jobs = answer.is_success and "json" in _content_type(answer)
        return self._has_jobs

    async def history(self, prompt_id: str) -> Ended | None:
        item = _mapping(await self._get(f"/history/{prompt_id}")).get(prompt_id)
        return self._understood(messages.ending, item) if item else None

    async def withdraw(self, prompt_id: str) -> None:
        """Ask the node to drop a waiting prompt and to stop it if it runs; never another one.

        It is interrupted only while it runs: nodes from before `prompt_id` was known to
        `/interrupt` stop whatever they work on.
        """
        if await self._knows_jobs():
            answer = await self._request("POST", f"/api/jobs/{prompt_id}/cancel")
            if answer.status_code != 404:  # it is not there, which is what was wanted
                self._checked(answer)
            return
        self._checked(await self._request("POST", "/queue", json={"delete": [prompt_id]}))
        if await self.find(prompt_id) is Place.RUNNING:
            wish = {"prompt_id": prompt_id}
            self._checked(await self._request("POST", "/interrupt", json=wish))

    async def free_memory(self) -> None:
        """Ask the node to let go of its models; it does so between two prompts."""
        wish = {"free_memory": True, "unload_models": True}
        self._checked(await self._request("POST", "/free", json=wish))

    async def forget_results(self) -> None:
        """Ask the node to drop what it keeps of former runs, so that the next works anew.

        A graph that it has run before otherwise ends with the former file names, gone or not.
        """
        wish = {"free_memory": True, "unload_models": False}
        self._checked(await self._request("POST", "/free", json=wish))

    async def stats(self) -> NodeStats:
        answer = await self._get("/system_stats")
        return self._understood(messages.stats, answer)

    async def queue(self) -> Queue:
        """How many prompts there are, and whose ids they have unless they are very many."""
        content = await self._get("/prompt")
        remaining = self._understood(messages.queue_remaining, content)
        if remaining == 0:
            return Queue()
        if await self._knows_jobs():
            listed = await self._get("/api/jobs?status=pending,in_progress&limit=200")
            return self._understood(messages.queue_of_jobs, listed)
        if remaining > LISTED_PROMPTS:
            return Queue(1, remaining - 1)
        return self._understood(messages.queue, await self._get("/queue"))

    async def capabilities(
        self, *, known: Callable[[str], Capabilities | None] | None = None
    ) -> Capabilities:
        """`known` finds an answer of the same digest, so that it is not read a thousand times."""
        answer = self._checked(await self._request("GET", "/object_info", timeout=SUBMIT_SECONDS))
        self._has_jobs = None
        digest = hashlib.sha256(answer.content).hexdigest()
        found = known(digest) if known else None
        return found or Capabilities(_mapping(answer), digest)

    async def all_models(self) -> dict[str, tuple[str, ...]]:
        """The model files by folder; folders without any are left out."""
        folders = [str(name) for name in _list(await self._get("/models"))]
        turn = asyncio.Semaphore(FOLDERS_AT_ONCE)

        async def files(folder: str) -> tuple[str, ...]:
            async with turn:
                return await self.models(folder)

        found = await asyncio.gather(*(files(folder) for folder in folders))
        return {folder: names for folder, names in zip(folders, found, strict=True) if names}

    async def models(self, folder: str) -> tuple[str, ...]:
        """The model files of a folder such as `checkpoints`; none for a folder it lacks."""
        answer = await self._request("GET", f"/models/{quote(folder, safe='')}")
        if answer.status_code == 404:
            return ()
        return tuple(str(name) for name in _list(_json(self._checked(answer))))

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

    async def upload(self, path: Path, name: str) -> Artifact:
        """Put a file into the node's input folder. The node may give it another name, which the
        answer tells. Raises `OSError` where the file cannot be read.
        """
        with await asyncio.to_thread(path.open, "rb") as file:
            answer = await self._request(
                "POST", "/upload/image", files={"image": (name, file)}, timeout=UPLOAD_SECONDS
            )
        if answer.status_code == 413:
            raise UploadTooLarge(f"The node at {self._url} takes no file as large as {path.name}.")
        return self._understood(messages.uploaded, self._checked(answer))

    async def holds(self, artifact: Artifact) -> bool:
        """Whether the node still has a file."""
        try:
            async with self.view(artifact):
                return True
        except ArtifactMissing:
            return False

    @asynccontextmanager
    async def listen(self, client_id: str) -> AsyncGenerator[AsyncIterator[Hint]]:
        """The node's socket. Raises `NodeUnreachable`; the iterator ends when it is lost."""
        tls = tls_context(verify=self._access.verify_tls) if self._url.startswith("https") else None
        async with listen(self._url, client_id, headers=self._access.sent, tls=tls) as ear:
            self._ear = ear
            try:
                yield aiter(ear)
            finally:
                self._ear = None

    async def heartbeat(self, *, seconds: float) -> float | None:
        """How long the open socket took to answer; None where none is open.

        A tenth of the cost of a request, on both sides. Raises `NodeUnreachable`.
        """
        if self._ear is None:
            return None
        try:
            async with asyncio.timeout(seconds):
                return await self._ear.latency()
        except TimeoutError as error:
            raise NodeUnreachable(f"The socket of {self._url} is silent.", silent=True) from error

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
        files: Mapping[str, tuple[str, BinaryIO]] | None = None,
        timeout: float = ANSWER_SECONDS,  # noqa: ASYNC109
    ) -> httpx.Response:
        if self._access.damage is not None:
            raise NodeUnauthorised(self._url, why=self._access.damage.rstrip("."))
        send = partial(self._send, method, path, json=json, files=files, timeout=timeout)
        try:
            return await (_asked(send) if method == "GET" else send())
        except (httpx.RequestError, httpx.InvalidURL) as error:
            raise self._unreachable(error) from error

    async def _send(self, method: str, path: str, **content: Any) -> httpx.Response:
        if self._http.is_closed:
            raise NodeUnreachable(f"{self._url} is no longer one of our nodes.", sent=False)
        return await self._http.request(method, f"{self._url}{path}", **content)

    def _unreachable(self, error: Exception) -> NodeUnreachable:
        text = f"The node at {self._url} does not answer ({type(error).__name__})."
        sent = not isinstance(error, (*UNSENT, httpx.InvalidURL))
        return NodeUnreachable(text, sent=sent, silent=isinstance(error, httpx.TimeoutException))

    def _checked(self, answer: httpx.Response) -> httpx.Response:
        if answer.status_code in (401, 403, 407):
            raise NodeUnauthorised(self._url)
        if answer.is_redirect:
            raise self._redirected(answer.headers["location"])
        if not answer.is_success:
            raise NodeFault(f"The node at {self._url} answered {answer.status_code}.")
        if "html" in _content_type(answer) and LOGIN.search(answer.content):
            raise NodeUnauthorised(self._url, why="it answers with a login page")
        return answer

    def _redirected(self, place: str) -> NodeUnreachable:
        """A redirect is never followed: what lets us in would go to wherever it leads."""
        if LOGIN.search(place.encode()) or "/auth" in place:
            return NodeUnauthorised(self._url, why="it leads to a login page")
        origin = "://".join(urlsplit(place)[:2]).removeprefix("://") or "another path"
        return NodeFault(f"{self._url} leads on to {origin}; enter that address instead.")


async def _asked(ask: Callable[[], Awaitable[httpx.Response]]) -> httpx.Response:
    """What changes nothing is asked once more: a line that was cut is no absence of the node."""
    with suppress(*CUT_OFF):
        return await ask()
    return await ask()


@cache
def tls_context(*, verify: bool) -> ssl.SSLContext:
    """Shared by all nodes: each takes 20 ms and half a megabyte. A studio's own certificate
    authority is named by `SSL_CERT_FILE`.
    """
    return httpx.create_ssl_context(verify=verify)


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except (ValueError, RecursionError) as error:
        raise NodeFault(f"{answer.url.host} does not answer as a ComfyUI node does.") from error


def _content_type(answer: httpx.Response) -> str:
    return answer.headers.get("content-type", "")


def _list(content: Any) -> list[Any]:
    if not isinstance(content, list):
        raise NodeFault("The node does not answer as a ComfyUI node does.")
    return cast("list[Any]", content)


def _mapping(answer: Any) -> dict[str, Any]:
    content = _json(answer) if isinstance(answer, httpx.Response) else answer
    if not isinstance(content, dict):
        raise NodeFault("The node does not answer as a ComfyUI node does.")
    return content  # pyright: ignore[reportUnknownVariableType]
