"""A farm on paper: what policies of scheduling make of the same work.

600 jobs of 6 models on 8 nodes, a load takes 30 s, a render 13.4 s give or take 40 %; all jobs
wait from the beginning and their models come in no order. A node takes two prompts: one runs, one
waits. The lower bound: each node loads one model at least, and is never idle afterwards.
"""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from orchestrator.scheduling.backlog import BOUND, Backlog
from orchestrator.scheduling.expect import Guess
from orchestrator.scheduling.models import NodeSeats, WaitingJob
from orchestrator.scheduling.scheduler import Scheduler
from orchestrator.scheduling.seats import SEATS

JOBS, NODES, MODELS = 600, 8, 6
LOAD_SECONDS, RENDER_SECONDS, SPREAD = 30.0, 13.4, 0.4
WINDOW = 32
SEEDS = range(9)


@dataclass
class Worker:
    """A node: the model that it holds once all that it was given is through."""

    id: str
    model: str | None = None
    prompts: int = 0
    until: float = 0.0


@dataclass
class Result:
    loads: int = 0
    seconds: float = 0.0
    overtaken: int = 0


Choose = Callable[[Worker, list[WaitingJob]], int]


def work(seed: int) -> list[WaitingJob]:
    rng = random.Random(seed)
    everywhere = frozenset(f"n{index}" for index in range(NODES))
    return [
        WaitingJob(
            id=f"j{number}",
            number=number,
            priority=0,
            capable=everywhere,
            models=(f"m{rng.randrange(MODELS)}",),
            seconds=RENDER_SECONDS * rng.uniform(1 - SPREAD, 1 + SPREAD),
        )
        for number in range(JOBS)
    ]


def lower_bound(jobs: list[WaitingJob]) -> float:
    return (sum(job.seconds for job in jobs) + LOAD_SECONDS * max(NODES, MODELS)) / NODES


# -- policies


def first_in_first_out(worker: Worker, queue: list[WaitingJob]) -> int:
    return 0


def warm_within(window: int) -> Choose:
    """The first job, of so many, whose model the node holds; else the first of all."""

    def choose(worker: Worker, queue: list[WaitingJob]) -> int:
        first = queue[:window]
        return next((at for at, job in enumerate(first) if job.models[0] == worker.model), 0)

    return choose


class Loads(Guess):
    def load(self, models: tuple[str, ...], node_id: str) -> float:
        return LOAD_SECONDS


def simple(jobs: list[WaitingJob], choose: Choose) -> Result:
    """Whoever is least busy takes what the policy chooses."""
    farm, queue, passed = Farm(), list(jobs), dict.fromkeys((job.id for job in jobs), 0)
    while queue:
        free = [worker for worker in farm.workers.values() if worker.prompts < SEATS]
        if not free:
            farm.wait()
            continue
        worker = min(free, key=lambda worker: (worker.until, worker.id))
        at = choose(worker, queue)
        for job in queue[:at]:
            passed[job.id] += 1
        farm.give(worker, queue.pop(at))
    return farm.ended(max(passed.values()))


def ours(jobs: list[WaitingJob], *, bound: int = BOUND) -> Result:
    farm, backlog = Farm(), Backlog(bound)
    for job in jobs:
        backlog.put(job)
    scheduler, of_id, passed = Scheduler(backlog, Loads()), {job.id: job for job in jobs}, 0
    while True:
        for item in scheduler.plan(farm.seats()):
            farm.give(farm.workers[item.node_id], of_id[item.job_id])
        passed = max(passed, most_passed(backlog))
        if not farm.ends:
            return farm.ended(passed)
        farm.wait()


def most_passed(backlog: Backlog) -> int:
    entries = (backlog.entry(job.id) for job in backlog)
    return max((entry.overtaken for entry in entries if entry), default=0)


@dataclass
class Farm:
    workers: dict[str, Worker] = field(
        default_factory=lambda: {f"n{index}": Worker(f"n{index}") for index in range(NODES)}
    )
    ends: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    now: float = 0.0
    result: Result = field(default_factory=Result)

    def give(self, worker: Worker, job: WaitingJob) -> None:
        cold = worker.model != job.models[0]
        self.result.loads += cold
        starts = max(worker.until, self.now)
        worker.until = starts + job.seconds + LOAD_SECONDS * cold
        worker.model = job.models[0]
        worker.prompts += 1
        heapq.heappush(self.ends, (worker.until, worker.id))

    def wait(self) -> None:
        self.now, node_id = heapq.heappop(self.ends)
        self.workers[node_id].prompts -= 1

    def seats(self) -> list[NodeSeats]:
        return [
            NodeSeats(
                id=worker.id,
                name=worker.id,
                free=SEATS - worker.prompts,
                load=worker.prompts,
                resident=(worker.model,) if worker.model else (),
                busy_seconds=max(worker.until - self.now, 0.0),
            )
            for worker in self.workers.values()
        ]

    def ended(self, overtaken: int) -> Result:
        self.result.seconds = max(worker.until for worker in self.workers.values())
        self.result.overtaken = overtaken
        return self.result


POLICIES: dict[str, Callable[[list[WaitingJob]], Result]] = {
    "least busy, first in first out": lambda jobs: simple(jobs, first_in_first_out),
    f"warm models within {WINDOW}": lambda jobs: simple(jobs, warm_within(WINDOW)),
    "unbounded affinity": lambda jobs: simple(jobs, warm_within(JOBS)),
    f"ours, bound {BOUND}": ours,
}


def report() -> None:
    print(f"{JOBS} jobs, {NODES} nodes, {MODELS} models, {LOAD_SECONDS:.0f} s a load; ", end="")
    print(f"median of {len(SEEDS)} draws, worst in brackets")
    print(f"{'':34}{'loads':>14}{'minutes':>16}{'overtaken':>12}{'over bound':>12}")
    print(f"{'lower bound':34}{max(NODES, MODELS):>9}{'':5}{_bounds():>10.1f}")
    for name, policy in POLICIES.items():
        results = [policy(work(seed)) for seed in SEEDS]
        print(row(name, results))


def _bounds() -> float:
    return median(lower_bound(work(seed)) for seed in SEEDS) / 60


def row(name: str, results: list[Result]) -> str:
    loads = [result.loads for result in results]
    minutes = [result.seconds / 60 for result in results]
    over = median(
        result.seconds / lower_bound(work(seed))
        for seed, result in zip(SEEDS, results, strict=True)
    )
    return (
        f"{name:34}{median(loads):>9.0f} ({max(loads):>3})"
        f"{median(minutes):>10.1f} ({max(minutes):4.1f})"
        f"{max(result.overtaken for result in results):>11}{(over - 1) * 100:>10.1f} %"
    )


if __name__ == "__main__":
    report()
