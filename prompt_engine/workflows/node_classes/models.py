"""What is known of ComfyUI's node classes: their inputs in order, and their outputs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Origin = Literal["node", "known"]
"""`node`: told by a render node; `known`: what we know of core classes, with no node online."""

COMBO = "COMBO"
DYNAMIC_COMBO = "COMFY_DYNAMICCOMBO_V3"
"""A choice that brings inputs: with `png` chosen in `format` there is `format.bit_depth`."""
AUTOGROW = "COMFY_AUTOGROW_V3"
"""Inputs of a kind, as many as are needed: `images.image_1`, `images.image_2`."""
MATCHED = "COMFY_MATCHTYPE_V3"
"""An input of whatever type; an output is of the type that comes in."""
ANY = "*"


@dataclass(frozen=True)
class NodeInput:
    """An input of a node class.

    `type` is ComfyUI's name of it, `COMBO` for every choice from a list; `options` are the values
    of such a list or the keys of a `DYNAMIC_COMBO`, None where nobody told them (a remote list).
    `is_widget`: the page shows a field for it, so that it has a value without a link. `raw` are
    its options as the class declares them, for what has no field of its own here.
    """

    name: str
    type: str
    required: bool = True
    is_widget: bool = False
    options: tuple[Any, ...] | None = None
    default: Any = None
    min: int | float | None = None
    max: int | float | None = None
    step: int | float | None = None
    multiline: bool = False
    tooltip: str | None = None
    force_input: bool = False
    control_after_generate: bool = False
    upload: Literal["image", "video", "audio", "file"] | None = None
    raw: Mapping[str, Any] = field(default_factory=dict[str, Any], compare=False)


@dataclass(frozen=True)
class NodeOutput:
    name: str
    type: str
    is_list: bool = False


@dataclass(frozen=True)
class NodeClass:
    """`inputs` in ComfyUI's order: the required ones, then the optional ones."""

    name: str
    display_name: str
    category: str
    inputs: tuple[NodeInput, ...]
    outputs: tuple[NodeOutput, ...]
    output_node: bool = False
    deprecated: bool = False

    def input(self, name: str) -> NodeInput | None:
        return next((wanted for wanted in self.inputs if wanted.name == name), None)
