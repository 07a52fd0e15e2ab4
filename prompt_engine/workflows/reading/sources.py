"""Follows a value that comes over wires to the place where a person would change it. Pure."""

from itertools import islice

from .facts import ClassFacts
from .wiring import ANY_KIND, GraphNode, NodeLink, Place, Wiring, last_part

FAMILIES = (frozenset({"INT", "FLOAT"}), frozenset({"BOOLEAN"}), frozenset({"STRING", "COMBO"}))
"""Types of values that are changed into one another on their way."""

FARTHEST = 100
"""Nodes that a value is followed through; nobody builds a longer way."""

PICTURES = frozenset({"IMAGE", "MASK", "LATENT", "VIDEO"})


def value_place(wiring: Wiring, place: Place) -> Place | None:
    """None where several values are reckoned into one, or the wires lead in a circle."""
    family, here, seen = _family(wiring.kinds(place)), place, {place.graph_node}
    while link := wiring.link(here):
        lost = link.source in seen or len(seen) > FARTHEST
        found = None if lost else _behind(wiring, link, place, family)
        if found is None:
            return None
        seen |= {link.source, found.graph_node}
        here = found
    return None if isinstance(wiring.value(here), list | dict) else here


def _family(kinds: frozenset[str]) -> frozenset[str]:
    return next((family for family in FAMILIES if family & kinds), ANY_KIND)


def _behind(wiring: Wiring, link: NodeLink, wanted: Place, family: frozenset[str]) -> Place | None:
    node = wiring.nodes[link.source]
    if node.facts.measures is not None:
        return _measured(wiring, link, node.facts)
    if node.facts.computes:
        return None
    names = [name for name in _open(wiring, node) if _fits(wiring, Place(node.id, name), family)]
    name = names[0] if len(names) == 1 else _alike(wiring, link, wanted, names)
    return None if name is None else Place(node.id, name)


def _open(wiring: Wiring, node: GraphNode) -> list[str]:
    """The inputs that are asked for: values, and wires that no switch leaves aside."""
    wired = {name for name, _ in wiring.links(node.id)}
    return [name for name, value in node.inputs.items() if name in wired or _is_value(value)]


def _is_value(value: object) -> bool:
    return isinstance(value, bool | int | float | str)


def _fits(wiring: Wiring, place: Place, family: frozenset[str]) -> bool:
    kinds = wiring.kinds(place)
    return not family or not kinds or bool(kinds & family)


def _alike(wiring: Wiring, link: NodeLink, wanted: Place, names: list[str]) -> str | None:
    """The one of several inputs that is called as the output, or that is for the same."""
    called = [n for n in names if last_part(n).lower() == wiring.output_name(link).lower()]
    if len(called) == 1:
        return called[0]
    purpose = wiring.meaning(wanted)
    alike = [n for n in names if purpose and wiring.meaning(Place(link.source, n)) == purpose]
    return alike[0] if len(alike) == 1 else None


def _measured(wiring: Wiring, link: NodeLink, facts: ClassFacts) -> Place | None:
    """Where the width or height of a measured picture is set, on its way to the measuring."""
    wanted = wiring.output_name(link).lower()
    start = wiring.link(Place(link.source, facts.measures or ""))
    if start is None:
        return None
    for key in (start.source, *islice(wiring.upstream([start.source]), FARTHEST)):
        if wiring.makes(key) & PICTURES and wanted in wiring.nodes[key].inputs:
            return Place(key, wanted)
    return None
