"""What the rest of the service asks of the dispatch: a process of its own, or many that share."""

from typing import Protocol


class Dispatch(Protocol):
    """Gives waiting jobs to nodes and sees them through. Jobs and nodes are read from storage,
    so that none of the calls carries more than an id.
    """

    def wake(self) -> None:
        """Something changed that may give a waiting job a node."""
        ...

    def cancel(self, job_id: str) -> None:
        """The wish is written down already: act on it now where the job is under way."""
        ...

    async def run(self) -> None:
        """Take up what an earlier process left, then dispatch until cancelled."""
        ...
