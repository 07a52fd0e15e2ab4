"""Which family of models a graph runs, and what kind of work it does. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..templates.models import Category
from .facts import EngineFacts, Knowledge
from .models import MediaInput, ModelFile, OutputKind, Parameter
from .phases import Phases
from .wiring import NodeLink, Place, Wiring

OTHER = "other"
NOT_PLAIN = re.compile(r"[^a-z0-9]+")
DRAWING = ("checkpoint", "unet")
"""Roles of the files that draw; a family's text encoder serves other families too."""

DRAWING_FILE, CLASS, CLIP_TYPE, ENCODER_FILE, PICTURE = 4, 2, 2, 1, 1


def find_engine(
    wiring: Wiring, models: tuple[ModelFile, ...], parameters: tuple[Parameter, ...]
) -> str:
    """The family's id; of a service the service's name; `other` where nothing tells it."""
    weights, signs = Counter[str](), _signs(wiring)
    for facts in wiring.knowledge.engines:
        weights[facts.id] = _weight(facts, signs, models) + _by_size(facts, models, parameters)
    best, weight = max(weights.items(), key=lambda item: item[1], default=(OTHER, 0))
    return best if weight else _service(wiring) or OTHER


@dataclass(frozen=True)
class _Signs:
    """The classes of a graph, and the types of its text encoders."""

    classes: frozenset[str]
    clip_types: frozenset[str]


def _signs(wiring: Wiring) -> _Signs:
    encoders = [key for key in wiring.order if _encodes(wiring, key)]
    return _Signs(
        frozenset(wiring.nodes[key].class_type for key in wiring.order),
        frozenset(str(wiring.value(Place(key, "type"))) for key in encoders),
    )


def _weight(facts: EngineFacts, signs: _Signs, models: tuple[ModelFile, ...]) -> int:
    last = max((number for model in models for number in model.phases), default=0)
    files = sum(_file_weight(facts, model, last) for model in models)
    named = sum(CLASS for name in signs.classes if facts.classes.fullmatch(name))
    return files + named + CLIP_TYPE * len(signs.clip_types & set(facts.clip_types))


def _encodes(wiring: Wiring, key: str) -> bool:
    """Whether a text encoder serves a picture: some only write."""
    reached = (wiring.makes(each.graph_node) for each in wiring.consumers[key])
    return "CLIP" in wiring.makes(key) and any({"CONDITIONING", "CLIP"} & made for made in reached)


def _file_weight(facts: EngineFacts, model: ModelFile, last: int) -> int:
    """What draws in an earlier phase may only prepare something for the last."""
    if not facts.files.search(model.name):
        return 0
    if model.role not in DRAWING:
        return ENCODER_FILE
    return DRAWING_FILE if last in model.phases or not model.phases else DRAWING_FILE // 2


def _by_size(
    facts: EngineFacts, models: tuple[ModelFile, ...], parameters: tuple[Parameter, ...]
) -> int:
    """Checkpoints that tell nothing by their name draw pictures of their family's size."""
    if facts.picture is None or not any(model.role == "checkpoint" for model in models):
        return 0
    least, most = facts.picture
    sides = [p.value for p in parameters if p.role in ("width", "height")]
    return PICTURE if sides and all(_within(side, least, most) for side in sides) else 0


def _within(side: int | float | bool | str, least: int, most: int) -> bool:
    return isinstance(side, int | float) and least <= side < most


def _service(wiring: Wiring) -> str | None:
    """The provider that a class's category names, such as `api node/video/Luma`."""
    for key in wiring.order:
        declared = wiring.nodes[key].declared
        if declared is not None and wiring.knowledge.signs.service.fullmatch(declared.category):
            name = NOT_PLAIN.sub("_", declared.category.rpartition("/")[2].lower()).strip("_")
            return name if name[:1].isalpha() else None
    return None


def engine_facts(knowledge: Knowledge, engine: str) -> EngineFacts | None:
    return next((facts for facts in knowledge.engines if facts.id == engine), None)


def find_category(
    wiring: Wiring, phases: Phases, kind: OutputKind | None, media: tuple[MediaInput, ...]
) -> Category:
    """What the graph does, for people who look for it."""
    if kind == "video" or kind == "audio":
        return kind
    if kind != "image":
        return "other"
    uses = {each.use for each in media}
    if _enlarges(wiring, phases):
        return "upscaling"
    if not phases.samplers:
        return "other"
    if _inpaints(wiring):
        return "inpainting"
    return _by_uses(wiring, uses)


def _by_uses(wiring: Wiring, uses: Iterable[str]) -> Category:
    found = set(uses)
    if "control_image" in found or _is_controlled(wiring):
        return "control"
    if found & {"source", "reference", "start_frame", "end_frame"}:
        return "image_to_image"
    return "text_to_image"


def _is_controlled(wiring: Wiring) -> bool:
    return any("CONTROL_NET" in wiring.makes(key) for key in wiring.order)


def _enlarges(wiring: Wiring, phases: Phases) -> bool:
    """Whether it only makes larger what it is given, by a model or by a service."""
    if phases.samplers:
        names = [wiring.nodes[key].class_type for key in phases.samplers]
        return all(wiring.knowledge.signs.enlarging.search(name) for name in names)
    links = (link for key in wiring.order for _, link in wiring.links(key))
    return any("UPSCALE_MODEL" in wiring.made(link) for link in links)


def _inpaints(wiring: Wiring) -> bool:
    return any(_is_masked(wiring, key) for key in wiring.order)


def _is_masked(wiring: Wiring, key: str) -> bool:
    """Whether a mask says which part of a latent is drawn anew."""
    told = wiring.nodes[key].facts.inpaints
    masks = [link for _, link in wiring.links(key) if _carries_mask(wiring, link)]
    if told is not None:
        return told and bool(masks)
    declared = wiring.nodes[key].declared
    return declared is None and bool(masks) and "LATENT" in wiring.makes(key)


def _carries_mask(wiring: Wiring, link: NodeLink) -> bool:
    return "MASK" in wiring.made(link)
