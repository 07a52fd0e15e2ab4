"""Where a graph takes its seed from, found by what the inputs are for. Pure.

An input is a seed when its class says so: a whole number that the page changes after each render
(`control_after_generate`) over a wide range, or one that is called a seed. A seed that comes over
a link is set at the source of the number.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from ..jobs.graph import is_link
from ..jobs.models import Graph
from ..nodes.json_edge import as_list, as_object

SEED_NAME = re.compile(r"(^|[_\- ])seed([_\- ]?\d+)?$", re.IGNORECASE)

WIDE = 2**31 - 1
"""Seeds reach at least so far; a counter that the page raises after each render does not."""

UNDECLARED_MAXIMUM = 2**32 - 1
"""What every sampler takes, for inputs that declare no range."""

Classes = Mapping[str, Any]
"""Class -> its entry in `/object_info`."""


@dataclass(frozen=True)
class SeedSlot:
    """An input to write the seed into, and the seeds that all who read it allow."""

    graph_node: str
    input: str
    low: int
    high: int


def seed_slots(graph: Graph, classes: Classes) -> tuple[SeedSlot, ...]:
    """Every place where the seed must be written, each once."""
    slots: dict[tuple[str, str], SeedSlot] = {}
    for key, node in graph.items():
        for name in _seed_inputs(node, classes):
            slot = _at_source(graph, classes, _slot(graph, classes, key, name))
            known = slots.get((slot.graph_node, slot.input), slot)
            slots[slot.graph_node, slot.input] = _narrowed(known, slot)
    return tuple(slots.values())


def common_range(slots: Iterable[SeedSlot]) -> tuple[int, int]:
    """The lowest and the highest seed that all slots take."""
    found = tuple(slots)
    low = max((slot.low for slot in found), default=0)
    return low, min((slot.high for slot in found), default=UNDECLARED_MAXIMUM)


def seeded(graph: Graph, slots: Iterable[SeedSlot], seed: int) -> Graph:
    """The graph with `seed` in all slots; a link that stood there is cut."""
    changed = dict(graph)
    for slot in slots:
        node = changed[slot.graph_node]
        changed[slot.graph_node] = {**node, "inputs": {**node["inputs"], slot.input: seed}}
    return changed


def _seed_inputs(node: Any, classes: Classes) -> list[str]:
    info = as_object(classes.get(node["class_type"]))
    return [name for name, value in node["inputs"].items() if _is_seed(info, name, value)]


def _is_seed(info: Mapping[str, Any], name: str, value: Any) -> bool:
    if not (_is_whole(value) or is_link(value)):
        return False
    if not info:
        return bool(SEED_NAME.search(name))
    kind, details = _declared(info, name)
    if kind != "INT":
        return False
    return bool(SEED_NAME.search(name)) or _changes_by_itself(info, details)


def _changes_by_itself(info: Mapping[str, Any], details: Mapping[str, Any]) -> bool:
    """A node that only hands a number on is a seed where somebody takes it as one."""
    only_hands_on = set(as_list(info.get("output"))) == {"INT"}
    wide = _whole(details.get("max"), 0) >= WIDE
    return bool(details.get("control_after_generate")) and wide and not only_hands_on


def _at_source(graph: Graph, classes: Classes, slot: SeedSlot) -> SeedSlot:
    """Follow the link to the number's source; where there is no one source, the link is cut."""
    here, seen = slot, {slot.graph_node}
    while is_link(link := graph[here.graph_node]["inputs"][here.input]):
        source = link[0]
        name = None if source in seen else _handed_on(graph[source], classes)
        if name is None:
            return slot
        seen.add(source)
        here = _narrowed(_slot(graph, classes, source, name), slot)
    return here if _is_whole(graph[here.graph_node]["inputs"][here.input]) else slot


def _handed_on(node: Any, classes: Classes) -> str | None:
    """The one input whose number a node gives on; None where that cannot be told."""
    info = as_object(classes.get(node["class_type"]))
    names = [name for name, value in node["inputs"].items() if _may_hand_on(info, name, value)]
    if len(names) == 1:
        return names[0]
    seeds = [name for name in names if SEED_NAME.search(name)]
    return seeds[0] if len(seeds) == 1 else None


def _may_hand_on(info: Mapping[str, Any], name: str, value: Any) -> bool:
    kind, _ = _declared(info, name)
    fits = kind in (None, "*") or "INT" in str(kind).split(",")
    return fits and (_is_whole(value) or is_link(value))


def _slot(graph: Graph, classes: Classes, key: str, name: str) -> SeedSlot:
    info = as_object(classes.get(graph[key]["class_type"]))
    _, details = _declared(info, name)
    low = max(_whole(details.get("min"), 0), 0)
    return SeedSlot(key, name, low, _whole(details.get("max"), UNDECLARED_MAXIMUM))


def _narrowed(slot: SeedSlot, other: SeedSlot) -> SeedSlot:
    return replace(slot, low=max(slot.low, other.low), high=min(slot.high, other.high))


def _declared(info: Mapping[str, Any], name: str) -> tuple[Any, Mapping[str, Any]]:
    """Type and options of an input, None and nothing where the class does not declare it."""
    declared = as_object(info.get("input"))
    for group in ("required", "optional"):
        spec = as_list(as_object(declared.get(group)).get(name))
        if spec:
            return spec[0], as_object(spec[1] if len(spec) > 1 else None)
    return None, {}


def _whole(value: Any, otherwise: int) -> int:
    """A node may declare an endless range."""
    return int(value) if isinstance(value, int | float) and isfinite(value) else otherwise


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
