"""One round of scheduling: the free places are filled from the backlog.

The nodes choose, the one that is free first before the others, and what a node chooses goes to
where it will be finished first. In this order a node asks:

1. the most urgent level that has something for it;
2. a job there that was overtaken as often as the bound allows: no later one is given to the node;
3. of the projects whose turn it is, the first job whose models it holds;
4. the models that most work waits for, for each node that holds them; but where those nodes would
   be through before this one had loaded the models, the job waits for them.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from .backlog import Backlog, Entry, Group, LevelQueue, Turn
from .models import Assignment, Estimate, Expect, NodeSeats
from .reasons import chosen_reason
from .seats import Eligible, Seat, Seats

COMPARED = 32
"""So many free nodes are compared for a job, besides those that hold its models."""

CLEARLY = 0.999
"""Another node must be sooner by more than rounding."""


Held = tuple[Group, frozenset[str]]


@dataclass(frozen=True)
class Choice:
    entry: Entry
    overdue: bool = False


class Round:
    """`held` are jobs that wait for nodes which hold their models, with these nodes' names."""

    def __init__(
        self, backlog: Backlog, nodes: Sequence[NodeSeats], *, expect: Expect, eligible: Eligible
    ) -> None:
        eligible.look_at(nodes)
        self.held: dict[Held, list[str]] = {}
        self._throughs: dict[tuple[Group, frozenset[str], bool], float] = {}
        self._backlog = backlog
        self._expect = expect
        self._eligible = eligible
        self._seats = Seats(nodes)
        self._open = {seat.index: seat for seat in self._seats.all if seat.is_open}
        self._heap = [seat.order for seat in self._open.values()]

    def fill(self) -> list[Assignment]:
        made: list[Assignment] = []
        heapq.heapify(self._heap)
        while self._heap and len(self._backlog):
            busy, index = heapq.heappop(self._heap)
            seat = self._open.get(index)
            if seat is None or seat.busy != busy:
                continue  # it was given something since it was entered here
            choice = self._choose(seat)
            if choice is None or not self._takes(seat, choice.entry):
                del self._open[index]
                continue
            taker = self._soonest(choice.entry, seat)
            made.append(self._give(choice, taker))
            for changed in {index: seat, taker.index: taker}.values():
                self._enter_again(changed)
        return made

    def _enter_again(self, seat: Seat) -> None:
        if seat.is_open:
            heapq.heappush(self._heap, seat.order)
        else:
            self._open.pop(seat.index, None)

    def _give(self, choice: Choice, seat: Seat) -> Assignment:
        entry = choice.entry
        able = self._able(entry.group)
        estimate, cold = self._estimate(entry, seat)
        reason = chosen_reason(entry, seat, able=len(able), cold=cold, overdue=choice.overdue)
        self._seats.give(seat, entry.models, estimate.seconds)
        self._throughs.clear()
        self._backlog.serve(entry.job.id)
        self._backlog.overtake(entry, lambda need: seat.node.id in self._eligible.meets(need))
        return Assignment(entry.job.id, seat.node.id, reason, estimate, cold)

    # -- what a node takes

    def _choose(self, seat: Seat) -> Choice | None:
        for _, queue in self._backlog.levels:
            groups = [group for group in queue.groups.values() if self._may(seat, group)]
            if not groups:
                continue
            overdue = self._first_overdue(groups)
            if overdue is not None:
                return self._forced(seat, overdue)
            choice = self._of_level(seat, queue, groups)
            if choice is not None:
                return choice
        return None

    def _forced(self, seat: Seat, entry: Entry) -> Choice | None:
        """It comes first of all; but a node that holds its models may still be the sooner one."""
        if self._is_sooner_there(seat, entry, overdue=True):
            return None
        return Choice(entry, overdue=True)

    def _of_level(self, seat: Seat, queue: LevelQueue, groups: list[Group]) -> Choice | None:
        projects = queue.shares.in_turn({name for group in groups for name in group.projects})
        warm = [
            entry
            for group in groups
            for models in group.lines
            if models <= seat.resident
            for entry in _heads(group, models, projects)
        ]
        if warm:
            return Choice(min(warm, key=_turn))
        return self._cold(seat, groups, projects)

    def _cold(self, seat: Seat, groups: list[Group], projects: set[str]) -> Choice | None:
        """The models that are needed most, where loading them here gains anything."""
        best: list[tuple[float, Turn, Entry]] = []
        for group in groups:
            for models in group.lines:
                heads = _heads(group, models, projects)
                head = min(heads, key=_turn, default=None)
                if head is not None and not self._is_sooner_there(seat, head):
                    best.append((-self._through(head), head.turn, head))
        return Choice(min(best, key=lambda ranked: ranked[:2])[2]) if best else None

    def _is_sooner_there(self, seat: Seat, entry: Entry, *, overdue: bool = False) -> bool:
        """Whether the nodes that hold the models are through with all that waits for them before
        this one would have loaded them and rendered one.
        """
        estimate, cold = self._estimate(entry, seat)
        through = self._through(entry, overdue=overdue)
        if not cold or through >= seat.busy + estimate.seconds:
            return False
        if (entry.group, entry.models) not in self.held:
            holders = self._seats.holders(entry.models, self._able(entry.group))
            self.held[entry.group, entry.models] = [holder.node.name for holder in holders]
        return True

    def _through(self, entry: Entry, *, overdue: bool = False) -> float:
        """Seconds until the nodes that hold the models have done what they have and what waits
        for them; of that, where it is `overdue`, only what must not be overtaken.
        """
        key = entry.group, entry.models, overdue
        if key not in self._throughs:
            self._throughs[key] = self._foreseen_through(entry, overdue=overdue)
        return self._throughs[key]

    def _foreseen_through(self, entry: Entry, *, overdue: bool) -> float:
        holders = self._seats.holders(entry.models, self._able(entry.group))
        if not holders:
            return inf
        late = (item.job.seconds for item in entry.group.overdue if item.models == entry.models)
        work = sum(late) if overdue else self._backlog.work.get(entry.models, 0.0)
        return (work + sum(seat.busy for seat in holders)) / len(holders)

    def _first_overdue(self, groups: list[Group]) -> Entry | None:
        return min(
            (group.overdue.first for group in groups if group.overdue), key=_turn, default=None
        )

    def _may(self, seat: Seat, group: Group) -> bool:
        return seat.node.id in self._able(group)

    # -- who finishes it first

    def _soonest(self, entry: Entry, asking: Seat) -> Seat:
        best, finish = asking, self._finish(entry, asking)
        for seat in self._rivals(entry, asking):
            other = self._finish(entry, seat)
            if other < finish * CLEARLY:
                best, finish = seat, other
        return best

    def _rivals(self, entry: Entry, asking: Seat) -> Iterator[Seat]:
        """Free nodes that hold the models, and some that have no work of their own waiting. None
        on which the job would overtake one that must not be overtaken.
        """
        able, models = self._able(entry.group), entry.models
        for seat in self._seats.holders(models, able):
            if seat is not asking and seat.index in self._open and self._may_take(seat, entry):
                yield seat
        for _, index in self._heap[:COMPARED]:
            seat = self._open.get(index)
            if seat is None or seat is asking or seat.node.id not in able:
                continue
            if models <= seat.resident or self._has_own_work(seat):
                continue
            if self._may_take(seat, entry):
                yield seat

    def _may_take(self, seat: Seat, entry: Entry) -> bool:
        return self._takes(seat, entry) and self._lets_by(seat, entry)

    def _takes(self, seat: Seat, entry: Entry) -> bool:
        return seat.free > 0 or seat.has_spare_for(self._estimate(entry, seat)[0])

    def _lets_by(self, seat: Seat, entry: Entry) -> bool:
        for level, queue in self._backlog.levels:
            if level > entry.level:
                break
            groups = [group for group in queue.groups.values() if group.overdue]
            overdue = self._first_overdue([group for group in groups if self._may(seat, group)])
            if overdue is not None and (level < entry.level or overdue.turn < entry.turn):
                return False
        return True

    def _has_own_work(self, seat: Seat) -> bool:
        return any(models and models <= seat.resident for models in self._backlog.work)

    def _finish(self, entry: Entry, seat: Seat) -> float:
        return seat.busy + self._estimate(entry, seat)[0].seconds

    def _estimate(self, entry: Entry, seat: Seat) -> tuple[Estimate, bool]:
        """With the time that loading takes, and whether there is anything to load."""
        render = self._expect.render(entry.job, seat.node.id)
        missing = len(entry.models - seat.resident)
        if not missing:
            return render, False
        share = missing / len(entry.models)
        load = self._expect.load(entry.job.models, seat.node.id) * share
        return Estimate(render.seconds + load, render.low + load, render.high + load), True

    def _able(self, group: Group) -> frozenset[str]:
        return self._eligible.meets(group.need)


def _heads(group: Group, models: frozenset[str], projects: set[str]) -> list[Entry]:
    """Who is first in each of the lines for the models, of the projects whose turn it is."""
    return [line.first for project, line in group.lines[models].items() if project in projects]


def _turn(entry: Entry) -> Turn:
    return entry.turn
