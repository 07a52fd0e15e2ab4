"""What a graph's media inputs can name."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from studio_kit.errors import Invalid, TooLarge

Source = Annotated[str, StringConstraints(min_length=1)]
"""A path relative to the job's project folder, or a `data:` URL."""


class InputMissing(Invalid):
    title = "An input is missing"


class InputUnusable(Invalid):
    title = "An input cannot be used"


class InputTooLarge(TooLarge):
    title = "An input is too large"


class MaskedInput(BaseModel):
    """A picture with a mask: white, or transparent, where the graph may change it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    image: Source
    mask: Source


InputSource = Source | MaskedInput


@dataclass(frozen=True)
class Upload:
    """A file of ours on a node, as `/view` names it."""

    filename: str
    subfolder: str
    type: str
