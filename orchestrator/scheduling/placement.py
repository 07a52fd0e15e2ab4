"""One round of scheduling: the free places are filled from the backlog.

The nodes choose, the one that is free first before the others, and what a node chooses goes to
where it will be finished first. In this order a node asks:

1. the most urgent level that has something for it;
2. a job that was overtaken as often as the bound allows;
3. of the projects whose turn it is, the first job whose models it holds;
4. the models that most work waits for, for each node that holds them; but where those nodes would
   be through before this one had loaded the models, the job waits for them.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from .backlog import Backlog, Entry, LevelQueue, Line
from .models import Assignment, Estimate, Expect, NodeSeats
from .reasons import chosen_reason
from .seats import Eligible, Seat, Seats

COMPARED = 32
"""So many free nodes are compared for a job, besides those that hold its models."""

CLEARLY = 0.999
"""Another node must be sooner by more than rounding."""


@dataclass(frozen=True)
class Choice:
    entry: Entry
    overdue: bool = False


class Round:
    """`held` are the lines that wait for nodes which hold their models, by these nodes' names."""

    def __init__(
        self, backlog: Backlog, nodes: Sequence[NodeSeats], *, expect: Expect, eligible: Eligible
    ) -> None:
        eligible.look_at(nodes)
        self.held: dict[Line, list[str]] = {}
        self._backlog = backlog
        self._expect = expect
        self._eligible = eligible
        self._seats = Seats(nodes)
        self._open = {seat.index: seat for seat in self._seats.all if seat.free > 0}
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
            if choice is None:
                del self._open[index]
                continue
            taker = self._soonest(choice.entry, seat)
            made.append(self._give(choice, taker))
            for changed in {index: seat, taker.index: taker}.values():
                self._enter_again(changed)
        return made

    def _enter_again(self, seat: Seat) -> None:
        if seat.free > 0:
            heapq.heappush(self._heap, seat.order)
        else:
            self._open.pop(seat.index, None)

    def _give(self, choice: Choice, seat: Seat) -> Assignment:
        entry = choice.entry
        able = self._able(entry.line)
        estimate, cold = self._estimate(entry, seat)
        reason = chosen_reason(entry, seat, able=len(able), cold=cold, overdue=choice.overdue)
        self._seats.give(seat, entry.line.key.models, estimate.seconds)
        self._backlog.serve(entry.job.id)
        self._backlog.overtake(entry, lambda line: seat.node.id in self._able(line))
        return Assignment(entry.job.id, seat.node.id, reason, estimate, cold)

    # -- what a node takes

    def _choose(self, seat: Seat) -> Choice | None:
        for _, queue in self._backlog.levels:
            lines = [line for line in queue.lines.values() if seat.node.id in self._able(line)]
            choice = self._of_level(seat, queue, lines) if lines else None
            if choice is not None:
                return choice
        return None

    def _of_level(self, seat: Seat, queue: LevelQueue, lines: list[Line]) -> Choice | None:
        overdue = [line.head for line in lines if line.overdue]
        if overdue:
            return Choice(min(overdue, key=_turn), overdue=True)
        projects = queue.shares.in_turn({line.key.project for line in lines})
        fair = [line for line in lines if line.key.project in projects]
        warm = [line.head for line in fair if line.key.models <= seat.resident]
        if warm:
            return Choice(min(warm, key=_turn))
        return self._cold(seat, fair)

    def _cold(self, seat: Seat, lines: list[Line]) -> Choice | None:
        """The models that are needed most, where loading them here gains anything."""
        best: tuple[float, tuple[float, float, int]] | None = None
        chosen: Entry | None = None
        for line in lines:
            through = self._through(line)
            estimate, _ = self._estimate(line.head, seat)
            if through < seat.busy + estimate.seconds:
                self.held[line] = self._holder_names(line)
                continue
            rank = (-through, line.head.turn)
            if best is None or rank < best:
                best, chosen = rank, line.head
        return Choice(chosen) if chosen is not None else None

    def _through(self, line: Line) -> float:
        """Seconds until the nodes that hold the models have done all that waits for them."""
        holders = self._seats.holders(line.key.models, self._able(line))
        if not holders:
            return inf
        work = self._backlog.work.get(line.key.models, 0.0)
        return (work + sum(seat.busy for seat in holders)) / len(holders)

    def _holder_names(self, line: Line) -> list[str]:
        holders = self._seats.holders(line.key.models, self._able(line))
        return [seat.node.name for seat in holders]

    # -- who finishes it first

    def _soonest(self, entry: Entry, asking: Seat) -> Seat:
        best, finish = asking, self._finish(entry, asking)
        for seat in self._rivals(entry, asking):
            other = self._finish(entry, seat)
            if other < finish * CLEARLY:
                best, finish = seat, other
        return best

    def _rivals(self, entry: Entry, asking: Seat) -> Iterator[Seat]:
        """Free nodes that hold the models, and some that have no work of their own waiting."""
        able, models = self._able(entry.line), entry.line.key.models
        for seat in self._seats.holders(models, able):
            if seat is not asking and seat.index in self._open:
                yield seat
        for _, index in self._heap[:COMPARED]:
            seat = self._open.get(index)
            if seat is None or seat is asking or seat.node.id not in able:
                continue
            if not models <= seat.resident and not self._has_own_work(seat):
                yield seat

    def _has_own_work(self, seat: Seat) -> bool:
        return any(models and models <= seat.resident for models in self._backlog.work)

    def _finish(self, entry: Entry, seat: Seat) -> float:
        return seat.busy + self._estimate(entry, seat)[0].seconds

    def _estimate(self, entry: Entry, seat: Seat) -> tuple[Estimate, bool]:
        """With the time that loading takes, and whether there is anything to load."""
        render = self._expect.render(entry.job, seat.node.id)
        models = entry.line.key.models
        missing = len(models - seat.resident)
        if not missing:
            return render, False
        load = self._expect.load(entry.job.models, seat.node.id) * missing / len(models)
        return Estimate(render.seconds + load, render.low + load, render.high + load), True

    def _able(self, line: Line) -> frozenset[str]:
        return self._eligible.meets(line.key.need)


def _turn(entry: Entry) -> tuple[float, float, int]:
    return entry.turn
