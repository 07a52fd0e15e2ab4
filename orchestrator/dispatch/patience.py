"""How long a run waits for what. All in seconds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """Hints come over the socket at once; `look` is how often the truth is asked without one.

    `settle` lies between two looks that prove a prompt's absence: a POST may still be in the
    node's buffer. `silence` is how long a node may say nothing before its jobs are given to
    another one, and `elders` how long a prompt waits for those before it on its node.
    Every `straggler` seconds it is looked who is late. `first_pause` and `longest_pause` lie
    between two tries to collect.
    """

    look: float = 1.0
    settle: float = 0.3
    silence: float = 30.0
    elders: float = 5.0
    straggler: float = 1.0
    first_pause: float = 0.5
    longest_pause: float = 60.0
