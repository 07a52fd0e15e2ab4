"""Which texts a sampler hears, and on which side of its guidance. Pure.

A text's role follows from the wires alone: it is walked back from each sampler's inputs through
whatever joins, weighs, masks or controls on the way, to the widgets in which the words stand.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .facts import Signs
from .models import Prompt, Side, TextRole
from .phases import Phases
from .wiring import GraphNode, NodeLink, Place, Wiring, kinds_of, last_part


@dataclass(frozen=True)
class Heard:
    side: Side
    phase: int


@dataclass(frozen=True)
class _Step:
    """A node on the way back; `slot` is the output over which it was come to."""

    node: GraphNode
    slot: int | None
    side: Side


def find_prompts(wiring: Wiring, phases: Phases) -> tuple[Prompt, ...]:
    """In the order in which the graph runs; after them encoded texts that nobody hears."""
    heard = dict(_all_heard(wiring, phases))
    known = set(heard)
    unheard = [place for place in _encoded(wiring) if place not in known]
    order = {node_id: number for number, node_id in enumerate(wiring.order)}
    places = sorted(heard, key=lambda place: (order[place.graph_node], _row(wiring, place)))
    return (
        *(_prompt(wiring, place, heard[place]) for place in places),
        *(_prompt(wiring, place, set()) for place in unheard),
    )


def _row(wiring: Wiring, place: Place) -> int:
    return list(wiring.nodes[place.graph_node].inputs).index(place.field)


def _all_heard(wiring: Wiring, phases: Phases) -> Mapping[Place, set[Heard]]:
    found: dict[Place, set[Heard]] = defaultdict(set)
    for number, sampler in enumerate(phases.samplers, start=1):
        for place, side in walk(wiring, sampler):
            found[place].add(Heard(side, number))
    if not found and not phases.samplers:
        for end in wiring.ends:
            for place, side in walk(wiring, end):
                found[place].add(Heard(side, 0))
    return found


def walk(wiring: Wiring, start: str) -> Iterator[tuple[Place, Side]]:
    """The places of texts before `start`, each with its side."""
    waiting = [_Step(wiring.nodes[start], None, "prompt")]
    seen = set[tuple[str, int | None, Side]]()
    while waiting:
        step = waiting.pop()
        key = (step.node.id, step.slot, step.side)
        if key in seen or step.node.facts.silent:
            continue
        seen.add(key)
        yield from _texts_at(wiring, step)
        waiting.extend(_steps_back(wiring, step))


def _texts_at(wiring: Wiring, step: _Step) -> Iterator[tuple[Place, Side]]:
    for name in text_fields(wiring, step.node.id):
        side = _side(wiring, step, name)
        if side is not None and isinstance(step.node.inputs[name], str):
            yield Place(step.node.id, name), side


def _steps_back(wiring: Wiring, step: _Step) -> Iterator[_Step]:
    texts = text_fields(wiring, step.node.id)
    for name, link in reversed(wiring.links(step.node.id)):
        side = _side(wiring, step, name)
        if side is not None and _carries_text(wiring, link, is_text=name in texts):
            yield _Step(wiring.nodes[link.source], link.slot, side)


def _carries_text(wiring: Wiring, link: NodeLink, *, is_text: bool) -> bool:
    made = wiring.made(link)
    if made <= {"STRING"}:
        return is_text or not made
    return made.isdisjoint(wiring.knowledge.signs.textless)


def _side(wiring: Wiring, step: _Step, name: str) -> Side | None:
    """The side of what comes to an input; None where it does not go on over the step's slot."""
    if step.node.facts.inputs.get(name) == "nothing":
        return None
    signs = wiring.knowledge.signs
    own = step.node.facts.sides.get(name) or _named(signs, last_part(name))
    own = own or _beside_a_negative(wiring, step.node.id, name)
    if own is None or step.slot is None:
        return own or step.side
    out = _named(signs, wiring.output_name(NodeLink(step.node.id, step.slot)))
    return own if out in (None, own) else None


def _beside_a_negative(wiring: Wiring, key: str, name: str) -> Side | None:
    """A text of no name beside one that is called negative is the other side's."""
    texts = text_fields(wiring, key)
    signs = wiring.knowledge.signs
    negative = any(signs.negative.search(last_part(text)) for text in texts)
    return "prompt" if negative and name in texts else None


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


def _encoded(wiring: Wiring) -> Iterator[Place]:
    """Texts that a text encoder reads."""
    for key in wiring.order:
        if any("CLIP" in wiring.made(link) for _, link in wiring.links(key)):
            for name in sorted(text_fields(wiring, key)):
                if isinstance(wiring.nodes[key].inputs[name], str):
                    yield Place(key, name)


def _prompt(wiring: Wiring, place: Place, heard: set[Heard]) -> Prompt:
    node = wiring.nodes[place.graph_node]
    return Prompt(
        graph_node=place.graph_node,
        field=place.field,
        title=node.title,
        text=str(node.inputs[place.field]),
        role=_role({each.side for each in heard}),
        aside=_is_aside(wiring, node),
        phases=tuple(sorted({each.phase for each in heard} - {0})),
    )


def _is_aside(wiring: Wiring, node: GraphNode) -> bool:
    texts = text_fields(wiring, node.id)
    joins = any(wiring.link(Place(node.id, name)) is not None for name in texts)
    return joins or wiring.knowledge.signs.instructing.search(node.title) is not None


def _role(sides: set[Side]) -> TextRole:
    if not sides:
        return "none"
    return "both" if len(sides) > 1 else next(iter(sides))
