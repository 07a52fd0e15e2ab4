"""Fan-out of happenings to the sockets that listen."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


class Subscription(Generic[T]):
    """What one listener has not yet read, oldest first, at most `limit` items.

    A slow listener loses its oldest items; `missed` counts them, so that it can catch up from
    the durable log instead of believing that it saw everything.
    """

    def __init__(self, limit: int) -> None:
        self._items: deque[T] = deque()
        self._limit = limit
        self._filled = asyncio.Event()
        self.missed = 0

    def put(self, item: T) -> None:
        if len(self._items) == self._limit:
            self._items.popleft()
            self.missed += 1
        self._items.append(item)
        self._filled.set()

    async def get(self) -> T:
        while not self._items:
            self._filled.clear()
            await self._filled.wait()
        return self._items.popleft()

    async def several(self) -> list[T]:
        """All that has come, at least one."""
        items = [await self.get(), *self._items]
        self._items.clear()
        return items

    def __len__(self) -> int:
        return len(self._items)

    async def __aiter__(self) -> AsyncIterator[T]:
        while True:
            yield await self.get()


class Broadcast(Generic[T]):
    """Hands each published item to every current subscription; never waits for a reader."""

    def __init__(self) -> None:
        self._subscriptions: set[Subscription[T]] = set()

    def __len__(self) -> int:
        """How many listen."""
        return len(self._subscriptions)

    @property
    def has_listeners(self) -> bool:
        return bool(self._subscriptions)

    def publish(self, item: T) -> None:
        for subscription in self._subscriptions:
            subscription.put(item)

    @contextmanager
    def subscribe(self, limit: int = 256) -> Generator[Subscription[T]]:
        subscription = Subscription[T](limit)
        self._subscriptions.add(subscription)
        try:
            yield subscription
        finally:
            self._subscriptions.discard(subscription)
