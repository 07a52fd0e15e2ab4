"""Fields inside a subgraph that are set on the box that stands for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .layouts import Layouts
from .page import INPUT_BOX, Box, Link, PageGraph, Subgraph
from .page_reading import BrokenWorkflow

DEEPEST = 50
"""Levels of subgraphs; people go to five."""

InnerField = tuple[str, str]
"""Box id inside the subgraph, and the name of its field."""


@dataclass(frozen=True, slots=True)
class Promotion:
    """`places`: how many values the outer box stores for it."""

    name: str
    fields: tuple[InnerField, ...]
    places: int = 1


@dataclass(frozen=True, slots=True)
class Definition:
    """What a box of the type `subgraph.id` stands for."""

    subgraph: Subgraph
    promotions: tuple[Promotion, ...]


@dataclass(slots=True)
class Definitions:
    """Subgraphs and group nodes by the type of the boxes that stand for them."""

    layouts: Layouts
    subgraphs: Mapping[str, Subgraph]
    groups: Mapping[str, Definition]
    _made: dict[str, Definition] = field(default_factory=dict[str, Definition])
    _nested: int = 0

    def get(self, box: Box) -> Definition | None:
        if box.type in self._made:
            return self._made[box.type]
        if box.type in self.groups:
            return self.groups[box.type]
        subgraph = self.subgraphs.get(box.type)
        if subgraph is None:
            return None
        # Nested ones are looked at before this one is done; one inside itself promotes nothing.
        self._made[box.type] = Definition(subgraph, ())
        self._nested += 1
        if self._nested > DEEPEST:
            raise BrokenWorkflow(f"Subgraph {subgraph.name} lies in more than {DEEPEST} others.")
        self._made[box.type] = Definition(subgraph, self._promotions(subgraph))
        self._nested -= 1
        return self._made[box.type]

    def _promotions(self, subgraph: Subgraph) -> tuple[Promotion, ...]:
        leaving = _from_outside(subgraph.graph)
        found = [
            Promotion(port.name, self._fields(subgraph.graph, leaving.get(slot, [])))
            for slot, port in enumerate(subgraph.inputs)
        ]
        return tuple(each for each in found if each.fields)

    def _fields(self, graph: PageGraph, links: list[Link]) -> tuple[InnerField, ...]:
        fields: list[InnerField] = []
        for link in links:
            if link.id not in graph.targets:
                continue
            box, wanted = graph.targets[link.id]
            name = self.widget(box, wanted.name)
            if name is not None:
                fields.append((box.id, name))
        return tuple(fields)

    def widget(self, box: Box, name: str) -> str | None:
        """The field for which input `name` stands, on a box of a class or of a subgraph."""
        definition = self.get(box)
        if definition is not None:
            return name if any(each.name == name for each in definition.promotions) else None
        wanted = next((each for each in box.inputs if each.name == name), None)
        return self.layouts.widget(box, wanted) if wanted is not None else None


def promoted_values(
    box: Box, promotions: tuple[Promotion, ...], others: Mapping[str, Any]
) -> dict[str, Any]:
    """Input name -> value that the outer box has for it; what it has none for is left out."""
    found: dict[str, Any] = {}
    place = 0
    for promotion in promotions:
        if place < len(box.values):
            found[promotion.name] = box.values[place]
        place += promotion.places
        for better in (box.named, others):
            if promotion.name in better:
                found[promotion.name] = better[promotion.name]
    return found


def _from_outside(graph: PageGraph) -> dict[int, list[Link]]:
    """Slot of the subgraph's input -> the links that come in there, in the order of the table."""
    found: dict[int, list[Link]] = {}
    for link in graph.links.values():
        if link.origin == INPUT_BOX:
            found.setdefault(link.origin_slot, []).append(link)
    return found
