"""Who wants to hear of which prompt on a node, and what runs there as far as its socket tells."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

from studio_kit.events import Subscription

from .models import Cached, Finished, Hint, Preview, Started, Step

HINTS_KEPT = 64


class Watchers:
    def __init__(self) -> None:
        self._subscriptions: dict[str, Subscription[Hint]] = {}
        self._jobs: dict[str, str] = {}
        self._stopped: set[str] = set()
        self._running: str | None = None

    @property
    def jobs(self) -> dict[str, str]:
        """Our prompts that are under way there, each with its job."""
        return dict(self._jobs)

    @property
    def current_job(self) -> str | None:
        return self._jobs.get(self._running or "")

    @contextmanager
    def watch(self, prompt_id: str, *, job_id: str) -> Generator[Subscription[Hint]]:
        """The hints on one prompt, the oldest dropped when nobody reads."""
        subscription = self._subscriptions[prompt_id] = Subscription[Hint](HINTS_KEPT)
        self._jobs[prompt_id] = job_id
        try:
            yield subscription
        finally:
            self._subscriptions.pop(prompt_id, None)
            self._jobs.pop(prompt_id, None)
            self._stopped.discard(prompt_id)

    def note_stopped(self, prompt_id: str) -> None:
        self._stopped.add(prompt_id)

    def was_stopped(self, prompt_id: str) -> bool:
        return prompt_id in self._stopped

    def hear(self, hint: Hint) -> None:
        """Hand a hint to whoever watches its prompt."""
        match hint:
            case Started(prompt_id=prompt_id):
                self._running = prompt_id
                self._tell(prompt_id, hint)
            case Preview(prompt_id=None):
                # Without metadata a preview belongs to the prompt that started last.
                self._tell(self._running, replace(hint, prompt_id=self._running))
            case Finished(prompt_id=prompt_id):
                self._running = None if prompt_id == self._running else self._running
                self._tell(prompt_id, hint)
            case Cached() | Step() | Preview():
                self._tell(hint.prompt_id, hint)
            case _:
                pass

    def tell_all(self, hint: Hint) -> None:
        for subscription in self._subscriptions.values():
            subscription.put(hint)

    def forget_running(self) -> None:
        """Nothing is heard any more of what runs there."""
        self._running = None

    def _tell(self, prompt_id: str | None, hint: Hint) -> None:
        subscription = self._subscriptions.get(prompt_id or "")
        if subscription is not None:  # an empty one is false
            subscription.put(hint)
