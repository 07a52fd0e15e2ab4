"""What never changes of a run: read once and remembered, for it can be megabytes."""

from collections import OrderedDict
from dataclasses import dataclass

from .models import RunRequest
from .plan import Plan
from .storage import RunStorage
from .types import Types

KEPT = 64


@dataclass(frozen=True)
class Known:
    request: RunRequest
    plan: Plan
    types: Types


class KnownRuns:
    def __init__(self, storage: RunStorage) -> None:
        self._storage = storage
        self._known: OrderedDict[str, Known] = OrderedDict()

    async def get(self, run_id: str) -> Known:
        """Raises `RunNotFound`."""
        if run_id not in self._known:
            request = await self._storage.request(run_id)
            plan = Plan.of(request.graph)
            self._known[run_id] = Known(request, plan, Types.of(plan))
        self._known.move_to_end(run_id)
        found = self._known[run_id]
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        return found
