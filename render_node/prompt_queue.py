"""The prompts that wait, run and ended: in memory only, as in ComfyUI."""

import heapq
import itertools
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SECRETS = ("auth_token_comfy_org", "api_key_comfy_org")
"""Keys of `extra_data` that history does not keep; the queue shows them, as 0.3.64 does."""


@dataclass(frozen=True)
class Item:
    """A prompt that was accepted. The lowest `number` runs first."""

    number: float
    prompt_id: str
    graph: Mapping[str, Any]
    extra_data: Mapping[str, Any]
    outputs: tuple[str, ...]

    @property
    def client(self) -> str | None:
        client = self.extra_data.get("client_id")
        return None if client is None else str(client)

    def shown(self) -> list[Any]:
        """The five elements that `/queue` and `/history` give."""
        return [
            self.number,
            self.prompt_id,
            self.graph,
            self.extra_data,
            list(self.outputs),
        ]


class PromptQueue:
    """A heap by number and order of arrival, a running prompt, and the history.

    ComfyUI compares whole prompts when number and id are equal; that is a `TypeError` which
    can kill its worker for good. Here the arrival breaks the tie, so the worker never stops;
    the second such POST is still answered with 500 and still runs, as was recorded.
    """

    def __init__(self, changed: Callable[[], None], history_limit: int) -> None:
        self._changed = changed
        self._history_limit = history_limit
        self._arrivals = itertools.count()
        self._pending: list[tuple[float, int, Item]] = []
        self._running: Item | None = None
        self._history: dict[str, dict[str, Any]] = {}
        self._ready = threading.Condition()
        self._closed = False

    def put(self, item: Item) -> bool:
        """Take a prompt. False when one of the same number and id already waits."""
        with self._ready:
            repeated = any(
                (number, waiting.prompt_id) == (item.number, item.prompt_id)
                for number, _, waiting in self._pending
            )
            heapq.heappush(self._pending, (item.number, next(self._arrivals), item))
            self._ready.notify()
        if not repeated:
            self._changed()
        return not repeated

    def take(self, seconds: float) -> Item | None:
        """The next prompt to run, waited for so long; None when there is none."""
        with self._ready:
            self._ready.wait_for(lambda: self._pending or self._closed, seconds)
            if self._closed or not self._pending:
                return None
            self._running = heapq.heappop(self._pending)[2]
            item = self._running
        self._changed()
        return item

    def close(self) -> None:
        """Give out no more prompts, and wake whoever waits for one."""
        with self._ready:
            self._closed = True
            self._ready.notify_all()

    def done(self, item: Item, result: Mapping[str, Any]) -> None:
        """Write the history entry of a prompt that ended."""
        with self._ready:
            self._running = None
            if len(self._history) >= self._history_limit:
                del self._history[next(iter(self._history))]
            self._history.pop(item.prompt_id, None)
            self._history[item.prompt_id] = {"prompt": _without_secrets(item), **result}
        self._changed()

    def remaining(self) -> int:
        with self._ready:
            return len(self._pending) + (self._running is not None)

    def is_running(self, prompt_id: str) -> bool:
        with self._ready:
            return self._running is not None and self._running.prompt_id == prompt_id

    def running(self) -> list[list[Any]]:
        with self._ready:
            return [self._running.shown()] if self._running else []

    def pending(self) -> list[list[Any]]:
        """In heap order, not in the order of running."""
        with self._ready:
            return [item.shown() for _, _, item in self._pending]

    def clear(self) -> None:
        with self._ready:
            self._pending = []
        self._changed()

    def delete(self, prompt_id: str) -> None:
        """Take a waiting prompt out; a running or unknown one is left alone."""
        with self._ready:
            found = [entry for entry in self._pending if entry[2].prompt_id == prompt_id]
            if not found:
                return
            self._pending.remove(found[0])
            heapq.heapify(self._pending)
        self._changed()

    def history(self, max_items: int | None = None, offset: int = -1) -> dict[str, Any]:
        """Oldest first; `max_items` alone gives the newest."""
        with self._ready:
            items = list(self._history.items())
        if offset < 0:
            offset = len(items) - max_items if max_items is not None else 0
        last = None if max_items is None else max(offset, 0) + max(max_items, 1)
        return dict(items[max(offset, 0) : last])

    def history_of(self, prompt_id: str) -> dict[str, Any]:
        with self._ready:
            entry = self._history.get(prompt_id)
        return {} if entry is None else {prompt_id: entry}

    def forget_history(self, prompt_ids: Iterable[str] | None = None) -> None:
        """Forget all history, or that of some prompts."""
        with self._ready:
            for prompt_id in list(self._history) if prompt_ids is None else prompt_ids:
                self._history.pop(prompt_id, None)


def _without_secrets(item: Item) -> list[Any]:
    shown = item.shown()
    shown[3] = {name: value for name, value in item.extra_data.items() if name not in SECRETS}
    return shown
