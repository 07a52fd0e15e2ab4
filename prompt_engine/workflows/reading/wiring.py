"""A graph with what is known of its nodes and wires. Pure, and at ease with damaged graphs.

What nobody declares is told by the other end of the wire: an unknown node makes what its consumers
take, and takes what its sources make.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, cast

from studio_kit.graph import Consumer, Graph, NodeLink, link_of

from ..node_classes.classes import NodeClasses
from ..node_classes.dynamic import find_input
from ..node_classes.models import AUTOGROW, NodeClass, NodeInput
from .facts import ClassFacts, Knowledge, Meaning

ANY_KIND = frozenset[str]()
"""Stands for a type that nobody tells."""

WILD = ("*", "COMFY_MATCHTYPE", "COMFY_MATCHTYPE_V3", AUTOGROW)


@dataclass(frozen=True)
class Place:
    graph_node: str
    field: str


@dataclass(frozen=True)
class GraphNode:
    id: str
    class_type: str
    title: str
    inputs: Mapping[str, Any]
    declared: NodeClass | None
    facts: ClassFacts


class Wiring:
    """`nodes` are in the graph's order; `order` says which come before which."""

    def __init__(self, graph: Graph, classes: NodeClasses, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.nodes = {node.id: node for node in _nodes(graph, classes, knowledge)}
        self._declared: dict[tuple[str, str], NodeInput | None] = {}
        self._makes: dict[str, frozenset[str]] = {}
        self._meanings: dict[Place, Meaning | None] = {}

    def links(self, node_id: str) -> list[tuple[str, NodeLink]]:
        """The wires that come to a node, without those that a switch leaves aside."""
        return self._links[node_id]

    def link(self, place: Place) -> NodeLink | None:
        """The wire at `place`; None for a value, or where its source is missing."""
        link = link_of(self.nodes[place.graph_node].inputs.get(place.field))
        return link if link is not None and link.source in self.nodes else None

    def value(self, place: Place) -> Any:
        return self.nodes[place.graph_node].inputs.get(place.field)

    def declared(self, place: Place) -> NodeInput | None:
        node = self.nodes[place.graph_node]
        key = (node.class_type, place.field)
        if key not in self._declared:
            self._declared[key] = _declared_input(node.declared, place.field)
        return self._declared[key]

    def kinds(self, place: Place) -> frozenset[str]:
        """The types that an input takes."""
        declared = self.declared(place)
        told = ANY_KIND if declared is None else kinds_of(declared.type)
        if told:
            return told
        link = self.link(place)
        return self.made(link) if link is not None else _kinds_of_value(self.value(place))

    def made(self, link: NodeLink) -> frozenset[str]:
        """The types of what comes over a wire."""
        told = kinds_of(_at(self._outputs(link.source), link.slot) or "*")
        if told:
            return told
        taking = self._by_slot.get(link, [])
        wanted = (self.declared(Place(each.graph_node, each.input)) for each in taking)
        kinds = [kinds_of(each.type) for each in wanted if each is not None]
        return next((each for each in kinds if each), ANY_KIND)

    def makes(self, node_id: str) -> frozenset[str]:
        """The types of all that a node makes."""
        if node_id not in self._makes:
            self._makes[node_id] = self._all_made(node_id)
        return self._makes[node_id]

    def _all_made(self, node_id: str) -> frozenset[str]:
        told = [kinds_of(kind) for kind in self._outputs(node_id)]
        slots = {consumer.slot for consumer in self.consumers[node_id]}
        seen = [self.made(NodeLink(node_id, slot)) for slot in slots]
        return frozenset[str]().union(*told, *seen)

    def makes_only(self, node_id: str, kind: str) -> bool:
        return self.makes(node_id) == frozenset({kind})

    def output_name(self, link: NodeLink) -> str:
        node = self.nodes[link.source]
        if node.declared is not None:
            names = [output.name for output in node.declared.outputs]
            return _at(names, link.slot) or ""
        return _at(node.facts.output_names, link.slot) or ""

    def output_names(self, node_id: str) -> Sequence[str]:
        node = self.nodes[node_id]
        if node.declared is not None:
            return [output.name for output in node.declared.outputs]
        return node.facts.output_names

    def meaning(self, place: Place) -> Meaning | None:
        """What the input is for; None where nothing is known of it, or it is for nothing."""
        if place not in self._meanings:
            self._meanings[place] = self._told_meaning(place)
        return self._meanings[place]

    def _told_meaning(self, place: Place) -> Meaning | None:
        told = self.nodes[place.graph_node].facts.inputs.get(place.field)
        if told is not None:
            return None if told == "nothing" else self.knowledge.meanings[told]
        return self.knowledge.meaning(last_part(place.field), self._wide_kinds(place))

    def _wide_kinds(self, place: Place) -> frozenset[str]:
        """Where nobody declares an input, 7 may be a number with decimals and a text a choice."""
        kinds = self.kinds(place)
        if self.declared(place) is not None:
            return kinds
        wider = {"INT": {"INT", "FLOAT"}, "STRING": {"STRING", "COMBO"}}
        return kinds.union(*(wider.get(kind, {kind}) for kind in kinds))

    def upstream(
        self, starts: Iterable[str], through: Callable[[str], bool] = lambda _: True
    ) -> Iterator[str]:
        """Nodes before `starts`, the nearest first; what is not `through` is told, not passed."""
        waiting, seen = list(starts), set[str]()
        while waiting:
            found = [link.source for node_id in waiting for _, link in self.links(node_id)]
            fresh = [node_id for node_id in dict.fromkeys(found) if node_id not in seen]
            seen.update(fresh)
            yield from fresh
            waiting = [node_id for node_id in fresh if through(node_id)]

    @cached_property
    def consumers(self) -> Mapping[str, list[Consumer]]:
        found: dict[str, list[Consumer]] = {node_id: [] for node_id in self.nodes}
        for node_id in self.nodes:
            for field, link in self.links(node_id):
                found[link.source].append(Consumer(node_id, field, link.slot))
        return found

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Nodes for whose sake a node runs the graph; where none says so, those that end it."""
        told = [key for key, node in self.nodes.items() if self._is_output(node)]
        return tuple(told or [key for key in self.nodes if not self.consumers[key]])

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The nodes that run, sources before what they feed."""
        done: list[str] = []
        entered = set[str]()
        for end in self.ends:
            if end not in entered:
                self._visit(end, entered, done)
        return tuple(done)

    def _visit(self, end: str, entered: set[str], done: list[str]) -> None:
        """Depth first without recursion; in a circle the node that closes it comes first."""
        path: list[tuple[str, Iterator[tuple[str, NodeLink]]]] = [(end, iter(self.links(end)))]
        entered.add(end)
        while path:
            node_id, rest = path[-1]
            source = next((link.source for _, link in rest if link.source not in entered), None)
            if source is None:
                done.append(node_id)
                path.pop()
            else:
                entered.add(source)
                path.append((source, iter(self.links(source))))

    def _is_output(self, node: GraphNode) -> bool:
        if node.facts.makes is not None:
            return True
        if node.declared is not None:
            return node.declared.output_node
        return not self.consumers[node.id] and bool(self.links(node.id))

    def _outputs(self, node_id: str) -> Sequence[str]:
        node = self.nodes[node_id]
        if node.declared is not None:
            return [output.type for output in node.declared.outputs]
        return node.facts.outputs

    @cached_property
    def _by_slot(self) -> Mapping[NodeLink, list[Consumer]]:
        found: dict[NodeLink, list[Consumer]] = {}
        for node_id, consumers in self.consumers.items():
            for each in consumers:
                found.setdefault(NodeLink(node_id, each.slot), []).append(each)
        return found

    @cached_property
    def _links(self) -> Mapping[str, list[tuple[str, NodeLink]]]:
        return {node_id: self._links_of(node_id) for node_id in self.nodes}

    def _links_of(self, node_id: str) -> list[tuple[str, NodeLink]]:
        left_aside = self.left_aside(node_id)
        found = ((field, self.link(Place(node_id, field))) for field in self.nodes[node_id].inputs)
        return [(f, link) for f, link in found if link is not None and f != left_aside]

    def left_aside(self, node_id: str) -> str | None:
        """The input that a switch with a known value does not ask for."""
        choice = self.nodes[node_id].facts.chooses
        if choice is None:
            return None
        value = self._switch(Place(node_id, choice.where))
        if not isinstance(value, bool):
            return None
        return choice.when_false if value else choice.when_true

    def _switch(self, place: Place) -> Any:
        """The value of a switch, also where it is that of the one value node behind a wire."""
        link = self.link(place)
        if link is None:
            return self.value(place)
        values = [v for v in self.nodes[link.source].inputs.values() if isinstance(v, bool)]
        return values[0] if len(values) == len(self.nodes[link.source].inputs) == 1 else None


@cache
def kinds_of(kind: str) -> frozenset[str]:
    """The types that a declaration names, such as `INT,FLOAT`; none for what takes anything."""
    kinds = frozenset(part.strip() for part in kind.split(",")) - {""}
    return ANY_KIND if kinds & set(WILD) else kinds


def _declared_input(declared: NodeClass | None, field: str) -> NodeInput | None:
    """Inputs that a choice brings along have a dot in their names, and cost a search."""
    if declared is None or "." not in field:
        return None if declared is None else declared.input(field)
    return find_input(declared, field)


def last_part(name: str) -> str:
    return name.rpartition(".")[2]


def _nodes(graph: Graph, classes: NodeClasses, knowledge: Knowledge) -> Iterator[GraphNode]:
    for node_id, told in cast("Mapping[str, object]", graph).items():
        node = _as_mapping(told)
        class_type, inputs = node.get("class_type"), _as_mapping(node.get("inputs"))
        if isinstance(class_type, str):
            declared, facts = classes.get(class_type), knowledge.of_class(class_type)
            title = _title(node, declared) or class_type.strip() or f"Node {node_id}"
            yield GraphNode(str(node_id), class_type, title, inputs, declared, facts)


def _title(node: Mapping[str, Any], declared: NodeClass | None) -> str | None:
    title = _as_mapping(node.get("_meta")).get("title")
    if isinstance(title, str) and title.strip():
        return title.strip()[:200]
    return None if declared is None else declared.display_name.strip()


def _as_mapping(told: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", told) if isinstance(told, Mapping) else {}


def _kinds_of_value(value: object) -> frozenset[str]:
    kinds = {bool: "BOOLEAN", int: "INT", float: "FLOAT", str: "STRING"}
    kind = next((kind for of, kind in kinds.items() if isinstance(value, of)), None)
    return ANY_KIND if kind is None else frozenset({kind})


def _at(values: Sequence[str], index: int) -> str | None:
    return values[index] if 0 <= index < len(values) else None
