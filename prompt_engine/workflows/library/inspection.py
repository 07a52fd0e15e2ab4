"""What was understood of a file, as it is answered."""

from typing import Any, Literal

from prompt_engine.workflows.reading.models import Reading
from prompt_engine.workflows.templates.models import TemplateInput
from prompt_engine.workflows.templates.views import View
from studio_kit.carriers.models import Generation

from .importing import title_of
from .intake import Match, Understood


class RemarkView(View):
    graph_node: str | None
    message: str


class MissingClassView(View):
    class_type: str
    graph_nodes: tuple[str, ...]


class MatchView(View):
    template_id: str
    title: str
    values: dict[str, Any]


class GenerationView(View):
    """What another program's words say; null where they do not."""

    prompt: str
    negative_prompt: str
    steps: int | None
    cfg: float | None
    sampler: str | None
    seed: int | None
    width: int | None
    height: int | None
    model: str | None


class InspectionView(View):
    """`form`: as what it came; `words`: only another program's `parameters`, so no graph.

    `has_page`: the page document is there as well. `match`: a template whose graph this is.
    """

    name: str
    form: Literal["api", "page", "words"]
    graph: dict[str, Any]
    has_page: bool
    warnings: tuple[RemarkView, ...]
    missing_nodes: tuple[MissingClassView, ...]
    reading: Reading
    inputs: tuple[TemplateInput, ...]
    match: MatchView | None
    parameters: str | None
    generation: GenerationView | None


def inspection_view(name: str, found: Understood) -> InspectionView:
    return InspectionView(
        name=title_of(name),
        form=found.form,
        graph=dict(found.graph),
        has_page=found.page is not None,
        warnings=tuple(
            RemarkView(graph_node=each.graph_node, message=each.message) for each in found.warnings
        ),
        missing_nodes=tuple(
            MissingClassView(class_type=each.class_type, graph_nodes=each.graph_nodes)
            for each in found.missing
        ),
        reading=found.reading,
        inputs=found.inputs,
        match=match_view(found.match),
        parameters=found.parameters,
        generation=generation_view(found.generation),
    )


def match_view(match: Match | None) -> MatchView | None:
    if match is None:
        return None
    template = match.template
    return MatchView(template_id=template.id, title=template.header.title, values=match.values)


def generation_view(told: Generation | None) -> GenerationView | None:
    return None if told is None else GenerationView.model_validate(told, from_attributes=True)
