"""Repairs against brute force over every value of every field, on small catalogues."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product

import pytest

from prompt_engine.catalogue.choices import Choice, Choices
from prompt_engine.catalogue.models import CameraField
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.rules.distance import LEFT_OUT, REPLACED, STATED, UNLIKE, Distance
from prompt_engine.rules.options import OptionJudge, choices_of
from prompt_engine.rules.repair import WARNED, Proposal, Repairer
from prompt_engine.rules.service import RuleBook

SMALL = (
    *("camera_type", "maker", "body", "lens_family", "film_stock", "capture_format"),
    *("anamorphic", "time_of_day", "intent", "light_source", "era", "rig", "movement"),
)
SUN_AT_NIGHT = {"time_of_day": "night", "light_source": "sun", "intent": "photographed"}
FIELDS_AT_ONCE, OPTIONS_OF_EACH = 5, 4
Values = Mapping[str, list[Choice | None]]


def small_book(book: RuleBook, seed: int) -> tuple[RuleBook, dict[str, list[Choice]]]:
    """The same rules over a catalogue of a few fields with a few values each."""
    draw = random.Random(seed)
    kept = draw.sample(SMALL, FIELDS_AT_ONCE)
    catalogue = book.evaluator.catalogue
    fields = tuple(_small(asked, kept, draw) for asked in catalogue.fields)
    small = replace(book.evaluator, catalogue=replace(catalogue, fields=fields))
    offered = {asked.id: list(choices_of(asked, small.catalogue)) for asked in fields}
    return RuleBook(small), {name: found for name, found in offered.items() if name in kept}


def _small(asked: CameraField, kept: list[str], draw: random.Random) -> CameraField:
    count = OPTIONS_OF_EACH if asked.id in kept else 0
    options = draw.sample(asked.options, min(count, len(asked.options)))
    return asked.model_copy(update={"options": tuple(options)})


def is_valid(book: RuleBook, choices: Choices) -> bool:
    return all(found.severity != "hard" for found in book.validate(choices))


def by_brute_force(
    book: RuleBook, choices: Choices, offered: Mapping[str, list[Choice]]
) -> set[frozenset[str]]:
    """The smallest sets of fields of which some values make it valid, by trying them all."""
    values: Values = {name: [None, *found] for name, found in offered.items()}
    for count in range(len(values) + 1):
        found = {
            frozenset(names)
            for names in combinations(values, count)
            if any(is_valid(book, tried) for tried in changed(choices, names, values))
        }
        if found:
            return found
    return set()


def changed(choices: Choices, names: tuple[str, ...], values: Values) -> Iterator[Choices]:
    for taken in product(*(values[name] for name in names)):
        pairs = dict(zip(names, taken, strict=True))
        if all(pairs[name] != choices.get(name) for name in names):
            merged = {**choices, **pairs}
            yield {name: choice for name, choice in merged.items() if choice is not None}


@pytest.mark.parametrize("seed", range(60))
def test_repairs_are_the_smallest_sets_of_changes(book: RuleBook, seed: int):
    small, offered = small_book(book, seed)
    draw = random.Random(seed)
    for _ in range(4):
        choices = {name: draw.choice(found) for name, found in offered.items()}
        if is_valid(small, choices):
            assert small.repair(choices) == ()
            continue
        smallest = by_brute_force(small, choices, offered)
        proposed = small.repair(choices)
        sets = {frozenset(change.field for change in p.changes) for p in proposed}
        inside = {fields for fields in sets if fields <= offered.keys()}
        assert len(proposed) == len(sets) <= 3
        assert {len(fields) for fields in sets} == {min(len(fields) for fields in smallest)}
        assert inside <= smallest
        assert len(sets) == 3 or sets >= smallest


def warnings(book: RuleBook, choices: Choices) -> set[str]:
    return {found.rule_id for found in book.validate(choices) if found.severity == "warning"}


def least_cost(
    book: RuleBook, choices: Choices, names: tuple[str, ...], offered: Mapping[str, list[Choice]]
) -> int:
    """Of all values of the fields that make it valid, by trying them all."""
    values: Values = {name: [None, *found] for name, found in offered.items()}
    distance, before = Distance(book.evaluator.facts), warnings(book, choices)
    return min(
        sum(distance.cost(choices.get(name), tried.get(name)) for name in names)
        + WARNED * len(warnings(book, tried) - before)
        for tried in changed(choices, names, values)
        if is_valid(book, tried)
    )


def changed_fields(proposal: Proposal) -> tuple[str, ...]:
    return tuple(change.field for change in proposal.changes)


@pytest.mark.parametrize("seed", range(60))
def test_of_the_fields_changed_the_cheapest_values_are_proposed(book: RuleBook, seed: int):
    small, offered = small_book(book, seed)
    draw = random.Random(seed + 1000)
    for _ in range(3):
        choices = {name: draw.choice(found) for name, found in offered.items()}
        for proposal in small.repair(choices):
            names = changed_fields(proposal)
            if set(names) <= offered.keys():
                assert proposal.cost == least_cost(small, choices, names, offered)


def test_what_may_be_too_new_is_proposed_after_what_surely_is_not(
    catalogue: Catalogue, book: RuleBook
):
    """A camera whose date is in doubt adds a warning, and that counts."""
    choices = catalogue.choose({"year": 1949, "body": "arriflex_35bl"})
    proposals = book.repair(choices, keep=frozenset({"year"}))
    assert proposals
    for proposal in proposals:
        added = warnings(book, proposal.choices) - warnings(book, choices)
        assert proposal.warnings == len(added)
        assert not any(name.endswith("PERHAPS_NEWER") for name in added)


def test_costs_are_those_that_are_stated(catalogue: Catalogue, book: RuleBook):
    choices = catalogue.choose(SUN_AT_NIGHT)
    for proposal in book.repair(choices):
        for change in proposal.changes:
            if change.after is None:
                assert change.cost == LEFT_OUT
            elif change.before is None:
                assert change.cost == STATED
            else:
                assert REPLACED <= change.cost <= REPLACED + UNLIKE


def test_day_for_night_is_among_the_repairs_of_a_sun_at_night(catalogue: Catalogue, book: RuleBook):
    choices = catalogue.choose(SUN_AT_NIGHT)
    last = [(change.field, change.after) for p in book.repair(choices) for change in p.changes]
    assert "depicted" in [after.value for field, after in last if after and field == "intent"]


def test_what_was_just_chosen_is_kept_and_the_rest_mended(catalogue: Catalogue, book: RuleBook):
    choices = catalogue.choose({"year": 1968, "light_source": "led"})
    proposals = book.repair(choices, keep=frozenset({"light_source"}))
    assert [[change.field for change in p.changes] for p in proposals] == [["year"]]
    assert book.repair(choices, keep=frozenset({"light_source", "year"})) == ()


def test_a_valid_configuration_needs_no_repair(catalogue: Catalogue, book: RuleBook):
    assert Repairer(OptionJudge(book.evaluator)).proposals(catalogue.choose({"year": 1968})) == ()
