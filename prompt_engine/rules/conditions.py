"""Tests of facts, compiled: whether one holds, and for which options of a field."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .facts import Fact, Known
from .models import Comparison, Test, Value

COMPARE: Mapping[Comparison, Callable[[float, float], bool]] = {
    "above": operator.gt,
    "below": operator.lt,
    "at_least": operator.ge,
    "at_most": operator.le,
}


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """`passes` takes the fact's value and the bound; `bound` a number or the fact that gives it.

    `wanted`: the values of which it holds, where it lists them.
    """

    fact: Fact
    passes: Callable[[Value, float], bool]
    bound: Fact | float
    fields: frozenset[str]
    wanted: tuple[Value, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.fact,) if isinstance(self.bound, int | float) else (self.fact, self.bound)

    def holds(self, known: Known) -> bool:
        value = known.get(self.fact.id)
        if value is None:
            return False
        if isinstance(self.bound, int | float):
            return self.passes(value, self.bound)
        bound = known.number(self.bound.id)
        return bound is not None and self.passes(value, bound)


def compiled(test: Test, fact: Fact, facts: Mapping[str, Fact]) -> Condition:
    if test.comparison is None:
        return Condition(fact, _among(test), 0, frozenset(fact.fields), test.any_of)
    comparison, bound = test.comparison
    passes = _compared(COMPARE[comparison])
    if not isinstance(bound, str):
        return Condition(fact, passes, bound, frozenset(fact.fields))
    other = facts[bound]
    return Condition(fact, passes, other, frozenset((*fact.fields, *other.fields)))


def _among(test: Test) -> Callable[[Value, float], bool]:
    if test.none_of:
        refused = frozenset(test.none_of)
        return lambda value, _: value not in refused
    wanted = frozenset(test.any_of)
    return lambda value, _: value in wanted


def _compared(compare: Callable[[float, float], bool]) -> Callable[[Value, float], bool]:
    return lambda value, bound: isinstance(value, int | float) and compare(value, bound)
