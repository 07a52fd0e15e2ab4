"""How often nodes are asked, and what the links of a pool have in common."""

import asyncio
import random
from dataclasses import dataclass, field

from studio_kit.events import Broadcast

from .health import ANSWER_SECONDS
from .shelf import CapabilityShelf

AWAY_AT_ONCE = 64


@dataclass(frozen=True)
class Rhythm:
    """How often a node is asked, in seconds; each pause is stretched or cut by up to a fifth.

    `answer` is how long each try takes at most. A node that stops or hangs is seen within 15
    seconds: two tries are made, and of a quiet node the first is a heartbeat.
    """

    look: float = 5.0
    look_quiet: float = 6.5
    first_pause: float = 0.25
    longest_pause: float = 2.0
    learn_again: float = 300.0
    answer: float = ANSWER_SECONDS


@dataclass(frozen=True)
class Shared:
    """What all links of a pool have in common.

    `changes` hears the id of a node that came, went or changed, `readings` that of one whose
    figures are new. `turns` are taken by nodes that are away: a farm that starts would ask them
    all at once, and get no answer in time from any.
    """

    rhythm: Rhythm = field(default_factory=Rhythm)
    changes: Broadcast[str] = field(default_factory=Broadcast[str])
    readings: Broadcast[str] = field(default_factory=Broadcast[str])
    shelf: CapabilityShelf = field(default_factory=CapabilityShelf)
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AWAY_AT_ONCE))

    def tell(self, node_id: str) -> None:
        """A node came, went or changed."""
        self.changes.publish(node_id)
        self.readings.publish(node_id)


def jittered(seconds: float) -> float:
    """So that a thousand nodes are not asked in the same moment for ever."""
    return seconds * random.uniform(0.8, 1.2)
