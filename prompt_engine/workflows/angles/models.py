"""From where a picture is taken: size x height x direction."""

from dataclasses import dataclass
from typing import Literal

from prompt_engine.catalogue.models import Entry, Id, Text

AngleSet = Literal["96", "144"]


class Part(Entry):
    """An option of the catalogue. `older` is the word that older scripts were told for it."""

    id: Id
    token: Text
    older: Text
    short: Text
    aliases: tuple[Text, ...] = ()


class DirectionPart(Part):
    """One that is not `trained` is a direction between two that the LoRA knows: it is told the
    nearer quarter and, in `turned`, which way to go on.
    """

    turned: Text | None = None
    trained: bool = True


class AngleTables(Entry):
    """The content of `angles.yaml`."""

    trigger: Text
    next_scene: str
    source: Text
    sizes: tuple[Part, ...]
    heights: tuple[Part, ...]
    directions: tuple[DirectionPart, ...]


@dataclass(frozen=True)
class Angle:
    """`token` is for the multi-angle LoRAs, `words` for every other model.

    `bearing` is degrees from the front towards the person's left, `elevation` above the aim
    point; `cuts` are the edges of the frame in fractions of a person's stature.
    """

    id: str
    size: Part
    height: Part
    direction: DirectionPart
    token: str
    words: str
    label: str
    bearing: int
    elevation: float
    cuts: tuple[float, float]

    @property
    def sets(self) -> tuple[AngleSet, ...]:
        return ("96", "144") if self.direction.trained else ("144",)
