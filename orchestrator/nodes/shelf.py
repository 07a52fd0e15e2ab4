"""What the nodes of a farm can run, kept once where it is the same."""

from collections.abc import Mapping
from typing import Any
from weakref import WeakValueDictionary

from .models import Capabilities


class CapabilityShelf:
    """Nodes that are installed alike share one object: each takes several megabytes.

    What did not change stays the same object, so that proofs on it stay true.
    """

    def __init__(self) -> None:
        self._known = WeakValueDictionary[str, Capabilities]()

    def find(self, digest: str) -> Capabilities | None:
        return self._known.get(digest)

    def shared(self, fresh: Capabilities) -> Capabilities:
        """The known object of equal content, else `fresh` with the entries it shares with one."""
        if known := self._known.get(fresh.digest):
            return known
        new = Capabilities(self._with_known_parts(fresh.classes), fresh.digest)
        if new.digest:
            self._known[new.digest] = new
        return new

    def _with_known_parts(self, classes: Mapping[str, Any]) -> Mapping[str, Any]:
        other = next(iter(self._known.values()), Capabilities()).classes
        return {
            name: other[name] if other.get(name) == info else info for name, info in classes.items()
        }
