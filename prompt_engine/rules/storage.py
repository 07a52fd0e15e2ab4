"""Reads the rules and checks them against the catalogue's fields and values and the facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.parsed_tables import ParsedTables
from prompt_engine.spelling import did_you_mean
from studio_kit.tables import TableError

from .conditions import Condition, compiled
from .evaluator import CompiledRule, Evaluator
from .facts import MEMO_LIMIT, Fact, FieldFact, Memo, field_facts
from .joint_facts import joint_facts
from .messages import Sentence, fields_of, unknown_name
from .models import RetiredRule, Rule, Test, Tests, Value
from .options import choices_of

FOLDER = Path(__file__).parent
FILES = ("live_action.yaml", "movement_and_frame.yaml", "animation.yaml")


def load_evaluator(
    catalogue: Catalogue, folder: Path = FOLDER, *, cache: Path | None = None
) -> Evaluator:
    """Raises `TableError`, which names file, rule and field."""
    facts = known_facts(catalogue)
    tables = ParsedTables(cache)
    checker = _Checker(catalogue, facts)
    rules: list[CompiledRule] = []
    for file in FILES:
        for rule in tables.load(folder / file, Rule):
            rules.append(checker.compiled(rule, file, len(rules)))
    _check_ids(rules, load_retired(folder, cache=cache))
    return Evaluator(catalogue, facts, tuple(rules), Memo(MEMO_LIMIT))


def load_retired(folder: Path = FOLDER, *, cache: Path | None = None) -> tuple[RetiredRule, ...]:
    """The rules of the earlier API that are left out. Raises `TableError`."""
    return ParsedTables(cache).load(folder / "retired.yaml", RetiredRule)


def known_facts(catalogue: Catalogue) -> dict[str, Fact]:
    return {fact.id: fact for fact in (*field_facts(catalogue), *joint_facts(catalogue))}


@dataclass(frozen=True)
class _Checker:
    catalogue: Catalogue
    facts: Mapping[str, Fact]

    def compiled(self, rule: Rule, file: str, order: int) -> CompiledRule:
        place = f"{file}: {rule.id}"
        if all(field.id != rule.field for field in self.catalogue.fields):
            raise TableError(f"{place}: field: there is no {rule.field} in fields.yaml.")
        if not rule.when:
            raise TableError(f"{place}: when: a rule needs a test.")
        when = tuple(self._conditions(rule.when, f"{place}: when"))
        unless = tuple(self._conditions(rule.unless, f"{place}: unless"))
        sentence = Sentence.of(rule.message)
        if unknown := unknown_name(sentence, self.facts):
            raise TableError(f"{place}: message: there is no fact {unknown}.")
        tested = (name for test in (*when, *unless) for name in test.fields)
        spoken_of = fields_of(sentence, self.facts) | frozenset(tested)
        return CompiledRule(rule, when, unless, sentence, order, spoken_of)

    def _conditions(self, tests: Tests, place: str) -> Iterator[Condition]:
        for name, test in tests.items():
            fact = self._fact(name, place)
            self._check_values(test, fact, f"{place}: {name}")
            yield compiled(test, fact, self.facts)

    def _fact(self, name: str, place: str) -> Fact:
        if name not in self.facts:
            raise TableError(f"{place}: there is no fact {name}.{did_you_mean(name, self.facts)}")
        return self.facts[name]

    def _check_values(self, test: Test, fact: Fact, place: str) -> None:
        if test.comparison and isinstance(test.comparison[1], str):
            self._fact(test.comparison[1], place)
        listed = (*test.any_of, *test.none_of)
        values = self._values(fact) if listed else frozenset[Value]()
        for value in listed:
            if value not in values:
                hint = did_you_mean(str(value), [v for v in values if isinstance(v, str)])
                raise TableError(f"{place}: it is never {value}.{hint}")

    def _values(self, fact: Fact) -> frozenset[Value]:
        """All that a fact can say."""
        if not isinstance(fact, FieldFact):
            return fact.values or frozenset()
        choices = choices_of(self.catalogue.field(fact.field), self.catalogue)
        said = (fact.read(choice) for choice in choices)
        return frozenset(value for value in said if value is not None)


def _check_ids(rules: list[CompiledRule], retired: tuple[RetiredRule, ...]) -> None:
    known = {rule.rule.id for rule in rules}
    if len(known) < len(rules):
        twice = next(r.rule.id for r in rules if sum(o.rule.id == r.rule.id for o in rules) > 1)
        raise TableError(f"animation.yaml: {twice}: id: stands in live_action.yaml as well.")
    for old in retired:
        if old.id in known:
            raise TableError(f"retired.yaml: {old.id}: id: the rule is still there.")
        for name in old.instead:
            if name not in known:
                raise TableError(f"retired.yaml: {old.id}: instead: there is no rule {name}.")
