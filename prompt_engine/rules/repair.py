"""The smallest sets of changes that make a configuration valid.

Smallest is the fewest fields, of those that are stated and those that a rule excepts by. Of the
values that a set of fields may take, the nearest are proposed, by a stated cost: `REPLACED` for
another value and up to `UNLIKE` more the less its facts agree with those of the value before;
`STATED` for a field that was unset; `LEFT_OUT` for a field that is unset afterwards.

The search is exact as long as it needs no more than `MOST_TRIALS` steps; a configuration with many
clashes at once may need more, and then gets the nearest that was found.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
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
MOST_TRIALS = 4_000
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
        search = _Search(self.judge, choices, keep, _Trials())
        if not search.broken(choices) or not search.is_possible():
            return ()
        for count in range(search.fewest, MOST_CHANGES + 1):
            found = [p for fields in search.sets(count) if (p := search.nearest(fields))]
            if found:
                return tuple(sorted(found, key=_nearest_first)[:MOST_PROPOSALS])
        return ()


def _fields_of(rules: Iterable[CompiledRule]) -> set[str]:
    return {name for rule in rules if rule.rule.severity == "hard" for name in rule.fields}


def _nearest_first(proposal: Proposal) -> tuple[int, list[str]]:
    return proposal.cost, [change.field for change in proposal.changes]


@dataclass(frozen=True)
class _Search:
    judge: OptionJudge
    choices: Choices
    keep: frozenset[str]
    trials: "_Trials"

    @property
    def evaluator(self) -> Evaluator:
        return self.judge.evaluator

    def broken(self, choices: Choices) -> list[CompiledRule]:
        known = self.evaluator.known(choices)
        return [rule for rule in self.evaluator.broken(known) if rule.rule.severity == "hard"]

    def is_possible(self) -> bool:
        """Whether what is kept leaves a way: not where it breaks a rule that nothing excepts."""
        kept = {name: choice for name, choice in self.choices.items() if name in self.keep}
        excepted = (test.fields - self.keep for r in self.broken(kept) for test in r.unless)
        return not self.broken(kept) or any(excepted)

    @cached_property
    def _touched(self) -> tuple[set[str], ...]:
        """Of each broken rule the fields that may change."""
        return tuple(self._open(rule.fields) for rule in self.broken(self.choices))

    @cached_property
    def fewest(self) -> int:
        """The fewest fields that touch every broken rule."""
        names = sorted(set[str]().union(*self._touched))
        counts = range(1, len(names) + 1)
        return next((n for n in counts if any(map(self._touches, combinations(names, n)))), 99)

    def _touches(self, fields: tuple[str, ...]) -> bool:
        return all(not names.isdisjoint(fields) for names in self._touched)

    def sets(self, count: int) -> Iterator[tuple[str, ...]]:
        """The sets of so many fields that touch every broken rule, in the order of the fields."""
        return filter(self._touches, combinations(self._suspects(count), count))

    def _suspects(self, count: int) -> list[str]:
        """Fields that a broken rule rests on; where more than the fewest must change, those that
        a change of them may bring into play."""
        found = set[str]().union(*self._touched)
        for _ in range(count - self.fewest):
            near = [rule for name in found for rule in self.evaluator.rules_on(name)]
            found |= self._open(_fields_of(near))
        return [asked.id for asked in self.evaluator.catalogue.fields if asked.id in found]

    def _open(self, fields: Set[str]) -> set[str]:
        """What may change: stated fields, and unset ones that a rule makes an exception for."""
        return {f for f in fields if f in self.choices or f in self._excepting} - self.keep

    @cached_property
    def _excepting(self) -> frozenset[str]:
        rules = (rule for rule in self.evaluator.rules if rule.rule.severity == "hard")
        tests = (test for rule in rules for test in rule.unless)
        return frozenset(name for test in tests for name in test.fields)

    def nearest(self, fields: tuple[str, ...]) -> Proposal | None:
        """The cheapest values of the fields, each of them changed, that make it valid."""
        rest = {name: c for name, c in self.choices.items() if name not in fields}
        if any(rule.fields.isdisjoint(fields) for rule in self.broken(rest)):
            return None
        best = _Best(self._left_out(fields, rest))
        ways = {field: self._ways(field, rest, frozenset(fields)) for field in fields}
        self._assign(fields, ways, (), best)
        return best.proposal

    def _left_out(self, fields: tuple[str, ...], rest: Choices) -> Proposal | None:
        if any(name not in self.choices for name in fields) or self.broken(rest):
            return None
        changes = (Change(name, self.choices[name], None, LEFT_OUT) for name in fields)
        return Proposal(tuple(changes), rest)

    def _ways(self, field: str, rest: Choices, fields: frozenset[str]) -> list[Change]:
        """What may become of a field, the cheapest first, as far as the other fields do not say."""
        trial = self.judge.trial(field, {**rest, **self._stated(field)})
        before, others = self.choices.get(field), fields - {field}
        refused: set[str] = set()
        for rule in self._hard_on(field):
            if rule.fields.isdisjoint(others):
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
            best.proposal = Proposal(taken, self._changed(taken))
            return
        field, left = fields[len(taken)], fields[len(taken) + 1 :]
        least = sum(ways[name][0].cost for name in left if ways[name])
        spent = sum(change.cost for change in taken) + least
        for change in ways[field]:
            if best.refuses(spent + change.cost) or not self.trials.another():
                return
            if self._stands((*taken, change), left):
                self._assign(fields, ways, (*taken, change), best)

    def _stands(self, taken: tuple[Change, ...], left: tuple[str, ...]) -> bool:
        """Whether the last change breaks no rule that the fields still left cannot mend."""
        known = self.evaluator.known(self._changed(taken, left))
        return not any(
            rule.stands(known)
            for rule in self._hard_on(taken[-1].field)
            if rule.fields.isdisjoint(left)
        )

    def _hard_on(self, field: str) -> Iterable[CompiledRule]:
        rules = self.evaluator.rules_on(field)
        return (rule for rule in rules if rule.rule.severity == "hard")

    def _changed(self, taken: Iterable[Change], without: Iterable[str] = ()) -> dict[str, Choice]:
        changed = {name: choice for name, choice in self.choices.items() if name not in without}
        for change in taken:
            if change.after is None:
                changed.pop(change.field, None)
            else:
                changed[change.field] = change.after
        return changed


@dataclass(slots=True)
class _Best:
    proposal: Proposal | None = None

    def refuses(self, cost: int) -> bool:
        return self.proposal is not None and cost >= self.proposal.cost


@dataclass(slots=True)
class _Trials:
    """How much the search may still try."""

    left: int = MOST_TRIALS

    def another(self) -> bool:
        self.left -= 1
        return self.left >= 0


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
