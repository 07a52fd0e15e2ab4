"""Each rule that warns or informs, the sentences of all, and what is left out."""

from pathlib import Path
from typing import Any

import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.rules.service import RuleBook
from prompt_engine.rules.storage import load_retired
from studio_kit.tables import read_yaml

WARNINGS: dict[str, list[dict[str, Any]]] = read_yaml(
    Path(__file__).parents[1] / "data" / "warnings.yaml"
)
EARLIER_RULES = 63 + 4


def said(catalogue: Catalogue, book: RuleBook, config: dict[str, Any]) -> dict[str, str]:
    return {v.rule_id: v.message for v in book.validate(catalogue.choose(config))}


@pytest.mark.parametrize("rule", WARNINGS)
def test_a_rule_speaks_where_it_should_and_only_there(
    catalogue: Catalogue, book: RuleBook, rule: str
):
    spoken_of, close_by = WARNINGS[rule]
    message = said(catalogue, book, spoken_of)[rule]
    assert "not known to a" not in message
    assert "{" not in message
    assert message.endswith(".")
    assert rule not in said(catalogue, book, close_by)


def test_every_rule_that_forbids_nothing_is_tried(book: RuleBook):
    known = {rule.rule.id for rule in book.evaluator.rules}
    assert WARNINGS.keys() == known - book.evaluator.hard


def test_every_rule_of_the_earlier_api_is_here_or_left_out_with_a_reason(book: RuleBook):
    here = {rule.rule.id for rule in book.evaluator.rules}
    retired = load_retired()
    earlier: list[str] = read_yaml(Path(__file__).parents[1] / "data" / "earlier_rules.yaml")
    assert len(earlier) == EARLIER_RULES
    assert set(earlier) - here - {old.id for old in retired} == set()
    assert all(old.why for old in retired)


def test_a_field_left_out_is_no_default(catalogue: Catalogue, book: RuleBook):
    assert book.validate(catalogue.choose({"body": "arricam_lt"})) == ()
    assert book.validate(catalogue.choose({"light_source": "led"})) == ()


def test_a_decade_is_read_whole(catalogue: Catalogue, book: RuleBook):
    assert "LA_LIGHT_NEWER" not in said(
        catalogue, book, {"era": "1980s", "light_source": "kino_flo"}
    )
    assert "LA_LIGHT_NEWER" in said(catalogue, book, {"year": 1980, "light_source": "kino_flo"})


def test_an_image_circle_that_no_maker_states_never_forbids(catalogue: Catalogue, book: RuleBook):
    config = {
        "body": "alexa_lf",
        "capture_format": "large_format",
        "lens_family": "zeiss_master_prime",
    }
    found = book.validate(catalogue.choose(config))
    assert {v.rule_id: v.severity for v in found}["LA_COVERAGE_SHORT"] == "warning"
    assert "hard" not in {v.severity for v in found}


def test_a_violation_says_the_facts_that_clash(catalogue: Catalogue, book: RuleBook):
    (found,) = book.validate(catalogue.choose({"year": 1968, "light_source": "led"}))
    facts = {fact.name: (fact.words, fact.fields) for fact in found.facts}
    assert facts == {
        "light_source": ("LED", ("light_source",)),
        "light.year": ("2002", ("light_source",)),
        "production.last": ("1968", ("year",)),
    }
    assert found.field == "light_source"
    assert found.source


def test_the_gravest_comes_first(catalogue: Catalogue, book: RuleBook):
    config = {
        "year": 1930,
        "light_source": "led",
        "aspect_ratio": "2.39:1",
        "lens_family": "hypergonar",
    }
    severities = [v.severity for v in book.validate(catalogue.choose(config))]
    assert severities == ["hard", "warning", "info"]
