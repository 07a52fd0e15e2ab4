"""What holds for every queue, whatever comes, goes, moves and is given out."""

from typing import Any

import hypothesis.strategies as st
from hypothesis import given, settings

from orchestrator.scheduling.backlog import TOLD_EVERY, Backlog
from orchestrator.scheduling.expect import Guess
from orchestrator.scheduling.models import NodeSeats, WaitingJob
from orchestrator.scheduling.ordered import Ordered
from orchestrator.scheduling.scheduler import Scheduler

from .farmlike import job, node

BOUND = 4
NODES = ("a", "b", "c")

facts: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "priority": st.sampled_from((0, 0, 0, 5)),
        "capable": st.frozensets(st.sampled_from(NODES), min_size=1),
        "project_id": st.sampled_from((None, "p", "q")),
        "models": st.sampled_from(((), ("x",), ("y",), ("z", "x"))),
        "seconds": st.sampled_from((1.0, 30.0, 500.0)),
        "interactive": st.sampled_from((False, False, False, True)),
    }
)


class Passes:
    """Counts by itself, from what is given out, how often each job was overtaken."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def note(self, before: list[WaitingJob], given: dict[str, str]) -> None:
        waiting = [item for item in before if item.id not in given]
        order = {item.id: index for index, item in enumerate(before)}
        for item in waiting:
            passed = sum(
                order[job_id] > order[item.id] and node_id in item.capable
                for job_id, node_id in given.items()
            )
            self.counts[item.id] = self.counts.get(item.id, 0) + passed


@settings(max_examples=150, deadline=None)
@given(jobs=st.lists(facts, max_size=40), rounds=st.lists(st.sampled_from(NODES), max_size=40))
def test_no_job_is_overtaken_more_often_than_the_bound_allows(
    jobs: list[dict[str, Any]], rounds: list[str]
):
    scheduler = Scheduler(Backlog(BOUND), Guess())
    for number, item in enumerate(jobs):
        scheduler.backlog.put(job(number, **item))
    held: dict[str, tuple[str, ...]] = {}
    passes = Passes()
    for name in rounds:
        before = list(scheduler.backlog)
        seats = [_seats(key, held.get(key, ()), free=key == name) for key in NODES]
        given_out = {item.job_id: item.node_id for item in scheduler.plan(seats)}
        for item in before:
            if item.id in given_out:
                assert given_out[item.id] in item.capable
                held[name] = item.models or held.get(name, ())
        passes.note(before, given_out)
    assert max(passes.counts.values(), default=0) <= BOUND
    assert scheduler.backlog.broken == 0


def _seats(name: str, resident: tuple[str, ...], *, free: bool) -> NodeSeats:
    return node(name, free=int(free), load=1, resident=resident, busy_seconds=0.0)


def test_every_job_is_given_out_in_the_end():
    scheduler = Scheduler(Backlog(BOUND), Guess())
    for number in range(50):
        scheduler.backlog.put(job(number, models=(f"m{number % 7}",), project_id=str(number % 3)))
    rounds = 0
    while len(scheduler.backlog):
        rounds += len(scheduler.plan([node("a", free=1, load=0)]))
    assert rounds == 50


def test_a_job_moved_to_the_front_is_first_of_its_project():
    backlog = Backlog()
    for number in (1, 2, 3):
        backlog.put(job(number))
    backlog.put(job(3, position=0.5))
    assert [item.id for item in backlog] == ["j3", "j1", "j2"]


def test_a_job_keeps_what_overtook_it_when_it_changes():
    scheduler = Scheduler(Backlog(BOUND), Guess())
    scheduler.backlog.put(job(1, models=("x",)))
    for number in range(2, 2 + BOUND):
        scheduler.backlog.put(job(number, models=("y",)))
        scheduler.plan([node("a", free=1, load=1, resident=("y",), busy_seconds=0.0)])
    scheduler.backlog.put(job(1, models=("x",), pinned_node="a"))
    entry = scheduler.backlog.entry("j1")
    assert entry is not None
    assert entry.overtaken == BOUND
    assert list(entry.group.overdue) == [entry]


def test_counts_are_told_in_steps():
    scheduler = Scheduler(Backlog(), Guess())
    scheduler.backlog.put(job(0, models=("x",)))
    told: list[dict[str, int]] = []
    for number in range(1, TOLD_EVERY + 2):
        scheduler.backlog.put(job(number, models=("y",)))
        scheduler.plan([node("a", free=1, load=1, resident=("y",), busy_seconds=0.0)])
        told.append(scheduler.backlog.passed())
    assert [counts for counts in told if counts] == [{"j0": TOLD_EVERY}]


def test_an_idle_project_saves_nothing_up():
    scheduler = Scheduler(Backlog(), Guess())
    for number in range(100):
        scheduler.backlog.put(job(number, project_id="busy"))
    for _ in range(50):
        scheduler.plan([node("a", free=1)])
    for number in range(100, 150):
        scheduler.backlog.put(job(number, project_id="late"))
    served = [scheduler.plan([node("a", free=1)])[0].job_id for _ in range(20)]
    assert sum(int(job_id[1:]) >= 100 for job_id in served) in range(9, 12)


def test_a_project_with_other_models_gets_its_turn_though_they_must_be_loaded():
    scheduler = Scheduler(Backlog(), Guess())
    for number in range(200):
        project = "one" if number < 100 else "two"
        scheduler.backlog.put(job(number, project_id=project, models=(project,)))
    resident: tuple[str, ...] = ()
    served: list[int] = []
    loads = 0
    for _ in range(60):
        [item] = scheduler.plan([node("a", free=1, resident=resident)])
        served.append(int(item.job_id[1:]))
        loads += item.cold
        resident = ("one",) if served[-1] < 100 else ("two",)
    assert 20 <= sum(number >= 100 for number in served) <= 40
    assert loads <= 7


def test_an_ordered_list_keeps_its_order_while_most_leave_at_the_front():
    items = Ordered[int](lambda item: item)
    for item in range(1000):
        items.add(item)
    for item in range(900):
        items.remove(item)
    items.add(5)
    assert list(items)[:2] == [5, 900]
    assert items.before(902) == [5, 900, 901]
    assert len(items) == 101
