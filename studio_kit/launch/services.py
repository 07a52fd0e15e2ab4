"""The parts that the launcher starts, each named by its import string."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from studio_kit.settings import Settings

State = Literal["starting", "running", "restarting", "stopped"]


@dataclass(frozen=True)
class Part:
    """A service as the house knows it. `name` is its package and its name in the settings."""

    name: str
    label: str

    @property
    def app(self) -> str:
        return f"{self.name}.app:create_app"


PARTS = (
    Part("storyboard", "Storyboard"),
    Part("orchestrator", "Orchestrator"),
    Part("prompt_engine", "Prompt engine"),
    Part("gallery", "Gallery"),
    Part("render_node", "Render node"),
)


@dataclass(frozen=True)
class Service:
    """A process to keep running. It counts as up when `health` answers 200 on `port`."""

    name: str
    label: str
    port: int
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    health: str = "/health"


@dataclass(frozen=True)
class ServiceState:
    """What `/services.json` tells of one part."""

    name: str
    label: str
    state: State
    restarts: int = 0
    retry_in_seconds: float | None = None
    message: str | None = None


def parts_to_start(settings: Settings, *, orchestrator: bool) -> tuple[Part, ...]:
    """The built-in render node starts when no other node is configured."""
    left_out = {"render_node"} if settings.nodes else set[str]()
    if not orchestrator:
        left_out.add("orchestrator")
    return tuple(part for part in PARTS if part.name not in left_out)
