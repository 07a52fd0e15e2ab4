"""Files that are one and the same, and pictures that look the same."""

from dataclasses import dataclass
from typing import Literal

DuplicateKind = Literal["exact", "near"]
"""`exact`: every byte is the same. `near`: pictures that look the same at a glance."""

Keep = Literal["newest", "oldest", "best_rated", "largest"]

NO_LIKENESS = 0
"""Of a picture of one tone, and of what cannot be read: there is nothing to compare."""

NO_CONTENT = ""
"""Stands for the SHA-256 of a link, and of what cannot be read: neither is a file too many."""

BITS = 64


@dataclass(frozen=True)
class Group:
    """The ids of files that are alike. `distance`: bits in which the one that is least like the
    first differs from it; None where every byte is the same.
    """

    ids: tuple[int, ...]
    distance: int | None = None


@dataclass(frozen=True)
class Alike:
    """A picture and the bits in which it differs from the one that was asked for."""

    id: int
    distance: int
