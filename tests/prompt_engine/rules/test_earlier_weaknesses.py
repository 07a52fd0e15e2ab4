"""What the earlier console's engine got wrong, each with the right behaviour."""

from dataclasses import replace
from typing import Any

import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.remembered import Remembered
from prompt_engine.rules.facts import Fact, FieldFact, Memo
from prompt_engine.rules.options import OptionJudge
from prompt_engine.rules.service import RuleBook

MOODS_OF_THE_PAGE_ALONE = ("Hardboiled", "Cynical")


@pytest.mark.parametrize(
    ("config", "rule"),
    [
        ({"camera_type": "Digital", "body": "Arricam_ST"}, "LA_TYPE_NOT_BODY"),
        ({"maker": "ARRI", "body": "red_v_raptor"}, "LA_MAKER_NOT_BODY"),
        ({"lens_maker": "Cooke", "lens_family": "zeiss_cp3"}, "LA_LENS_MAKER_NOT_FAMILY"),
        ({"era": "1940s", "body": "Alexa_35"}, "LA_BODY_NEWER"),
        ({"body": "dji_mavic_3_cine", "lens_family": "Cooke_S4"}, "LA_LENS_ON_FIXED_CAMERA"),
        ({"era": "Pre_1950", "light_source": "LED"}, "LA_LIGHT_NEWER"),
        ({"era": "1999", "body": "Alexa_35"}, "LA_BODY_NEWER"),
    ],
)
def test_what_was_never_read_is_judged(
    catalogue: Catalogue, book: RuleBook, config: dict[str, Any], rule: str
):
    found = {v.rule_id: v.severity for v in book.validate(catalogue.choose(config))}
    assert found[rule] == "hard"


@pytest.mark.parametrize("mood", MOODS_OF_THE_PAGE_ALONE)
def test_what_the_page_offered_the_service_knows(catalogue: Catalogue, mood: str):
    assert catalogue.choose({"mood": mood})["mood"].value == mood.casefold()


def test_every_reason_against_a_value_is_given(catalogue: Catalogue, book: RuleBook):
    config = {"era": "1940s", "maker": "RED", "film_stock": "eastman_plus_x"}
    offered = book.options("body", catalogue.choose(config))
    judged = {item.name: item for item in offered.judged}
    assert {reason.rule.id for reason in judged["alexa_35"].reasons} == {
        "LA_BODY_NEWER",
        "LA_MAKER_NOT_BODY",
        "LA_DIGITAL_NO_FILM_STOCK",
    }


def test_what_does_not_rest_on_a_field_is_not_worked_out_for_each_of_its_values(
    catalogue: Catalogue, book: RuleBook
):
    asked = list[str]()

    def counted(fact: Fact) -> Fact:
        if not isinstance(fact, FieldFact) or fact.field == "mood":
            return fact

        def read(choice: Any) -> Any:
            asked.append(fact.id)
            return fact.read(choice)

        return replace(fact, read=read)

    facts = {name: counted(fact) for name, fact in book.evaluator.facts.items()}
    judge = OptionJudge(replace(book.evaluator, facts=facts, memo=Memo(100), led=Remembered(100)))
    config = {"time_of_day": "night", "light_source": "sun", "lighting_style": "low_key"}
    assert len(judge.judge("mood", catalogue.choose(config)).judged) >= 89
    assert asked
    assert len(asked) == len(set(asked))


def test_a_camera_whose_weight_is_not_known_is_no_light_camera(
    catalogue: Catalogue, book: RuleBook
):
    assert catalogue.cameras["mitchell_bnc"].weight is None
    choices = catalogue.choose({"body": "mitchell_bnc", "rig": "gimbal"})
    assert book.evaluator.known(choices).get("rig.verdict") is None
    red_one = book.validate(catalogue.choose({"body": "red_one", "weight_class": "ultra_light"}))
    assert [found.rule_id for found in red_one] == ["LA_WEIGHT_CLASS"]
