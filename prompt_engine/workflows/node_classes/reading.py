"""Reads node classes out of what a render node answers to `GET /object_info`.

Both ways of declaring an input are read: `["INT", {...}]` and `[["a", "b"], {...}]` of the older
nodes, `["COMBO", {"options": [...]}]` of the newer. A declaration that makes no sense is as good
as none: custom nodes are written by anybody, and one of them must not take the others along.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, cast

from .models import ANY, COMBO, DYNAMIC_COMBO, MATCHED, NodeClass, NodeInput, NodeOutput
from .page_widgets import page_facts

SECTIONS = ("required", "optional")

UPLOADS: Mapping[str, Literal["image", "video", "audio", "file"]] = {
    "image_upload": "image",
    "animated_image_upload": "image",
    "video_upload": "video",
    "audio_upload": "audio",
    "file_upload": "file",
}


def read_node_class(name: str, declaration: object) -> NodeClass | None:
    """None where `declaration` is none of a class."""
    fields = _mapping(declaration)
    if fields is None:
        return None
    return NodeClass(
        name=name,
        display_name=_text(fields.get("display_name")) or name,
        category=_text(fields.get("category")) or "",
        inputs=tuple(read_inputs(fields.get("input"), fields.get("input_order"))),
        outputs=tuple(_outputs(fields)),
        output_node=fields.get("output_node") is True,
        deprecated=fields.get("deprecated") is True,
    )


def read_inputs(declared: object, order: object = None) -> Iterator[NodeInput]:
    """The inputs of `{required: {...}, optional: {...}}`; hidden ones are none of the page's."""
    sections, orders = _mapping(declared) or {}, _mapping(order) or {}
    for section in SECTIONS:
        wanted = _mapping(sections.get(section)) or {}
        for name in _ordered(wanted, orders.get(section)):
            read = read_input(name, wanted[name], required=section == "required")
            if read is not None:
                yield read


def read_input(name: str, declaration: object, *, required: bool = True) -> NodeInput | None:
    """None where `declaration` is none of an input."""
    if not isinstance(declaration, Sequence) or isinstance(declaration, str) or not declaration:
        return None
    parts = cast("Sequence[object]", declaration)
    told = parts[0]
    raw = (_mapping(parts[1]) if len(parts) > 1 else None) or {}
    if isinstance(told, str):
        return _input(name, told, raw, required=required, options=raw.get("options"))
    if isinstance(told, Sequence):
        return _input(name, COMBO, raw, required=required, options=cast("object", told))
    return None


def _input(
    name: str, kind: str, raw: Mapping[str, Any], *, required: bool, options: object
) -> NodeInput:
    return NodeInput(
        name=name,
        type=kind,
        required=required,
        is_widget=page_facts().is_widget(kind, raw),
        options=_options(kind, options),
        default=raw.get("default"),
        min=_number(raw.get("min")),
        max=_number(raw.get("max")),
        step=_number(raw.get("step")),
        multiline=raw.get("multiline") is True,
        tooltip=_text(raw.get("tooltip")),
        force_input=raw.get("forceInput") is True,
        control_after_generate=bool(raw.get("control_after_generate")),
        upload=next((kind for flag, kind in UPLOADS.items() if raw.get(flag) is True), None),
        raw=raw,
    )


def _ordered(wanted: Mapping[str, Any], order: object) -> list[str]:
    """JSON objects lose their order where a name is a number; `input_order` keeps it."""
    if not isinstance(order, Sequence) or isinstance(order, str):
        return list(wanted)
    told = [name for name in cast("Sequence[object]", order) if isinstance(name, str)]
    first = [name for name in dict.fromkeys(told) if name in wanted]
    return [*first, *(name for name in wanted if name not in first)]


def _outputs(fields: Mapping[str, Any]) -> Iterator[NodeOutput]:
    types = _sequence(fields.get("output"))
    names, lists = _sequence(fields.get("output_name")), _sequence(fields.get("output_is_list"))
    for place, told in enumerate(types):
        kind = COMBO if not isinstance(told, str) else ANY if told == MATCHED else told
        name = _text(names[place]) if place < len(names) else None
        yield NodeOutput(name or kind, kind, place < len(lists) and lists[place] is True)


def _options(kind: str, told: object) -> tuple[Any, ...] | None:
    if told is None:
        return None
    if kind == COMBO:
        return tuple(_sequence(told))
    if kind == DYNAMIC_COMBO:
        return tuple(option.get("key") for each in _sequence(told) if (option := _mapping(each)))
    return None


def _sequence(told: object) -> Sequence[Any]:
    is_list = isinstance(told, Sequence) and not isinstance(told, str)
    return cast("Sequence[Any]", told) if is_list else ()


def _mapping(told: object) -> Mapping[str, Any] | None:
    return cast("Mapping[str, Any]", told) if isinstance(told, Mapping) else None


def _text(told: object) -> str | None:
    return told if isinstance(told, str) else None


def _number(told: object) -> int | float | None:
    return told if isinstance(told, int | float) and not isinstance(told, bool) else None
