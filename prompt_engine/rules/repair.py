"""The smallest sets of changes that make a configuration valid.

Smallest is the fewest fields, of those that are stated and those that a rule excepts by. Of the
values that a set of fields may take, the nearest are proposed. The cost of a proposal is the
distance of each change (`distance.py`) and `WARNED` for each warning that stands with it and did
not before: a lens that may be too new for the year is further off than any that surely is not.

The search is exact as long as it needs no more than `MOST_TRIALS` steps; a configuration with many
clashes at once may need more, and then gets the nearest that was found.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from prompt_engine.catalogue.choices import Choice, Choices

from .distance import LEFT_OUT, UNLIKE, Distance
from .evaluator import CompiledRule, Evaluator
from .models import Severity
from .options import OptionJudge

WARNED = UNLIKE + 2
"""What a warning costs: more than any two values of a field are apart."""

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
    """`warnings`: how many stand with it that did not before."""

    changes: tuple[Change, ...]
    choices: Choices
    warnings: int

    @property
    def cost(self) -> int:
        return sum(change.cost for change in self.changes) + WARNED * self.warnings


@dataclass(frozen=True)
class Repairer:
    judge: OptionJudge

    @cached_property
    def distance(self) -> Distance:
        return Distance(self.judge.evaluator.facts)

    def proposals(
        self, choices: Choices, *, keep: frozenset[str] = frozenset()
    ) -> tuple[Proposal, ...]:
        """At most three, each of other fields, the nearest first; fields in `keep` do not change.

        None at all: it is valid, or it cannot be made so without what is kept.
        """
        search = _Search(self.judge, self.distance, choices, keep, _Trials())
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
    distance: Distance
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
        changes = tuple(Change(name, self.choices[name], None, LEFT_OUT) for name in fields)
        return self._proposal(changes)

    def _ways(self, field: str, rest: Choices, fields: frozenset[str]) -> list[Change]:
        """What may become of a field, the cheapest first, as far as the other fields do not say."""
        trial = self.judge.trial(field, {**rest, **self._stated(field)})
        before, others = self.choices.get(field), fields - {field}
        refused: set[str] = set()
        for rule in self._on(field, "hard"):
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
        return Change(after.field, before, after, self.distance.cost(before, after))

    def _assign(
        self,
        fields: tuple[str, ...],
        ways: Mapping[str, list[Change]],
        taken: tuple[Change, ...],
        best: "_Best",
    ) -> None:
        """Tries the ways of one field after another, and no further than the best cost so far."""
        if len(taken) == len(fields):
            best.take(self._proposal(taken))
            return
        field, left = fields[len(taken)], fields[len(taken) + 1 :]
        least = sum(ways[name][0].cost for name in left if ways[name])
        spent = sum(change.cost for change in taken) + least
        for change in ways[field]:
            if best.refuses(spent + change.cost) or not self.trials.another():
                return
            tried = (*taken, change)
            if self._stands(tried, left) and not best.refuses(
                spent + change.cost + WARNED * self._warnings(tried, left)
            ):
                self._assign(fields, ways, tried, best)

    def _stands(self, taken: tuple[Change, ...], left: tuple[str, ...]) -> bool:
        """Whether the last change breaks no rule that the fields still left cannot mend."""
        known = self.evaluator.known(self._changed(taken, left))
        return not any(
            rule.stands(known)
            for rule in self._on(taken[-1].field, "hard")
            if rule.fields.isdisjoint(left)
        )

    def _warnings(self, taken: tuple[Change, ...], left: tuple[str, ...] = ()) -> int:
        """How many the changes add that the fields still left cannot take away."""
        known = self.evaluator.known(self._changed(taken, left))
        added = {
            rule.order
            for change in taken
            for rule in self._on(change.field, "warning")
            if rule.fields.isdisjoint(left) and rule.stands(known)
        }
        return len(added - self._warned)

    @cached_property
    def _warned(self) -> frozenset[int]:
        """The warnings that stand already, by their place among the rules."""
        broken = self.evaluator.broken(self.evaluator.known(self.choices))
        return frozenset(rule.order for rule in broken if rule.rule.severity == "warning")

    def _proposal(self, changes: tuple[Change, ...]) -> Proposal:
        return Proposal(changes, self._changed(changes), self._warnings(changes))

    def _on(self, field: str, severity: Severity) -> Iterable[CompiledRule]:
        rules = self.evaluator.rules_on(field)
        return (rule for rule in rules if rule.rule.severity == severity)

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

    def take(self, proposal: Proposal) -> None:
        if not self.refuses(proposal.cost):
            self.proposal = proposal


@dataclass(slots=True)
class _Trials:
    """How much the search may still try."""

    left: int = MOST_TRIALS

    def another(self) -> bool:
        self.left -= 1
        return self.left >= 0


def _same(before: Choice | None, after: Choice) -> bool:
    return before is not None and before.value == after.value
