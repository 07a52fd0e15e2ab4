"""What a node is told at its start, and what can be made to go wrong with it."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Faults(BaseModel):
    """What goes wrong on purpose, for tests and benchmarks. The default is nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    step_seconds: float | None = None
    """Replaces `NodeOptions.step_seconds`, in seconds."""
    fail_classes: tuple[str, ...] = ()
    """Node classes that fail when they run."""
    refuse_posts: int = 0
    """How many of the next `POST /prompt` are refused."""
    refuse_status: int = 503
    """The status of those refusals."""
    drop_sockets_every: int = 0
    """Break a socket without a close frame after so many messages; 0 means never."""
    deaf_sockets: bool = False
    """Sockets are accepted and then hear nothing."""
    missing_classes: frozenset[str] = frozenset()
    """Node classes that this node lacks."""
    missing_models: frozenset[str] = frozenset()
    """Model files that this node lacks."""


class NodeOptions(BaseModel):
    """How a node is set up. `folder` holds `input`, `output`, `temp` and `user`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: Path
    models: Mapping[str, tuple[str, ...]] | None = None
    """Model files by folder; None means those of `data/models.yaml`."""
    step_seconds: float = 0.06
    """How long a sampling step takes besides the drawing, so that a person sees it work."""
    previews: bool = True
    """Whether sampling steps send pictures, as ComfyUI does with `--preview-method`."""
    max_upload_bytes: int = 104_857_600
    """The largest body that any route takes."""
    history_limit: int = 10_000
    """How many ended prompts are remembered."""
    faults: Faults = Faults()
