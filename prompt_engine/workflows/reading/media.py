"""The files that a graph loads and shows, what they are for, and what it makes. Pure."""

from collections.abc import Iterable, Iterator
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
    onwards = _Onwards(wiring, phases)
    return tuple(
        _media(wiring, onwards, Place(key, name), kind)
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


def _media(wiring: Wiring, onwards: "_Onwards", place: Place, kind: MediaType) -> MediaInput:
    node = wiring.nodes[place.graph_node]
    consumers = wiring.consumers[node.id]
    reached = [
        each
        for each in consumers
        if kind == "mask" or wiring.made(NodeLink(node.id, each.slot)) != MASKS
    ]
    return MediaInput(
        graph_node=node.id,
        field=place.field,
        title=node.title,
        type=kind,
        use=_use(wiring, onwards.uses(reached), kind),
        value=str(node.inputs[place.field]),
        has_mask=kind == "image" and len(reached) < len(consumers),
        optional=bool(consumers) and all(onwards.can_do_without(each) for each in consumers),
    )


def _use(wiring: Wiring, found: frozenset[Use], kind: MediaType) -> Use:
    """The first of the table's uses among those of all the ways onwards."""
    ranked: list[Use] = [each.id for each in wiring.knowledge.uses if each.id in found]
    plain = PLAIN_USES.get(kind)
    if plain is not None and (kind == "mask" or found <= {"source", "reference"}):
        return plain
    if kind == "video" and "start_frame" in ranked:
        return "control_image"
    return ranked[0] if ranked else "source"


class _Onwards:
    """What happens to a file on its ways onwards, reckoned once from the ends back."""

    def __init__(self, wiring: Wiring, phases: Phases) -> None:
        self._wiring = wiring
        self._samplers = frozenset(phases.samplers)
        self._vital = self._samplers | frozenset(wiring.ends)
        self._uses: dict[str, frozenset[Use]] = {}
        self._optional: dict[Consumer, bool] = {}
        for key in reversed(wiring.order):
            self._uses[key] = self.uses(self._taking_pictures(key))
            for name, link in wiring.links(key):
                consumer = Consumer(key, name, link.slot)
                self._optional[consumer] = self._may_be_left_out(consumer)

    def uses(self, consumers: Iterable[Consumer]) -> frozenset[Use]:
        """What those are for that take something."""
        return frozenset[Use]().union(*(self._use_at(each) for each in consumers))

    def can_do_without(self, consumer: Consumer) -> bool:
        """Whether the graph still runs when an input gets nothing: a node that needs it is passed
        by, as a bypassed one is, and its consumers take what it has of the same type.
        """
        return self._optional.get(consumer, False)

    def _use_at(self, consumer: Consumer) -> frozenset[Use]:
        use = _told(self._wiring, consumer) or self._at_sampler(consumer)
        return self._uses.get(consumer.graph_node, frozenset()) if use is None else frozenset({use})

    def _taking_pictures(self, key: str) -> list[Consumer]:
        """Where what a node makes of a picture goes, what is only measured of it aside."""
        return [
            each
            for each in self._wiring.consumers[key]
            if self._wiring.made(NodeLink(key, each.slot)).isdisjoint(
                self._wiring.knowledge.signs.numbers
            )
        ]

    def _at_sampler(self, consumer: Consumer) -> Use | None:
        """What comes to a phase unnamed: its latent, or something to look at."""
        kinds = self._wiring.kinds(Place(consumer.graph_node, consumer.input))
        if consumer.graph_node not in self._samplers:
            return "reference" if "CONDITIONING" in kinds else None
        if "VIDEO" in self._wiring.makes(consumer.graph_node) and "IMAGE" in kinds:
            return "start_frame" if last_part(consumer.input) == "image" else "reference"
        return "source" if kinds & {"LATENT", "IMAGE"} else "reference"

    def _may_be_left_out(self, consumer: Consumer) -> bool:
        declared = self._wiring.declared(Place(consumer.graph_node, consumer.input))
        if declared is None or consumer.graph_node in self._vital:
            return declared is not None and not declared.required
        if not declared.required:
            return True
        return all(self.can_do_without(each) for each in _left_with_nothing(self._wiring, consumer))


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
