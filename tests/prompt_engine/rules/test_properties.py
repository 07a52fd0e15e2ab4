"""What holds for every configuration."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prompt_engine.catalogue.choices import Choices
from prompt_engine.catalogue.storage import load_catalogue
from prompt_engine.rules.options import key_of
from prompt_engine.rules.service import RuleBook, load_rule_book

CATALOGUE = load_catalogue()
BOOK = load_rule_book(CATALOGUE)
FIELDS = [field for field in CATALOGUE.fields if field.options]
GIVEN = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def configurations(draw: st.DrawFn) -> dict[str, Any]:
    fields = draw(st.lists(st.sampled_from(FIELDS), max_size=14, unique_by=lambda f: f.id))
    config: dict[str, Any] = {
        field.id: draw(st.sampled_from([option.id for option in field.options])) for field in fields
    }
    if draw(st.booleans()):
        config["year"] = draw(st.integers(1895, 2026))
    if draw(st.booleans()):
        config["anamorphic"] = draw(st.booleans())
    return config


def hard(book: RuleBook, choices: Choices) -> set[str]:
    return {found.rule_id for found in book.validate(choices) if found.severity == "hard"}


def without(choices: Choices, field: str) -> Choices:
    return {name: choice for name, choice in choices.items() if name != field}


def test_an_empty_configuration_is_valid():
    assert BOOK.validate(CATALOGUE.choose({})) == ()


@GIVEN
@given(configurations(), st.sampled_from([field.id for field in CATALOGUE.fields]), st.data())
def test_an_option_is_reported_as_choosing_it_turns_out(
    config: dict[str, Any], field: str, data: st.DataObject
):
    choices = CATALOGUE.choose(config)
    judged = BOOK.options(field, choices).judged
    if not judged:
        return
    before = {found.rule_id for found in BOOK.validate(without(choices, field))}
    for item in data.draw(st.lists(st.sampled_from(judged), max_size=12)):
        chosen = {**without(choices, field), field: item.choice}
        added = {
            (found.rule_id, found.message)
            for found in BOOK.validate(chosen)
            if found.rule_id not in before and found.severity != "info"
        }
        assert added == {(reason.rule.id, reason.message) for reason in item.reasons}
        if item.verdict != "breaks":
            assert hard(BOOK, chosen) <= before


@GIVEN
@given(configurations(), st.sampled_from(FIELDS))
def test_every_value_is_reported_once(config: dict[str, Any], field: Any):
    judged = BOOK.options(field.id, CATALOGUE.choose(config)).judged
    assert [key_of(item.choice) for item in judged] == [option.id for option in field.options]


@GIVEN
@given(configurations())
def test_the_same_configuration_is_judged_the_same_in_any_order(config: dict[str, Any]):
    backwards = dict(reversed(list(config.items())))
    once, again = CATALOGUE.choose(config), CATALOGUE.choose(backwards)
    assert BOOK.validate(once) == BOOK.validate(again)
    assert BOOK.repair(once) == BOOK.repair(again)


@GIVEN
@given(configurations())
def test_a_repair_is_valid_and_changes_what_it_says(config: dict[str, Any]):
    choices = CATALOGUE.choose(config)
    for proposal in BOOK.repair(choices):
        assert hard(BOOK, proposal.choices) == set()
        changed = {
            name
            for name in {*choices, *proposal.choices}
            if choices.get(name) != proposal.choices.get(name)
        }
        assert changed == {change.field for change in proposal.changes}


@GIVEN
@given(configurations(), st.sampled_from([field.id for field in CATALOGUE.fields]))
def test_what_is_kept_stays(config: dict[str, Any], kept: str):
    choices = CATALOGUE.choose(config)
    for proposal in BOOK.repair(choices, keep=frozenset({kept})):
        assert proposal.choices.get(kept) == choices.get(kept)
