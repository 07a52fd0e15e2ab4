"""Puts values into a template's graph. Pure; nothing but the named places changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import JsonValue

from studio_kit.graph import Graph

from .changes import change_sentences
from .fingerprint import fingerprint
from .leaving_out import without_what_is_off
from .loras import NoWire, lora_fields, with_loras
from .media import Media, media_of
from .model_names import Spell, spelled
from .models import (
    GREATEST_SEED,
    MEDIA,
    AddedLora,
    AnyValue,
    FilledGraph,
    LoraValue,
    Role,
    Template,
)
from .prefixes import UnknownToken, filled_prefix, with_prefix
from .resolving import refused, resolved_values
from .seeds import Draw, SeedPolicy, draw, seed_by
from .wires import ClassFacts


@dataclass(frozen=True)
class Asked:
    """What is asked of a template.

    `prompts` are by role and come before `values` of the same input. `notes` are what was left
    out before the filling, as sentences. `spell` writes model names as a render node has them.
    """

    values: Mapping[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    prompts: Mapping[Role, str] = field(default_factory=dict[Role, str])
    loras: tuple[AddedLora, ...] = ()
    filename_prefix: str | None = None
    seed_policy: SeedPolicy | Mapping[str, SeedPolicy] = "fixed"
    spell: Spell | None = None
    notes: tuple[str, ...] = ()


def fill(
    template: Template,
    asked: Asked,
    *,
    classes: ClassFacts,
    at: datetime | None = None,
    drawn: Draw = draw,
) -> FilledGraph:
    """The graph to send, what changed in it, and its fingerprint.

    `at` is the moment that a file name prefix tells. Raises `WrongValues`, which names each
    input that is unknown, missing or wrong.
    """
    values = resolved_values(template, {**asked.values, **_by_name(template, asked.prompts)})
    values = _seeded(template, values, asked.seed_policy, drawn)
    media = media_of(template, values)
    graph = _with_values(template, values, media)
    graph = without_what_is_off(template, graph, values, classes)
    graph = _with_loras(template, graph, asked.loras, classes)
    graph = spelled(graph, asked.spell) if asked.spell else graph
    named = _named(template, graph, asked.filename_prefix, seed_of(template, values), at)
    changes = (*change_sentences(template, named), *_left_out(template, asked), *asked.notes)
    return FilledGraph(named, changes, fingerprint(template, named), media.inputs, values)


def seed_of(template: Template, values: Mapping[str, AnyValue | None]) -> int | None:
    """The seed that a take keeps: of the first input that is the seed."""
    seeds = [wanted for wanted in template.inputs if wanted.type == "seed"]
    ordered = sorted(seeds, key=lambda wanted: wanted.role != "seed")
    value = values[ordered[0].name] if ordered else None
    return value if isinstance(value, int) else None


def _by_name(template: Template, prompts: Mapping[Role, str]) -> dict[str, JsonValue]:
    return {
        wanted.name: prompts[wanted.role]
        for wanted in template.inputs
        if wanted.role is not None and wanted.role in prompts
    }


def _seeded(
    template: Template,
    values: Mapping[str, AnyValue | None],
    policy: SeedPolicy | Mapping[str, SeedPolicy],
    drawn: Draw,
) -> dict[str, AnyValue | None]:
    seeds = {wanted.name: wanted for wanted in template.inputs if wanted.type == "seed"}
    policies = _policies(policy, seeds)
    unknown = {name: f"{name} is no seed." for name in policies if name not in seeds}
    if unknown:
        raise refused(unknown)
    seeded = dict(values)
    for name, chosen in policies.items():
        given = values[name]
        limit = seeds[name].max
        most = GREATEST_SEED if limit is None else int(limit)
        number = given if isinstance(given, int) else 0
        seeded[name] = seed_by(chosen, number, drawn=drawn, most=most)
    return seeded


def _policies(
    policy: SeedPolicy | Mapping[str, SeedPolicy], seeds: Iterable[str]
) -> Mapping[str, SeedPolicy]:
    return dict.fromkeys(seeds, policy) if isinstance(policy, str) else policy


def _with_values(template: Template, values: Mapping[str, AnyValue | None], media: Media) -> Graph:
    inputs: dict[str, dict[str, Any]] = {
        name: dict(node["inputs"]) for name, node in template.graph.items()
    }
    for wanted in template.inputs:
        value = values[wanted.name]
        fields = inputs[wanted.node]
        if isinstance(value, LoraValue):
            fields.update(lora_fields(fields, wanted.field, value))
        elif value is not None and wanted.type not in MEDIA:
            fields[wanted.field] = value
    for place, name in media.names.items():
        inputs[place[0]][place[1]] = name
    return {name: {**node, "inputs": inputs[name]} for name, node in template.graph.items()}


def _with_loras(
    template: Template, graph: Graph, loras: tuple[AddedLora, ...], classes: ClassFacts
) -> Graph:
    try:
        return with_loras(template, graph, loras, classes)
    except NoWire as error:
        raise refused({"loras": str(error)}) from error


def _named(
    template: Template, graph: Graph, prefix: str | None, seed: int | None, at: datetime | None
) -> Graph:
    if prefix is None:
        return graph
    moment = at or datetime.min
    try:
        name = filled_prefix(prefix, template_id=template.id, seed=seed, at=moment)
    except UnknownToken as error:
        raise refused({"filename_prefix": f"The file name prefix {error}."}) from error
    return with_prefix(graph, name)


def _left_out(template: Template, asked: Asked) -> list[str]:
    roles = {wanted.role for wanted in template.inputs}
    return [
        f"{role}: left out, {template.header.title} takes none"
        for role, text in asked.prompts.items()
        if text and role not in roles
    ]
