"""From what scripts and pages ask to what is filled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue

from prompt_engine.workflows.angles.service import Angles
from prompt_engine.workflows.angles.telling import with_angle, with_next_scene

from .class_lookup import named_node
from .filling import Asked, fill, seed_of
from .model_names import Spell, as_listed, as_system
from .models import AnyValue, FilledGraph, LoraValue, MaskedImage, Role, Template, TemplateInput
from .requests import BuildRequest, BuildView, LoraSettings, MaskedPicture
from .resolving import refused
from .wires import ClassFacts

ROLES: Mapping[str, Role] = {
    "positive": "prompt",
    "positive_prompt": "prompt",
    "negative": "negative_prompt",
    "negative_prompt": "negative_prompt",
}
"""What prompts are called beside the names of inputs."""


@dataclass(frozen=True)
class Builder:
    """Fills templates as `build_workflow` is asked to."""

    angles: Angles

    def build(
        self, template: Template, body: BuildRequest, *, classes: ClassFacts, at: datetime
    ) -> BuildView:
        """Raises `WrongValues` and `UnknownAngle`."""
        asked = self._asked(template, body, _spell(body, classes))
        return _view(template, asked, fill(template, asked, classes=classes, at=at))

    def _asked(self, template: Template, body: BuildRequest, spell: Spell | None) -> Asked:
        values = {**(body.parameter_values or {}), **_media(body), **_loras(template, body)}
        prompts, named = _prompts(template, body)
        given = {**values, **named, **_of_role(template, prompts)}
        told, notes = self._told(template, body, given)
        return Asked(
            values={**given, **told},
            prompts={role: text for role, text in prompts.items() if not template.by_role(role)},
            loras=body.loras,
            filename_prefix=body.filename_prefix,
            seed_policy=body.seed_policy,
            spell=spell,
            notes=tuple(notes),
        )

    def _told(
        self, template: Template, body: BuildRequest, given: Mapping[str, JsonValue]
    ) -> tuple[dict[str, JsonValue], list[str]]:
        """Each prompt with angle and next scene in it, and what this template cannot be told."""
        header, notes = template.header, list[str]()
        angle = self.angles.find(body.camera_angle) if body.camera_angle else None
        texts = {each.name: _text_of(each, given) for each in template.by_role("prompt")}
        if angle and (header.angles == "none" or not texts):
            notes.append(f"camera_angle: left out, {header.title} is not told one")
        elif angle:
            texts = {name: with_angle(text, angle, header.angles) for name, text in texts.items()}
        if body.enable_next_scene and not header.next_scene:
            notes.append(f"next scene: left out, {header.title} was not made for it")
        elif body.enable_next_scene:
            prefix = self.angles.tables.next_scene
            texts = {name: with_next_scene(text, prefix) for name, text in texts.items()}
        return {name: text for name, text in texts.items() if text}, notes


def _of_role(template: Template, prompts: Mapping[Role, str]) -> dict[str, JsonValue]:
    return {
        wanted.name: text for role, text in prompts.items() for wanted in template.by_role(role)
    }


def _text_of(wanted: TemplateInput, given: Mapping[str, JsonValue]) -> str:
    value = given.get(wanted.name, wanted.default)
    return value if isinstance(value, str) else ""


def _prompts(template: Template, body: BuildRequest) -> tuple[dict[Role, str], dict[str, str]]:
    """By role, and by the name of an input."""
    names = {wanted.name for wanted in template.inputs}
    by_role: dict[Role, str] = {}
    by_name: dict[str, str] = {}
    for name, text in (body.prompt_values or {}).items():
        if text is None:
            continue
        if name in ROLES and name not in names:
            by_role[ROLES[name]] = text
        else:
            by_name[name] = text
    return by_role, by_name


def _media(body: BuildRequest) -> dict[str, JsonValue]:
    return dict(body.image_paths or {})


def _loras(template: Template, body: BuildRequest) -> dict[str, JsonValue]:
    """The LoRAs of the graph with what the settings change of them."""
    slots = {wanted.name: wanted for wanted in template.inputs if wanted.type == "lora"}
    settings = body.lora_settings or {}
    unknown = {name: f"{template.id} has no LoRA {name}." for name in settings if name not in slots}
    if unknown:
        raise refused(unknown)
    given = body.parameter_values or {}
    return {
        name: _set(given.get(name), slots[name].default, chosen)
        for name, chosen in settings.items()
    }


def _set(given: JsonValue, default: object, chosen: LoraSettings) -> JsonValue:
    base: dict[str, JsonValue] = default.model_dump() if isinstance(default, LoraValue) else {}
    if isinstance(given, str):
        base["name"] = given
    elif isinstance(given, dict):
        base |= given
    return base | {key: value for key, value in chosen.model_dump().items() if value is not None}


def _spell(body: BuildRequest, classes: ClassFacts) -> Spell | None:
    if body.backend_os:
        return as_system(body.backend_os)
    return as_listed(classes) if named_node(body.backend_id) else None


def _view(template: Template, asked: Asked, filled: FilledGraph) -> BuildView:
    return BuildView(
        success=True,
        workflow=dict(filled.graph),
        applied_changes=filled.changes,
        fingerprint=filled.fingerprint,
        inputs={place: _shown(file) for place, file in filled.inputs.items()},
        values=dict(_kept_values(filled)),
        seed=seed_of(template, filled.values),
        prompt=_text(template, "prompt", filled),
        negative_prompt=_text(template, "negative_prompt", filled),
    )


def _kept_values(filled: FilledGraph) -> Iterator[tuple[str, AnyValue]]:
    """What a take's record can keep: no files inside of it."""
    for name, value in filled.values.items():
        if value is not None and not (isinstance(value, str) and value.startswith("data:")):
            yield name, value


def _shown(file: str | MaskedImage) -> str | MaskedPicture:
    return (
        MaskedPicture(image=file.image, mask=file.mask) if isinstance(file, MaskedImage) else file
    )


def _text(template: Template, role: Role, filled: FilledGraph) -> str | None:
    return next(_texts(template, role, filled), None)


def _texts(template: Template, role: Role, filled: FilledGraph) -> Iterator[str]:
    for wanted in template.by_role(role):
        value = filled.values[wanted.name]
        if isinstance(value, str):
            yield value
