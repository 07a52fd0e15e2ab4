"""Planning alone, without nodes or tables: 100,000 queued jobs on 1,000 nodes.

Seconds of the processor, so that other work on the machine hardly matters.
Ten projects, two priorities, twenty models, half of the jobs on half of the nodes only. Every node
takes two prompts; a round is planned whenever prompts end, a fifth of a second gathered together.
"""

import argparse
import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import process_time

from orchestrator.scheduling.backlog import BOUND, Backlog
from orchestrator.scheduling.models import NodeSeats, WaitingJob
from orchestrator.scheduling.scheduler import Scheduler
from orchestrator.scheduling.seats import SEATS

from .farm_work import LOAD_SECONDS, Loads

GATHERED_SECONDS = 0.2
MODELS, PROJECTS = 20, 10


@dataclass
class Farm:
    prompts: dict[str, int]
    resident: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    until: dict[str, float] = field(default_factory=dict[str, float])
    ends: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    now: float = 0.0

    def seats(self) -> list[NodeSeats]:
        return [
            NodeSeats(
                id=node_id,
                name=node_id,
                free=SEATS - count,
                load=count,
                resident=self.resident.get(node_id, ()),
                busy_seconds=max(self.until.get(node_id, 0.0) - self.now, 0.0),
            )
            for node_id, count in self.prompts.items()
        ]

    def give(self, node_id: str, job: WaitingJob, *, cold: bool) -> None:
        starts = max(self.until.get(node_id, 0.0), self.now)
        self.until[node_id] = starts + job.seconds + LOAD_SECONDS * cold
        self.resident[node_id] = job.models
        self.prompts[node_id] += 1
        heapq.heappush(self.ends, (self.until[node_id], node_id))

    def wait(self) -> None:
        self.now = self.ends[0][0] + GATHERED_SECONDS
        while self.ends and self.ends[0][0] <= self.now:
            self.prompts[heapq.heappop(self.ends)[1]] -= 1


@dataclass
class Measured:
    put: float = 0.0
    planned: float = 0.0
    rounds: list[float] = field(default_factory=list[float])
    given: int = 0
    loads: int = 0
    minutes: float = 0.0
    broken: int = 0


def jobs_of(count: int, nodes: list[str]) -> Iterator[WaitingJob]:
    rng = random.Random(1)
    everywhere, half = frozenset(nodes), frozenset(nodes[::2])
    for number in range(count):
        yield WaitingJob(
            id=f"j{number}",
            number=number,
            priority=rng.choice((0, 0, 0, 5)),
            capable=rng.choice((everywhere, half)),
            project_id=f"p{rng.randrange(PROJECTS)}",
            models=(f"m{rng.randrange(MODELS)}",),
            seconds=rng.uniform(5, 60),
        )


def measured(count: int, nodes: int, *, bound: int) -> Measured:
    names = [f"n{index}" for index in range(nodes)]
    farm, backlog, result = Farm(dict.fromkeys(names, 0)), Backlog(bound), Measured()
    jobs = {job.id: job for job in jobs_of(count, names)}
    began = process_time()
    for job in jobs.values():
        backlog.put(job)
    result.put = process_time() - began
    scheduler = Scheduler(backlog, Loads())
    while True:
        seats = farm.seats()
        began = process_time()
        made = scheduler.plan(seats)
        result.rounds.append(process_time() - began)
        for item in made:
            farm.give(item.node_id, jobs[item.job_id], cold=item.cold)
        backlog.passed()
        result.given += len(made)
        result.loads += sum(item.cold for item in made)
        if not farm.ends:
            break
        farm.wait()
    result.planned = sum(result.rounds)
    result.minutes, result.broken = farm.now / 60, backlog.broken
    return result


def report(count: int, nodes: int) -> None:
    print(f"{count:,} queued jobs, {nodes:,} nodes, a load every so often; planning alone")
    print(
        f"{'':16}{'put s':>8}{'plan s':>8}{'ms/job':>8}{'ms/round':>10}"
        f"{'longest':>9}{'loads':>8}{'minutes':>9}{'broken':>8}"
    )
    result = measured(count, nodes, bound=BOUND)
    assert result.given == count
    print(
        f"{f'bound {BOUND:,}':16}{result.put:>8.1f}{result.planned:>8.1f}"
        f"{result.planned / count * 1000:>8.2f}"
        f"{result.planned / len(result.rounds) * 1000:>10.1f}"
        f"{max(result.rounds) * 1000:>9.0f}{result.loads:>8}{result.minutes:>9.1f}"
        f"{result.broken:>8}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=100_000)
    parser.add_argument("--nodes", type=int, default=1_000)
    told = parser.parse_args()
    report(told.jobs, told.nodes)
