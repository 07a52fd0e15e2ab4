"""The page form of a workflow: boxes, links between them, subgraphs; as ComfyUI's page saves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any

INPUT_BOX = "-10"
"""The origin of a link that comes from outside a subgraph, at the slot of the subgraph's input."""
OUTPUT_BOX = "-20"
"""The target of a link that leaves a subgraph, at the slot of the subgraph's output."""


class Mode(IntEnum):
    """What a person did to a box; every other number means that it runs."""

    MUTED = 2
    BYPASSED = 4


@dataclass(frozen=True, slots=True)
class BoxInput:
    """`widget` is the name of the field that the input stands for, None for a mere socket."""

    name: str
    type: str
    link: str | None
    widget: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class BoxOutput:
    name: str
    type: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A node of the page. `values` are in the order of its fields, `named` by their names."""

    id: str
    type: str
    mode: int
    title: str | None
    inputs: tuple[BoxInput, ...]
    outputs: tuple[BoxOutput, ...]
    values: tuple[Any, ...]
    named: Mapping[str, Any]
    properties: Mapping[str, Any]

    @property
    def is_off(self) -> bool:
        return self.mode in (Mode.MUTED, Mode.BYPASSED)


@dataclass(frozen=True, slots=True)
class Link:
    id: str
    origin: str
    origin_slot: int
    target: str
    target_slot: int


@dataclass(frozen=True)
class PageGraph:
    """`place` says where it stands, as the end of a sentence: "the workflow"."""

    place: str
    boxes: Mapping[str, Box]
    links: Mapping[str, Link]

    @cached_property
    def targets(self) -> Mapping[str, tuple[Box, BoxInput]]:
        """Link id -> the input that says that it is linked so."""
        return {
            wanted.link: (box, wanted)
            for box in self.boxes.values()
            for wanted in box.inputs
            if wanted.link is not None
        }


@dataclass(frozen=True, slots=True)
class Port:
    """An input or output of a subgraph, with the links inside."""

    name: str
    type: str
    links: tuple[str, ...]


@dataclass(frozen=True)
class Subgraph:
    id: str
    name: str
    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]
    graph: PageGraph


@dataclass(frozen=True)
class Workflow:
    """`group_nodes`: the older kind of subgraph, by name, as the page stores them."""

    graph: PageGraph
    subgraphs: Mapping[str, Subgraph]
    group_nodes: Mapping[str, Mapping[str, Any]]
