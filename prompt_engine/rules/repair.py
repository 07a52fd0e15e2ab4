"""The smallest sets of changes that make a configuration valid.

Smallest is the fewest fields. Of the values that a set of fields may take, the nearest are
proposed, by a stated cost: `REPLACED` for another value and up to `UNLIKE` more the less its facts
agree with those of the value before; `STATED` for a field that was unset; `LEFT_OUT` for a field
that is unset afterwards.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TypeGuard

from prompt_engine.catalogue.choices import Choice, Choices

from .evaluator import CompiledRule, Evaluator
from .facts import FieldFact
from .models import Value
from .options import OptionJudge

REPLACED, UNLIKE, STATED, LEFT_OUT = 10, 8, 14, 20
YEARS_APART = 50
"""Years that are nothing alike."""

MOST_PROPOSALS = 3
MOST_CHANGES = 6
"""Fields of one proposal; what needs more is better begun anew."""


@dataclass(frozen=True, slots=True)
class Change:
    """`before` or `after` None: unset."""

    field: str
    before: Choice | None
    after: Choice | None
    cost: int


@dataclass(frozen=True, slots=True)
class Proposal:
    changes: tuple[Change, ...]
    choices: Choices

    @property
    def cost(self) -> int:
        return sum(change.cost for change in self.changes)


@dataclass(frozen=True)
class Repairer:
    judge: OptionJudge

    def proposals(
        self, choices: Choices, *, keep: frozenset[str] = frozenset()
    ) -> tuple[Proposal, ...]:
        """At most three, each of other fields, the nearest first; fields in `keep` do not change.

        None at all: it is valid, or it cannot be made so without what is kept.
        """
        search = _Search(self.judge, choices, keep)
        if not search.broken(choices):
            return ()
        for count in range(1, MOST_CHANGES + 1):
            found = [p for fields in search.sets(count) if (p := search.nearest(fields))]
            if found:
                return tuple(sorted(found, key=_nearest_first)[:MOST_PROPOSALS])
        return ()


def _nearest_first(proposal: Proposal) -> tuple[int, list[str]]:
    return proposal.cost, [change.field for change in proposal.changes]


@dataclass(frozen=True)
class _Search:
    judge: OptionJudge
    choices: Choices
    keep: frozenset[str]

    @property
    def evaluator(self) -> Evaluator:
        return self.judge.evaluator

    def broken(self, choices: Choices) -> list[CompiledRule]:
        known = self.evaluator.known(choices)
        return [rule for rule in self.evaluator.broken(known) if rule.rule.severity == "hard"]

    def sets(self, count: int) -> Iterator[tuple[str, ...]]:
        """The sets of so many fields that touch every broken rule, in the order of the fields."""
        touched = [rule.fields - self.keep for rule in self.broken(self.choices)]
        for fields in combinations(self._suspects, count):
            if all(not names.isdisjoint(fields) for names in touched):
                yield fields

    @cached_property
    def _suspects(self) -> list[str]:
        """Fields that a broken rule rests on, or one that breaks when those are left out."""
        found: set[str] = set()
        rest = dict(self.choices)
        while broken := self.broken(rest):
            names = {name for rule in broken for name in rule.fields} - self.keep
            if names <= found:
                break
            found |= names
            rest = {name: choice for name, choice in rest.items() if name not in found}
        return [asked.id for asked in self.evaluator.catalogue.fields if asked.id in found]

    def nearest(self, fields: tuple[str, ...]) -> Proposal | None:
        """The cheapest values of the fields, each of them changed, that make it valid."""
        rest = {name: c for name, c in self.choices.items() if name not in fields}
        if self._broken_without(rest, frozenset(fields)):
            return None
        ways = {field: self._ways(field, rest, frozenset(fields)) for field in fields}
        best = _Best()
        self._assign(fields, ways, (), best)
        return best.proposal

    def _broken_without(self, rest: Choices, open_fields: frozenset[str]) -> bool:
        """Whether a rule stands that none of the open fields can mend."""
        return any(rule.fields.isdisjoint(open_fields) for rule in self.broken(rest))

    def _ways(self, field: str, rest: Choices, fields: frozenset[str]) -> list[Change]:
        """What may become of a field, the cheapest first, as far as the other fields do not say."""
        trial = self.judge.trial(field, {**rest, **self._stated(field)})
        before, others = self.choices.get(field), fields - {field}
        refused: set[str] = set()
        for rule in self.evaluator.rules_on(field):
            if rule.rule.severity == "hard" and rule.fields.isdisjoint(others):
                refused |= trial.breaking(rule)
        offered = [choice for name, choice in trial.values.items() if name not in refused]
        ways = [self._change(before, after) for after in offered if not _same(before, after)]
        if before:
            ways.append(Change(field, before, None, LEFT_OUT))
        return sorted(ways, key=lambda change: change.cost)

    def _stated(self, field: str) -> dict[str, Choice]:
        return {field: self.choices[field]} if field in self.choices else {}

    def _change(self, before: Choice | None, after: Choice) -> Change:
        if before is None:
            return Change(after.field, None, after, STATED)
        cost = REPLACED + round(UNLIKE * self._unlike(before, after))
        return Change(after.field, before, after, cost)

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
        for fact in self.evaluator.facts.values():
            if isinstance(fact, FieldFact) and not fact.id.endswith("certainty"):
                found.setdefault(fact.field, []).append(fact)
        return {field: tuple(facts) for field, facts in found.items()}

    def _assign(
        self,
        fields: tuple[str, ...],
        ways: Mapping[str, list[Change]],
        taken: tuple[Change, ...],
        best: "_Best",
    ) -> None:
        """Tries the ways of one field after another, and no further than the best cost so far."""
        if len(taken) == len(fields):
            best.offer(Proposal(taken, self._changed(taken)), self.broken)
            return
        left = fields[len(taken) + 1 :]
        least = sum(ways[field][0].cost for field in left if ways[field])
        spent = sum(change.cost for change in taken)
        for change in ways[fields[len(taken)]]:
            if best.refuses(spent + change.cost + least):
                return
            now = (*taken, change)
            if not left or not self._broken_without(self._changed(now, left), frozenset(left)):
                self._assign(fields, ways, now, best)

    def _changed(self, taken: Iterable[Change], without: Iterable[str] = ()) -> dict[str, Choice]:
        changed = {name: choice for name, choice in self.choices.items() if name not in without}
        for change in taken:
            if change.after is None:
                changed.pop(change.field, None)
            else:
                changed[change.field] = change.after
        return changed


Broken = Callable[[Choices], list[CompiledRule]]


@dataclass(slots=True)
class _Best:
    proposal: Proposal | None = None

    def refuses(self, cost: int) -> bool:
        return self.proposal is not None and cost >= self.proposal.cost

    def offer(self, proposal: Proposal, broken: Broken) -> None:
        if not self.refuses(proposal.cost) and not broken(proposal.choices):
            self.proposal = proposal


def _same(before: Choice | None, after: Choice) -> bool:
    return before is not None and before.value == after.value


def _apart(fact: FieldFact, one: Choice, other: Choice) -> float:
    """Years by their distance, other numbers by their ratio, all else the same or not."""
    a, b = fact.read(one), fact.read(other)
    if not _is_number(a) or not _is_number(b):
        return float(a != b)
    span = YEARS_APART if fact.id.endswith("year") else max(abs(a), abs(b))
    return min(1.0, abs(a - b) / span) if span else 0.0


def _is_number(value: Value | None) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
