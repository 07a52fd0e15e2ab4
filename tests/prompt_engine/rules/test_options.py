"""Every value of a field, judged, and not anew where nothing that matters to it has changed."""

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.remembered import Remembered
from prompt_engine.rules.options import OptionJudge
from prompt_engine.rules.service import RuleBook

CAMERA = {"lens_family": "arri_signature_prime", "year": 1968, "time_of_day": "night"}


def test_a_change_that_no_value_rests_on_is_answered_with_what_was_judged(
    catalogue: Catalogue, book: RuleBook
):
    before = book.options("light_source", catalogue.choose(CAMERA))
    after = book.options("light_source", catalogue.choose({**CAMERA, "mood": "tense"}))
    assert after is before
    assert after.json is before.json


def test_a_change_that_a_value_rests_on_is_judged_anew(catalogue: Catalogue, book: RuleBook):
    verdicts = [
        {item.name: item.verdict for item in book.options("light_source", choices).judged}["led"]
        for choices in (catalogue.choose({**CAMERA, "year": year}) for year in (1968, 2021, 1968))
    ]
    assert verdicts == ["breaks", "ok", "breaks"]


def test_answers_that_were_forgotten_are_given_alike(catalogue: Catalogue, book: RuleBook):
    judge = OptionJudge(
        book.evaluator, told=Remembered(2), alike=Remembered(2), offered=Remembered(2)
    )
    choices = [catalogue.choose({**CAMERA, "year": year}) for year in (1930, 1950, 1968, 2021)]
    once = [judge.judge("light_source", each).json for each in choices]
    assert [judge.judge("light_source", each).json for each in choices] == once
    assert len(set(once)) == len(choices)
