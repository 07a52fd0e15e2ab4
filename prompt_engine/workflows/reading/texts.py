"""Which texts a sampler hears, and on which side of its guidance. Pure.

A text's role follows from the wires alone: it is walked back from each sampler's inputs through
whatever joins, weighs, masks or controls on the way, to the widgets in which the words stand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .facts import Signs
from .models import Prompt, Side, TextRole
from .phases import Phases, numbers_of
from .wiring import GraphNode, NodeLink, Place, Wiring, kinds_of, last_part


@dataclass(frozen=True)
class _Step:
    """A node on the way back; `slot` is the output over which it was come to."""

    node: GraphNode
    slot: int | None
    side: Side


NO_PHASE = 1
"""The mask of phase 0, which there is not."""

Heard = dict[Side, int]
"""Side -> the mask of the phases that hear a text on it."""


def find_prompts(wiring: Wiring, phases: Phases) -> tuple[Prompt, ...]:
    """In the order in which the graph runs; after them encoded texts that nobody hears."""
    hearing = _Hearing(wiring)
    heard = hearing.all_heard(phases)
    order = {node_id: number for number, node_id in enumerate(wiring.order)}
    places = sorted(heard, key=lambda place: (order[place.graph_node], _row(wiring, place)))
    unheard = [place for place in hearing.encoded() if place not in heard]
    return (
        *(_prompt(wiring, place, heard[place]) for place in places),
        *(_prompt(wiring, place, {}) for place in unheard),
    )


def _row(wiring: Wiring, place: Place) -> int:
    return list(wiring.nodes[place.graph_node].inputs).index(place.field)


class _Hearing:
    """Walks back from all samplers at once: a node is done when all that it feeds are."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._fields: dict[str, frozenset[str]] = {}
        self._sides: dict[str, Mapping[str, Side | None]] = {}
        self._waiting: dict[str, dict[tuple[int | None, Side], int]] = {}
        self._heard: dict[Place, Heard] = {}

    def all_heard(self, phases: Phases) -> Mapping[Place, Heard]:
        """Without any sampler all that comes to an end is heard, by phase 0."""
        starts = phases.masks or dict.fromkeys(self._wiring.ends, NO_PHASE)
        for start, mask in starts.items():
            self._waiting[start] = {(None, "prompt"): mask}
        for key in reversed(self._wiring.order):
            for (slot, side), mask in self._waiting.pop(key, {}).items():
                step = _Step(self._wiring.nodes[key], slot, side)
                if not step.node.facts.silent:
                    self._hear(step, mask)
        return self._heard

    def encoded(self) -> Iterator[Place]:
        """Texts that a text encoder reads."""
        for key in self._wiring.order:
            if any("CLIP" in self._wiring.made(link) for _, link in self._wiring.links(key)):
                yield from self._words(self._wiring.nodes[key])

    def _hear(self, step: _Step, mask: int) -> None:
        for place in self._words(step.node):
            side = self._side(step, place.field)
            if side is not None:
                heard = self._heard.setdefault(place, {})
                heard[side] = heard.get(side, 0) | mask
        for link, side in self._onwards(step):
            states = self._waiting.setdefault(link.source, {})
            states[link.slot, side] = states.get((link.slot, side), 0) | mask

    def _words(self, node: GraphNode) -> Iterator[Place]:
        for name in sorted(self._texts(node.id)):
            if isinstance(node.inputs[name], str):
                yield Place(node.id, name)

    def _onwards(self, step: _Step) -> Iterator[tuple[NodeLink, Side]]:
        texts = self._texts(step.node.id)
        for name, link in self._wiring.links(step.node.id):
            side = self._side(step, name)
            if side is not None and _carries_text(self._wiring, link, is_text=name in texts):
                yield link, side

    def _texts(self, key: str) -> frozenset[str]:
        if key not in self._fields:
            self._fields[key] = text_fields(self._wiring, key)
        return self._fields[key]

    def _side(self, step: _Step, name: str) -> Side | None:
        """The side of what comes to an input; None where it does not go on over the slot."""
        if step.node.facts.inputs.get(name) == "nothing":
            return None
        own = self._own_sides(step.node)[name]
        if own is None or step.slot is None:
            return own or step.side
        signs = self._wiring.knowledge.signs
        out = _named(signs, self._wiring.output_name(NodeLink(step.node.id, step.slot)))
        return own if out in (None, own) else None

    def _own_sides(self, node: GraphNode) -> Mapping[str, Side | None]:
        if node.id not in self._sides:
            self._sides[node.id] = _sides_of(self._wiring, node, self._texts(node.id))
        return self._sides[node.id]


def _sides_of(wiring: Wiring, node: GraphNode, texts: frozenset[str]) -> Mapping[str, Side | None]:
    """Input -> the side that it is called by. A text of no name beside one that is called
    negative is the other side's.
    """
    signs = wiring.knowledge.signs
    told: dict[str, Side | None] = {
        name: node.facts.sides.get(name) or _named(signs, last_part(name)) for name in node.inputs
    }
    if any(told[name] == "negative_prompt" for name in texts):
        told.update({name: "prompt" for name in texts if told[name] is None})
    return told


def _carries_text(wiring: Wiring, link: NodeLink, *, is_text: bool) -> bool:
    made = wiring.made(link)
    if made <= {"STRING"}:
        return is_text or not made
    return made.isdisjoint(wiring.knowledge.signs.textless)


def _named(signs: Signs, name: str) -> Side | None:
    if signs.negative.search(name):
        return "negative_prompt"
    return "prompt" if signs.positive.search(name) else None


def text_fields(wiring: Wiring, node_id: str) -> frozenset[str]:
    """The inputs of a node in which words for the picture stand."""
    node = wiring.nodes[node_id]
    if node.facts.texts is not None:
        return frozenset(node.facts.texts) & frozenset(node.inputs)
    texts = [name for name in node.inputs if _may_be_text(wiring, Place(node_id, name))]
    chosen = [name for name in texts if _is_for_words(wiring, Place(node_id, name))]
    if not chosen and (len(texts) == 1 or wiring.makes_only(node_id, "STRING")):
        chosen = texts if _hands_on_text(wiring, node_id) else []
    return frozenset(chosen)


def _may_be_text(wiring: Wiring, place: Place) -> bool:
    value, signs = wiring.value(place), wiring.knowledge.signs
    if "STRING" not in wiring.kinds(place) or wiring.meaning(place) is not None:
        return False
    if place.field == wiring.left_aside(place.graph_node):
        return False
    if signs.system.fullmatch(last_part(place.field)):
        return False
    return not (isinstance(value, str) and signs.model_file.fullmatch(value))


def _is_for_words(wiring: Wiring, place: Place) -> bool:
    declared = wiring.declared(place)
    if wiring.knowledge.signs.prompt.fullmatch(last_part(place.field)):
        return True
    if declared is None:
        return wiring.link(place) is not None
    if not kinds_of(declared.type):
        return True
    return (declared.multiline or declared.force_input) and not _passes_on(wiring, place.graph_node)


def _passes_on(wiring: Wiring, key: str) -> bool:
    """A node that only changes what was encoded before: its texts are something else."""
    taken = frozenset[str]().union(*(wiring.made(link) for _, link in wiring.links(key)))
    return "CONDITIONING" in taken and "CLIP" not in taken


def _hands_on_text(wiring: Wiring, node_id: str) -> bool:
    made = wiring.makes(node_id)
    if _passes_on(wiring, node_id):
        return False
    return "STRING" in made or "CONDITIONING" in made


def _prompt(wiring: Wiring, place: Place, heard: Heard) -> Prompt:
    node = wiring.nodes[place.graph_node]
    mask = heard.get("prompt", 0) | heard.get("negative_prompt", 0)
    return Prompt(
        graph_node=place.graph_node,
        field=place.field,
        title=node.title,
        text=str(node.inputs[place.field]),
        role=_role(set(heard)),
        aside=_is_aside(wiring, node),
        phases=numbers_of(mask & ~NO_PHASE),
    )


def _is_aside(wiring: Wiring, node: GraphNode) -> bool:
    texts = text_fields(wiring, node.id)
    joins = any(wiring.link(Place(node.id, name)) is not None for name in texts)
    return joins or wiring.knowledge.signs.instructing.search(node.title) is not None


def _role(sides: set[Side]) -> TextRole:
    if not sides:
        return "none"
    return "both" if len(sides) > 1 else next(iter(sides))
