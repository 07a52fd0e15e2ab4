"""The runs of samplers in a graph, in the order of what they hand on. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from .facts import EngineFacts
from .models import Phase
from .sources import value_place
from .wiring import Place, Wiring

ORDINALS = ("first pass", "second pass", "third pass", "fourth pass")


@dataclass(frozen=True)
class Phases:
    """`samplers`: graph nodes, in order. Sets of phases are bit masks: bit 3 is phase 3."""

    wiring: Wiring
    samplers: tuple[str, ...]

    def of(self, graph_node: str) -> tuple[int, ...]:
        """The numbers of the phases that a node serves: it reaches them and passes no other."""
        return numbers_of(self._served.get(graph_node, 0))

    def after(self, sampler: str) -> tuple[int, ...]:
        """The numbers of the phases whose result a sampler takes."""
        return numbers_of(self._taken[sampler])

    @cached_property
    def serving(self) -> tuple[str, ...]:
        """The nodes that serve any phase, samplers among them."""
        return tuple(key for key, served in self._served.items() if served)

    @cached_property
    def masks(self) -> Mapping[str, int]:
        """Sampler -> the mask of its own phase."""
        return {sampler: 1 << number for number, sampler in enumerate(self.samplers, start=1)}

    @cached_property
    def _served(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for key in reversed(self.wiring.order):
            served = 0
            for each in self.wiring.consumers[key]:
                served |= found.get(each.graph_node, 0)
            found[key] = self.masks.get(key, served)
        return found

    @cached_property
    def _taken(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for key in self.wiring.order:
            taken = 0
            for _, link in self.wiring.links(key):
                taken |= self.masks.get(link.source) or found.get(link.source, 0)
            found[key] = taken & ~self.masks.get(key, 0)
        return found


@cache
def numbers_of(mask: int) -> tuple[int, ...]:
    return tuple(number for number in range(mask.bit_length()) if mask >> number & 1)


def find_phases(wiring: Wiring) -> Phases:
    return Phases(wiring, tuple(key for key in wiring.order if _is_phase(wiring, key)))


def _is_phase(wiring: Wiring, key: str) -> bool:
    signs = wiring.knowledge.signs
    makes = wiring.makes(key)
    if not makes and wiring.nodes[key].declared is None:
        return _has_schedule(wiring, key)
    if makes.isdisjoint(signs.results):
        return False
    taken = frozenset[str]().union(*(wiring.made(link) for _, link in wiring.links(key)))
    if "GUIDER" in taken or ({"MODEL", "CONDITIONING"} <= taken and "CONDITIONING" not in makes):
        return True
    return _has_schedule(wiring, key) or ("CLIP" not in taken and is_service(wiring, key))


def _has_schedule(wiring: Wiring, key: str) -> bool:
    """A sampler of a kind of its own has a seed and steps."""
    meanings = [wiring.meaning(Place(key, field)) for field in wiring.nodes[key].inputs]
    return {"seed", "steps"} <= {each.id for each in meanings if each is not None}


def is_service(wiring: Wiring, key: str) -> bool:
    """A node that asks a provider, or that makes something out of words alone."""
    signs, node = wiring.knowledge.signs, wiring.nodes[key]
    if wiring.makes(key).isdisjoint(signs.results) or "CONDITIONING" in wiring.makes(key):
        return False
    if node.declared is not None and signs.service.fullmatch(node.declared.category):
        return True
    texts = [name for name in node.inputs if "STRING" in wiring.kinds(Place(key, name))]
    return any("prompt" in name.lower() for name in texts)


def describe(phases: Phases, engine: EngineFacts | None) -> tuple[Phase, ...]:
    names = _names(phases, engine)
    return tuple(
        _phase(phases, number, name)
        for number, name in zip(range(1, len(names) + 1), names, strict=True)
    )


def _phase(phases: Phases, number: int, name: str) -> Phase:
    key = phases.samplers[number - 1]
    node = phases.wiring.nodes[key]
    start, end = _span(phases.wiring, key)
    return Phase(
        number=number,
        graph_node=key,
        class_type=node.class_type,
        title=node.title,
        name=name,
        start_step=start,
        end_step=end,
        after=phases.after(key),
    )


def _names(phases: Phases, engine: EngineFacts | None) -> Sequence[str]:
    count = len(phases.samplers)
    if count < 2:
        return [""] * count
    if not any(phases.after(key) for key in phases.samplers):
        return [f"sampler {number}" for number in range(1, count + 1)]
    if _is_divided(phases):
        return _parts(count, engine)
    return [*ORDINALS, *(f"pass {number}" for number in range(5, count + 1))][:count]


def _parts(count: int, engine: EngineFacts | None) -> Sequence[str]:
    if count == 2:
        halves = None if engine is None else engine.halves
        return halves or ("first part", "second part")
    return [f"part {number}" for number in range(1, count + 1)]


def _is_divided(phases: Phases) -> bool:
    """Whether the phases share one schedule, so that each does a part of the steps."""
    follow = [key for key in phases.samplers if phases.after(key)]
    return all(_goes_on(phases, key) for key in follow)


def _goes_on(phases: Phases, key: str) -> bool:
    start, _ = _span(phases.wiring, key)
    return bool(start) or _splits(phases, key)


def _splits(phases: Phases, key: str) -> bool:
    """Two samplers that take their sigmas from two outputs of one node share a schedule."""
    link = phases.wiring.link(Place(key, "sigmas"))
    if link is None:
        return False
    takers = [each.graph_node for each in phases.wiring.consumers[link.source]]
    return link.slot > 0 and len(set(takers) & set(phases.samplers)) > 1


def _span(wiring: Wiring, key: str) -> tuple[int | None, int | None]:
    """First and last step; None where the sampler does not say it, or means the very end."""
    steps = _steps(wiring, key)
    return steps.get("start_step"), steps.get("end_step")


def _steps(wiring: Wiring, key: str) -> Mapping[str, int | None]:
    found: dict[str, int | None] = {}
    for field in wiring.nodes[key].inputs:
        meaning = wiring.meaning(Place(key, field))
        source = value_place(wiring, Place(key, field))
        value: Any = None if source is None else wiring.value(source)
        if meaning is not None and isinstance(value, int) and not isinstance(value, bool):
            found[meaning.id] = value if value < ENDLESS else None
    return found


ENDLESS = 10_000
"""A last step of so much stands for the end of the schedule."""
