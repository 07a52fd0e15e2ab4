"""Templates as they are answered."""

from pydantic import BaseModel, ConfigDict

from .models import (
    AngleStyle,
    Category,
    Kind,
    Origin,
    Template,
    TemplateInput,
    TemplateProblem,
)
from .service import TemplateLibrary


class View(BaseModel):
    model_config = ConfigDict(frozen=True)


class TemplateInputView(TemplateInput):
    """`default` null: a value must be given, or may be left out where `optional`."""


class TemplateView(View):
    """`newer_classes`: node classes that an older ComfyUI lacks or that we know nothing of."""

    id: str
    title: str
    description: str
    kind: Kind
    output: tuple[Kind, ...]
    category: Category
    categories: tuple[str, ...]
    engine: str
    target_model: str
    angles: AngleStyle
    next_scene: bool
    origin: Origin
    newer_classes: tuple[str, ...]
    inputs: tuple[TemplateInputView, ...]


class TooltipsView(View):
    """By input name, in the words of the node that runs it."""

    tooltips: dict[str, str]


class TemplateProblemView(View):
    template: str
    message: str


class TemplatesView(View):
    """`problems`: templates of the user's own folder that cannot be used, and why."""

    templates: tuple[TemplateView, ...]
    problems: tuple[TemplateProblemView, ...]


def view_of(template: Template) -> TemplateView:
    header = template.header
    return TemplateView(
        id=template.id,
        title=header.title,
        description=header.description,
        kind=header.kind,
        output=template.output,
        category=header.category,
        categories=header.categories,
        engine=header.engine,
        target_model=header.target_model,
        angles=header.angles,
        next_scene=header.next_scene,
        origin=template.origin,
        newer_classes=template.newer_classes,
        inputs=tuple(
            TemplateInputView.model_validate(wanted, from_attributes=True)
            for wanted in template.inputs
        ),
    )


def views_of(library: TemplateLibrary) -> TemplatesView:
    return TemplatesView(
        templates=tuple(view_of(template) for template in library.templates),
        problems=problem_views(library.problems),
    )


def problem_views(problems: tuple[TemplateProblem, ...]) -> tuple[TemplateProblemView, ...]:
    return tuple(
        TemplateProblemView(template=problem.template, message=problem.message)
        for problem in problems
    )
