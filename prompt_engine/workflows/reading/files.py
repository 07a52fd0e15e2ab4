"""The files of weights that a graph loads, and its LoRAs with their strengths. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from .facts import Folder
from .models import Lora, ModelFile
from .phases import Phases
from .sources import value_place
from .wiring import ANY_KIND, GraphNode, Place, Wiring, last_part

LORAS = "loras"
NUMBER = re.compile(r"\d+$")
NO_FILE = ("", "none")
"""What loaders of several files say of a slot that is not used."""


@dataclass(frozen=True)
class FilePlace:
    place: Place
    folder: Folder
    name: str


def find_files(wiring: Wiring) -> tuple[FilePlace, ...]:
    """Every named file of weights, also those of nodes that do not run."""
    running = dict.fromkeys((*wiring.order, *wiring.nodes))
    found = (
        _file(wiring, Place(key, name)) for key in running for name in wiring.nodes[key].inputs
    )
    return tuple(file for file in found if file is not None)


def _file(wiring: Wiring, place: Place) -> FilePlace | None:
    name = wiring.value(place)
    if not isinstance(name, str) or wiring.kinds(place).isdisjoint({"STRING", "COMBO"}):
        return None
    folder = _folder(wiring, place, name)
    return None if folder is None else FilePlace(place, folder, name)


def _folder(wiring: Wiring, place: Place, name: str) -> Folder | None:
    knowledge, facts = wiring.knowledge, wiring.nodes[place.graph_node].facts
    if place.field in facts.folders:
        return knowledge.folder(facts.folders[place.field])
    if facts.inputs.get(place.field) == "nothing" or wiring.meaning(place) is not None:
        return None
    looks_so = knowledge.signs.model_file.fullmatch(name) is not None
    named = knowledge.folder_named(last_part(place.field).lower())
    if named is not None and (looks_so or "STRING" not in _declared_kinds(wiring, place)):
        return named
    return knowledge.folder_of(wiring.makes(place.graph_node)) if looks_so else None


def _declared_kinds(wiring: Wiring, place: Place) -> frozenset[str]:
    return wiring.kinds(place) if wiring.declared(place) is not None else ANY_KIND


def models_of(
    wiring: Wiring, phases: Phases, files: tuple[FilePlace, ...]
) -> tuple[ModelFile, ...]:
    """The files of nodes that run, other than LoRAs."""
    running = set(wiring.order)
    return tuple(
        _model(wiring, phases, file)
        for file in files
        if file.folder.id != LORAS and file.place.graph_node in running
    )


def _model(wiring: Wiring, phases: Phases, file: FilePlace) -> ModelFile:
    return ModelFile(
        graph_node=file.place.graph_node,
        field=file.place.field,
        title=wiring.nodes[file.place.graph_node].title,
        label=file.folder.label,
        role=file.folder.role,
        folder=file.folder.id,
        name=file.name,
        phases=phases.of(file.place.graph_node),
    )


def loras_of(wiring: Wiring, phases: Phases, files: tuple[FilePlace, ...]) -> tuple[Lora, ...]:
    loaded = (_lora(wiring, phases, file) for file in files if file.folder.id == LORAS)
    listed = (lora for node in wiring.nodes.values() for lora in _listed(phases, node))
    return (*(lora for lora in loaded if lora is not None), *listed)


def _lora(wiring: Wiring, phases: Phases, file: FilePlace) -> Lora | None:
    if file.name.lower() in NO_FILE:
        return None
    node = wiring.nodes[file.place.graph_node]
    strengths = [_number(wiring, place) for place in strength_places(wiring, file.place)]
    model, clip = strengths
    reached = phases.of(node.id)
    silent = all(each in (None, 0) for each in strengths) and strengths != [None, None]
    return Lora(
        graph_node=node.id,
        field=file.place.field,
        title=node.title,
        name=file.name,
        strength=model,
        strength_clip=clip,
        bypassed=silent or not reached,
        phases=reached,
    )


def strength_places(wiring: Wiring, lora: Place) -> tuple[Place | None, Place | None]:
    """Where the strengths of the model and of the text encoder are set."""
    signs = wiring.knowledge.signs
    names = [
        name
        for name in wiring.nodes[lora.graph_node].inputs
        if _number_of(name) == _number_of(lora.field)
    ]
    model = [name for name in names if signs.lora_strength.fullmatch(last_part(name))]
    clip = [name for name in names if signs.lora_strength_clip.fullmatch(last_part(name))]
    return _place(wiring, lora, model), _place(wiring, lora, clip)


def _place(wiring: Wiring, lora: Place, names: list[str]) -> Place | None:
    return value_place(wiring, Place(lora.graph_node, names[0])) if names else None


def _number_of(name: str) -> int | None:
    found = NUMBER.search(name)
    return int(found.group()) if found else None


def _number(wiring: Wiring, place: Place | None) -> float | None:
    return None if place is None else _as_number(wiring.value(place))


def _as_number(value: Any) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if abs(value) < 1e6 else None


def _listed(phases: Phases, node: GraphNode) -> Iterator[Lora]:
    """LoRAs of nodes that keep each as one value: `{on, lora, strength}`."""
    for field, value in node.inputs.items():
        told: Mapping[str, Any] = (
            cast("Mapping[str, Any]", value) if isinstance(value, dict) else {}
        )
        name = told.get("lora")
        if isinstance(name, str) and name.lower() not in NO_FILE:
            yield _entry(phases, node, field, told)


def _entry(phases: Phases, node: GraphNode, field: str, told: Mapping[str, Any]) -> Lora:
    strength, reached = _as_number(told.get("strength")), phases.of(node.id)
    return Lora(
        graph_node=node.id,
        field=field,
        title=node.title,
        name=str(told["lora"]),
        strength=strength,
        strength_clip=_as_number(told.get("strengthTwo")),
        bypassed=told.get("on") is False or strength == 0 or not reached,
        phases=reached,
    )
