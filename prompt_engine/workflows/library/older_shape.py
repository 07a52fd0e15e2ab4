"""Exposed inputs and categories as the earlier console kept them, to ours and back. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prompt_engine.workflows.templates.models import (
    BESIDE_INPUTS,
    MEDIA,
    InputType,
    LoraValue,
    Template,
    TemplateInput,
)
from prompt_engine.workflows.templates.older_views import detail_of
from studio_kit.graph import Graph, link_of

from .models import JsonObject, WorkflowInvalid

TYPES: Mapping[str, InputType] = {
    "integer": "integer",
    "float": "float",
    "seed": "seed",
    "enum": "choice",
    "boolean": "boolean",
    "prompt": "text",
    "string": "text",
    "image": "image",
    "image_list": "image",
    "media": "image",
    "video": "video",
    "video_list": "video",
    "lora": "lora",
}
LORA_FIELD, LORA_FOLDER = "lora_name", "loras"


class OlderInput(BaseModel):
    """An entry of `config`. `order` from 0; what is not `exposed` stands in no form."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str = ""
    display_name: str = ""
    node_id: str | int
    input_name: str
    type: str = "string"
    default: Any = None
    description: str = ""
    constraints: JsonObject | None = None
    order: float = 0
    exposed: bool = True
    category: str = "parameter"

    @property
    def place(self) -> tuple[str, str]:
        """The earlier console named a LoRA by its strength."""
        field = LORA_FIELD if self.type == "lora" else self.input_name
        return str(self.node_id), field


def inputs_of(
    config: Iterable[OlderInput], graph: Graph, *, suggested: Iterable[TemplateInput]
) -> tuple[TemplateInput, ...]:
    """The form that `config` declares: what is understood of the graph, as a person changed it.

    An entry for a place that the graph does not have, or that is linked, is left out. Raises
    `WorkflowInvalid` naming the entry.
    """
    known = {(wanted.node, wanted.field): wanted for wanted in suggested}
    exposed = sorted((entry for entry in config if entry.exposed), key=lambda entry: entry.order)
    there = [entry for entry in exposed if _is_there(entry, graph)]
    named = zip(there, _names(there), strict=True)
    return tuple(_input(entry, name, known.get(entry.place)) for entry, name in named)


def _is_there(entry: OlderInput, graph: Graph) -> bool:
    node, field = entry.place
    inputs = graph.get(node, {}).get("inputs", {})
    return field in inputs and link_of(inputs[field]) is None


def _names(entries: Iterable[OlderInput]) -> list[str]:
    names: list[str] = []
    for entry in entries:
        plain = re.sub(r"[^a-z0-9]+", "_", (entry.name or entry.input_name).lower()).strip("_")
        is_name = plain[:1].isalpha() and plain not in BESIDE_INPUTS
        base = plain if is_name else f"input_{plain}".rstrip("_")
        number = 2
        name = base
        while name in names:
            name, number = f"{base}_{number}", number + 1
        names.append(name)
    return names


def _input(entry: OlderInput, name: str, known: TemplateInput | None) -> TemplateInput:
    node, field = entry.place
    before: JsonObject = {"node": node, "field": field} if known is None else known.model_dump()
    type_ = _type(entry, known)
    fields = {
        **before,
        "name": name,
        "label": entry.display_name.strip() or entry.input_name,
        "type": type_,
        "tooltip": entry.description.strip() or before.get("tooltip"),
        **_limits(entry, type_, before),
        "default": _default(entry, type_),
        "advanced": False,
    }
    try:
        return TemplateInput.model_validate(fields)
    except ValidationError as error:
        fault = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise WorkflowInvalid(f"config: {entry.name or entry.input_name}: {fault}.") from error


def _type(entry: OlderInput, known: TemplateInput | None) -> InputType:
    """A list of models was a list of words; where the graph tells that it is models, it is."""
    wanted = TYPES.get(entry.type, "text")
    if known is not None and (known.type == "model" or known.type in MEDIA):
        return known.type
    if wanted == "choice" and not _options(entry) and not (known and known.options):
        return "text"
    return wanted


def _limits(entry: OlderInput, type_: InputType, before: Mapping[str, Any]) -> JsonObject:
    told = entry.constraints or {}
    numbers = {key: told.get(key, before.get(key)) for key in ("min", "max", "step")}
    return {
        **(numbers if type_ in ("integer", "float") else dict.fromkeys(numbers)),
        "options": (_options(entry) or before.get("options")) if type_ == "choice" else None,
        "model_folder": _folder(type_, before),
        "optional": bool(before.get("optional")) and (type_ in MEDIA or type_ == "lora"),
    }


def _folder(type_: InputType, before: Mapping[str, Any]) -> str | None:
    if type_ == "lora":
        return LORA_FOLDER
    return before.get("model_folder") if type_ == "model" else None


def _options(entry: OlderInput) -> tuple[str, ...]:
    options = (entry.constraints or {}).get("options") or ()
    return tuple(str(option) for option in options if option not in (None, ""))


def _default(entry: OlderInput, type_: InputType) -> object:
    """Prompts and media must be given; a LoRA's default was its strength."""
    if type_ in MEDIA or type_ == "text" or entry.default in (None, ""):
        return None
    if type_ != "lora":
        return entry.default
    told = entry.constraints or {}
    name, strength = told.get("lora_name"), entry.default
    if not name or not isinstance(strength, int | float):
        return None
    return LoraValue(name=name, strength=strength, enabled=not told.get("bypassed"))


class OlderEntry(BaseModel):
    """An entry of `config` as it is answered."""

    model_config = ConfigDict(frozen=True)

    name: str
    display_name: str
    node_id: str
    input_name: str
    type: str
    default: Any
    description: str
    constraints: JsonObject | None
    order: int
    exposed: bool
    category: Literal["parameter", "image_input", "lora"]
    auto_detected: bool = Field(default=False)
    user_modified: bool = Field(default=True)


def config_of(template: Template) -> list[JsonObject]:
    """The form in the words of the earlier console."""
    return [
        _entry(wanted, order).model_dump(mode="json")
        for order, wanted in enumerate(template.inputs)
    ]


def _entry(wanted: TemplateInput, order: int) -> OlderEntry:
    is_lora, is_media = wanted.type == "lora", wanted.type in MEDIA
    default = wanted.default
    return OlderEntry(
        name=wanted.name,
        display_name=wanted.label,
        node_id=wanted.node,
        input_name="strength_model" if is_lora else wanted.field,
        type=_older_type(wanted),
        default=default.strength if isinstance(default, LoraValue) else default,
        description=wanted.tooltip or "",
        constraints=_constraints(wanted),
        order=order,
        exposed=True,
        category="lora" if is_lora else "image_input" if is_media else "parameter",
    )


def _older_type(wanted: TemplateInput) -> str:
    if wanted.role in ("prompt", "negative_prompt"):
        return "prompt"
    older = {"choice": "enum", "model": "enum", "text": "string", "mask": "image", "audio": "media"}
    return older.get(wanted.type, wanted.type)


def _constraints(wanted: TemplateInput) -> JsonObject | None:
    limits = {"min": wanted.min, "max": wanted.max, "step": wanted.step, "options": wanted.options}
    told: JsonObject = {name: limit for name, limit in limits.items() if limit is not None}
    if isinstance(wanted.default, LoraValue):
        told |= {"lora_name": wanted.default.name, "bypassed": not wanted.default.enabled}
    return told or None


def parsed_of(template: Template) -> JsonObject:
    """What the earlier console's parser would have said."""
    detail = detail_of(template)
    return {
        "parameters": [each.model_dump(mode="json") for each in detail.parameters],
        "image_inputs": [each.model_dump(mode="json") for each in detail.inputs],
        "loras": [each.model_dump(mode="json") for each in detail.loras],
    }
