"""What was worked out before, so that it is not worked out again for every key stroke."""

from typing import TypeVar

Key = TypeVar("Key")
Kept = TypeVar("Kept")


class Remembered(dict[Key, Kept]):
    """At most so many; with one more it begins anew. For what is the same each time it is asked.

    Ask with `get`: another thread may have begun anew since.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: Key, kept: Kept) -> Kept:
        if len(self) >= self._most:
            self.clear()
        self[key] = kept
        return kept
