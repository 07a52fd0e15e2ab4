"""Where scenes and shots go among their kin. The page's twin is in `lib/document/order.ts`."""

from collections.abc import Mapping, Sequence

CLOSEST = 1e-6
"""So close two orders may come before all of their kin are counted anew."""


def orders_after_move(
    kin: Mapping[str, float], moving: Sequence[str], *, before: str | None
) -> dict[str, float]:
    """The orders that change where `moving` go in front of `before`, or to the end for None.

    `kin` are the orders of all, by id. Most often only those of `moving` change, so that two who
    move different things at once do not undo one another.
    """
    staying = sorted((key for key in kin if key not in moving), key=lambda key: (kin[key], key))
    at = staying.index(before) if before in staying else len(staying)
    first = kin[staying[at]] if at < len(staying) else None
    low = kin[staying[at - 1]] if at else (1 if first is None else first) - 1
    high = low + len(moving) + 1 if first is None else first
    step = (high - low) / (len(moving) + 1)
    if step > CLOSEST:
        return {key: low + step * n for n, key in enumerate(moving, 1)}
    every = [*staying[:at], *moving, *staying[at:]]
    return {key: float(n) for n, key in enumerate(every, 1)}
