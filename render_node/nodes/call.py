"""What a node function gets and gives."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from render_node.drawing import Drawer, Picture
from render_node.folders import Folders
from render_node.node_info import ClassInfo

from .values import Conditioning, Images, Latent, Masks, Weights

T = TypeVar("T")

Preview = Callable[[], Picture]
"""Makes the picture of a step, only when somebody wants to see it."""

Report = Callable[[int, int, Preview | None], None]
"""Tells step, number of steps and picture. Raises `Interrupted`."""


class Interrupted(Exception):
    """Somebody asked the running prompt to stop."""


@dataclass(frozen=True)
class Stage:
    """What a node works with besides its inputs."""

    node_id: str
    graph: Mapping[str, Any]
    extra_pnginfo: Mapping[str, Any]
    folders: Folders
    drawer: Callable[[], Drawer]
    report: Report
    check: Callable[[], None]
    """Raises `Interrupted` when the prompt is to stop; called where work takes long."""
    pause: Callable[[], None]
    """Waits as long as a sampling step takes. Raises `Interrupted`."""
    temp_prefix: str
    """The random part of the names of previews, one per process as in ComfyUI."""


@dataclass(frozen=True)
class Result:
    """A value per output, and what the page shows (`ui` in ComfyUI's words)."""

    values: tuple[Any, ...] = ()
    ui: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Call:
    """One run of one node. The getters trust the types that validation has checked."""

    info: ClassInfo
    inputs: Mapping[str, Any]
    stage: Stage

    def has(self, name: str) -> bool:
        return self.inputs.get(name) is not None

    def text(self, name: str) -> str:
        return str(self.inputs[name])

    def whole(self, name: str) -> int:
        return int(self.inputs[name])

    def number(self, name: str) -> float:
        return float(self.inputs[name])

    def flag(self, name: str) -> bool:
        return bool(self.inputs[name])

    def images(self, name: str) -> Images:
        """Raises `AttributeError` for a literal in place of a picture, as ComfyUI does."""
        value: Images = self.inputs[name]
        if len(value.shape) != 4:
            raise ValueError(f"{name} is not a batch of images but has the shape {value.shape}.")
        return value

    def masks(self, name: str) -> Masks:
        value: Masks = self.inputs[name]
        return value if len(value.shape) == 3 else value.reshape(-1, *value.shape[-2:])

    def latent(self, name: str) -> Latent:
        return self._typed(name, Latent)

    def conditioning(self, name: str) -> Conditioning:
        return self._typed(name, Conditioning)

    def of_kind(self, kind: str) -> list[Any]:
        """The given values of every input of a type, in the order of the declaration."""
        names = [name for name, info in self.info.inputs.items() if info.kind == kind]
        return [self.inputs[name] for name in names if self.has(name)]

    def _typed(self, name: str, kind: type[T]) -> T:
        value = self.inputs[name]
        if not isinstance(value, kind):
            raise TypeError(f"{name} needs a {kind.__name__}, got {type(value).__name__}.")
        return value


Run = Callable[[Call], Result]


def carry(call: Call) -> Result:
    """Hand on an input of each output's type; where there is none, name a new thing.

    This is what loaders, model patches, control nets and the like amount to without weights.
    """
    waiting = {kind: call.of_kind(kind) for kind in call.info.outputs}
    return Result(tuple(_next(waiting, kind, call) for kind in call.info.outputs))


def _next(waiting: dict[str, list[Any]], kind: str, call: Call) -> Any:
    if waiting[kind]:
        return waiting[kind].pop(0)
    return Conditioning() if kind == "CONDITIONING" else Weights(kind, _names(call))


def _names(call: Call) -> tuple[str, ...]:
    return tuple(value for value in call.inputs.values() if isinstance(value, str))


def waiter(seconds: Callable[[], float], stop: threading.Event) -> Callable[[], None]:
    """A pause of `seconds()` that ends at once when `stop` is set, raising `Interrupted`."""

    def pause() -> None:
        if stop.wait(seconds()):
            raise Interrupted

    return pause
