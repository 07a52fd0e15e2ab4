"""What goes wrong on purpose, and what the node was asked to do."""

from collections import Counter
from typing import Any

from .options import Faults


class Controls:
    """The faults in force now and counts since the start, for tests and benchmarks."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self._counts: Counter[str] = Counter()
        self._posted: list[str] = []
        self._executed: list[str] = []

    def count(self, what: str) -> None:
        self._counts[what] += 1

    def posted(self, prompt_id: str) -> None:
        self._posted.append(prompt_id)

    def executed(self, prompt_id: str) -> None:
        self._executed.append(prompt_id)

    def refuses_post(self) -> bool:
        """Whether this post is one of those to refuse; it is counted off."""
        left = self.faults.refuse_posts
        if left > 0:
            self.faults = self.faults.model_copy(update={"refuse_posts": left - 1})
        return left > 0

    def report(self) -> dict[str, Any]:
        names = ("posts", "refused_posts", "interrupts", "views", "uploads", "sockets", "restarts")
        counts = {name: self._counts[name] for name in names}
        return counts | {"posted": list(self._posted), "executed": list(self._executed)}
