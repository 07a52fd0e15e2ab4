"""Every value of a field, and what choosing it would break that is not broken without it."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pydantic_core import to_json

from prompt_engine.catalogue.choices import Choice, Choices
from prompt_engine.catalogue.models import CameraField
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.remembered import Remembered

from .conditions import Condition
from .evaluator import CompiledRule, Evaluator
from .facts import Known
from .messages import Sentence, worded
from .models import Rule

Verdict = Literal["ok", "warns", "breaks"]
LAST_YEAR_OFFERED = 2030
PASSING_LIMIT, SAID_LIMIT = 20_000, 2_000
REASONS_LIMIT, JUDGED_LIMIT = 20_000, 20_000
OFFERED_LIMIT = 128
"""Whole answers: the longest has 80 kB."""


@dataclass(frozen=True)
class Reason:
    rule: Rule
    message: str

    @cached_property
    def json(self) -> bytes:
        """As it is answered."""
        rule = self.rule
        row = {"rule_id": rule.id, "severity": rule.severity, "message": self.message}
        return to_json(row)


Reasons = tuple[tuple[str, Reason], ...]
Passing = Remembered[tuple[object, ...], frozenset[str]]


@dataclass(frozen=True)
class Judged:
    """One value of a field. `reasons` are the clashes that it adds; an info is none."""

    offer: "Offer"
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()

    @property
    def name(self) -> str:
        return self.offer.name

    @property
    def choice(self) -> Choice:
        return self.offer.choice

    @cached_property
    def json(self) -> bytes:
        """As it is answered: there are hundreds, and most are as they were before."""
        reasons = b",".join([reason.json for reason in self.reasons])
        return b'%s,"verdict":"%s","reasons":[%s]}' % (
            self.offer.head,
            self.verdict.encode(),
            reasons,
        )


@dataclass(frozen=True)
class Offer:
    """A value of a field, with what is always said of it."""

    name: str
    choice: Choice

    @cached_property
    def head(self) -> bytes:
        row = {"id": self.name, "value": self.choice.value, "label": label_of(self.choice)}
        return to_json(row).removesuffix(b"}")


@dataclass(frozen=True)
class Offered:
    """Every value of a field. They follow from what was `said` of them, of which there is one of
    each kind: who finds them by its identity, keeps it with them.
    """

    judged: tuple[Judged, ...]
    said: tuple[Reasons, ...]

    @cached_property
    def json(self) -> bytes:
        """As they are answered."""
        return b",".join([item.json for item in self.judged])


@dataclass(frozen=True)
class OptionJudge:
    """`passing`: for which values of a field a test holds, by what the other fields say of it.
    `said`: what a rule says of the values of a field, likewise. `told`: each reason once, so that
    `judged` finds a value by the identity of the reasons against it, which it keeps. `alike`:
    what was said once more in the same words; `offered`: whole answers.

    A page asks again and again with one field changed; most tests and rules do not rest on it.
    """

    evaluator: Evaluator
    passing: Passing = field(default_factory=lambda: Remembered(PASSING_LIMIT))
    said: Remembered[tuple[object, ...], Reasons] = field(
        default_factory=lambda: Remembered(SAID_LIMIT)
    )
    told: Remembered[tuple[int, str], Reason] = field(
        default_factory=lambda: Remembered(REASONS_LIMIT)
    )
    judged: Remembered[tuple[object, ...], Judged] = field(
        default_factory=lambda: Remembered(JUDGED_LIMIT)
    )
    alike: Remembered[tuple[object, ...], Reasons] = field(
        default_factory=lambda: Remembered(SAID_LIMIT)
    )
    offered: Remembered[tuple[object, ...], Offered] = field(
        default_factory=lambda: Remembered(OFFERED_LIMIT)
    )

    def judge(self, field_id: str, choices: Choices) -> Offered:
        """Each value once, in the catalogue's order; a stated one that no table lists is last.

        Raises `UnknownField`.
        """
        trial = self.trial(field_id, choices)
        rules = self._rules[field_id]
        said = tuple([s for rule, others in rules if (s := self._reasons(rule, others, trial))])
        if trial.values is not self._values[field_id]:
            return Offered(self._weighed(trial, said), said)
        key = (field_id, *map(id, said))
        found = self.offered.get(key)
        return found or self.offered.keep(key, Offered(self._weighed(trial, said), said))

    def _weighed(self, trial: "Trial", said: Iterable[Reasons]) -> tuple[Judged, ...]:
        reasons: dict[str, list[Reason]] = {}
        for name, reason in itertools.chain.from_iterable(said):
            reasons.setdefault(name, []).append(reason)
        offers = self._offers[trial.varied]
        if len(trial.values) > len(offers):
            offers = tuple(itertools.starmap(Offer, trial.values.items()))
        return tuple([self._judged(offer, reasons.get(offer.name, ())) for offer in offers])

    def _judged(self, offer: Offer, reasons: Sequence[Reason]) -> Judged:
        key = (offer.name, offer.choice.field, *map(id, reasons))
        found = self.judged.get(key)
        if found is None:
            found = self.judged.keep(key, Judged(offer, _verdict(reasons), tuple(reasons)))
        return found

    def _reasons(self, rule: CompiledRule, others: tuple[str, ...], trial: "Trial") -> Reasons:
        """By value, what the rule says of it, unless it says so without any."""
        if trial.values is not self._values[trial.varied]:
            return self._said(rule, trial)
        key = (trial.varied, rule.order, *trial.base.values_of(others))
        found = self.said.get(key)
        if found is None:
            found = self.said.keep(key, self._once(self._said(rule, trial)))
        return found

    def _once(self, said: Reasons) -> Reasons:
        """The very one that was said before in the same words."""
        key = (*[name for name, _ in said], *[id(reason) for _, reason in said])
        return self.alike.get(key) or self.alike.keep(key, said)

    def _said(self, rule: CompiledRule, trial: "Trial") -> Reasons:
        if rule.stands(trial.base):
            return ()
        return tuple([(name, self._told(rule, words)) for name, words in trial.sentences(rule)])

    def _told(self, rule: CompiledRule, words: str) -> Reason:
        key = rule.order, words
        return self.told.get(key) or self.told.keep(key, Reason(rule.rule, words))

    @cached_property
    def _rules(self) -> Mapping[str, tuple[tuple[CompiledRule, tuple[str, ...]], ...]]:
        """By field, the rules that clash over it, and the other fields that they speak of."""
        return {
            asked.id: tuple(
                (rule, tuple(sorted(rule.spoken_of - {asked.id})))
                for rule in self.evaluator.rules_on(asked.id)
                if rule.rule.severity != "info"
            )
            for asked in self.evaluator.catalogue.fields
        }

    def trial(self, field_id: str, choices: Choices) -> "Trial":
        """Raises `UnknownField`."""
        self.evaluator.catalogue.field(field_id)
        values, stated = self._values[field_id], choices.get(field_id)
        base = self.evaluator.known(choices).without(field_id)
        if stated is None or key_of(stated) in values:
            return Trial(field_id, values, base, self.passing)
        return Trial(field_id, {**values, key_of(stated): stated}, base, Remembered(PASSING_LIMIT))

    @cached_property
    def _offers(self) -> Mapping[str, tuple[Offer, ...]]:
        return {
            field_id: tuple(itertools.starmap(Offer, values.items()))
            for field_id, values in self._values.items()
        }

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, Choice]]:
        catalogue = self.evaluator.catalogue
        return {
            asked.id: {key_of(choice): choice for choice in choices_of(asked, catalogue)}
            for asked in catalogue.fields
        }


@dataclass(frozen=True, slots=True)
class Trial:
    """A configuration without a field, and that field's values to be tried in it."""

    varied: str
    values: Mapping[str, Choice]
    base: Known
    passing: Passing
    made: dict[str, Known] = field(default_factory=dict[str, Known])

    def known(self, name: str) -> Known:
        """The configuration with a value."""
        if name not in self.made:
            self.made[name] = self.base.with_choice(self.varied, self.values[name])
        return self.made[name]

    def sentences(self, rule: CompiledRule) -> Iterator[tuple[str, str]]:
        """By value, what the rule says of it."""
        breaking = self.breaking(rule)
        if breaking:
            sentence = rule.sentence.about(self.varied, self.base)
            for name in breaking:
                yield name, self._said(sentence, name)

    def breaking(self, rule: CompiledRule) -> frozenset[str]:
        """The values with which the rule stands: tests of other fields first, they are the same
        for all values."""
        if any(not t.holds(self.base) for t in rule.when if self.varied not in t.fields):
            return frozenset()
        if any(t.holds(self.base) for t in rule.unless if self.varied not in t.fields):
            return frozenset()
        names = frozenset(self.values)
        for test in self._of_field(rule.when):
            names &= self._passing(test)
        for test in self._of_field(rule.unless):
            names -= self._passing(test)
        return names

    def _of_field(self, tests: tuple[Condition, ...]) -> Iterable[Condition]:
        return (test for test in tests if self.varied in test.fields)

    def _passing(self, test: Condition) -> frozenset[str]:
        others = [name for name in sorted(test.fields) if name != self.varied]
        key = (self.varied, test, *self.base.values_of(others))
        found = self.passing.get(key)
        if found is None:
            names = frozenset(name for name in self.values if test.holds(self.known(name)))
            found = self.passing.keep(key, names)
        return found

    def _said(self, sentence: Sentence, name: str) -> str:
        return sentence.filled(self.known(name)) if sentence.names else sentence.parts[0]


def key_of(choice: Choice) -> str:
    """A value as a text: the option's id, a number, a year, true or false."""
    value = choice.value
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else f"{value:g}"


def label_of(choice: Choice) -> str:
    return choice.entry.label if choice.entry else worded(choice.value)


def choices_of(asked: CameraField, catalogue: Catalogue) -> Iterator[Choice]:
    """Every value of a field; of a number those that lenses and formats have."""
    if asked.kind == "option":
        for option in asked.options:
            yield Choice(asked.id, option.id, option.words, option)
    else:
        for value in _numbers(asked, catalogue):
            yield catalogue.choice(asked.id, value)


def _numbers(asked: CameraField, catalogue: Catalogue) -> list[float | bool]:
    if asked.kind == "flag":
        return [True, False]
    if asked.kind == "year":
        return list(range(int(asked.least or 1888), LAST_YEAR_OFFERED + 1))
    lenses = {family.squeeze for family in catalogue.lens_families.values()}
    return sorted(lenses | {capture.squeeze for capture in catalogue.formats.values()})


def _verdict(reasons: Sequence[Reason]) -> Verdict:
    if not reasons:
        return "ok"
    return "breaks" if any(reason.rule.severity == "hard" for reason in reasons) else "warns"
