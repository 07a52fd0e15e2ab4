"""From an understood workflow to the fields of a shot. Pure."""

from typing import Any

from storyboard.board.content import Fields

from .models import Extracted
from .prompt_engine import Inspection, Template

PROMPTS = ("prompt", "negative_prompt")
SIZES = ("width", "height")


def extracted(found: Inspection) -> Extracted:
    return Extracted(
        prompt=_text(found, "prompt", "both"),
        negative_prompt=_text(found, "negative_prompt"),
        seed=_whole(found, "seed"),
        steps=_number(found, "steps"),
        cfg=_number(found, "cfg"),
        sampler=_word(found, "sampler"),
        scheduler=_word(found, "scheduler"),
        denoise=_number(found, "denoise"),
        width=_whole(found, "width"),
        height=_whole(found, "height"),
        models=[model.name for model in found.reading.models],
        loras=[lora.name for lora in found.reading.loras],
    )


def shot_fields(
    found: Inspection, template: Template, told: Extracted, *, with_prompts: bool
) -> Fields:
    """What the shot gets beside its prompt; `values` make it render what the workflow would."""
    values = dict(found.match.values) if found.match else _sizes(found, template)
    for wanted in template.inputs:
        if wanted.role in (*PROMPTS, "seed"):
            values.pop(wanted.name, None)
    negative = next((each for each in template.inputs if each.role == "negative_prompt"), None)
    if with_prompts and negative is not None and told.negative_prompt:
        values[negative.name] = told.negative_prompt
    seed = {} if told.seed is None else {"seed": told.seed, "seed_locked": True}
    return {"template_id": template.id, "values": values, **seed}


def _sizes(found: Inspection, template: Template) -> dict[str, Any]:
    """The size of a shot's picture follows the project's frame, unless it is chosen."""
    return {
        wanted.name: found.graph[wanted.node]["inputs"][wanted.field]
        for wanted in template.inputs
        if wanted.role in SIZES and wanted.node in found.graph
    }


def _text(found: Inspection, *roles: str) -> str:
    return next((each.text for each in found.reading.prompts if each.role in roles), "")


def _value(found: Inspection, role: str) -> int | float | bool | str | None:
    return next((each.value for each in found.reading.parameters if each.role == role), None)


def _number(found: Inspection, role: str) -> int | float | None:
    value = _value(found, role)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _whole(found: Inspection, role: str) -> int | None:
    value = _number(found, role)
    return int(value) if value is not None and float(value).is_integer() else None


def _word(found: Inspection, role: str) -> str | None:
    value = _value(found, role)
    return value if isinstance(value, str) else None
