"""How far a value is from the one before, as a cost.

`REPLACED` for another value and up to `UNLIKE` more the less its facts agree with those of the
value before; `STATED` for a field that was unset; `LEFT_OUT` for a field that is unset afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard

from prompt_engine.catalogue.choices import Choice

from .facts import Fact, FieldFact
from .models import Value

REPLACED, UNLIKE, STATED, LEFT_OUT = 10, 8, 14, 20
YEARS_APART = 50
"""Years that are nothing alike."""


@dataclass(frozen=True)
class Distance:
    facts: Mapping[str, Fact]

    def cost(self, before: Choice | None, after: Choice | None) -> int:
        if after is None:
            return LEFT_OUT
        if before is None:
            return STATED
        return REPLACED + round(UNLIKE * self._unlike(before, after))

    def _unlike(self, one: Choice, other: Choice) -> float:
        """The mean over the facts of their field: 0 the same, 1 nothing alike."""
        parts = [
            _apart(fact, one, other)
            for fact in self._facts_of.get(one.field, ())
            if fact.read(one) is not None or fact.read(other) is not None
        ]
        return sum(parts) / len(parts) if parts else 1

    @cached_property
    def _facts_of(self) -> Mapping[str, tuple[FieldFact, ...]]:
        found: dict[str, list[FieldFact]] = {}
        for fact in self.facts.values():
            if isinstance(fact, FieldFact) and not fact.id.endswith("certainty"):
                found.setdefault(fact.field, []).append(fact)
        return {field: tuple(facts) for field, facts in found.items()}


def _apart(fact: FieldFact, one: Choice, other: Choice) -> float:
    """Years by their distance, other numbers by their ratio, all else the same or not."""
    a, b = fact.read(one), fact.read(other)
    if not _is_number(a) or not _is_number(b):
        return float(a != b)
    span = YEARS_APART if fact.id.endswith("year") else max(abs(a), abs(b))
    return min(1.0, abs(a - b) / span) if span else 0.0


def _is_number(value: Value | None) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
