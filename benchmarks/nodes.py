"""What it costs to know many nodes: CPU and memory of the pool alone, while nothing is rendered.

The nodes are one process that answers as so many of them, each under a path of its own, with an
`/object_info` of the size of a real one. The baseline of the same run is a loop that only asks
`/system_stats` of as many nodes as often, over kept connections and nothing else.
"""

import argparse
import asyncio
import contextlib
import gc
import multiprocessing
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any

import httpx
import psutil
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from orchestrator.nodes.conduct import Conduct
from orchestrator.nodes.models import Node
from orchestrator.nodes.pool import NodePool
from orchestrator.nodes.rhythm import Rhythm
from studio_kit.serve import server_config

CLASSES = 400
MEGABYTE = 1 << 20


class Forgetful:
    async def save_conduct(self, node_id: str, conduct: Conduct) -> None:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    server = context.Process(target=serve_nodes, args=(theirs,), daemon=True)
    server.start()
    try:
        asyncio.run(measure(f"http://127.0.0.1:{ours.recv()}", options.nodes, options.seconds))
    finally:
        server.kill()


async def measure(url: str, count: int, seconds: float) -> None:
    look = Rhythm().look
    base = await baseline(url, count, seconds, look)
    nodes = [node(url, index) for index in range(count)]
    before = memory()
    began = perf_counter()
    async with NodePool.open([(each, Conduct()) for each in nodes], keeper=Forgetful()) as pool:
        while not all(link.usable for link in pool.links):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        online = perf_counter() - began
        await asyncio.sleep(look)
        cpu = await cpu_share(seconds)
        held = memory() - before
        while not all(link.ear for link in pool.links):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    print(f"{count} nodes, a look every {look:g} s each, {seconds:g} s measured")
    print(f"  all online after          {online:8.2f} s")
    print(f"  CPU of the pool           {cpu:8.1%} of one core")
    print(f"  CPU of the bare requests  {base:8.1%} of one core (ratio {cpu / base:.2f})")
    print(f"  memory of the pool        {held / MEGABYTE:8.1f} MB")


async def baseline(url: str, count: int, seconds: float, look: float) -> float:
    async def ask(index: int) -> None:
        async with httpx.AsyncClient(trust_env=False, timeout=30) as http:
            await asyncio.sleep(look * index / count)
            while True:
                await http.get(f"{url}/n{index}/system_stats")
                await asyncio.sleep(look)

    tasks = [asyncio.create_task(ask(index)) for index in range(count)]
    await asyncio.sleep(look)
    share = await cpu_share(seconds)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return share


async def cpu_share(seconds: float) -> float:
    process = psutil.Process()
    before, began = sum(process.cpu_times()[:2]), perf_counter()
    await asyncio.sleep(seconds)
    return (sum(process.cpu_times()[:2]) - before) / (perf_counter() - began)


def memory() -> int:
    gc.collect()
    return psutil.Process().memory_info().rss


def node(url: str, index: int) -> Node:
    address = f"{url}/n{index}"
    return Node(f"n{index}", f"N {index}", address, enabled=True, configured=False)


# -- the nodes


def serve_nodes(told: Connection) -> None:
    asyncio.run(_serve(told))


async def _serve(told: Connection) -> None:
    server = uvicorn.Server(server_config(_nodes(), host="127.0.0.1", port=0))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    told.send(server.servers[0].sockets[0].getsockname()[1])
    await serving


def _nodes() -> Starlette:
    classes = JSONResponse({f"Class{index}": _class() for index in range(CLASSES)}).body
    device = {"name": "cuda:0 GPU", "type": "cuda", "index": 0, "vram_total": 1, "vram_free": 1}
    stats = {"system": {"comfyui_version": "0.3.64"}, "devices": [device]}

    async def answer_stats(_: Request) -> Response:
        return JSONResponse(stats)

    async def answer_prompt(_: Request) -> Response:
        return JSONResponse({"exec_info": {"queue_remaining": 0}})

    async def answer_classes(_: Request) -> Response:
        return Response(classes, media_type="application/json")

    async def listen(socket: WebSocket) -> None:
        await socket.accept()
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                await socket.receive_text()

    return Starlette(
        routes=[
            Route("/{node}/system_stats", answer_stats),
            Route("/{node}/prompt", answer_prompt),
            Route("/{node}/object_info", answer_classes),
            WebSocketRoute("/{node}/ws", listen),
        ]
    )


def _class() -> dict[str, Any]:
    """About 0.8 kB, as a real one on average."""
    inputs = {f"input_{index}": ["INT", {"default": 0, "tooltip": "x" * 60}] for index in range(6)}
    return {"input": {"required": inputs}, "output": ["IMAGE"], "output_node": False}


if __name__ == "__main__":
    main()
