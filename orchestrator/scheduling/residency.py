"""Which models a node holds, inferred from what it was given.

ComfyUI keeps, between two prompts, what the graph nodes of the last prompt put out, and drops the
rest before the next prompt runs (execution.py, the classic cache's `clean_unused`): a model that
the last prompt did not load is gone. A node started with a larger cache holds more; then we are
wrong to the safe side, a load is foreseen that does not happen.
"""

from collections.abc import Sequence


class Residency:
    def __init__(self) -> None:
        self._held: dict[str, tuple[str, ...]] = {}

    def held(self, node_id: str, given: Sequence[tuple[str, ...]] = ()) -> tuple[str, ...]:
        """What the node will hold once the prompts `given` to it are through, in their order."""
        loaded = [models for models in given if models]
        return loaded[-1] if loaded else self._held.get(node_id, ())

    def ran(self, node_id: str, models: tuple[str, ...]) -> None:
        if models:
            self._held[node_id] = models

    def emptied(self, node_id: str) -> None:
        """It was restarted, told to free its memory, or ran out of it."""
        self._held.pop(node_id, None)
