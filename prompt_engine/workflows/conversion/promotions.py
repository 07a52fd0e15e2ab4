"""Fields inside a subgraph that are set on the box that stands for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from .layouts import Layouts
from .page import INPUT_BOX, Box, BoxInput, Link, PageGraph, Subgraph
from .page_reading import BrokenWorkflow

DEEPEST = 50
"""Levels of subgraphs; people go to five."""

InnerField = tuple[str, str]
"""Box id inside the subgraph, and the name of its field."""


@dataclass(frozen=True, slots=True)
class Promotion:
    """`source` is the field whose value it shows at first, `fields` those that it sets.

    `places`: how many values the outer box stores for it. The source is the first of the fields,
    save where the older page takes another for it; then `takes_source_along` says that it sets
    that one too.
    """

    name: str
    source: InnerField
    fields: tuple[InnerField, ...]
    places: int = 1
    takes_source_along: bool = False


@dataclass(frozen=True)
class Definition:
    """What a box of the type `subgraph.id` stands for."""

    subgraph: Subgraph
    promotions: tuple[Promotion, ...]

    @cached_property
    def by_name(self) -> dict[str, Promotion]:
        """Of two with one name, the first."""
        return {each.name: each for each in reversed(self.promotions)}


@dataclass(slots=True)
class Definitions:
    """Subgraphs and group nodes by the type of the boxes that stand for them."""

    layouts: Layouts
    subgraphs: Mapping[str, Subgraph]
    groups: Mapping[str, Definition]
    keeps_to_older_page: bool
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
        entering = _from_outside(subgraph.graph)
        found = (
            self._promotion(port.name, subgraph.graph, entering.get(slot, []))
            for slot, port in enumerate(subgraph.inputs)
        )
        return tuple(each for each in found if each is not None)

    def _promotion(self, name: str, graph: PageGraph, links: list[Link]) -> Promotion | None:
        fields = tuple(each for link in links if (each := self._field(graph, link)) is not None)
        if not self.keeps_to_older_page:
            return Promotion(name, fields[0], fields) if fields else None
        sources = [each for link in links if (each := self._at_slot(graph, link)) is not None]
        if not sources:
            return None
        along = sources[0] not in fields and self._is_shared_text(graph, sources[0])
        return Promotion(name, sources[0], fields, takes_source_along=along)

    def input_types(self, box: Box, inputs: list[BoxInput]) -> list[str]:
        """The types of `inputs`, which are all of the box's."""
        definition = self.get(box)
        if definition is None:
            return [self.layouts.input_type(box, each) for each in inputs]
        return [port.type for port in definition.subgraph.inputs]

    def input_type(self, box: Box, wanted: BoxInput) -> str:
        definition = self.get(box)
        if definition is None:
            return self.layouts.input_type(box, wanted)
        ports = definition.subgraph.inputs
        return next((port.type for port in ports if port.name == wanted.name), wanted.type)

    def output_type(self, box: Box, slot: int) -> str | None:
        definition = self.get(box)
        if definition is None:
            return self.layouts.output_type(box, slot)
        ports = definition.subgraph.outputs
        return ports[slot].type if 0 <= slot < len(ports) else None

    def _field(self, graph: PageGraph, link: Link) -> InnerField | None:
        if link.id not in graph.targets:
            return None
        box, wanted = graph.targets[link.id]
        name = self.widget(box, wanted.name)
        return (box.id, name) if name is not None else None

    def _at_slot(self, graph: PageGraph, link: Link) -> InnerField | None:
        """The field at the slot that the link names.

        The older page counts through all inputs there, though the link was stored with a number
        that leaves out fields without a link; so it may meet another field than the one linked.
        """
        box = graph.boxes.get(link.target)
        if box is None:
            return None
        inputs = self.inputs(box)
        if not 0 <= link.target_slot < len(inputs):
            return None
        name = self.widget(box, inputs[link.target_slot].name)
        return (box.id, name) if name is not None else None

    def _is_shared_text(self, graph: PageGraph, source: InnerField) -> bool:
        """Whether it is a text of several lines: the older page has one for inside and outside."""
        layout = self.layouts.of(graph.boxes[source[0]])
        wanted = layout.node_class.input(source[1]) if layout is not None else None
        return wanted is not None and wanted.multiline

    def inputs(self, box: Box) -> list[BoxInput]:
        """All inputs of a box in the page's order, those of a subgraph by its ports."""
        definition = self.get(box)
        if definition is None:
            return self.layouts.inputs(box)
        own = {each.name: each for each in box.inputs}
        ports = definition.subgraph.inputs
        return [own.get(port.name, BoxInput(port.name, port.type, None)) for port in ports]

    def widget(self, box: Box, name: str) -> str | None:
        """The field for which input `name` stands, on a box of a class or of a subgraph."""
        definition = self.get(box)
        if definition is not None:
            return name if name in definition.by_name else None
        own = next((each for each in box.inputs if each.name == name), None)
        return self.layouts.widget(box, own or BoxInput(name, "*", None))


def promoted_values(
    box: Box, definition: Definition, others: Mapping[str, Any], *, keeps_to_older_page: bool
) -> dict[str, Any]:
    """Input name -> value that the outer box has for it; what it has none for is left out."""
    named = None if keeps_to_older_page else _values_by_proxy(box)
    found = _values_in_order(box, definition.promotions) if named is None else named
    found |= {**box.named, **others}
    return {name: value for name, value in found.items() if name in definition.by_name}


def _values_in_order(box: Box, promotions: tuple[Promotion, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    place = 0
    for promotion in promotions:
        if place < len(box.values):
            found[promotion.name] = box.values[place]
        place += promotion.places
    return found


def _values_by_proxy(box: Box) -> dict[str, Any] | None:
    """Pages of early 2026 stored a list of [node inside, field], with values for the first of them.

    The node -1 is the subgraph's own input; a field of any other keeps its value to itself.
    """
    told: object = box.properties.get("proxyWidgets")
    entries = cast("list[object]", told) if isinstance(told, list) else []
    if not entries or len(entries) < len(box.values):
        return None
    pairs = zip((_proxy(entry) for entry in entries), box.values, strict=False)
    return {name: value for (node, name), value in pairs if node == "-1" and value is not None}


def _proxy(entry: object) -> tuple[str, str]:
    parts = cast("list[object]", entry) if isinstance(entry, list) else []
    return (str(parts[0]), str(parts[1])) if len(parts) >= 2 else ("", "")


def _from_outside(graph: PageGraph) -> dict[int, list[Link]]:
    """Slot of the subgraph's input -> the links that come in there, in the order of the table."""
    found: dict[int, list[Link]] = {}
    for link in graph.links.values():
        if link.origin == INPUT_BOX:
            found.setdefault(link.origin_slot, []).append(link)
    return found
