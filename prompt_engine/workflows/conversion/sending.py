"""Writes the graph: for each box that runs, its fields and what its inputs are linked to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from prompt_engine.workflows.graph import Graph, NodeLink
from prompt_engine.workflows.node_classes.page_widgets import page_facts

from .fields import Field
from .layouts import Layout, Layouts, class_type
from .models import Conversion, MissingClass, Remark
from .page import Box, BoxInput
from .placing import Scope, virtual
from .resolving import Resolver, SetOutside
from .texts import has_alternatives, with_replacements, without_alternatives
from .values import UNSET, BoxValues, from_primitive, named_values, to_send, values_of


@dataclass(slots=True)
class Sender:
    scopes: list[Scope]
    layouts: Layouts
    resolver: Resolver
    _missing: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _remarks: list[Remark] = field(default_factory=list[Remark])

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
            if self.resolver.keeps_to_older_page or not _is_off(scope):
                yield scope

    def _runs(self, scope: Scope, box: Box) -> bool:
        if box.is_off or box.id in scope.inner:
            return False
        return virtual(box, self.layouts.of(box) is not None) is None

    def _node(self, scope: Scope, box: Box) -> dict[str, Any]:
        layout = self.layouts.of(box)
        inputs = dict(
            self._unknown(scope, box) if layout is None else self._fields(scope, box, layout)
        )
        for wanted in _last_of_each(box):
            if wanted.link is not None:
                inputs.update(self._linked(scope, box, wanted, inputs))
        title = box.title or (layout.node_class.display_name if layout else box.type)
        return {"inputs": inputs, "class_type": class_type(box), "_meta": {"title": title}}

    def _linked(
        self, scope: Scope, box: Box, wanted: BoxInput, inputs: Mapping[str, Any]
    ) -> Iterator[tuple[str, Any]]:
        source = self.resolver.resolve(scope, box, wanted)
        if isinstance(source, NodeLink):
            yield wanted.name, [source.source, source.slot]
        elif isinstance(source, SetOutside):
            yield from self._set_outside(scope, box, wanted, source)

    def _set_outside(
        self, scope: Scope, box: Box, wanted: BoxInput, source: SetOutside
    ) -> Iterator[tuple[str, Any]]:
        """A text that is set outside is sent as it stands, its alternatives not drawn."""
        values = self._values(scope, box)
        own = values.find(wanted.name) if values is not None else None
        if own is not None and own.value is not UNSET:
            yield wanted.name, to_send(own.value, kind=_kind(own.field))
        elif own is None and source.name in scope.promoted:
            yield wanted.name, to_send(scope.promoted[source.name], kind="")

    def _fields(self, scope: Scope, box: Box, layout: Layout) -> Iterator[tuple[str, Any]]:
        values = values_of(box, layout, self._others(scope, box, layout))
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
        if not scope.set_outside and not scope.set_by_primitives:
            return {}
        outside = {name: v for (number, name), v in scope.set_outside.items() if number == box.id}
        for (number, name), value in scope.set_by_primitives.items():
            if number == box.id:
                wanted = layout.node_class.input(name)
                outside[name] = from_primitive(wanted, value) if wanted is not None else value
        return outside

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
        boxes = [(scope, box) for scope in self.scopes for box in scope.graph.boxes.values()]
        named = [each for each in boxes if each[1].properties.get("Node name for S&R") == node]
        titled = [each for each in boxes if self._title(each[1]) == node]
        scope, box = (named or titled)[0]
        values = self._values(scope, box)
        found = values.find(name) if values is not None else None
        if found is None:
            raise LookupError(name)
        return "" if found.value is UNSET else found.value

    def _title(self, box: Box) -> str:
        layout = self.layouts.of(box)
        return box.title or (layout.node_class.display_name if layout is not None else box.type)

    def _unknown(self, scope: Scope, box: Box) -> Mapping[str, Any]:
        """The values of a box whose class nobody told of, as far as it names them itself."""
        self._missing.setdefault(box.type, []).append(scope.id_of(box))
        names = [each.widget for each in box.inputs if each.widget is not None]
        values = named_values(names or list(box.named), box)
        if values is None:
            count = len(box.values)
            message = f"{count} values of {box.type[:60]} have no names; its class is not known."
            self._remark(scope, box, message)
        return values or {}

    def _remark(self, scope: Scope, box: Box, message: str) -> None:
        self._remarks.append(Remark(scope.id_of(box), message))


def _is_off(scope: Scope) -> bool:
    inner: Scope | None = scope
    while inner is not None:
        if inner.owner is not None and inner.owner.is_off:
            return True
        inner = inner.outer
    return False


def _last_of_each(box: Box) -> Iterator[BoxInput]:
    yield from {each.name: each for each in box.inputs}.values()


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
