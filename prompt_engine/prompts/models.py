"""What a prompt is written from and for."""

from dataclasses import dataclass
from typing import Literal, Protocol

from prompt_engine.catalogue.choices import Choices
from prompt_engine.catalogue.models import Entry, Id, Text


class TargetModel(Entry):
    """`negative` None: the model takes no negative prompt. `note` says what the choice rests on."""

    id: Id
    label: Text
    kind: Literal["image", "video"]
    writer: Id
    negative: Id | None = None
    aliases: tuple[str, ...] = ()
    note: Text


class NegativePrompt(Entry):
    id: Id
    words: tuple[Text, ...]


@dataclass(frozen=True)
class Intent:
    """A description in the user's words, and the camera's choices."""

    description: str
    camera: Choices

    def words(self, *fields: str) -> list[str]:
        """The words of those of `fields` that are set, in the order asked for."""
        return [self.camera[field].words for field in fields if field in self.camera]


class Writer(Protocol):
    """Turns an intent into the text that one family of models reads best."""

    def __call__(self, intent: Intent, /) -> str: ...


@dataclass(frozen=True)
class Prompt:
    text: str
    negative: str
