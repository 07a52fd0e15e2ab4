"""What is known of failures, and of the nodes that could mend them."""

import string
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ..jobs.models import Cause, Job

RemedyKind = Literal["retry", "retry_on", "unpin", "wait"]
FACTS = frozenset({"nodes", "memory"})


class CauseText(BaseModel):
    """An entry of `causes.yaml`.

    `apart`: failures of one cause are one group, or a group for each message, for each graph node
    that failed (the `place` in front of the message), or for each render node.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Cause
    title: str
    apart: Literal["cause", "message", "place", "node"]
    sentences: tuple[str, ...] = Field(min_length=1)
    remedies: tuple[RemedyKind, ...] = Field(min_length=1)

    @field_validator("sentences")
    @classmethod
    def name_known_facts(cls, sentences: tuple[str, ...]) -> tuple[str, ...]:
        for sentence in sentences:
            if unknown := _facts(sentence) - FACTS:
                raise ValueError(f"no such fact: {', '.join(sorted(unknown))}")
        return sentences

    def sentence(self, facts: dict[str, str]) -> str:
        """The first that needs no fact but these; the last one where all need more."""
        fitting = (text for text in self.sentences if _facts(text) <= facts.keys())
        return next(fitting, self.sentences[-1]).format_map(_Known(facts))


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "a node"


def _facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@dataclass(frozen=True)
class NodeFacts:
    """`vram_total` is in bytes."""

    id: str
    name: str
    usable: bool
    vram_total: int | None


@dataclass(frozen=True)
class Failure:
    """A failed job: where it failed, and which nodes are proved able to run its graph.

    `capable` holds nodes that are away as well; of a job that was not looked at it is None.
    """

    job: Job
    failed_on: frozenset[str]
    node_name: str | None
    capable: frozenset[str] | None

    def with_capable(self, capable: frozenset[str]) -> Self:
        return type(self)(self.job, self.failed_on, self.node_name, capable)
