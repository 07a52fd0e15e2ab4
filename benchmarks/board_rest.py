"""What a script waits for at a large board, beside the same call at an empty one.

First 1,000 shots are pushed one after the other: the last hundred against the first hundred. Then
each call is timed at a project of 500 scenes and 2,000 shots with a take each, in turn with an
empty project of the same service; and what one edit costs the service until its file is saved.
Wall time is what a person waits for, the service's CPU time is what can be compared on a busy
machine.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

import httpx

from storyboard.board.content import Content
from storyboard.board.document import new_content
from storyboard.board.opening import header
from storyboard.board.snapshot import render, write_files
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import put_on_disk, take_record
from tests.storyboard.killing import free_port, service

GOAL = 50.0  # ms, p95 of a call
GROWTH = 1.5  # the last hundred pushes against the first
SIZES = (10, 2000, 5000)  # shots
SETTLED = 1.0  # s, after which an edit is in its file

Call = Callable[[], Awaitable[httpx.Response]]


def cpu_seconds(process_id: int) -> float:
    """Of a process so far, its threads included; Linux alone tells it so."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def large(scenes: int, shots: int) -> Content:
    """A board with as many shots in each scene."""
    content = new_content(header("Large"))
    ids = [f"scene{n}" for n in range(scenes)]
    words = "Mara waits at the wall. " * 10
    said = {"name": "The wall", "description": words, "notes": "", "rating": 0}
    entries = {
        f"shot{n}": {
            **said,
            "id": f"shot{n}",
            "slot_id": f"shot{n}",
            "scene_id": ids[n % scenes],
            "order": n,
            "code": f"{n % scenes + 1}{chr(65 + n // scenes % 26)}",
            "chosen_take": f"take{n}",
            "camera": {"lens": "mm_50"},
            "values": {"steps": 20},
            "created_at": "2026-01-01T00:00:00Z",
        }
        for n in range(shots)
    }
    places = {
        key: {"x": 252 * (n % 4), "y": 226 * (n // 4), "w": 240, "h": 178, "z": n}
        for n, key in enumerate(entries)
    }
    kept = {key: {"id": key, "name": key, "order": n} for n, key in enumerate(ids)}
    return replace(content, scenes=kept, shots=entries, placements=places)


def write_project(folder: Path, content: Content, *, takes: int) -> None:
    folder.mkdir(parents=True)
    write_files(folder, render(content))
    root = ProjectRoot.open(folder)
    for n in range(takes):
        put_on_disk(root, take_record(f"take{n}", shot_id=f"shot{n}", path=f"{n}/{n}_v001.png"))


def calls(http: httpx.AsyncClient, project: str, shot: str) -> dict[str, Call]:
    base = f"/api/projects/{project}"
    patch: dict[str, Any] = {"json": {"name": "The door"}}
    return {
        "list of projects": lambda: http.get("/api/projects"),
        "shots": lambda: http.get(f"{base}/shots"),
        "scenes": lambda: http.get(f"{base}/scenes"),
        "stale": lambda: http.get(f"{base}/stale"),
        "one shot": lambda: http.get(f"{base}/shots/{shot}"),
        "change one field": lambda: http.patch(f"{base}/shots/{shot}", **patch),
        "add a shot": lambda: http.post(f"{base}/shots", json={}),
        "push_prompt": lambda: http.post(
            "/api/storyboard/push_prompt", params={"project": project}, json={"prompt": "a wall"}
        ),
        "snapshots": lambda: http.get(f"{base}/snapshots"),
    }


async def timed(call: Call) -> float:
    """ms."""
    began = perf_counter()
    (await call()).raise_for_status()
    return 1000 * (perf_counter() - began)


def p95(took: list[float]) -> float:
    return quantiles(took, n=20)[-1]


async def compare(empty: Call, full: Call, *, process_id: int, rounds: int) -> list[float]:
    """p95 of both (ms), and CPU time of the service for each call (ms)."""
    walls: list[list[float]] = []
    costs: list[float] = []
    for call in (empty, full):
        await timed(call)
        began = cpu_seconds(process_id)
        walls.append([await timed(call) for _ in range(rounds)])
        costs.append(1000 * (cpu_seconds(process_id) - began) / rounds)
    return [*map(p95, walls), *costs]


async def push_many(http: httpx.AsyncClient, count: int, *, process_id: int) -> None:
    """Says how much more CPU time the last hundred pushes took than the first."""
    project = (await http.post("/api/projects", json={"name": "Pushed"})).json()["id"]
    push, began = calls(http, project, "")["push_prompt"], perf_counter()
    costs: list[float] = []
    for _ in range(count // 100):
        before = cpu_seconds(process_id)
        for _ in range(100):
            await timed(push)
        costs.append(10 * (cpu_seconds(process_id) - before))
    seconds = perf_counter() - began
    first, last = costs[0], costs[-1]
    print(f"{count} pushes in {seconds:.1f} s; CPU ms each: {first:.1f} of the first hundred,")
    print(f"{last:.1f} of the last: {last / first:.2f} times (goal {GROWTH})", flush=True)


async def edit_cost(http: httpx.AsyncClient, project: str, shot: str, process_id: int) -> float:
    """CPU ms of the service for one edit until it is in its file, over three edits."""
    url, spent = f"/api/projects/{project}/shots/{shot}", 0.0
    for n in range(4):
        before = cpu_seconds(process_id)
        await timed(lambda n=n: http.patch(url, json={"notes": f"note {n}"}))
        await asyncio.sleep(SETTLED)
        spent += cpu_seconds(process_id) - before if n else 0
    return 1000 * spent / 3


def write_projects(folder: Path) -> None:
    for count in SIZES:
        write_project(folder / f"of {count}", large(min(500, count), count), takes=min(count, 2000))


async def main(folder: Path, *, pushes: int, rounds: int) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    async with (
        service(folder, port) as process,
        httpx.AsyncClient(base_url=address, trust_env=False, timeout=300) as http,
    ):
        process_id = process.pid or 0
        await push_many(http, pushes, process_id=process_id)
        await table(http, folder, process_id=process_id, rounds=rounds)


async def table(http: httpx.AsyncClient, folder: Path, *, process_id: int, rounds: int) -> None:
    async def opened(path: Path) -> str:
        answer = await http.post("/api/projects/open", json={"path": str(path)})
        return answer.raise_for_status().json()["id"]

    small, full = await opened(folder / "of 10"), await opened(folder / "of 2000")
    print("500 scenes, 2,000 shots, 2,000 takes, beside 10 shots: p95 ms and CPU ms of a call")
    for label, call in calls(http, full, "shot7").items():
        little = calls(http, small, "shot7")[label]
        found = await compare(little, call, process_id=process_id, rounds=rounds)
        mark = "" if found[1] < GOAL else f"  over {GOAL:.0f} ms"
        wall, cost = f"{found[1]:7.1f} /{found[0]:6.1f}", f"{found[3]:7.1f} /{found[2]:6.1f}"
        print(f"{label:<18} {wall}   {cost}{mark}", flush=True)
    for count in SIZES:
        project = await opened(folder / f"of {count}")
        cost = await edit_cost(http, project, "shot7", process_id)
        print(f"an edit until it is in its file, {count} shots: {cost:.0f} CPU ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pushes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=40, help="of each call")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name).resolve()
        write_projects(home)
        asyncio.run(main(home, pushes=asked.pushes, rounds=asked.rounds))
