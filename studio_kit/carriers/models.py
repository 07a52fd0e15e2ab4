"""What a file carries of how it was made."""

import mmap
from dataclasses import dataclass
from typing import Any

from studio_kit.errors import Invalid

JsonObject = dict[str, Any]

Content = bytes | mmap.mmap
"""A whole file, in memory or mapped from disk."""


class NothingCarried(Invalid):
    title = "No workflow in it"


class CarrierUnreadable(Invalid):
    title = "The workflow in it cannot be read"


@dataclass(frozen=True)
class Carried:
    """`prompt` is a graph in API form, as it was sent to a render node; `workflow` a document in
    page form, as ComfyUI's page keeps it. `parameters` is what other programs write in words.
    Neither is checked further than its outer shape.
    """

    prompt: JsonObject | None = None
    workflow: JsonObject | None = None
    parameters: str | None = None

    @property
    def is_empty(self) -> bool:
        return self.prompt is None and self.workflow is None and self.parameters is None

    def or_else(self, other: "Carried") -> "Carried":
        """What this one lacks is taken from `other`."""
        return Carried(
            prompt=other.prompt if self.prompt is None else self.prompt,
            workflow=other.workflow if self.workflow is None else self.workflow,
            parameters=other.parameters if self.parameters is None else self.parameters,
        )


@dataclass(frozen=True)
class Generation:
    """What the words of another program say of a picture; None where they do not say it."""

    prompt: str
    negative_prompt: str
    steps: int | None
    cfg: float | None
    sampler: str | None
    seed: int | None
    width: int | None
    height: int | None
    model: str | None
