"""How the page lays out a box of a class: its fields, its inputs in order, its outputs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.node_classes.dynamic import find_input, grown_inputs, least_rows
from prompt_engine.workflows.node_classes.models import ANY, AUTOGROW, MATCHED, NodeClass, NodeInput
from prompt_engine.workflows.node_classes.page_widgets import page_facts

from .fields import Field, fields_of_class, page_inputs
from .page import Box, BoxInput


@dataclass(frozen=True, slots=True)
class StoredInput:
    """`places`: how many values the older pages stored for it. `forced`: a socket by decree."""

    forced: bool
    places: int


@dataclass(frozen=True, slots=True)
class Layout:
    """`sockets` come before the inputs of fields, whatever the order of declaration."""

    node_class: NodeClass
    fields: tuple[Field, ...]
    types: dict[str, str]
    widgets: frozenset[str]
    stored: tuple[StoredInput, ...]
    has_forced: bool


def lay_out(node_class: NodeClass, *, in_older_page: bool) -> Layout:
    fields = fields_of_class(node_class, in_older_page=in_older_page)
    inputs = tuple(_with_grown(page_inputs(node_class, in_older_page=in_older_page)))
    widgets = frozenset(each.input.name for each in fields if each.input is not None)
    sockets = [each for each in inputs if each.name not in widgets]
    shown = [each for each in inputs if each.name in widgets and not each.raw.get("socketless")]
    return Layout(
        node_class=node_class,
        fields=fields,
        types={each.name: _type(each) for each in (*sockets, *shown)},
        widgets=widgets,
        stored=tuple(_stored(inputs)),
        has_forced=any(each.force_input for each in inputs),
    )


@dataclass(slots=True)
class Layouts:
    """The layouts of the classes that a workflow uses, each made once."""

    classes: NodeClasses
    _made: dict[str, Layout | None] = field(default_factory=dict[str, Layout | None])

    def of(self, box: Box) -> Layout | None:
        """None where nobody told of the box's class."""
        if box.type not in self._made:
            self._made[box.type] = self._lay_out(box)
        return self._made[box.type]

    def _lay_out(self, box: Box) -> Layout | None:
        node_class = self.classes.get(class_type(box))
        if node_class is None:
            return None
        return lay_out(node_class, in_older_page=self.classes.of_older_page)

    def inputs(self, box: Box) -> list[BoxInput]:
        """All inputs in the page's order: those of the class, then what the box has besides."""
        layout, own = self.of(box), {each.name: each for each in box.inputs}
        if layout is None:
            return list(box.inputs)
        declared = [_declared(layout, name, own.get(name)) for name in layout.types]
        return [*declared, *(each for each in box.inputs if each.name not in layout.types)]

    def input_type(self, box: Box, wanted: BoxInput) -> str:
        layout = self.of(box)
        return wanted.type if layout is None else layout.types.get(wanted.name, wanted.type)

    def output_type(self, box: Box, slot: int) -> str | None:
        layout = self.of(box)
        outputs = box.outputs if layout is None else layout.node_class.outputs
        if not 0 <= slot < len(outputs):
            return box.outputs[slot].type if 0 <= slot < len(box.outputs) else None
        return outputs[slot].type

    def widget(self, box: Box, wanted: BoxInput) -> str | None:
        """The field for which the input stands; None for a socket."""
        layout = self.of(box)
        if layout is None:
            return wanted.widget
        if wanted.name in layout.types:
            return wanted.name if wanted.name in layout.widgets else None
        dynamic = find_input(layout.node_class, wanted.name)
        return wanted.name if dynamic is not None and dynamic.is_widget else None


def class_type(box: Box) -> str:
    """The box's class by the name that it has today."""
    return page_facts().renamed.get(box.type, box.type)


def _declared(layout: Layout, name: str, own: BoxInput | None) -> BoxInput:
    widget = name if name in layout.widgets else None
    return BoxInput(name, layout.types[name], own.link if own is not None else None, widget)


def _with_grown(inputs: tuple[NodeInput, ...]) -> Iterator[NodeInput]:
    for each in inputs:
        if each.type == AUTOGROW:
            yield from grown_inputs(each, least_rows(each))
        else:
            yield each


def _type(wanted: NodeInput) -> str:
    if wanted.type != MATCHED:
        return wanted.type
    template: object = wanted.raw.get("template")
    if not isinstance(template, Mapping):
        return ANY
    allowed = cast("Mapping[str, object]", template).get("allowed_types")
    return allowed if isinstance(allowed, str) else ANY


def _stored(inputs: tuple[NodeInput, ...]) -> Iterator[StoredInput]:
    controlled = page_facts().controlled
    for each in inputs:
        if each.is_widget or each.force_input:
            two = each.control_after_generate or each.name in controlled
            yield StoredInput(each.force_input, 2 if two else 1)
