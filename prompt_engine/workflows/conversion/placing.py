"""Puts subgraphs into the places of the boxes that stand for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from prompt_engine.workflows.node_classes.page_widgets import Virtual, page_facts

from .page import Box, BoxInput, PageGraph, Subgraph
from .page_reading import BrokenWorkflow
from .primitives import FieldValues, primitive_values
from .promotions import DEEPEST, Definitions, InnerField, Promotion, promoted_values

MOST_BOXES = 20_000
"""Boxes after all subgraphs are put in; a subgraph in a subgraph multiplies."""


@dataclass(slots=True)
class Scope:
    """A graph at its place: the workflow, which has no `site`, or a subgraph put in for a box.

    `set_outside` are values of fields that the box outside has; `set_by_primitives` those that
    primitives inside write. `promoted` are the box's values by the subgraph's inputs.
    """

    path: tuple[str, ...]
    graph: PageGraph
    site: "Site | None" = None
    promoted: Mapping[str, Any] = field(default_factory=dict[str, Any])
    set_outside: FieldValues = field(default_factory=FieldValues)
    set_by_primitives: FieldValues = field(default_factory=FieldValues)
    inner: "dict[str, Scope]" = field(default_factory=dict[str, "Scope"])

    def id_of(self, box: Box) -> str:
        """The graph node's id, such as `12:5` for box 5 in the subgraph of box 12."""
        return ":".join((*self.path, box.id))


@dataclass(frozen=True)
class Site:
    """Where a subgraph is put in: the box that stands for it, and the graph that has the box."""

    subgraph: Subgraph
    box: Box
    outer: Scope

    @cached_property
    def inputs(self) -> dict[str, BoxInput]:
        return {each.name: each for each in self.box.inputs}


@dataclass(frozen=True, slots=True)
class Borrowed:
    """The value that another field, in `scope`, has by itself."""

    scope: Scope
    source: InnerField


def place(graph: PageGraph, definitions: Definitions) -> list[Scope]:
    """The workflow's own scope first. Raises `BrokenWorkflow` for what would never end."""
    scopes = [_scope((), graph)]
    boxes = 0
    for scope in scopes:  # grows as it goes
        boxes += len(scope.graph.boxes)
        if boxes > MOST_BOXES:
            raise BrokenWorkflow(f"With all subgraphs it has more than {MOST_BOXES} nodes.")
        for inner in _inside(scope, definitions):
            scopes.append(inner)
    return scopes


def virtual(box: Box, known: bool) -> Virtual | None:
    """What only the page knows of the box; a class that a render node has is no such thing."""
    return None if known else page_facts().virtual.get(box.type)


def _inside(scope: Scope, definitions: Definitions) -> Iterator[Scope]:
    for box in scope.graph.boxes.values():
        definition = definitions.get(box)
        if definition is None:
            continue
        _refuse_endless(scope, definition.subgraph)
        others = {**scope.set_outside.get(box.id, {}), **scope.set_by_primitives.get(box.id, {})}
        inner = _scope((*scope.path, box.id), definition.subgraph.graph)
        inner.site = Site(definition.subgraph, box, scope)
        older = definitions.keeps_to_older_page
        inner.promoted = promoted_values(box, definition, others, keeps_to_older_page=older)
        for (number, name), value in _set_outside(inner, definition.promotions):
            inner.set_outside.setdefault(number, {})[name] = value
        scope.inner[box.id] = inner
        yield inner


def _set_outside(
    inner: Scope, promotions: tuple[Promotion, ...]
) -> Iterator[tuple[InnerField, Any]]:
    for promotion in promotions:
        if promotion.name in inner.promoted:
            yield from ((each, inner.promoted[promotion.name]) for each in promotion.fields)
            if promotion.takes_source_along:
                yield promotion.source, inner.promoted[promotion.name]
        elif promotion.source not in promotion.fields:
            yield from ((each, Borrowed(inner, promotion.source)) for each in promotion.fields)


def _scope(path: tuple[str, ...], graph: PageGraph) -> Scope:
    return Scope(path, graph, set_by_primitives=primitive_values(graph))


def _refuse_endless(scope: Scope, subgraph: Subgraph) -> None:
    if len(scope.path) >= DEEPEST:
        raise BrokenWorkflow(f"Subgraph {subgraph.name} lies in more than {DEEPEST} others.")
    site = scope.site
    while site is not None:
        if site.subgraph.id == subgraph.id:
            raise BrokenWorkflow(f"Subgraph {subgraph.name} contains itself.")
        site = site.outer.site
