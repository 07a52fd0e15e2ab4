"""The form that suggests itself for a graph: what is worth changing, the rest folded. Pure."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from ..templates.models import Role, TemplateInput
from .labels import Labelled, distinct, unique_names
from .models import Lora, MediaInput, ModelFile, Parameter, Prompt, Reading, Use

PROMPT, FILES, LORAS, MODELS = "Prompt", "Pictures and sound", "LoRAs", "Models"
GROUPS = (PROMPT, FILES, "Picture", "Sampling", "Control", LORAS, "Settings", MODELS)
"""Groups in the order of the form; those of single graph nodes follow."""

LEFT_OUT: frozenset[Role | None] = frozenset({"filename_prefix"})
"""What a render sets by itself."""

USES: Mapping[Use, tuple[str, Role]] = {
    "start_frame": ("Start frame", "start_frame"),
    "end_frame": ("End frame", "end_frame"),
    "control_image": ("Control picture", "control_image"),
    "source": ("Picture", "reference"),
    "reference": ("Reference picture", "reference"),
    "mask": ("Mask", "mask"),
    "video": ("Video", "video"),
    "audio": ("Sound", "audio"),
}


KIND_WORDS = {"video": "video", "audio": "sound"}

ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class _Wanted:
    """An input but for its name and its last label. `called`: what the name is made of."""

    label: Labelled
    called: str
    group: str
    advanced: bool
    phases: tuple[int, ...]
    fields: Mapping[str, Any]


def suggest_inputs(reading: Reading) -> tuple[TemplateInput, ...]:
    """Inputs by groups, prompts first; `advanced` for what only few would touch."""
    wanted = _ordered([each for each in _wanted(reading) if _has_place(each)])
    labels = _labels(wanted)
    names = unique_names([_name(each, label) for each, label in zip(wanted, labels, strict=True)])
    return tuple(
        TemplateInput(
            name=name, label=label, group=each.group, advanced=each.advanced, **each.fields
        )
        for each, label, name in zip(wanted, labels, names, strict=True)
    )


def _wanted(reading: Reading) -> Iterator[_Wanted]:
    names = {phase.number: phase.name for phase in reading.phases}
    leading = _leading(reading.prompts)
    for prompt in reading.prompts:
        yield _prompt(prompt, names, leads=(prompt.graph_node, prompt.field) in leading)
    for media in reading.media:
        yield from _media(media)
    for parameter in reading.parameters:
        if parameter.role not in LEFT_OUT:
            yield _parameter(parameter, names)
    for lora in reading.loras:
        if lora.phases and lora.strength is not None:
            yield _lora(lora, names)
    for model in reading.models:
        yield _model(model, names)


def _has_place(wanted: _Wanted) -> bool:
    """A damaged graph may have names that no template can tell."""
    return bool(wanted.fields["node"] and wanted.fields["field"])


def _ordered(wanted: list[_Wanted]) -> list[_Wanted]:
    """By group, in it by phase, then by role; what is alike stays as the graph runs."""
    groups = dict.fromkeys((*GROUPS, *(each.group for each in wanted)))
    places = {group: place for place, group in enumerate(groups)}
    return sorted(wanted, key=lambda each: (places[each.group], *_rank(each)))


def _rank(wanted: _Wanted) -> tuple[bool, int, int]:
    role = wanted.fields["role"]
    return (
        wanted.advanced,
        min(wanted.phases, default=sys.maxsize),
        ROLES.index(role) if role in ROLES else len(ROLES),
    )


def _labels(wanted: Sequence[_Wanted]) -> list[str]:
    """Labels are told apart within their group."""
    groups: dict[str, list[int]] = {}
    for place, each in enumerate(wanted):
        groups.setdefault(each.group, []).append(place)
    labels: dict[int, str] = {}
    for places in groups.values():
        told = distinct([wanted[place].label for place in places])
        labels.update(zip(places, told, strict=True))
    return [labels[place] for place in range(len(wanted))]


def _name(wanted: _Wanted, label: str) -> str:
    """The role, with what tells the label apart: `seed_refiner`."""
    return wanted.called + label.removeprefix(wanted.label.label)


def _of_phases(phases: tuple[int, ...], names: Mapping[int, str]) -> str:
    return " and ".join(names[number] for number in phases if names.get(number))


def _leading(prompts: tuple[Prompt, ...]) -> set[tuple[str, str]]:
    """The places of the texts that stand for the shot's own words: of each phase and side the
    longest text, and what stands in the same graph node. The others say what is in a region, or
    go before.
    """
    longest: dict[tuple[str, int], Prompt] = {}
    for prompt in prompts:
        for key in [] if prompt.aside else _rivalries(prompt):
            known = longest.setdefault(key, prompt)
            longest[key] = prompt if len(prompt.text) > len(known.text) else known
    return {(each.graph_node, each.field) for each in prompts if _is_leading(each, longest)}


def _rivalries(prompt: Prompt) -> list[tuple[str, int]]:
    return [(prompt.role, number) for number in prompt.phases or (0,)]


def _is_leading(prompt: Prompt, longest: Mapping[tuple[str, int], Prompt]) -> bool:
    rivals = [longest[key] for key in _rivalries(prompt) if key in longest]
    first = max(rivals, key=lambda each: len(each.text), default=prompt)
    return prompt.graph_node == first.graph_node or prompt.text == first.text


def _prompt(prompt: Prompt, names: Mapping[int, str], *, leads: bool) -> _Wanted:
    negative = prompt.role == "negative_prompt"
    role: Role = "negative_prompt" if negative else "prompt"
    label = "Negative prompt" if negative else "Prompt"
    silent = prompt.role == "none"
    return _Wanted(
        Labelled(label, (_of_phases(prompt.phases, names), prompt.title, prompt.field)),
        role,
        PROMPT,
        silent,
        prompt.phases,
        _place(prompt.graph_node, prompt.field)
        | {"type": "text", "role": role if leads and not silent else None},
    )


def _media(media: MediaInput) -> Iterator[_Wanted]:
    name, role = USES[media.use]
    label = name.replace("picture", KIND_WORDS.get(media.type, "picture"))
    place = _place(media.graph_node, media.field) | {"optional": media.optional}
    fields = place | {"type": media.type, "role": role}
    yield _Wanted(Labelled(label, (media.title,)), role, FILES, False, (), fields)
    if media.has_mask:
        mask = place | {"type": "mask", "role": "mask"}
        yield _Wanted(Labelled("Mask", (media.title,)), "mask", FILES, False, (), mask)


def _parameter(parameter: Parameter, names: Mapping[int, str]) -> _Wanted:
    title = parameter.title
    fields = _place(parameter.graph_node, parameter.field) | {
        "type": parameter.type,
        "role": parameter.role,
        "min": parameter.min,
        "max": parameter.max,
        "step": parameter.step,
        "options": parameter.options,
        "tooltip": _tooltip(parameter),
    }
    return _Wanted(
        Labelled(parameter.label, (_of_phases(parameter.phases, names), title, parameter.field)),
        parameter.role or parameter.label,
        parameter.group,
        not parameter.main,
        parameter.phases,
        fields,
    )


def _tooltip(parameter: Parameter) -> str | None:
    text = (parameter.tooltip or "").strip()
    return text or None


def _lora(lora: Lora, names: Mapping[int, str]) -> _Wanted:
    return _Wanted(
        Labelled("LoRA", (_of_phases(lora.phases, names), lora.title)),
        "lora",
        LORAS,
        False,
        lora.phases,
        _place(lora.graph_node, lora.field)
        | {"type": "lora", "role": "lora", "model_folder": "loras", "optional": True},
    )


def _model(model: ModelFile, names: Mapping[int, str]) -> _Wanted:
    return _Wanted(
        Labelled(model.label, (_of_phases(model.phases, names), model.title, model.field)),
        model.role or model.label,
        MODELS,
        model.role != "checkpoint",
        model.phases,
        _place(model.graph_node, model.field)
        | {"type": "model", "role": model.role, "model_folder": model.folder},
    )


def _place(graph_node: str, field: str) -> dict[str, Any]:
    return {"node": graph_node, "field": field}
