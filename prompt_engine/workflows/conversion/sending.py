"""Writes the graph: for each box that runs, its fields and what its inputs are linked to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from prompt_engine.workflows.node_classes.page_widgets import page_facts
from studio_kit.graph import Graph, NodeLink

from .fields import Field
from .layouts import Layout, Layouts, class_type
from .models import Conversion, MissingClass, Remark
from .page import Box, BoxInput
from .placing import Borrowed, Scope, virtual
from .resolving import Resolver
from .texts import has_alternatives, with_replacements, without_alternatives
from .values import UNSET, BoxValues, from_primitive, in_field, named_values, to_send, values_of

SOUGHT_BY = "Node name for S&R"
"""The property by whose value `%Name.field%` in a file's name finds a box."""


@dataclass(slots=True)
class Sender:
    scopes: list[Scope]
    layouts: Layouts
    resolver: Resolver
    _missing: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _remarks: list[Remark] = field(default_factory=list[Remark])
    _by_name: dict[str, tuple[Scope, Box]] = field(default_factory=dict[str, tuple[Scope, Box]])

    def conversion(self) -> Conversion:
        graph = {
            scope.id_of(box): self._node(scope, box)
            for scope in self._running()
            for box in scope.graph.boxes.values()
            if self._runs(scope, box)
        }
        return Conversion(
            graph=_without_dead_links(graph),
            warnings=(*self._remarks, *self.resolver.remarks),
            missing=tuple(
                MissingClass(name, tuple(nodes)) for name, nodes in self._missing.items()
            ),
        )

    def _running(self) -> Iterator[Scope]:
        """The older page sends what lies in a subgraph that is off, unless that is off too."""
        for scope in self.scopes:
            if self.resolver.definitions.keeps_to_older_page or not _is_off(scope):
                yield scope

    def _runs(self, scope: Scope, box: Box) -> bool:
        if box.is_off or box.id in scope.inner:
            return False
        return virtual(box, self.layouts.of(box) is not None) is None

    def _node(self, scope: Scope, box: Box) -> dict[str, Any]:
        values = self._values(scope, box)
        inputs = (
            self._unknown(scope, box) if values is None else dict(self._fields(scope, box, values))
        )
        for wanted in self._linked(scope, box, values):
            value = self._comes_in(scope, box, wanted, values)
            if value is not UNSET:
                inputs[wanted.name] = value
        return {
            "inputs": inputs,
            "class_type": class_type(box),
            "_meta": {"title": self._title(box)},
        }

    def _linked(self, scope: Scope, box: Box, values: BoxValues | None) -> Iterator[BoxInput]:
        """The linked inputs, without those that the class has no more, or not with this choice."""
        for wanted in {each.name: each for each in box.inputs}.values():
            if wanted.link is None:
                continue
            if values is None or self._is_there(box, wanted, values):
                yield wanted
            else:
                message = (
                    f"{box.type[:60]} has no input {wanted.name[:60]} here; its link is left out."
                )
                self._remark(scope, box, message)

    def _is_there(self, box: Box, wanted: BoxInput, values: BoxValues) -> bool:
        layout = self.layouts.of(box)
        if layout is None or wanted.name in layout.types:
            return True
        if wanted.widget is not None:
            return values.find(wanted.widget) is not None
        return values.offers(wanted.name)

    def _comes_in(self, scope: Scope, box: Box, wanted: BoxInput, values: BoxValues | None) -> Any:
        """A text that is set outside is sent as it stands, its alternatives not drawn."""
        source = self.resolver.resolve(scope, box, wanted)
        if isinstance(source, NodeLink):
            return [source.source, source.slot]
        if source is None:
            return UNSET
        own = values.find(wanted.name) if values is not None else None
        field = own.field if own is not None else Field(wanted.name)
        return to_send(in_field(field, self._promoted(scope, source.name)), kind=_kind(field))

    def _promoted(self, scope: Scope, name: str) -> Any:
        """What the box of a subgraph shows for its input: its own value, or that inside."""
        while name not in scope.promoted:
            found = self.resolver.inner_field(scope, name)
            if found is None:
                return UNSET
            box, inner_name = found
            if box.id not in scope.inner:
                return self._own(box, inner_name)
            scope, name = scope.inner[box.id], inner_name
        value = scope.promoted[name]
        return self._lent(value) if isinstance(value, Borrowed) else value

    def _own(self, box: Box, name: str) -> Any:
        """The value of a field that nothing outside sets."""
        layout = self.layouts.of(box)
        found = values_of(box, layout, {}).find(name) if layout is not None else None
        return UNSET if found is None else found.value

    def _fields(self, scope: Scope, box: Box, values: BoxValues) -> Iterator[tuple[str, Any]]:
        if values.left_over:
            self._remark(scope, box, _left_over(box, values.left_over))
        for each in values.fields:
            if each.field.made_by_page is not None:
                self._remark(scope, box, _made_by_page(each.field))
            if each.field.sent and each.value is not UNSET:
                yield each.field.name, self._sent(scope, box, each.field, each.value)

    def _values(self, scope: Scope, box: Box) -> BoxValues | None:
        layout = self.layouts.of(box)
        if layout is None:
            return None
        return values_of(box, layout, self._others(scope, box, layout))

    def _others(self, scope: Scope, box: Box, layout: Layout) -> dict[str, Any]:
        """What outside and primitives set in the fields of `box`."""
        others: dict[str, Any] = {}
        for name, value in scope.set_outside.get(box.id, {}).items():
            others[name] = self._lent(value) if isinstance(value, Borrowed) else value
        for name, value in scope.set_by_primitives.get(box.id, {}).items():
            wanted = layout.node_class.input(name)
            others[name] = from_primitive(wanted, value) if wanted is not None else value
        return others

    def _lent(self, borrowed: Borrowed) -> Any:
        scope, (number, name) = borrowed.scope, borrowed.source
        if number in scope.inner:
            return self._promoted(scope.inner[number], name)
        return self._own(scope.graph.boxes[number], name)

    def _sent(self, scope: Scope, box: Box, field: Field, value: Any) -> Any:
        if isinstance(value, str) and field.input is not None:
            if field.input.raw.get("dynamicPrompts") is True:
                return self._drawn(scope, box, field, value)
            if field.name == "filename_prefix" and class_type(box) in page_facts().names_files:
                return self._named(scope, box, value)
        return to_send(value, kind=_kind(field))

    def _drawn(self, scope: Scope, box: Box, field: Field, text: str) -> str:
        if has_alternatives(text):
            message = f"The page draws lots in {field.name} for each run; here the first is taken."
            self._remark(scope, box, message)
        return without_alternatives(text)

    def _named(self, scope: Scope, box: Box, prefix: str) -> str:
        text, left = with_replacements(prefix, self._look_up)
        for placeholder in left:
            message = f"{placeholder[:60]} in filename_prefix stays as it is."
            self._remark(scope, box, message)
        return text

    def _look_up(self, node: str, name: str) -> object:
        """The field `name` of the first box that goes by the name `node`."""
        if not self._by_name:
            self._by_name = self._named_boxes()
        scope, box = self._by_name[node]
        values = self._values(scope, box)
        found = values.find(name) if values is not None else None
        if found is None:
            raise LookupError(name)
        return "" if found.value is UNSET else found.value

    def _named_boxes(self) -> dict[str, tuple[Scope, Box]]:
        """By the name that a person gave for this purpose, else by title."""
        boxes = [(scope, box) for scope in self.scopes for box in scope.graph.boxes.values()]
        boxes.reverse()
        titled = {self._title(box): (scope, box) for scope, box in boxes}
        named = {
            name: (scope, box)
            for scope, box in boxes
            if isinstance(name := box.properties.get(SOUGHT_BY), str)
        }
        return titled | named

    def _title(self, box: Box) -> str:
        layout = self.layouts.of(box)
        return box.title or (layout.node_class.display_name if layout is not None else box.type)

    def _unknown(self, scope: Scope, box: Box) -> dict[str, Any]:
        """The values of a box whose class nobody told of, as far as it names them itself."""
        self._missing.setdefault(box.type, []).append(scope.id_of(box))
        names = [each.widget for each in box.inputs if each.widget is not None]
        values = named_values(names or list(box.named), box)
        if values is None:
            count = len(box.values)
            message = f"{count} values of {box.type[:60]} have no names; its class is not known."
            self._remark(scope, box, message)
        return {name: to_send(value, kind="") for name, value in (values or {}).items()}

    def _remark(self, scope: Scope, box: Box, message: str) -> None:
        self._remarks.append(Remark(scope.id_of(box), message))


def _is_off(scope: Scope) -> bool:
    """Whether the workflow's own box is off in which it lies; those further in do not count."""
    site = scope.site
    while site is not None and site.outer.site is not None:
        site = site.outer.site
    return site is not None and site.box.is_off


def _without_dead_links(graph: Mapping[str, dict[str, Any]]) -> Graph:
    """Without links to boxes that do not run; the page drops the whole input with them."""
    for node in graph.values():
        inputs: dict[str, Any] = node["inputs"]
        dead = [name for name, value in inputs.items() if _is_dead(value, graph)]
        for name in dead:
            del inputs[name]
    return graph


def _is_dead(value: Any, graph: Mapping[str, Any]) -> bool:
    return isinstance(value, list) and value[0] not in graph


def _left_over(box: Box, count: int) -> str:
    return f"{count} further values of {box.type[:60]} belong to no field that its class declares."


def _made_by_page(field: Field) -> str:
    return f"{field.name} is {field.made_by_page}: it has to be given anew."


def _kind(field: Field) -> str:
    return field.input.type if field.input is not None else ""
