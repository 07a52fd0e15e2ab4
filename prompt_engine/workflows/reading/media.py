"""The files that a graph loads and shows, what they are for, and what it makes. Pure."""

from collections.abc import Iterator
from typing import Any, Literal

from .models import MediaInput, Output, OutputKind, Use
from .phases import Phases
from .wiring import Consumer, NodeLink, Place, Wiring, last_part

MediaType = Literal["image", "mask", "video", "audio"]

TYPES: dict[str, MediaType] = {
    "image": "image",
    "mask": "mask",
    "video": "video",
    "audio": "audio",
}
MASKS = frozenset({"MASK"})
WIRES = frozenset({"IMAGE", "MASK", "LATENT", "VIDEO", "AUDIO", "CLIP_VISION_OUTPUT"})
PLAIN_USES: dict[MediaType, Use] = {"mask": "mask", "video": "video", "audio": "audio"}
KINDS: dict[OutputKind, frozenset[str]] = {
    "video": frozenset({"VIDEO"}),
    "3d": frozenset({"MESH", "VOXEL", "SPLAT"}),
    "audio": frozenset({"AUDIO"}),
    "image": frozenset({"IMAGE", "MASK", "SVG"}),
    "text": frozenset({"STRING"}),
}
"""What is made of what comes to an output; the upper kind is the main one of several."""


def find_media(wiring: Wiring, phases: Phases) -> tuple[MediaInput, ...]:
    """Files of nodes that run, in the order in which they run."""
    return tuple(
        _media(wiring, phases, Place(key, name), kind)
        for key in wiring.order
        for name, kind in _loaded(wiring, key)
    )


def _loaded(wiring: Wiring, key: str) -> Iterator[tuple[str, MediaType]]:
    node = wiring.nodes[key]
    for name, value in node.inputs.items():
        kind = _media_type(wiring, Place(key, name), value)
        if kind is not None and isinstance(value, str):
            yield name, _as_used(wiring, key, kind)


def _media_type(wiring: Wiring, place: Place, value: Any) -> MediaType | None:
    facts = wiring.nodes[place.graph_node].facts
    declared = wiring.declared(place)
    if place.field in facts.loads:
        return TYPES[facts.loads[place.field]]
    if declared is not None:
        return TYPES.get(declared.upload or "")
    return _by_ending(wiring, place, value)


def _by_ending(wiring: Wiring, place: Place, value: Any) -> MediaType | None:
    """A class that nobody declares loads what its value's ending says, if it makes such."""
    signs, made = wiring.knowledge.signs, wiring.makes(place.graph_node)
    if not isinstance(value, str) or made.isdisjoint(WIRES) or wiring.links(place.graph_node):
        return None
    endings = {"image": signs.image_file, "video": signs.video_file, "audio": signs.audio_file}
    return next((TYPES[kind] for kind, names in endings.items() if names.fullmatch(value)), None)


def _as_used(wiring: Wiring, key: str, kind: MediaType) -> MediaType:
    """A picture of which only the mask is taken is a mask."""
    taken = {wiring.made(NodeLink(key, each.slot)) for each in wiring.consumers[key]}
    return "mask" if kind == "image" and taken == {MASKS} else kind


def _media(wiring: Wiring, phases: Phases, place: Place, kind: MediaType) -> MediaInput:
    node = wiring.nodes[place.graph_node]
    reached = [
        each
        for each in wiring.consumers[node.id]
        if kind == "mask" or wiring.made(NodeLink(node.id, each.slot)) != MASKS
    ]
    return MediaInput(
        graph_node=node.id,
        field=place.field,
        title=node.title,
        type=kind,
        use=PLAIN_USES["mask"] if kind == "mask" else _use(wiring, phases, reached, kind),
        value=str(node.inputs[place.field]),
        has_mask=kind == "image" and len(reached) < len(wiring.consumers[node.id]),
        optional=_may_be_left_out(wiring, phases, wiring.consumers[node.id]),
    )


def _may_be_left_out(wiring: Wiring, phases: Phases, consumers: list[Consumer]) -> bool:
    """Whether the graph still runs when these inputs get nothing: a node that needs one of them
    is passed by, as a bypassed one is, and its consumers take what it has of the same type.
    """
    waiting, seen = list(consumers), set[str]()
    while waiting:
        consumer = waiting.pop()
        declared = wiring.declared(Place(consumer.graph_node, consumer.input))
        if declared is not None and not declared.required:
            continue
        if declared is None or consumer.graph_node in {*phases.samplers, *wiring.ends}:
            return False
        if consumer.graph_node not in seen:
            seen.add(consumer.graph_node)
            waiting.extend(_left_with_nothing(wiring, consumer))
    return bool(consumers)


def _left_with_nothing(wiring: Wiring, lost: Consumer) -> list[Consumer]:
    """Those who take what a node makes, unless it has the same from another input.

    Of what the lost input is itself, the other may not be the one that goes on.
    """
    key = lost.graph_node
    left = {wiring.made(link) for name, link in wiring.links(key) if name != lost.input}
    left -= {wiring.kinds(Place(key, lost.input))}
    return [
        each for each in wiring.consumers[key] if wiring.made(NodeLink(key, each.slot)) not in left
    ]


def _use(wiring: Wiring, phases: Phases, consumers: list[Consumer], kind: MediaType) -> Use:
    """The first of the table's uses among those of all the ways onwards."""
    found = set(_uses(wiring, phases, consumers))
    ranked: list[Use] = [each.id for each in wiring.knowledge.uses if each.id in found]
    plain = PLAIN_USES.get(kind)
    if plain is not None and found <= {"source", "reference"}:
        return plain
    if kind == "video" and "start_frame" in ranked:
        return "control_image"
    return ranked[0] if ranked else "source"


def _uses(wiring: Wiring, phases: Phases, consumers: list[Consumer]) -> Iterator[Use]:
    waiting, seen = list(consumers), set[str]()
    while waiting:
        consumer = waiting.pop()
        use = _told(wiring, consumer) or _at_sampler(wiring, phases, consumer)
        if use is not None:
            yield use
        elif consumer.graph_node not in seen:
            seen.add(consumer.graph_node)
            waiting.extend(_onwards(wiring, consumer.graph_node))


def _onwards(wiring: Wiring, key: str) -> list[Consumer]:
    """Where what a node makes of a picture goes, a text that it makes of it aside."""
    numbers = {"INT", "FLOAT", "BOOLEAN", "STRING"}
    return [
        each
        for each in wiring.consumers[key]
        if wiring.made(NodeLink(key, each.slot)).isdisjoint(numbers)
    ]


def _told(wiring: Wiring, consumer: Consumer) -> Use | None:
    place = Place(consumer.graph_node, consumer.input)
    facts = wiring.nodes[place.graph_node].facts
    use = facts.uses.get(place.field)
    if use is None:
        use = wiring.knowledge.use(last_part(place.field), wiring.kinds(place))
    if use == "start_frame" and facts.frame_place is not None:
        at = wiring.value(Place(place.graph_node, facts.frame_place))
        return "end_frame" if isinstance(at, int) and at < 0 else use
    return use


def _at_sampler(wiring: Wiring, phases: Phases, consumer: Consumer) -> Use | None:
    """What comes to a phase unnamed: its latent, or something to look at."""
    kinds = wiring.kinds(Place(consumer.graph_node, consumer.input))
    if consumer.graph_node in phases.samplers:
        if "VIDEO" in wiring.makes(consumer.graph_node) and "IMAGE" in kinds:
            return "start_frame" if last_part(consumer.input) == "image" else "reference"
        return "source" if kinds & {"LATENT", "IMAGE"} else "reference"
    return "reference" if "CONDITIONING" in kinds else None


def find_outputs(wiring: Wiring) -> tuple[Output, ...]:
    found = (_output(wiring, key) for key in wiring.ends)
    return tuple(output for output in found if output is not None)


def _output(wiring: Wiring, key: str) -> Output | None:
    node, kind = wiring.nodes[key], _kind(wiring, key)
    if kind is None:
        return None
    return Output(
        graph_node=key,
        class_type=node.class_type,
        title=node.title,
        kind=kind,
        saved=not node.facts.shown_only,
    )


def _kind(wiring: Wiring, key: str) -> OutputKind | None:
    facts = wiring.nodes[key].facts
    if facts.makes is not None:
        return facts.makes
    links = wiring.links(key)
    kinds = frozenset[str]().union(*(wiring.made(link) for _, link in links))
    return _kind_of(kinds) or _kind_of(wiring.makes(key))


def _kind_of(kinds: frozenset[str]) -> OutputKind | None:
    if any(kind.startswith("FILE_3D") for kind in kinds):
        return "3d"
    return next((kind for kind, types in KINDS.items() if types & kinds), None)


def main_kind(outputs: tuple[Output, ...]) -> OutputKind | None:
    """Of what is saved, else of what is shown."""
    saved = {output.kind for output in outputs if output.saved}
    made = saved or {output.kind for output in outputs}
    return next((kind for kind in KINDS if kind in made), None)
