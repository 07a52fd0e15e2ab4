"""Costume, hair and face of each person: chosen by the seed before any camera is placed."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .brief import Brief
from .people import Person
from .randomness import pick, sign, stream

Hair = Literal["short", "part", "crop", "curly", "bald", "long", "bob", "bun", "tail"]
MENS: tuple[Hair, ...] = ("short", "part", "crop", "curly", "part", "short")
WOMENS: tuple[Hair, ...] = ("long", "bob", "bun", "tail", "long", "bob")
OUTFITS = ("sweater", "shirt", "jacket", "jacket", "shirt")


@dataclass(frozen=True)
class Features:
    """What makes a face its own; each runs from -1 to 1, a man's jaw to 1.3."""

    jaw: float
    nose: float
    brow: float
    lips: float
    young: bool = False


@dataclass(frozen=True)
class Player:
    """A person in costume; `hand` is the acting hand (0 left, 1 right), `part` the side of the
    parting.
    """

    person: Person
    top: str
    legs: str
    tone: str
    hair: Hair
    volume: float
    hand: int
    idle: str
    outfit: str
    part: int
    features: Features
    beard: bool

    @property
    def scale(self) -> float:
        """Size against a man of 1.70 m."""
        return 0.66 if self.person.child else 0.955 if self.woman else 1.0

    @property
    def woman(self) -> bool:
        return self.person.sex == "f"

    @property
    def head_scale(self) -> float:
        """Size of the head; a child's is larger for its body."""
        big = 1.45 if self.person.child else 1.0
        return big * self.scale * (0.97 if self.woman else 1.0)


def cast(brief: Brief, seed: int) -> tuple[Player, ...]:
    return tuple(_costume(p, brief, stream(seed, f"cast {i}")) for i, p in enumerate(brief.people))


def _costume(person: Person, brief: Brief, rng: np.random.Generator) -> Player:
    top = pick(rng, ("cloth0", "cloth1", "cloth2", "cloth3"))
    legs = pick(rng, tuple(c for c in ("cloth0", "cloth1", "cloth2") if c != top))
    styles = WOMENS if person.sex == "f" else MENS
    idle = pick(rng, ("hang", "hang", "pocket", "hip"))
    return Player(
        person=person,
        top=top,
        legs=legs,
        tone=pick(rng, ("hair", "hair", "hair2")),
        hair=styles[int(rng.integers(len(styles)))],
        volume=float(rng.random()),
        hand=int(rng.integers(2)),
        idle={"sit": "lap", "kneel": "lap", "lie": "hang"}.get(brief.pose, idle),
        outfit=pick(rng, OUTFITS),
        part=sign(rng),
        features=_features(person, rng),
        beard=bool(rng.random() < 0.22) and person.sex == "m" and not person.child,
    )


def _features(person: Person, rng: np.random.Generator) -> Features:
    jaw, nose, brow, lips = (float(q) for q in rng.uniform(-1, 1, 4))
    man = person.sex == "m" and not person.child
    if man:
        return Features(jaw * 0.3 + 1.0, nose * 0.6 + 0.5, brow, lips * 0.5 - 0.5)
    child = person.child
    return Features(-0.9 if child else jaw * 0.4 - 0.5, nose, brow, lips * 0.5 + 0.5, child)
