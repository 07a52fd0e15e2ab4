"""Judges configurations by the rules, which are compiled once and indexed by fact and field."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from prompt_engine.catalogue.choices import Choices
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.remembered import Remembered

from .conditions import Condition
from .facts import Fact, Known, Memo
from .messages import PRODUCTION, Sentence, said
from .models import SEVERITIES, Clashing, Rule, Value, Violation


@dataclass(frozen=True)
class CompiledRule:
    """`spoken_of`: the fields that its tests or its sentence rest on."""

    rule: Rule
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    sentence: Sentence
    order: int
    spoken_of: frozenset[str]

    @cached_property
    def fields(self) -> frozenset[str]:
        """Every field that may break or mend the rule."""
        tests = (*self.when, *self.unless)
        return frozenset[str]().union(*(condition.fields for condition in tests))

    def stands(self, known: Known) -> bool:
        for test in self.when:
            if not test.holds(known):
                return False
        return not self.unless or not any(test.holds(known) for test in self.unless)

    @cached_property
    def lead(self) -> Condition:
        """The test by which the rule is found: one that lists its values, if there is one."""
        return next((test for test in self.when if test.wanted), self.when[0])

    def violation(self, known: Known) -> Violation:
        return Violation(
            rule_id=self.rule.id,
            severity=self.rule.severity,
            field=self.shown_at(known.choices),
            message=self.sentence.filled(known),
            facts=tuple(self._clashing(known)),
            source=self.rule.source,
            certainty=self.rule.certainty,
        )

    def shown_at(self, choices: Choices) -> str:
        """The rule's field, or where that is unset the first set field that it follows from."""
        if self.rule.field in choices:
            return self.rule.field
        return next((name for name in choices if name in self.fields), self.rule.field)

    def _clashing(self, known: Known) -> Iterable[Clashing]:
        for name in self._told:
            value, fields = known.get(name), known.facts[name].fields
            if value is not None:
                set_fields = tuple(field for field in known.choices if field in fields)
                yield Clashing(name, value, said(name, known), set_fields)

    @cached_property
    def _told(self) -> tuple[str, ...]:
        """The facts that the sentence and the tests name, each once."""
        named = [name for name in self.sentence.names if name != PRODUCTION]
        tested = [fact.id for test in self.when for fact in test.facts]
        told = dict.fromkeys([*named, *tested])
        return tuple(name for name in told if not name.endswith(".sure_year"))


LED_LIMIT, JUDGED_LIMIT = 50_000, 2_000


@dataclass(frozen=True)
class Evaluator:
    """Holds no state but a memo of what goes with what in the catalogue.

    `led`: the rules whose first test holds, by the fields that it rests on and what they say.
    `judged`: what is broken, by all that is chosen: a page asks for a camera's marks, its prompt
    and those of every shot of its board, and most of them are as they were.
    """

    catalogue: Catalogue
    facts: Mapping[str, Fact]
    rules: tuple[CompiledRule, ...]
    memo: Memo
    led: Remembered[tuple[object, ...], tuple[CompiledRule, ...]] = field(
        default_factory=lambda: Remembered(LED_LIMIT)
    )
    judged: Remembered[tuple[object, ...], tuple[Violation, ...]] = field(
        default_factory=lambda: Remembered(JUDGED_LIMIT)
    )

    def known(self, choices: Choices) -> Known:
        return Known(self.catalogue, self.facts, choices, self.memo)

    def validate(self, choices: Choices) -> tuple[Violation, ...]:
        """What is broken, the gravest first, then in the order of the rules."""
        key = (*choices, *[choice.value for choice in choices.values()])
        found = self.judged.get(key)
        if found is None:
            known = self.known(choices)
            violations = tuple(rule.violation(known) for rule in self.broken(known))
            found = self.judged.keep(key, violations)
        return found

    def broken(self, known: Known) -> list[CompiledRule]:
        found = [rule for rule in self._led(known) if rule.stands(known)]
        return sorted(found, key=_gravest_first)

    def _led(self, known: Known) -> Iterable[CompiledRule]:
        """The rules whose first test may hold."""
        chosen = known.choices.keys()
        for fields, leads in self._leads.items():
            if chosen.isdisjoint(fields):
                continue
            key = (fields, *known.values_of(fields))
            found = self.led.get(key)
            if found is None:
                rules = tuple(rule for lead in leads for rule in lead.rules(known))
                found = self.led.keep(key, rules)
            yield from found

    def rules_on(self, field_id: str) -> tuple[CompiledRule, ...]:
        """The rules that a field may break or mend."""
        return self._by_field.get(field_id, ())

    @cached_property
    def hard(self) -> frozenset[str]:
        return frozenset(rule.rule.id for rule in self.rules if rule.rule.severity == "hard")

    @cached_property
    def _leads(self) -> Mapping[tuple[str, ...], list["_Lead"]]:
        """By the fields that they rest on."""
        leads: dict[str, _Lead] = {}
        for rule in self.rules:
            fact = rule.lead.fact
            leads.setdefault(fact.id, _Lead(fact, {}, [])).add(rule)
        found: dict[tuple[str, ...], list[_Lead]] = {}
        for lead in leads.values():
            found.setdefault(tuple(sorted(lead.fact.fields)), []).append(lead)
        return found

    @cached_property
    def _by_field(self) -> dict[str, tuple[CompiledRule, ...]]:
        fields: Set[str] = frozenset[str]().union(*(rule.fields for rule in self.rules))
        return {
            field: tuple(rule for rule in self.rules if field in rule.fields) for field in fields
        }


@dataclass(frozen=True, slots=True)
class _Lead:
    """A fact, the rules that want a value of it, and those that compare it."""

    fact: Fact
    by_value: dict[Value, list[CompiledRule]]
    others: list[CompiledRule]

    def rules(self, known: Known) -> Iterable[CompiledRule]:
        value = known.get(self.fact.id)
        if value is not None:
            yield from self.by_value.get(value, ())
            yield from self.others

    def add(self, rule: CompiledRule) -> None:
        if not rule.lead.wanted:
            self.others.append(rule)
        for value in rule.lead.wanted:
            self.by_value.setdefault(value, []).append(rule)


def _gravest_first(rule: CompiledRule) -> tuple[int, int]:
    return SEVERITIES.index(rule.rule.severity), rule.order
