"""Reads a graph: what it does, and what a person may want to change in it. Pure."""

import sys
from collections.abc import Iterable
from typing import TypeVar

from studio_kit.errors import Invalid
from studio_kit.graph import Graph

from ..node_classes.classes import NodeClasses
from .engines import engine_facts, find_category, find_engine
from .facts import Knowledge
from .files import LORAS, FilePlace, find_files, loras_of, models_of, strength_places
from .media import find_media, find_outputs, main_kind
from .models import Lora, MediaInput, ModelFile, Parameter, Prompt, Reading
from .parameters import find_parameters
from .phases import describe, find_phases
from .texts import find_prompts
from .wiring import Place, Wiring

MOST_NODES = 20_000
"""Far beyond what people build; reading so many takes seconds."""

P = TypeVar("P", Prompt, Parameter, ModelFile, Lora)


class GraphTooLarge(Invalid):
    title = "Too large a graph"


def read_graph(graph: Graph, classes: NodeClasses, knowledge: Knowledge) -> Reading:
    """What a graph is, by its wires and what `classes` declare; never by titles.

    Whatever is damaged in the graph is left aside: a wire from nowhere is none. Raises
    `GraphTooLarge`.
    """
    if len(graph) > MOST_NODES:
        raise GraphTooLarge(
            f"A graph of at most {MOST_NODES} nodes is read; this has {len(graph)}."
        )
    wiring = Wiring(graph, classes, knowledge)
    phases, files = find_phases(wiring), find_files(wiring)
    prompts, media = find_prompts(wiring, phases), find_media(wiring, phases)
    models, loras = models_of(wiring, phases, files), loras_of(wiring, phases, files)
    taken = _taken(wiring, prompts, media, files, loras)
    parameters = find_parameters(wiring, phases, taken)
    engine = find_engine(wiring, models, parameters)
    outputs = find_outputs(wiring)
    kind = main_kind(outputs)
    return Reading(
        kind=kind,
        category=find_category(wiring, phases, kind, media),
        engine=engine,
        prompts=_by_phase(prompts),
        parameters=_by_phase(parameters),
        models=_by_phase(models),
        loras=_by_phase(loras),
        media=media,
        outputs=outputs,
        phases=describe(phases, engine_facts(knowledge, engine)),
        unknown_classes=_unknown(wiring),
    )


def _by_phase(found: Iterable[P]) -> tuple[P, ...]:
    """What serves an earlier phase first; what serves none comes last."""
    return tuple(sorted(found, key=lambda each: min(each.phases, default=sys.maxsize)))


def _taken(
    wiring: Wiring,
    prompts: tuple[Prompt, ...],
    media: tuple[MediaInput, ...],
    files: tuple[FilePlace, ...],
    loras: tuple[Lora, ...],
) -> set[Place]:
    """Places that are something else than a parameter."""
    found = {Place(each.graph_node, each.field) for each in (*prompts, *media, *loras)}
    found |= {file.place for file in files}
    for file in files:
        if file.folder.id == LORAS:
            found |= {each for each in strength_places(wiring, file.place) if each is not None}
    return found


def _unknown(wiring: Wiring) -> tuple[str, ...]:
    found = {node.class_type for node in wiring.nodes.values() if node.declared is None}
    return tuple(sorted(found))
