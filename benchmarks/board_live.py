"""How long an edit takes from one board to the others: five clients edit a board of 1,000 panels.

Each client moves panels and types, twenty times a second; every edit is timed until each of the
others has it. The baseline is the same with a board of as many panels as clients.
"""

import argparse
import asyncio
import random
import tempfile
from collections.abc import Coroutine, Generator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

from storyboard.board.document import Board, read_content, write_content
from storyboard.board.shots import add_shot, change_shot
from tests.storyboard.fakes import BoardClient, at_board, until
from tests.storyboard.killing import create, free_port, service

GOAL = 50.0  # ms, p95
PAUSE = 0.05


class Clock:
    """When each edit was made, by its unique number, and how long it took to the others (ms)."""

    def __init__(self) -> None:
        self.made: dict[float, float] = {}
        self.took: list[float] = []

    def stamp(self) -> float:
        number = random.random()
        self.made[number] = perf_counter()
        return number

    @contextmanager
    def watching(self, client: BoardClient, own: set[float]) -> Generator[None]:
        """Time what arrives at a client from the others."""

        def arrived(events: list[Any]) -> None:
            for event in events:
                number = event.keys.get("x", {}).get("newValue")
                if number in self.made and number not in own:
                    self.took.append(1000 * (perf_counter() - self.made[number]))

        subscription = client.board.placements.observe_deep(arrived)
        yield
        client.board.placements.unobserve(subscription)


def fill(board: Board, panels: int) -> list[str]:
    """Put panels on an empty board, all like the first; returns the ids of their shots."""
    first = add_shot(board, description="Mara waits at the wall.")
    content = read_content(board)
    shots = {f"{n}": {**content.shots[first], "id": f"{n}", "order": n} for n in range(panels)}
    places = {shot: {**content.placements[first], "y": 226 * n} for n, shot in enumerate(shots)}
    write_content(board, replace(content, shots=shots, placements=places))
    return list(shots)


async def edit(
    client: BoardClient, shots: list[str], clock: Clock, own: set[float], edits: int
) -> None:
    """Move a panel and type into its shot, in one transaction. Each client has shots of its own,
    for of two places given at once only one arrives."""
    for number in range(edits):
        shot = random.choice(shots)
        with client.board.doc.transaction():
            own.add(stamp := clock.stamp())
            client.board.placements[shot]["x"] = stamp
            change_shot(client.board, shot, description=f"Mara waits, {number} at the wall.")
        await asyncio.sleep(PAUSE * random.uniform(0.5, 1.5))


async def measured(folder: Path, *, panels: int, people: int, edits: int) -> list[float]:
    project, port, clock = await create(folder), free_port(), Clock()
    async with service(folder, port), AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(at_board(port, project["id"])) for _ in range(people)
        ]
        first = clients[0].board
        shots = fill(first, panels)
        for client in clients:
            await until(lambda c=client: len(c.board.placements) == panels, seconds=60)
        works: list[Coroutine[Any, Any, None]] = []
        for place, client in enumerate(clients):
            own = set[float]()
            stack.enter_context(clock.watching(client, own))
            works.append(edit(client, shots[place::people], clock, own, edits))
        await asyncio.gather(*works)
        await until(lambda: len(clock.took) >= people * (people - 1) * edits)
        states = [read_content(client.board).shots for client in clients]
        assert all(state == states[0] for state in states), "the boards differ"
    return clock.took


def told(name: str, took: list[float]) -> float:
    cuts = quantiles(took, n=100)
    print(f"{name:>14}: p50 {cuts[49]:6.1f} ms   p95 {cuts[94]:6.1f} ms   p99 {cuts[98]:6.1f} ms")
    return cuts[94]


def main(panels: int, people: int, edits: int) -> None:
    found: dict[int, float] = {}
    for count in (people, panels):
        with tempfile.TemporaryDirectory() as name:
            took = asyncio.run(
                measured(Path(name).resolve(), panels=count, people=people, edits=edits)
            )
        found[count] = told(f"{count} panels", took)
    print(
        f"{found[panels] / found[people]:.1f} times the p95 of the small board; "
        f"the goal is {GOAL:.0f} ms"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--panels", type=int, default=1000)
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--edits", type=int, default=200, help="of each person")
    asked = parser.parse_args()
    main(asked.panels, asked.people, asked.edits)
