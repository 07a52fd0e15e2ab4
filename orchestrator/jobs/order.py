"""The order of service: interactive jobs, then by priority, then by position. Pure."""

LANES_OF_A_KIND = 1000
"""More than there are priorities, so that no priority reaches into the director lane."""

STEP = 2.0**-10
"""How far behind the last job another one is put: before the next number that will be given."""


def lane_of(*, interactive: bool, priority: int) -> int:
    """Lower is served first."""
    return (0 if interactive else LANES_OF_A_KIND) - priority


def between(before: float | None, after: float | None) -> float | None:
    """A position between two neighbours; None where floats have no room left between them."""
    if before is None:
        return 0.0 if after is None else after - 1.0
    if after is None:
        return before + STEP
    middle = (before + after) / 2
    return middle if before < middle < after else None


def spread(count: int, first: float, last: float) -> list[float]:
    """`count` positions from `first` to `last` at even distances."""
    if count == 1:
        return [first]
    return [first + (last - first) * index / (count - 1) for index in range(count)]
