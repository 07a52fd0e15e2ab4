"""Models that answer what a test tells them to."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from prompt_engine.llm.ladder import Attempt
from prompt_engine.llm.models import Answer, Ask, ModelName, Piece, Usage
from studio_kit.errors import StudioError

Reply = str | StudioError


@dataclass
class FakeModel:
    """Gives its replies in turn, the last one again and again; failures are raised."""

    replies: list[Reply]
    asks: list[Ask] = field(default_factory=list[Ask])
    usage: Usage = field(default_factory=lambda: Usage(100, 20))

    async def answer(self, ask: Ask, *, hear: Piece | None = None) -> Answer:
        reply = self.replies[min(len(self.asks), len(self.replies) - 1)]
        self.asks.append(ask)
        if isinstance(reply, StudioError):
            raise reply
        if hear:
            hear(reply)
        return Answer(reply, "fake", self.usage)


@dataclass
class BusyModel:
    """Answers when told to, and knows how many asked at once."""

    go: asyncio.Event = field(default_factory=asyncio.Event)
    full: asyncio.Event = field(default_factory=asyncio.Event)
    fills_at: int = 1
    under_way: int = 0
    most: int = 0

    async def answer(self, ask: Ask, *, hear: Piece | None = None) -> Answer:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        if self.under_way == self.fills_at:
            self.full.set()
        await self.go.wait()
        self.under_way -= 1
        return Answer("yes", "busy")


@dataclass
class FakeWatcher:
    attempts: list[Attempt] = field(default_factory=list[Attempt])
    refuse: Callable[[], StudioError | None] = lambda: None

    async def before(self, name: ModelName) -> None:
        if error := self.refuse():
            raise error

    async def after(self, attempt: Attempt) -> None:
        self.attempts.append(attempt)


@dataclass
class Waits:
    """A sleep that only notes how long it was asked to last."""

    seconds: list[float] = field(default_factory=list[float])

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
