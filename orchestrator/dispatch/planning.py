"""What planning needs besides nodes and states: the queue in memory, and what was learned."""

from dataclasses import dataclass
from typing import Self

from ..database import Database
from ..events.storage import EventStorage
from ..jobs.storage import JobStorage
from ..learning.service import Learning
from ..scheduling.backlog import Backlog
from ..scheduling.occupancy import Occupancy
from ..scheduling.scheduler import Scheduler
from .following import Following
from .needs import Needs
from .overtaken import OvertakenStorage


@dataclass(frozen=True)
class Planning:
    """Made once; the page asks `scheduler` why a job waits."""

    learning: Learning
    scheduler: Scheduler
    occupancy: Occupancy
    following: Following
    needs: Needs
    overtaken: OvertakenStorage

    @classmethod
    def of(cls, database: Database, storage: JobStorage, learning: Learning) -> Self:
        return cls(
            learning=learning,
            scheduler=Scheduler(Backlog(), learning.durations),
            occupancy=Occupancy(),
            following=Following(storage, EventStorage(database)),
            needs=Needs(storage),
            overtaken=OvertakenStorage(database),
        )
