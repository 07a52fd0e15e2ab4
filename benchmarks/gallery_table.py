"""What was measured, a line for each figure."""

import time
from collections.abc import Callable, Sequence

ROUNDS = 15


class Table:
    """Prints a line for each figure as it is measured."""

    def __init__(self) -> None:
        self.missed: list[str] = []
        heads = ("cold", "warm", "goal", "plain way", "ratio")
        print(f"{'':44}" + "".join(f"{head:>12}" for head in heads))

    def line(
        self,
        what: str,
        warm: float,
        *,
        goal: float | None = None,
        cold: float | None = None,
        plain: float | None = None,
        unit: str = "ms",
        least: bool = False,
    ) -> None:
        """`least`: the goal is to reach, not to stay below. The ratio says how much better."""
        ratio = (warm / plain if least else plain / warm) if plain and warm else None
        told = [_shown(one, unit) for one in (cold, warm, goal, plain)]
        print(
            f"{what:44}" + "".join(f"{one:>12}" for one in [*told, f"{ratio:.1f}" if ratio else ""])
        )
        if goal is not None and (warm < goal if least else warm > goal):
            self.missed.append(what)


def _shown(figure: float | None, unit: str) -> str:
    if figure is None:
        return ""
    return f"{figure:,.1f} {unit}" if figure < 100 else f"{figure:,.0f} {unit}"


def asked(work: Callable[[], object], *, rounds: int = ROUNDS) -> tuple[float, float]:
    """Milliseconds of the first time, and the best of the others."""
    first, *others = (timed(work) for _ in range(rounds))
    return first, min(others)


def best_of(work: Callable[[], object], *, rounds: int = 5) -> float:
    """Milliseconds."""
    return min(timed(work) for _ in range(rounds))


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def p95(figures: Sequence[float]) -> float:
    return sorted(figures)[int(len(figures) * 0.95)]
