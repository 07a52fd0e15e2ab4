"""The storyboard is told of moved files, in their order, also when it comes up late."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from gallery.files.models import Move
from gallery.telling_board import telling_board
from studio_kit.paths import ProjectRoot
from tests.orchestrator.farm import free_port
from tests.storyboard.fakes import serving, until

pytestmark = pytest.mark.integration

ROOT = ProjectRoot(Path("/projects/The Salt Line"))


class Storyboard:
    """Notes what it is told, and fails so many times before."""

    def __init__(self, *, failures: int = 0) -> None:
        self.heard: list[Any] = []
        self.tries: list[tuple[str, int]] = []
        self.failures = failures

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            for stage in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{stage}.complete"})
            return
        body = (await receive())["body"]
        is_failing, self.failures = self.failures > 0, self.failures - 1
        told = json.loads(body)
        self.tries.append((told["teller"], told["number"]))
        if not is_failing:
            self.heard.append(told)
        await send({"type": "http.response.start", "status": 503 if is_failing else 200})
        await send({"type": "http.response.body", "body": b"{}"})


def moved(source: str, target: str) -> list[Move]:
    record = Move(source=f"{source}.take.json", target=f"{target}.take.json")
    return [Move(source=source, target=target), record]


async def test_moves_are_told_in_their_order_without_the_records() -> None:
    storyboard = Storyboard(failures=1)
    async with serving(storyboard) as port, telling_board(f"http://127.0.0.1:{port}") as tell:
        await asyncio.to_thread(tell, ROOT, moved("a.png", "b.png"))
        await asyncio.to_thread(tell, ROOT, moved("b.png", "c.png"))
        await until(lambda: len(storyboard.heard) == 2)
    assert [one["moves"] for one in storyboard.heard] == [
        [{"source": "a.png", "target": "b.png"}],
        [{"source": "b.png", "target": "c.png"}],
    ]
    assert storyboard.heard[0]["project"] == str(ROOT.path)
    assert [number for _, number in storyboard.tries] == [1, 1, 2]
    assert len({teller for teller, _ in storyboard.tries}) == 1


async def test_a_storyboard_that_comes_up_late_is_told() -> None:
    storyboard, port = Storyboard(), free_port()
    async with telling_board(f"http://127.0.0.1:{port}") as tell:
        tell(ROOT, moved("a.png", "b.png"))
        async with serving(storyboard, port=port):
            await until(lambda: storyboard.heard)


async def test_what_is_no_media_is_not_told() -> None:
    storyboard = Storyboard()
    async with serving(storyboard) as port, telling_board(f"http://127.0.0.1:{port}") as tell:
        tell(ROOT, moved("a.png", "b.png")[1:])
        tell(ROOT, moved("c.png", "d.png"))
        await until(lambda: storyboard.heard)
    assert [one["moves"][0]["source"] for one in storyboard.heard] == ["c.png"]
