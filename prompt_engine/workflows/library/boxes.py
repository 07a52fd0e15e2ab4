"""A graph as boxes with their inputs, for looking at and for choosing what a form shows. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.node_classes.models import COMBO, NodeClass, NodeInput, NodeOutput
from prompt_engine.workflows.templates.models import InputType, TemplateInput
from prompt_engine.workflows.templates.views import View
from studio_kit.graph import Graph, link_of

from .models import JsonObject

Place = tuple[float, float, float, float]
ANY_TYPE = "*"


class LinkView(View):
    node: str
    slot: int


class BoxInput(View):
    """`link` is where the value comes from, else `value` is it (null where it is no plain one).

    `input_type` is what an input of a form there would be, null for what no form can show.
    """

    name: str
    type: str
    link: LinkView | None
    value: int | float | bool | str | None
    widget: bool
    min: int | float | None
    max: int | float | None
    step: int | float | None
    options: tuple[str, ...] | None
    model_folder: str | None
    tooltip: str | None
    input_type: InputType | None


class BoxOutput(View):
    name: str
    type: str


class Box(View):
    """A graph node. Its place is ComfyUI's, in px; null in all where it is not known of each."""

    id: str
    title: str
    class_type: str
    x: float | None
    y: float | None
    w: float | None
    h: float | None
    inputs: tuple[BoxInput, ...]
    outputs: tuple[BoxOutput, ...]


class GraphView(View):
    id: str
    graph: dict[str, Any]
    nodes: tuple[Box, ...]


def boxes(
    graph: Graph,
    *,
    page: JsonObject | None,
    classes: NodeClasses,
    suggested: Mapping[tuple[str, str], TemplateInput],
) -> tuple[Box, ...]:
    """`suggested` by graph node and field: what a form would show there."""
    places = dict(_places(page)) if page else {}
    whole = places.keys() >= graph.keys()
    return tuple(
        _box(node_id, node, places.get(node_id) if whole else None, classes, suggested)
        for node_id, node in graph.items()
    )


def _box(
    node_id: str,
    node: Mapping[str, Any],
    place: Place | None,
    classes: NodeClasses,
    suggested: Mapping[tuple[str, str], TemplateInput],
) -> Box:
    class_type = str(node["class_type"])
    known = classes.get(class_type)
    x, y, w, h = place or (None,) * 4
    inputs = (
        _input(name, value, known.input(name) if known else None, suggested.get((node_id, name)))
        for name, value in node["inputs"].items()
    )
    return Box(
        id=node_id,
        title=_title(node, known),
        class_type=class_type,
        x=x,
        y=y,
        w=w,
        h=h,
        inputs=tuple(inputs),
        outputs=tuple(BoxOutput(name=each.name, type=each.type) for each in _outputs(known)),
    )


def _outputs(known: NodeClass | None) -> tuple[NodeOutput, ...]:
    return known.outputs if known else ()


def _title(node: Mapping[str, Any], known: NodeClass | None) -> str:
    meta = node.get("_meta")
    title = cast("JsonObject", meta).get("title") if isinstance(meta, dict) else None
    fallback = known.display_name if known else str(node["class_type"])
    return title if isinstance(title, str) and title else fallback


def _input(
    name: str, value: Any, declared: NodeInput | None, suggested: TemplateInput | None
) -> BoxInput:
    link = link_of(value)
    is_plain = link is None and isinstance(value, int | float | bool | str)
    return BoxInput(
        name=name,
        type=declared.type if declared else ANY_TYPE,
        link=LinkView(node=link.source, slot=link.slot) if link else None,
        value=value if is_plain else None,
        widget=declared.is_widget if declared else link is None,
        min=declared.min if declared else None,
        max=declared.max if declared else None,
        step=declared.step if declared else None,
        options=_options(declared),
        model_folder=suggested.model_folder if suggested else None,
        tooltip=declared.tooltip if declared else None,
        input_type=_input_type(value, declared, suggested) if is_plain else None,
    )


def _options(declared: NodeInput | None) -> tuple[str, ...] | None:
    if declared is None or declared.options is None:
        return None
    return tuple(str(option) for option in declared.options)


def _input_type(
    value: int | float | bool | str, declared: NodeInput | None, suggested: TemplateInput | None
) -> InputType:
    if suggested is not None:
        return suggested.type
    if declared is not None and declared.type == COMBO and declared.options:
        return "choice"
    match value:
        case bool():
            return "boolean"
        case int():
            return "float" if declared is not None and declared.type == "FLOAT" else "integer"
        case float():
            return "float"
        case str():
            return "text"


def _places(page: JsonObject) -> Iterator[tuple[str, Place]]:
    """Of the boxes on the page itself; those inside its subgraphs have places of another kind."""
    nodes = page.get("nodes")
    for node in cast("list[Any]", nodes) if isinstance(nodes, list) else ():
        if isinstance(node, dict):
            fields = cast("JsonObject", node)
            corner, size = _pair(fields.get("pos")), _pair(fields.get("size"))
            if corner and size:
                yield str(fields.get("id")), (*corner, *size)


def _pair(value: Any) -> tuple[float, float] | None:
    """Two numbers as a list, or as an object with the keys 0 and 1, as older pages wrote them."""
    if isinstance(value, dict):
        fields = cast("JsonObject", value)
        value = [fields.get("0"), fields.get("1")]
    parts = cast("list[Any]", value)[:2] if isinstance(value, list) else []
    numbers = [part for part in parts if isinstance(part, int | float)]
    return (float(numbers[0]), float(numbers[1])) if len(numbers) == 2 else None
