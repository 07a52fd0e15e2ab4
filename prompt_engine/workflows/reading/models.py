"""What a graph is, read by its links: prompts, settings, files, pictures, outputs and phases."""

from typing import Literal

from prompt_engine.catalogue.models import Entry

from ..templates.models import Category, InputType, Role

Side = Literal["prompt", "negative_prompt"]
"""Of the guidance: towards the picture, or away from it."""

TextRole = Literal["prompt", "negative_prompt", "both", "none"]
"""What a text does to the picture. `none`: no sampler hears of it."""

Use = Literal[
    "start_frame", "end_frame", "control_image", "source", "reference", "mask", "video", "audio"
]
"""What a file that the graph loads is for. `source` is what it changes, `reference` looks at."""

OutputKind = Literal["image", "video", "audio", "text", "3d"]


class Prompt(Entry):
    """A text at the place where a person would change it. `phases` are numbers of phases.

    `aside`: it only frames other texts. It is joined with what comes over a wire, or tells a
    language model on the way what to make of them.
    """

    graph_node: str
    field: str
    title: str
    text: str
    role: TextRole
    aside: bool
    phases: tuple[int, ...]


class Parameter(Entry):
    """A value at the place where a person would change it, however many inputs it reaches.

    `main` is false for what only a person who knows the node would touch. Limits are those of
    every input that it reaches.
    """

    graph_node: str
    field: str
    title: str
    label: str
    group: str
    role: Role | None
    type: InputType
    value: int | float | bool | str
    main: bool
    phases: tuple[int, ...]
    min: int | float | None
    max: int | float | None
    step: int | float | None
    options: tuple[str, ...] | None
    tooltip: str | None


class ModelFile(Entry):
    """A file of weights that the graph loads. `folder` is ComfyUI's name of where it lies."""

    graph_node: str
    field: str
    title: str
    label: str
    role: Role | None
    folder: str
    name: str
    phases: tuple[int, ...]


class Lora(Entry):
    """A LoRA. `bypassed`: it has no strength, is switched off, or reaches no phase.

    `strength` and `strength_clip` are null where the graph node has no such input of its own.
    """

    graph_node: str
    field: str
    title: str
    name: str
    strength: float | None
    strength_clip: float | None
    bypassed: bool
    phases: tuple[int, ...]


class MediaInput(Entry):
    """A file that the graph loads. `has_mask`: the transparency of the picture is used as well.

    `optional`: all inputs that it reaches may be left out.
    """

    graph_node: str
    field: str
    title: str
    type: Literal["image", "mask", "video", "audio"]
    use: Use
    value: str | None
    has_mask: bool
    optional: bool


class Output(Entry):
    """`saved` is false for what is only shown."""

    graph_node: str
    class_type: str
    title: str
    kind: OutputKind
    saved: bool


class Phase(Entry):
    """One run of a sampler, numbered in the order of the latents.

    `name` says which one it is where there are several, such as "refiner". Steps are of the
    schedule, null where the graph does not divide it. `after`: the phases whose result it takes.
    """

    number: int
    graph_node: str
    class_type: str
    title: str
    name: str
    start_step: int | None
    end_step: int | None
    after: tuple[int, ...]


class Reading(Entry):
    """A graph understood. `kind` is the main thing that it makes, null where it makes nothing.

    `unknown_classes` are those whose declarations nobody told; they are read by what they are
    linked with.
    """

    kind: OutputKind | None
    category: Category
    engine: str
    prompts: tuple[Prompt, ...]
    parameters: tuple[Parameter, ...]
    models: tuple[ModelFile, ...]
    loras: tuple[Lora, ...]
    media: tuple[MediaInput, ...]
    outputs: tuple[Output, ...]
    phases: tuple[Phase, ...]
    unknown_classes: tuple[str, ...]
