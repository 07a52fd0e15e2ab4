"""Templates in the shape that older scripts know."""

from typing import Any, Literal

from .categories import CategoryEntry
from .loras import CLIP_STRENGTH, strength_field
from .models import MEDIA, Category, Kind, LoraValue, Template, TemplateInput
from .views import TemplateProblemView, View

VERSION = "1.0.0"
HOUSE_AUTHOR = "Director's Console"
NUMBERS_OF_THEIR_OWN: dict[str, str] = {"choice": "enum"}
PROMPTS = ("prompt", "negative_prompt")


class TemplateSummary(View):
    """`categories`: what it does, then the user's own."""

    name: str
    version: str
    author: str
    description: str
    engine: str
    categories: tuple[str, ...]
    supports_angles: bool
    supports_next_scene: bool
    requires_images: bool
    title: str
    category: Category
    kind: Kind


class TemplateSummaries(View):
    templates: tuple[TemplateSummary, ...]
    total: int
    categories: tuple[str, ...]
    engines: tuple[str, ...]


class CategoryView(View):
    name: str
    display_name: str
    count: int


class CategoriesView(View):
    categories: tuple[CategoryView, ...]


class ParameterView(View):
    name: str
    display_name: str
    type: str
    node_id: str
    input_name: str
    default: Any
    constraints: dict[str, Any] | None
    description: str


class LoraView(View):
    name: str
    display_name: str
    node_id: str
    strength_inputs: dict[str, str]
    default_enabled: bool
    default_strength: float
    required: bool
    lora_name: str | None


class MediaInputView(View):
    name: str
    display_name: str
    node_id: str
    input_name: str
    type: str
    required: bool
    description: str


class TemplateDetail(View):
    meta: TemplateSummary
    parameters: tuple[ParameterView, ...]
    loras: tuple[LoraView, ...]
    inputs: tuple[MediaInputView, ...]
    workflow_node_count: int


class RefreshView(View):
    success: Literal[True]
    message: str
    templates: tuple[TemplateSummary, ...]
    problems: tuple[TemplateProblemView, ...]


class FeaturesView(View):
    """`node_types`: how many node classes are known without a render node."""

    node_types: int
    categories: dict[str, int]
    parameters: tuple[str, ...]
    modules: tuple[str, ...]
    ui_features: None
    api_endpoints: dict[str, str]


class InventoryView(View):
    """What of it the service cannot measure itself, the page, is null."""

    status: Literal["ok", "problems"]
    features: FeaturesView
    backend_status: str
    frontend_status: None


def summary_of(template: Template) -> TemplateSummary:
    header = template.header
    return TemplateSummary(
        name=template.id,
        version=VERSION,
        author=HOUSE_AUTHOR if template.origin == "built_in" else "",
        description=header.description,
        engine=header.engine,
        categories=(header.category, *header.categories),
        supports_angles=header.angles != "none",
        supports_next_scene=header.next_scene,
        requires_images=any(
            wanted.type in MEDIA and not wanted.optional for wanted in template.inputs
        ),
        title=header.title,
        category=header.category,
        kind=header.kind,
    )


def detail_of(template: Template) -> TemplateDetail:
    rest = [each for each in template.inputs if each.type not in {"lora", *MEDIA}]
    return TemplateDetail(
        meta=summary_of(template),
        parameters=tuple(_parameter(wanted) for wanted in rest),
        loras=tuple(_lora(template, each) for each in template.inputs if each.type == "lora"),
        inputs=tuple(_media(each) for each in template.inputs if each.type in MEDIA),
        workflow_node_count=len(template.graph),
    )


def category_views(
    entries: tuple[CategoryEntry, ...], templates: tuple[Template, ...]
) -> CategoriesView:
    """Every category with the number of its templates, then the user's own by name."""
    own = sorted({name for template in templates for name in template.header.categories})
    named = [(entry.id, entry.label) for entry in entries] + [(name, name) for name in own]
    counts = {name: sum(name in _names(template) for template in templates) for name, _ in named}
    return CategoriesView(
        categories=tuple(
            CategoryView(name=name, display_name=label, count=counts[name]) for name, label in named
        )
    )


def _names(template: Template) -> tuple[str, ...]:
    return (template.header.category, *template.header.categories)


def _parameter(wanted: TemplateInput) -> ParameterView:
    limits = {"min": wanted.min, "max": wanted.max, "step": wanted.step, "options": wanted.options}
    constraints = {name: limit for name, limit in limits.items() if limit is not None}
    kind = "prompt" if wanted.role in PROMPTS else wanted.type
    return ParameterView(
        name=wanted.name,
        display_name=wanted.label,
        type=NUMBERS_OF_THEIR_OWN.get(kind, kind),
        node_id=wanted.node,
        input_name=wanted.field,
        default=wanted.default,
        constraints=constraints or None,
        description=wanted.tooltip or "",
    )


def _lora(template: Template, wanted: TemplateInput) -> LoraView:
    default = wanted.default if isinstance(wanted.default, LoraValue) else None
    fields = template.graph[wanted.node]["inputs"]
    strengths = {"model": strength_field(fields)}
    return LoraView(
        name=wanted.name,
        display_name=wanted.label,
        node_id=wanted.node,
        strength_inputs={
            **strengths,
            **({"clip": CLIP_STRENGTH} if CLIP_STRENGTH in fields else {}),
        },
        default_enabled=default is not None and default.enabled,
        default_strength=default.strength if default else 1.0,
        required=not wanted.optional,
        lora_name=default.name if default else None,
    )


def _media(wanted: TemplateInput) -> MediaInputView:
    return MediaInputView(
        name=wanted.name,
        display_name=wanted.label,
        node_id=wanted.node,
        input_name=wanted.field,
        type=wanted.type,
        required=not wanted.optional,
        description=wanted.tooltip or "",
    )
