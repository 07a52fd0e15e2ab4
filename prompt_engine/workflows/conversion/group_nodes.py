"""Group nodes, the older kind of subgraph, read as subgraphs.

The page names what a group node shows after the inputs inside, in the order of the nodes inside;
where a name is taken already, the inner node's title comes before it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from .fields import fields_of_input
from .layouts import Layouts
from .page import INPUT_BOX, OUTPUT_BOX, Box, BoxInput, Link, PageGraph, Port, Subgraph
from .page_reading import BrokenWorkflow, read_box
from .primitives import PRIMITIVE
from .promotions import Definition, InnerField, Promotion

PREFIXES = ("workflow>", "workflow/")
REROUTE = "Reroute"

Target = tuple[str, int]
"""A box inside, and the slot of its input."""


def read_group_nodes(
    told: Mapping[str, Mapping[str, Any]], layouts: Layouts
) -> dict[str, Definition]:
    """Box type -> what it stands for. Raises `BrokenWorkflow`, which names the group node."""
    found: dict[str, Definition] = {}
    for name, group in told.items():
        definition = _Group(name[:60], group, layouts).definition()
        found |= {f"{prefix}{name}": definition for prefix in PREFIXES}
    return found


@dataclass(slots=True)
class _Group:
    name: str
    told: Mapping[str, Any]
    layouts: Layouts
    inputs: list[Port] = field(default_factory=list[Port])
    outputs: list[Port] = field(default_factory=list[Port])
    promotions: list[Promotion] = field(default_factory=list[Promotion])
    links: list[Link] = field(default_factory=list[Link])
    taken: dict[str, int] = field(default_factory=dict[str, int])

    def definition(self) -> Definition:
        boxes = self._boxes()
        inner = list(self._inner_links(len(boxes)))
        linked = self._with_links(boxes, {(link.target, link.target_slot): link for link in inner})
        leaving = _by_origin(inner)
        for box in linked:
            self._show_fields(box, leaving.get(box.id, []), linked)
            self._show_sockets(box)
        for box in linked:
            self._show_converted(box)
        external = self._external()
        for box in linked:
            used = {link.origin_slot for link in leaving.get(box.id, [])}
            self._show_outputs(box, used - external.get(box.id, set()))
        graph = self._graph(linked)
        subgraph = Subgraph(self.name, self.name, tuple(self.inputs), tuple(self.outputs), graph)
        return Definition(subgraph, tuple(self.promotions))

    def _boxes(self) -> list[Box]:
        nodes = self.told.get("nodes")
        if not isinstance(nodes, list):
            raise BrokenWorkflow(f"Group node {self.name} has no nodes.")
        place = f"group node {self.name}"
        entries = enumerate(cast("list[object]", nodes))
        return [_numbered(number, each, place) for number, each in entries]

    def _inner_links(self, count: int) -> Iterator[Link]:
        """Entries are [from node, from slot, to node, to slot, ...]; the rest leads outside."""
        told = self.told.get("links")
        for number, each in enumerate(cast("list[object]", told) if isinstance(told, list) else []):
            parts = cast("list[object]", each) if isinstance(each, list) else []
            ends = [part for part in parts[:4] if isinstance(part, int)]
            if len(ends) == 4 and 0 <= ends[0] < count and 0 <= ends[2] < count:
                yield Link(str(number), str(ends[0]), ends[1], str(ends[2]), ends[3])

    def _with_links(self, boxes: list[Box], entering: Mapping[Target, Link]) -> list[Box]:
        """The boxes with their inputs by the slots that links name: sockets, then fields."""
        self.links += entering.values()
        return [
            replace(box, inputs=tuple(_with_link(box, self._slots(box), entering))) for box in boxes
        ]

    def _slots(self, box: Box) -> list[BoxInput]:
        layout = self.layouts.of(box)
        if layout is None:
            return list(box.inputs)
        sockets = [
            BoxInput(name, kind, None)
            for name, kind in layout.types.items()
            if name not in layout.widgets
        ]
        converted = [
            BoxInput(each.name, layout.types[each.name], None, each.name)
            for each in box.inputs
            if each.name in layout.widgets and each.name in layout.types
        ]
        return [*sockets, *converted]

    def _show_fields(self, box: Box, links: list[Link], boxes: list[Box]) -> None:
        if box.type == PRIMITIVE:
            self._show_primitive(box, links, boxes)
        layout = self.layouts.of(box)
        if layout is None:
            return
        converted = {each.name for each in box.inputs if each.widget is not None}
        for each in layout.fields:
            if each.input is not None and each.stored and each.name not in converted:
                name = self._name(box, each.name)
                places = sum(beside.stored for beside in fields_of_input(each.input))
                self._promote(name, [(box.id, each.name)], places)

    def _show_primitive(self, box: Box, links: list[Link], boxes: list[Box]) -> None:
        if not links:
            return
        fields: list[InnerField] = []
        for link in links:
            inputs = boxes[int(link.target)].inputs
            if 0 <= link.target_slot < len(inputs):
                fields.append((link.target, inputs[link.target_slot].name))
        self._promote(self._name(box, "value"), fields, 2)

    def _show_sockets(self, box: Box) -> None:
        for slot, wanted in enumerate(box.inputs):
            if wanted.widget is None and wanted.link is None and box.type != PRIMITIVE:
                name = wanted.type if box.type == REROUTE else wanted.name
                self._show_input(box, slot, wanted, self._name(box, name, wanted.label))

    def _show_converted(self, box: Box) -> None:
        for slot, wanted in enumerate(box.inputs):
            if wanted.widget is not None and wanted.link is None and self.layouts.of(box):
                name = self._name(box, wanted.name)
                self._show_input(box, slot, wanted, name)
                self._promote(name, [(box.id, wanted.name)], 1)

    def _promote(self, name: str, fields: list[InnerField], places: int) -> None:
        if fields:
            self.promotions.append(Promotion(name, fields[0], tuple(fields), places))

    def _show_input(self, box: Box, slot: int, wanted: BoxInput, name: str) -> None:
        if self._told_of(box, "input", wanted.name).get("visible") is False:
            return
        number = f"in{len(self.inputs)}"
        self.links.append(Link(number, INPUT_BOX, len(self.inputs), box.id, slot))
        self.inputs.append(Port(name, wanted.type, (number,)))

    def _show_outputs(self, box: Box, used_inside: set[int]) -> None:
        layout = self.layouts.of(box)
        outputs = box.outputs if layout is None else layout.node_class.outputs
        for slot, made in enumerate(outputs if box.type != PRIMITIVE else ()):
            visible = self._told_of(box, "output", str(slot)).get("visible")
            if visible if isinstance(visible, bool) else slot not in used_inside:
                number = f"out{len(self.outputs)}"
                self.links.append(Link(number, box.id, slot, OUTPUT_BOX, len(self.outputs)))
                self.outputs.append(Port(made.name, made.type, (number,)))

    def _external(self) -> dict[str, set[int]]:
        """Outputs inside that are used outside too: entries are [node, slot, type]."""
        told = self.told.get("external")
        found: dict[str, set[int]] = {}
        for each in cast("list[object]", told) if isinstance(told, list) else []:
            parts = cast("list[object]", each) if isinstance(each, list) else []
            if len(parts) >= 2 and isinstance(parts[1], int):
                found.setdefault(str(parts[0]), set()).add(parts[1])
        return found

    def _told_of(self, box: Box, side: str, name: str) -> Mapping[str, Any]:
        """What a person set in the window for group nodes: `config[node][side][name]`."""
        step: object = self.told.get("config")
        for key in (box.id, side, name):
            step = (
                cast("Mapping[str, object]", step).get(key) if isinstance(step, Mapping) else None
            )
        return cast("Mapping[str, Any]", step) if isinstance(step, Mapping) else {}

    def _name(self, box: Box, name: str, label: str | None = None) -> str:
        told = self._told_of(box, "input", name).get("name")
        wanted = (told if isinstance(told, str) else None) or label or name
        title = box.title or box.type
        if (box.type == PRIMITIVE and box.title) or wanted in self.taken:
            key = f"{title} {name}"
            wanted = f"{title} {self.taken[key]} {name}" if key in self.taken else key
            self.taken[key] = self.taken.get(key, 1) + 1
            return wanted
        self.taken[wanted] = self.taken.get(wanted, 1) + 1
        return wanted

    def _graph(self, boxes: list[Box]) -> PageGraph:
        entering = {(link.target, link.target_slot): link for link in self.links}
        whole = {
            box.id: replace(box, inputs=tuple(_with_link(box, box.inputs, entering)))
            for box in boxes
        }
        links = {link.id: link for link in self.links}
        return PageGraph(f"group node {self.name}", whole, links)


def _with_link(
    box: Box, inputs: Iterable[BoxInput], entering: Mapping[Target, Link]
) -> Iterator[BoxInput]:
    for slot, wanted in enumerate(inputs):
        link = entering.get((box.id, slot))
        yield replace(wanted, link=link.id if link is not None else None)


def _by_origin(links: Iterable[Link]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.origin, []).append(link)
    return found


def _numbered(number: int, told: object, place: str) -> Box:
    entry = {**cast("Mapping[str, Any]", told), "id": number} if isinstance(told, Mapping) else told
    return read_box(entry, f"Entry {number} in nodes of {place}", place)
