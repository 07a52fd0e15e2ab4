"""A render node for fault tests: a real server on a real socket, which does as it is told."""

import asyncio
import io
import json
import socket
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from PIL import Image
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from ..ports import free_port

SAMPLER: dict[str, Any] = {
    "input": {
        "required": {
            "model": ["MODEL", {}],
            "seed": ["INT", {"default": 0}],
            "steps": ["INT", {"default": 4}],
            "sampler_name": [["euler", "heun"], {}],
        }
    },
    "output": ["LATENT"],
    "output_node": False,
}


def object_info(*checkpoints: str) -> dict[str, Any]:
    """A small node's classes: a loader with `checkpoints`, a sampler, two savers."""
    return {
        "CheckpointLoaderSimple": {
            "input": {"required": {"ckpt_name": [list(checkpoints), {}]}},
            "output": ["MODEL", "CLIP", "VAE"],
            "output_node": False,
        },
        "KSampler": SAMPLER,
        "SaveImage": {
            "input": {
                "required": {"images": ["IMAGE", {}], "filename_prefix": ["STRING", {}]},
            },
            "output": [],
            "output_node": True,
        },
        "PreviewImage": {
            "input": {"required": {"images": ["IMAGE", {}]}},
            "output": [],
            "output_node": True,
        },
    }


def graph(*, seed: int = 7, checkpoint: str = "sd15.safetensors") -> dict[str, Any]:
    return {
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": checkpoint}},
        "3": {
            "class_type": "KSampler",
            "inputs": {"model": ["1", 0], "seed": seed, "steps": 4, "sampler_name": "euler"},
        },
        "9": {"class_type": "SaveImage", "inputs": {"images": ["3", 0], "filename_prefix": "x"}},
    }


def picture(text: str) -> bytes:
    """A small PNG whose colour follows from `text`."""
    colour = (hash(text) & 255, len(text) & 255, 90)
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(buffer, "PNG")
    return buffer.getvalue()


@dataclass
class Prompt:
    id: str
    client_id: str
    number: int
    graph: dict[str, Any]
    stopped: bool = False
    released: bool = False  # goes on though the gate is shut
    began: float = 0.0


@dataclass
class FakeNode:
    """Set its attributes at any time; `restart` and `offline` are the faults of a whole server."""

    classes: dict[str, Any] = field(default_factory=lambda: object_info("sd15.safetensors"))
    device: str = "cuda:0 Test GPU"
    steps: int = 2
    pictures: int = 1
    picture_type: str = "output"
    deaf: bool = False  # runs prompts, but its sockets say nothing
    unauthorised: bool = False
    refusal: dict[str, Any] | None = None  # body of a 400 for every POST /prompt
    left_out: dict[str, Any] = field(default_factory=dict[str, Any])  # `node_errors` of a 200
    failure: str | None = None  # every prompt ends with this exception
    # The next prompts end so, one after another: class and message of the exception.
    failures: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    vram: int = 8 << 30
    pace: float = 0.0  # seconds that each prompt takes besides its steps
    tells: float | None = None  # seconds that it says each prompt took, however long it was
    stubborn: bool = False  # runs on when it is interrupted
    stray: bool = False  # an interrupt comes through late and stops whatever runs then
    posts: list[str] = field(default_factory=list[str])
    taken: list[Prompt] = field(default_factory=list[Prompt])  # as posted, for ever
    interrupts: list[str] = field(default_factory=list[str])
    freed: int = 0  # how often it was asked to drop what it keeps of former runs
    unloaded: int = 0  # how often it was asked to unload its models as well
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    port: int = 0

    def __post_init__(self) -> None:
        self.gate = asyncio.Event()  # while clear, prompts stand still in their first step
        self.gate.set()
        self.answers = asyncio.Event()  # while clear, a POST is taken but not answered
        self.answers.set()
        self.views = asyncio.Event()  # while clear, /view hangs
        self.views.set()
        self._forget()
        self._sockets: dict[str, WebSocket] = {}
        self._work = asyncio.Event()
        self._numbers = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def is_heard(self) -> bool:
        """Whether somebody listens to its socket."""
        return bool(self._sockets)

    def hears(self, client_id: str) -> bool:
        """Whether the socket of this id is open."""
        return client_id in self._sockets

    def _forget(self) -> None:
        self.pending: list[Prompt] = []
        self.running: Prompt | None = None
        self.history: dict[str, Any] = {}
        self._kept: dict[str, list[dict[str, str]]] = {}

    @asynccontextmanager
    async def serve(self) -> AsyncGenerator["FakeNode"]:
        async with asyncio.TaskGroup() as group:
            worker = group.create_task(self._run_prompts())
            await self.online()
            try:
                yield self
            finally:
                self.gate.set()
                self.answers.set()
                self.views.set()
                await self.offline()
                worker.cancel()

    async def online(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.port = self.port or free_port()  # the same again after `offline`
        listener.bind(("127.0.0.1", self.port))
        self._server = uvicorn.Server(self._config())
        self._serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        while not self._server.started:  # noqa: ASYNC110
            await asyncio.sleep(0.005)

    def _config(self) -> uvicorn.Config:
        return uvicorn.Config(
            self._app(), log_level="error", lifespan="off", timeout_graceful_shutdown=1
        )

    async def offline(self) -> None:
        await self.drop_sockets()
        self._server.should_exit = True
        self._server.force_exit = True
        await self._serving

    async def restart(self) -> None:
        """What a killed and restarted server has lost: queue, history, sockets."""
        if self.running is not None:
            self.running.stopped = True
        self._forget()
        await self.drop_sockets()

    async def drop_sockets(self) -> None:
        for connection in list(self._sockets.values()):
            with suppress(RuntimeError):
                await connection.close(1012)
        self._sockets.clear()

    # -- HTTP

    def _app(self) -> Starlette:
        routes = [
            Route("/prompt", self._prompt, methods=["POST"]),
            Route("/prompt", self._remaining),
            Route("/queue", self._delete, methods=["POST"]),
            Route("/queue", self._queue),
            Route("/history/{id}", self._history),
            Route("/interrupt", self._interrupt, methods=["POST"]),
            Route("/free", self._free, methods=["POST"]),
            Route("/object_info", self._object_info),
            Route("/system_stats", self._stats),
            Route("/models/{folder}", self._models),
            Route("/view", self._view),
            Route("/upload/image", self._upload, methods=["POST"]),
            WebSocketRoute("/ws", self._socket),
        ]
        return Starlette(routes=routes)

    async def _prompt(self, request: Request) -> Response:
        body = await request.json()
        if self.refusal is not None:
            return JSONResponse(self.refusal, status_code=400)
        self._numbers += 1
        prompt = Prompt(body["prompt_id"], body["client_id"], self._numbers, body["prompt"])
        self.posts.append(prompt.id)
        self.taken.append(prompt)
        self.pending.append(prompt)
        self._work.set()
        await self.answers.wait()
        return JSONResponse(
            {"prompt_id": prompt.id, "number": prompt.number, "node_errors": self.left_out}
        )

    async def _remaining(self, _: Request) -> Response:
        count = len(self.pending) + (self.running is not None)
        return JSONResponse({"exec_info": {"queue_remaining": count}})

    async def _queue(self, _: Request) -> Response:
        running = [self.running] if self.running else []
        return JSONResponse(
            {
                "queue_running": [[p.number, p.id, p.graph, {}, ["9"]] for p in running],
                "queue_pending": [[p.number, p.id, p.graph, {}, ["9"]] for p in self.pending],
            }
        )

    async def _delete(self, request: Request) -> Response:
        unwanted = (await request.json())["delete"]
        self.pending = [prompt for prompt in self.pending if prompt.id not in unwanted]
        return Response()

    async def _interrupt(self, request: Request) -> Response:
        prompt_id = (await request.json())["prompt_id"]
        self.interrupts.append(prompt_id)
        if self.running is not None and self.running.id == prompt_id:
            self.running.stopped = not self.stubborn
            if self.stray and self.pending:
                self.pending[0].stopped = True
        return Response()

    async def _free(self, request: Request) -> Response:
        wish = await request.json()
        if wish["free_memory"]:
            self.freed += 1
            self._kept.clear()
        self.unloaded += wish["unload_models"]
        return Response()

    async def _history(self, request: Request) -> Response:
        prompt_id = request.path_params["id"]
        item = self.history.get(prompt_id)
        return JSONResponse({prompt_id: item} if item else {})

    async def _object_info(self, _: Request) -> Response:
        return JSONResponse(self.classes)

    async def _stats(self, _: Request) -> Response:
        if self.unauthorised:
            return Response(status_code=401)
        device = {"name": self.device, "vram_total": self.vram, "vram_free": self.vram // 2}
        return JSONResponse({"system": {"comfyui_version": "0.3.64"}, "devices": [device]})

    async def _models(self, _: Request) -> Response:
        return JSONResponse(["sd15.safetensors"])

    async def _view(self, request: Request) -> Response:
        await self.views.wait()
        data = self.files.get(request.query_params["filename"])
        return Response(data, media_type="image/png") if data else Response(status_code=404)

    async def _upload(self, request: Request) -> Response:
        async with request.form() as form:
            sent = form["image"]
            assert isinstance(sent, UploadFile)
            name = sent.filename or "upload.png"
            self.files[name] = await sent.read()
        return JSONResponse({"name": name, "subfolder": "", "type": "input"})

    # -- running

    async def _run_prompts(self) -> None:
        while True:
            while not self.pending:
                self._work.clear()
                await self._work.wait()
            prompt = self.running = self.pending.pop(0)
            await self._run(prompt)
            if self.running is prompt:
                self.running = None
                await self._tell(prompt, "executing", {"node": None})

    async def _run(self, prompt: Prompt) -> None:
        prompt.began = time.time()
        await self._tell(prompt, "execution_start", {})
        await self._tell(prompt, "execution_cached", {"nodes": ["1"]})
        for step in range(1, self.steps + 1):
            await self._step(prompt, step)
            while not (self.gate.is_set() or prompt.stopped or prompt.released):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
            if prompt.stopped:
                return await self._end(prompt, "execution_interrupted", {})
        await asyncio.sleep(self.pace)
        failure = self.failures.pop(0) if self.failures else ("RuntimeError", self.failure)
        if failure[1]:
            data = {
                "node_id": "3",
                "node_type": "KSampler",
                "exception_message": failure[1],
                "exception_type": failure[0],
                "traceback": ["line 1"],
            }
            return await self._end(prompt, "execution_error", data)
        await self._end(prompt, "execution_success", {})

    async def _step(self, prompt: Prompt, step: int) -> None:
        state = {"value": step, "max": self.steps, "state": "running", "node_id": "3"}
        await self._tell(prompt, "progress_state", {"nodes": {"3": state}})
        if self.deaf or prompt.client_id not in self._sockets:
            return
        head = json.dumps({"prompt_id": prompt.id, "node_id": "3", "image_type": "image/jpeg"})
        frame = (4).to_bytes(4, "big") + len(head).to_bytes(4, "big") + head.encode() + b"\xff\xd8"
        with suppress(RuntimeError, WebSocketDisconnect):
            await self._sockets[prompt.client_id].send_bytes(frame)

    async def _end(self, prompt: Prompt, kind: str, data: dict[str, Any]) -> None:
        if self.running is not prompt:
            return  # the server was restarted meanwhile
        success = kind == "execution_success"
        ended = time.time() if self.tells is None else prompt.began + self.tells
        self.history[prompt.id] = {
            "outputs": {"9": {"images": self._images(prompt)}} if success else {},
            "status": {
                "status_str": "success" if success else "error",
                "completed": success,
                "messages": [
                    ["execution_start", {"timestamp": int(prompt.began * 1000)}],
                    [kind, {**data, "timestamp": int(ended * 1000)}],
                ],
            },
        }
        await self._tell(prompt, kind, data)

    def _images(self, prompt: Prompt) -> list[dict[str, str]]:
        """A graph that it ran before names the former files, whether they are there or not."""
        key = json.dumps(prompt.graph)
        if key not in self._kept:
            self._kept[key] = self._save(prompt)
        return self._kept[key]

    def _save(self, prompt: Prompt) -> list[dict[str, str]]:
        prefix = prompt.graph["9"]["inputs"].get("filename_prefix", "temp")
        names = [f"{prefix}_{index:05d}_.png" for index in range(1, self.pictures + 1)]
        self.files.update({name: picture(name) for name in names})
        return [{"filename": name, "subfolder": "", "type": self.picture_type} for name in names]

    # -- the socket

    async def _socket(self, connection: WebSocket) -> None:
        client_id = connection.query_params["clientId"]
        await connection.accept()
        self._sockets[client_id] = connection
        status = {"status": {"exec_info": {"queue_remaining": 0}}, "sid": client_id}
        await connection.send_json({"type": "status", "data": status})
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                await connection.receive_text()
        self._sockets.pop(client_id, None)

    async def _tell(self, prompt: Prompt, kind: str, data: dict[str, Any]) -> None:
        connection = self._sockets.get(prompt.client_id)
        if connection is None or self.deaf:
            return
        with suppress(RuntimeError, WebSocketDisconnect):
            message = {"type": kind, "data": {"prompt_id": prompt.id, **data}}
            await connection.send_text(json.dumps(message))
