"""How long people and work wait when something goes wrong: a real orchestrator, killed for real.

The nodes are fakes on real sockets, so that each trouble comes at its moment. Seconds stand beside
the goal of each and beside the same job with nothing wrong.
"""

import statistics
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from time import perf_counter

from tests.orchestrator.fakes import FakeNode
from tests.orchestrator.farm import Farm, settings, until
from tests.orchestrator.test_kill import Process
from tests.postgres import serving

ROUNDS = 3

Wait = Callable[[Path], Awaitable[float]]


@asynccontextmanager
async def one_running(folder: Path, node: FakeNode) -> AsyncGenerator[tuple[Process, Farm, str]]:
    """An orchestrator in a process of its own, whose one job runs and does not end."""
    async with node.serve():
        process = Process(settings(folder, node))
        async with process.running() as console:
            node.gate.clear()
            job_id = await console.submit()
            await console.becomes(job_id, "running")
            yield process, console, job_id


async def done(folder: Path, node: FakeNode) -> float:
    """From the end on the node until the job is done."""
    async with one_running(folder, node) as (_, console, job_id):
        node.gate.set()
        await until(lambda: node.history)
        began = perf_counter()
        await console.becomes(job_id, "done")
        return perf_counter() - began


async def told_in_time(folder: Path) -> float:
    return await done(folder, FakeNode())


async def told_by_nobody(folder: Path) -> float:
    return await done(folder, FakeNode(deaf=True))


async def cancelled(folder: Path) -> float:
    """Of a prompt that the node does not let go of."""
    async with one_running(folder, FakeNode(stubborn=True)) as (_, console, job_id):
        began = perf_counter()
        (await console.http.post(f"/api/jobs/{job_id}/cancel")).raise_for_status()
        await console.becomes(job_id, "cancelled")
        return perf_counter() - began


async def taken_up(folder: Path) -> float:
    """From the moment that a killed orchestrator answers again until it follows its prompt."""
    node = FakeNode()
    async with one_running(folder, node) as (process, console, job_id):
        await process.restart(console)
        began = perf_counter()
        node.gate.set()
        await console.becomes(job_id, "done")
        return perf_counter() - began


async def ended(folder: Path) -> float:
    """Of an orchestrator that is asked to end while a job runs."""
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(one_running(folder, FakeNode()))
        began = perf_counter()
    return perf_counter() - began


async def taken_over(folder: Path) -> float:
    """From the death of one of two orchestrators until the other has done what it held."""
    with serving() as server:
        node = FakeNode()
        async with node.serve():
            shared = settings(folder, node).model_copy(update={"database": server.new_database()})
            leader, other = Process(shared), Process(shared)
            node.gate.clear()
            async with leader.running() as dying:
                job_id = await dying.submit()
                await dying.becomes(job_id, "running")  # before there is another that could have it
                async with other.running() as living:
                    await leader.kill()
                    began = perf_counter()
                    node.gate.set()
                    await living.becomes(job_id, "done")
                    return perf_counter() - began


WAITS: tuple[tuple[str, float | None, Wait], ...] = (
    ("a job that ended is done", None, told_in_time),
    ("the same, the node's socket silent", 2, told_by_nobody),
    ("a cancel, of a node that does not let go", 2, cancelled),
    ("killed and back: the prompt is followed", 5, taken_up),
    ("one of two killed: its work is done", 15, taken_over),
    ("asked to end while a job runs", 2, ended),
)


async def report(folder: Path) -> None:
    print(f"{'seconds':44}{'median':>9}{'longest':>9}{'goal':>9}")
    for name, goal, wait in WAITS:
        seconds = [await wait(folder / f"{wait.__name__}{each}") for each in range(ROUNDS)]
        told = "-" if goal is None else f"{goal:g}"
        print(f"{name:44}{statistics.median(seconds):9.2f}{max(seconds):9.2f}{told:>9}")
