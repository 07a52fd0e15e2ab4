"""The nodes while a plan is made: who may take what, and who holds which models."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .backlog import Need
from .models import Estimate, NodeSeats

SEATS = 2
"""One prompt runs and one waits on each node: the GPU never idles between two jobs, and the
order of all others stays ours to change."""

SPARE_SEATS = 6
"""So many more where a prompt takes less time than we take from one to the next."""

AHEAD_SECONDS = 0.25
"""A spare seat is given while all that the node has is surely through within that time."""

Farm = tuple[tuple[str, bool, int | None], ...]


@dataclass(eq=False)
class Seat:
    """A node with what the plan has given it so far."""

    node: NodeSeats
    free: int
    spare: int
    busy: float
    resident: frozenset[str]
    index: int

    @classmethod
    def of(cls, node: NodeSeats, index: int) -> "Seat":
        return cls(node, node.free, node.spare, node.busy, frozenset(node.resident), index)

    @property
    def order(self) -> tuple[float, int]:
        return self.busy, self.index

    @property
    def is_open(self) -> bool:
        return self.free > 0 or (self.spare > 0 and self.busy < AHEAD_SECONDS)

    def has_spare_for(self, estimate: Estimate) -> bool:
        return self.spare > 0 and self.busy + estimate.high <= AHEAD_SECONDS

    def give(self, seconds: float) -> None:
        if self.free > 0:
            self.free -= 1
        else:
            self.spare -= 1
        self.busy += seconds


@dataclass
class Eligible:
    """Which nodes meet a need. Remembered while the farm stays what it is."""

    farm: Farm = ()
    known: dict[Need, frozenset[str]] = field(default_factory=dict[Need, frozenset[str]])

    def look_at(self, nodes: Sequence[NodeSeats]) -> None:
        farm = tuple((node.id, node.is_sketch, node.vram_total) for node in nodes)
        if farm != self.farm:
            self.farm = farm
            self.known = {}

    def meets(self, need: Need) -> frozenset[str]:
        if need not in self.known:
            self.known[need] = _meets(need, self.farm)
        return self.known[need]


def _meets(need: Need, farm: Farm) -> frozenset[str]:
    """A node that failed the job is avoided while another can run it, and the sketch likewise."""
    able = [node for node in farm if node[0] in need.capable and _is_large(node, need.vram_floor)]
    if need.pinned_node is not None:
        return frozenset(node[0] for node in able if node[0] == need.pinned_node)
    able = [node for node in able if not node[1]] or able
    able = [node for node in able if node[0] not in need.avoid] or able
    return frozenset(node[0] for node in able)


def _is_large(node: tuple[str, bool, int | None], floor: int | None) -> bool:
    return floor is None or node[2] is None or node[2] >= floor


class Seats:
    """All nodes of a round, found by what they hold."""

    def __init__(self, nodes: Iterable[NodeSeats]) -> None:
        self.all = [Seat.of(node, index) for index, node in enumerate(nodes)]
        self._holders: dict[frozenset[str], dict[int, Seat]] = {}
        for seat in self.all:
            self._holders.setdefault(seat.resident, {})[seat.index] = seat

    def holders(self, models: frozenset[str], able: frozenset[str]) -> list[Seat]:
        """The able nodes that hold all the models."""
        return [
            seat
            for resident, seats in self._holders.items()
            if models <= resident
            for seat in seats.values()
            if seat.node.id in able
        ]

    def give(self, seat: Seat, models: frozenset[str], seconds: float) -> None:
        seat.give(seconds)
        if models and models != seat.resident:
            del self._holders[seat.resident][seat.index]
            self._holders.setdefault(models, {})[seat.index] = seat
            seat.resident = models
