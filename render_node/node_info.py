"""The node classes that this node offers, as data, and as `/object_info` tells them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator

from studio_kit.tables import load_table

DATA = Path(__file__).parent / "data"

HIDDEN_TYPES = {"prompt": "PROMPT", "extra_pnginfo": "EXTRA_PNGINFO", "unique_id": "UNIQUE_ID"}

WIDGETS = frozenset({"INT", "FLOAT", "STRING", "BOOLEAN"})

Choices = Callable[["InputInfo"], tuple[Any, ...]]
"""The values that a list input takes now: models and files come and go."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class InputInfo(_Frozen):
    """One input. Exactly one of `kind`, `choices`, `listed`, `models` and `files` says its type."""

    kind: str | None = None
    """A type such as `INT` or `MODEL`."""
    choices: tuple[str, ...] | None = None
    listed: str | None = None
    """The list of that id in `data/lists.yaml`."""
    models: str | None = None
    """The files of that model folder."""
    files: Literal["input", "output"] | None = None
    """The pictures in that folder."""

    default: Any = None
    min: int | float | None = None
    max: int | float | None = None
    step: int | float | None = None
    round: float | bool | None = None
    multiline: bool | None = None
    dynamicPrompts: bool | None = None
    control_after_generate: bool | None = None
    display: str | None = None
    forceInput: bool | None = None
    image_upload: bool | None = None
    video_upload: bool | None = None
    advanced: bool | None = None
    tooltip: str | None = None

    @model_validator(mode="before")
    @classmethod
    def from_shorthand(cls, raw: Any) -> Any:
        return {"kind": raw} if isinstance(raw, str) else raw

    @model_validator(mode="after")
    def one_type(self) -> "InputInfo":
        given = (self.kind, self.choices, self.listed, self.models, self.files)
        if sum(value is not None for value in given) != 1:
            raise ValueError("an input has one of: kind, choices, listed, models, files")
        return self

    @property
    def is_set(self) -> bool:
        """Whether a person sets it; the others come over a wire."""
        return (self.kind is None or self.kind in WIDGETS) and not self.forceInput

    @property
    def options(self) -> dict[str, Any]:
        """ComfyUI's options object: default, range and how to show the input."""
        types = {"kind", "choices", "listed", "models", "files"}
        return self.model_dump(exclude=types, exclude_unset=True)


class ClassInfo(_Frozen):
    """One node class: its signature and the name of the function that runs it."""

    id: str
    title: str | None = None
    description: str = ""
    category: str
    module: str
    runs: str
    schema_: Literal["v1", "v3"] = "v1"
    experimental: bool = False
    deprecated: bool = False
    output_node: bool = False
    checks_file: str | None = None
    """The input that names a file, looked up instead of compared with the list."""
    takes_lists: bool = False
    """Whether it gets a list as a whole; other classes run once for each of its values."""
    gives_lists: bool = False
    required: Mapping[str, InputInfo] = {}
    optional: Mapping[str, InputInfo] = {}
    hidden: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    output_names: tuple[str, ...] | None = None

    @model_validator(mode="before")
    @classmethod
    def schema_key(cls, raw: Any) -> Any:
        return {("schema_" if key == "schema" else key): value for key, value in raw.items()}

    @property
    def inputs(self) -> dict[str, InputInfo]:
        return {**self.required, **self.optional}

    def explained(self, words: Mapping[str, str]) -> "ClassInfo":
        """With `words` of the inputs that a person sets, by their names."""
        sections = {"required": self.required, "optional": self.optional}
        return self.model_copy(
            update={name: _explained(inputs, words) for name, inputs in sections.items()}
        )

    def input_config(self, name: str, choices: Choices) -> list[Any]:
        """`[type, options]` as error bodies give it, with the options object always there."""
        return _typed(self.inputs[name], choices, v3=self.schema_ == "v3")

    def describe(self, choices: Choices) -> dict[str, Any]:
        """This class as an entry of `/object_info`."""
        names = list(self.output_names or self.outputs)
        entry: dict[str, Any] = {
            "input": self._sections(choices),
            "input_order": self._order(),
            "output": list(self.outputs),
            "output_is_list": [self.gives_lists] * len(self.outputs),
            "output_name": names,
            "name": self.id,
            "display_name": self.title if self.schema_ == "v3" else self.title or self.id,
            "description": self.description,
            "python_module": self.module,
            "category": self.category,
            "output_node": self.output_node,
        }
        return entry | self._flags()

    def _sections(self, choices: Choices) -> dict[str, Any]:
        sections: dict[str, Any] = {"required": self._section(self.required, choices)}
        if self.optional:
            sections["optional"] = self._section(self.optional, choices)
        if self.hidden:
            sections["hidden"] = {name: self._hidden_type(name) for name in self.hidden}
        return sections

    def _section(self, inputs: Mapping[str, InputInfo], choices: Choices) -> dict[str, Any]:
        v3 = self.schema_ == "v3"
        return {name: _typed(spec, choices, v3=v3) for name, spec in inputs.items()}

    def _hidden_type(self, name: str) -> Any:
        return [HIDDEN_TYPES[name]] if self.schema_ == "v3" else HIDDEN_TYPES[name]

    def _order(self) -> dict[str, list[str]]:
        sections = {"required": self.required, "optional": self.optional, "hidden": self.hidden}
        return {
            name: list(section)
            for name, section in sections.items()
            if section or name == "required"
        }

    def _flags(self) -> dict[str, bool]:
        if self.schema_ == "v3":
            flags = {"deprecated": self.deprecated, "experimental": self.experimental}
            return flags | {"api_node": False}
        flags = {"deprecated": self.deprecated, "experimental": self.experimental}
        return {name: value for name, value in flags.items() if value}


class NamedList(_Frozen):
    """Choices that several classes share, such as the samplers."""

    id: str
    choices: tuple[str, ...]


class Tooltip(_Frozen):
    """What is said of every input of that name."""

    id: str
    text: str


class ModelFolder(_Frozen):
    """A model folder and the files it is said to hold."""

    id: str
    files: tuple[str, ...]


def load_classes() -> dict[str, ClassInfo]:
    """Every class of `data/node_info`, by its id, files in the order of their names."""
    words = {entry.id: entry.text for entry in load_table(DATA / "tooltips.yaml", Tooltip)}
    files = sorted((DATA / "node_info").glob("*.yaml"))
    infos = (info for file in files for info in load_table(file, ClassInfo))
    return {info.id: info.explained(words) for info in infos}


def load_lists() -> dict[str, tuple[str, ...]]:
    return {entry.id: entry.choices for entry in load_table(DATA / "lists.yaml", NamedList)}


def load_models() -> dict[str, tuple[str, ...]]:
    return {entry.id: entry.files for entry in load_table(DATA / "models.yaml", ModelFolder)}


def _explained(inputs: Mapping[str, InputInfo], words: Mapping[str, str]) -> dict[str, InputInfo]:
    return {
        name: info.model_copy(update={"tooltip": words[name]})
        if info.is_set and name in words and info.tooltip is None
        else info
        for name, info in inputs.items()
    }


def _typed(info: InputInfo, choices: Choices, *, v3: bool) -> list[Any]:
    if info.kind is not None:
        return [info.kind, info.options]
    values = list(choices(info))
    if v3:
        return ["COMBO", {"multiselect": False, "options": values, **info.options}]
    return [values, info.options]
