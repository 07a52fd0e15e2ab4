"""A ComfyUI as the protocol has it, with a clock that is simulated and troubles that are planned.

It answers HTTP as bytes, so that our whole client is at work; its own books (`posted`,
`repeated`, `interrupted`) are what the invariants are checked against.
"""

import asyncio
import io
import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
from PIL import Image

from orchestrator.nodes.models import Finished, Hint, QueueChanged, Started, Step

from .clock import now
from .script import NodePlan, Outcome, Trouble

LOAD_SECONDS = 5.0
SLOW_POST = 1.5
"""A node that loads a model answers late, now and then."""

STEPS = 3


@cache
def picture(seed: int) -> bytes:
    """A small PNG whose colour is the seed."""
    buffer = io.BytesIO()
    colour = (seed >> 16 & 255, seed >> 8 & 255, seed & 255)
    Image.new("RGB", (4, 3), colour).save(buffer, "PNG")
    return buffer.getvalue()


@cache
def object_info(models: tuple[str, ...]) -> bytes:
    classes: dict[str, Any] = {
        "CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": [list(models), {}]}}},
        "KSampler": {
            "input": {
                "required": {"model": ["MODEL", {}], "seed": ["INT", {}]},
                "optional": {"style": [["plain and clear"], {}]},
            },
            "output": ["LATENT"],
        },
        "SaveImage": {
            "input": {"required": {"images": ["IMAGE", {}], "filename_prefix": ["STRING", {}]}},
            "output_node": True,
        },
    }
    return json.dumps(classes).encode()


def graph(model: str, seed: int) -> dict[str, Any]:
    sampler = {"model": ["1", 0], "seed": seed, "steps": 4}
    return {
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": model}},
        "3": {"class_type": "KSampler", "inputs": sampler},
        "9": {"class_type": "SaveImage", "inputs": {"images": ["3", 0], "filename_prefix": "x"}},
    }


@dataclass(eq=False)
class Prompt:
    id: str
    client_id: str
    graph: dict[str, Any]
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def model(self) -> str:
        return self.graph["1"]["inputs"]["ckpt_name"]

    @property
    def seed(self) -> int:
        return self.graph["3"]["inputs"]["seed"]


class SimNode:
    def __init__(self, plan: NodePlan, rng: random.Random) -> None:
        self.plan = plan
        self.posted: Counter[str] = Counter()
        self.executed: Counter[str] = Counter()
        self.interrupted: list[str] = []
        self.dropped: list[str] = []
        self.incapable: list[str] = []
        self.repeated: list[str] = []
        self.lives = 1
        self.outcomes: list[Outcome] = []
        self.sockets: dict[str, asyncio.Queue[Hint | None]] = {}
        self._rng = rng
        self._until: dict[Trouble, float] = {}
        self._files: dict[str, bytes] = {}
        self._saved = 0
        self._work = asyncio.Event()
        self._forget()

    def _forget(self) -> None:
        self.pending: list[Prompt] = []
        self.running: Prompt | None = None
        self.history: dict[str, Any] = {}
        self.loaded: str | None = None

    # -- troubles

    def suffers(self, kind: Trouble) -> bool:
        return now() < self._until.get(kind, 0.0)

    def trouble(self, kind: Trouble, lasts: float) -> None:
        self._until[kind] = now() + lasts
        if kind == "restart":
            self._restart()
        if kind in ("drop_sockets", "network", "restart"):
            self.drop_sockets()

    def mend(self) -> None:
        self._until.clear()
        self.outcomes.clear()

    def _restart(self) -> None:
        """Queue, history and memory are gone; the files are still there."""
        self.lives += 1
        if self.running is not None:
            self.running.stopped.set()
        self._forget()

    def drop_sockets(self) -> None:
        for socket in self.sockets.values():
            socket.put_nowait(None)
        self.sockets.clear()

    @property
    def is_away(self) -> bool:
        return self.suffers("network") or self.suffers("restart")

    # -- HTTP

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """Raises what httpx raises when a node cannot be reached."""
        is_post = request.url.path == "/prompt" and request.method == "POST"
        slowest = SLOW_POST if is_post and self._rng.random() < 0.3 else 0.02
        await asyncio.sleep(self._rng.uniform(0.001, slowest))
        if self.is_away:
            raise httpx.ConnectError("away", request=request)
        if self.suffers("hang"):
            await self._hang(request)
        response = self._routed(request)
        if request.method == "POST" and self.suffers("lost_answers"):
            raise httpx.ReadError("lost", request=request)
        await asyncio.sleep(self._rng.uniform(0.001, slowest))
        if self.is_away:
            raise httpx.ReadError("went away", request=request)
        return response

    async def _hang(self, request: httpx.Request) -> None:
        patience = float(request.extensions["timeout"]["read"])
        left = self._until["hang"] - now()
        await asyncio.sleep(min(patience, max(left, 0.0)))
        if left > patience:
            raise httpx.ReadTimeout("silent", request=request)

    def _routed(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        body: dict[str, Any] = json.loads(request.content) if request.content else {}
        routes: dict[tuple[str, str], Callable[[dict[str, Any]], httpx.Response]] = {
            ("POST", "/prompt"): self._post,
            ("GET", "/prompt"): self._remaining,
            ("POST", "/queue"): self._delete,
            ("GET", "/queue"): self._queue,
            ("POST", "/interrupt"): self._interrupt,
            ("POST", "/free"): self._free,
            ("GET", "/system_stats"): self._stats,
        }
        if route := routes.get((request.method, path)):
            return route(body)
        if path.startswith("/history/"):
            key = path.rpartition("/")[2]
            return httpx.Response(200, json={key: self.history[key]} if key in self.history else {})
        if path == "/object_info":
            return httpx.Response(200, content=object_info(self.plan.models))
        if path == "/view":
            data = self._files.get(request.url.params["filename"])
            return httpx.Response(404) if data is None else httpx.Response(200, content=data)
        return httpx.Response(404)

    def _post(self, body: dict[str, Any]) -> httpx.Response:
        prompt = Prompt(body["prompt_id"], body["client_id"], body["prompt"])
        self.posted[prompt.id] += 1
        if self._knows(prompt.id):
            self.repeated.append(prompt.id)
        if prompt.model not in self.plan.models:
            self.incapable.append(prompt.id)
            error = {"type": "prompt_outputs_failed_validation", "message": "invalid"}
            return httpx.Response(400, json={"error": error, "node_errors": {}})
        self.pending.append(prompt)
        self._work.set()
        self._tell(prompt, QueueChanged(self._count()))
        return httpx.Response(200, json={"prompt_id": prompt.id, "number": 1, "node_errors": {}})

    def _knows(self, prompt_id: str) -> bool:
        there = [self.running, *self.pending] if self.running else self.pending
        return prompt_id in self.history or any(item.id == prompt_id for item in there)

    def _count(self) -> int:
        return len(self.pending) + (self.running is not None)

    def _remaining(self, _: dict[str, Any]) -> httpx.Response:
        return httpx.Response(200, json={"exec_info": {"queue_remaining": self._count()}})

    def _queue(self, _: dict[str, Any]) -> httpx.Response:
        running = [self.running] if self.running else []
        listed: dict[str, Any] = {
            "queue_running": [[1, item.id, {}, {}, []] for item in running],
            "queue_pending": [[1, item.id, {}, {}, []] for item in self.pending],
        }
        return httpx.Response(200, json=listed)

    def _delete(self, body: dict[str, Any]) -> httpx.Response:
        unwanted = body["delete"]
        self.dropped += [item.id for item in self.pending if item.id in unwanted]
        self.pending = [item for item in self.pending if item.id not in unwanted]
        return httpx.Response(200)

    def _interrupt(self, body: dict[str, Any]) -> httpx.Response:
        if self.running is not None and self.running.id == body["prompt_id"]:
            self.interrupted.append(self.running.id)
            self.running.stopped.set()
        return httpx.Response(200)

    def _free(self, _: dict[str, Any]) -> httpx.Response:
        self.loaded = None
        return httpx.Response(200)

    def _stats(self, _: dict[str, Any]) -> httpx.Response:
        device = {"name": "cuda:0 Sim", "vram_total": self.plan.vram, "vram_free": self.plan.vram}
        return httpx.Response(200, json={"system": {"comfyui_version": "0"}, "devices": [device]})

    # -- working

    async def work(self) -> None:
        while True:
            while not self.pending:
                self._work.clear()
                await self._work.wait()
            prompt = self.running = self.pending.pop(0)
            outcome = self.outcomes.pop(0) if self.outcomes else None
            for _ in range(2 if outcome == "twice" else 1):
                await self._execute(prompt, outcome)
            if self.running is prompt:
                self.running = None
                self._tell(prompt, Finished(prompt.id))

    async def _execute(self, prompt: Prompt, outcome: Outcome | None) -> None:
        began = now()
        self.executed[prompt.id] += 1
        self._tell(prompt, Started(prompt.id))
        if self.loaded != prompt.model:
            self.loaded = prompt.model
            await self._render(prompt, LOAD_SECONDS)
        for step in range(1, STEPS + 1):
            await self._render(prompt, self.plan.seconds / STEPS)
            self._tell(prompt, Step(prompt.id, "3", step, STEPS, step == STEPS))
        if self.running is prompt:
            self.history[prompt.id] = self._ended(prompt, outcome, began)

    async def _render(self, prompt: Prompt, seconds: float) -> None:
        slowness = 8.0 if self.suffers("slow") else 1.0
        try:
            async with asyncio.timeout(seconds * slowness * self._rng.uniform(0.9, 1.1)):
                await prompt.stopped.wait()
        except TimeoutError:
            return

    def _ended(self, prompt: Prompt, outcome: Outcome | None, began: float) -> dict[str, Any]:
        if prompt.stopped.is_set():
            return _history("error", {}, [["execution_interrupted", {}]])
        if outcome in ("disk_full", "out_of_memory"):
            return _history("error", {}, [["execution_error", _error(outcome)]])
        messages = [
            ["execution_start", {"timestamp": began * 1000}],
            ["execution_success", {"timestamp": now() * 1000}],
        ]
        images = [] if outcome == "nothing" else [self._save(prompt, outcome)]
        return _history("success", {"9": {"images": images}}, messages)

    def _save(self, prompt: Prompt, outcome: Outcome | None) -> dict[str, str]:
        self._saved += 1
        name = f"{prompt.graph['9']['inputs']['filename_prefix']}_{self._saved:05d}_.png"
        data = picture(prompt.seed)
        if outcome != "missing_file":
            self._files[name] = data[:40] if outcome == "broken_file" else data
        return {"filename": name, "subfolder": "", "type": "output"}

    def _tell(self, prompt: Prompt, hint: Hint) -> None:
        socket = self.sockets.get(prompt.client_id)
        if socket is not None and not self.suffers("deaf"):
            socket.put_nowait(hint)


def _history(status: str, outputs: dict[str, Any], messages: list[Any]) -> dict[str, Any]:
    done = status == "success"
    told = {"status_str": status, "completed": done, "messages": messages}
    return {"outputs": outputs, "status": told}


def _error(outcome: Outcome) -> dict[str, Any]:
    full = ("OSError", "[Errno 28] No space left on device")
    memory = ("torch.OutOfMemoryError", "CUDA out of memory.")
    kind, message = full if outcome == "disk_full" else memory
    return {
        "node_id": "3",
        "node_type": "KSampler",
        "exception_type": kind,
        "exception_message": message,
        "traceback": ["line 1"],
    }
