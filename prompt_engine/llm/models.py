"""What is asked of a language model, and what comes back, whoever the provider is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from pydantic import JsonValue

Effort = Literal["none", "low", "medium", "high"]
"""How long a model that can think may do so before it answers."""

Piece = Callable[[str], None]
"""Hears each piece of an answer as it arrives."""


@dataclass(frozen=True)
class Picture:
    """`media_type` such as `image/png`."""

    data: bytes
    media_type: str


@dataclass(frozen=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "model"]
    text: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Ask:
    """`schema`: JSON Schema that the answer, one JSON object, must follow; None asks for text."""

    instructions: str
    turns: tuple[Turn, ...]
    schema: Mapping[str, JsonValue] | None = None
    most_tokens: int = 2_000
    temperature: float | None = None
    effort: Effort = "none"


@dataclass(frozen=True)
class Usage:
    """Tokens as the provider counted them; None where it did not say."""

    input_tokens: int | None = None
    output_tokens: int | None = None

    @property
    def total(self) -> int:
        return (self.input_tokens or 0) + (self.output_tokens or 0)


@dataclass(frozen=True)
class Answer:
    """`model` is the one that answered, in the provider's own words."""

    text: str
    model: str
    usage: Usage = Usage()


@dataclass(frozen=True)
class ModelName:
    """A model as its provider names it, and the id of that provider."""

    provider: str
    model: str

    def __str__(self) -> str:
        return f"{self.provider}/{self.model}"


class LanguageModel(Protocol):
    """The port. Raises what `errors.py` names, and nothing else."""

    async def answer(self, ask: Ask, *, hear: Piece | None = None) -> Answer:
        """With `hear` the answer is streamed, and still returned whole."""
        ...
