"""What is reckoned of plain data once, and of the data that follows it from what changed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")

Touched = Mapping[str, Collection[str]]
"""By the name of a map: the only keys of it that may say something else than before."""

Reckoned = dict["Index[Any, Any]", Any]


def _reckon_again(*_: object) -> None:
    pass


@dataclass(frozen=True, eq=False)
class Index(Generic[S, T]):
    """Something reckoned of an object that does not change, kept with it. `parts` are the maps of
    the object that it is reckoned of.

    `renew` is asked where one of them is another: given what it was, the data of before and of now
    and the keys touched, it answers what it is now, or None to have it reckoned when it is needed.
    """

    parts: tuple[str, ...]
    reckon: Callable[[S], T]
    renew: Callable[[T, S, S, Touched], T | None] = _reckon_again

    def of(self, source: S) -> T:
        known = reckoned_of(source)
        if self not in known:
            known.setdefault(self, self.reckon(source))
        return known[self]

    def carried(self, was: T, before: S, now: S, touched: Touched) -> T | None:
        if all(getattr(now, part) is getattr(before, part) for part in self.parts):
            return was
        return self.renew(was, before, now, touched)


def reckoned_of(source: object) -> Reckoned:
    """What was reckoned of it so far."""
    return vars(source).setdefault("_reckoned", {})


def carry_over(before: object, now: object, touched: Touched) -> None:
    """Give `now` what was reckoned of `before`, of which only what is `touched` was another."""
    found = reckoned_of(now)
    # A copy: a thread that saves the board may be reckoning something more of it.
    for index, was in reckoned_of(before).copy().items():
        value = index.carried(was, before, now, touched)
        if value is not None:
            found[index] = value
