"""Conditions: what they say, and that nothing else can be said with them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator.graphs.evaluate import ConditionFailed, evaluate
from orchestrator.graphs.expression import ExpressionInvalid, Reference, parse, references

SCOPE: dict[str, Any] = {
    "render": {
        "status": "done",
        "images": [{"width": 1024, "path": "a.png"}, {"width": 512, "path": "b.png"}],
        "seed": 7,
    },
    "mood": {"value": "dawn"},
    "skipped": None,
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("7 % 4 - 10 / 4", 0.5),
        ("-2 - -3", 1),
        ("2.5e2", 250.0),
        ("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3", True),
        ("true and not false", True),
        ("not 1 == 2", True),
        ("1 == 1.0", True),
        ("1 == true", False),
        ("null == skipped.images", True),
        ('"a" + \'b\' == "ab"', True),
        (r'"say \"cut\""', 'say "cut"'),
        ('"aw" in mood.value', True),
        ('mood.value in ["dusk", "dawn"]', True),
        ("3 not in [1, 2]", True),
        ("len(render.images) == 2", True),
        ("len(skipped.images)", 0),
        ("render.images[0].width > render.images[-1].width", True),
        ("render.images[9].width", None),
        ("render.seed.deep.deeper", None),
        ('render.status == "done" or 1 / 0 > 1', True),
        ("[]", []),
    ],
)
def test_an_expression_has_the_value_that_one_expects(text: str, value: Any):
    assert evaluate(parse(text), SCOPE) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "character 1: a value is missing"),
        ("1 +", "character 4: a value is missing"),
        ("1 2", "character 3: '2' was not expected"),
        ("(1", r"character 3: '\)' is missing"),
        ("render.", "a field's name is missing"),
        ("render.images[1.5]", "an index is a whole number"),
        ("a = b", "character 3: '=' is not understood"),
        ("__import__('os')", r"'\(' was not expected"),
        ("render.images.append(1)", r"'\(' was not expected"),
        ("lambda: 1", "character 7: ':' is not understood"),
        ("1 < 2 < 3", "'<' was not expected"),
        ("and", "'and' was not expected"),
        ('"open', "is not understood"),
        ("é", "is not understood"),
        ("(" * 40 + "1" + ")" * 40, "nested deeper than 32 levels"),
        ("not " * 40 + "1", "nested deeper"),
        ("-" * 40 + "1", "nested deeper"),
        ("[" * 40, "nested deeper"),
        ("1" * 1001, "longer than 1000 characters"),
    ],
)
def test_what_is_no_expression_is_refused_with_its_place(text: str, sentence: str):
    with pytest.raises(ExpressionInvalid, match=sentence):
        parse(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1 / 0", "divides by zero"),
        ("1 % 0", "divides by zero"),
        ('1 < "2"', "< needs numbers, not a text"),
        ("skipped.x > 1", "> needs numbers, not null"),
        ("true + 1", r"\+ needs numbers, not true or false"),
        ('"a" * 1000000', r"\* needs numbers, not a text"),
        ("len(3)", "not a number"),
        ("1 in 2", "in looks into a list"),
        ("1e200 * 1e200", "beyond all bounds"),
        ("*".join(["9" * 90] * 9), "beyond all bounds"),
    ],
)
def test_what_cannot_be_decided_says_why(text: str, sentence: str):
    with pytest.raises(ConditionFailed, match=sentence):
        evaluate(parse(text), SCOPE)


def test_the_steps_that_an_expression_needs_are_told():
    found = list(references(parse("len(a.images) > 2 and not (b.status in [c, -d[1].x])")))
    assert [reference.step for reference in found] == ["a", "b", "c", "d"]
    assert found[3] == Reference("d", (1, "x"))


@given(st.text(alphabet="ab.0159()[]<>=!+-*/%,'\"\\ notrue", max_size=60))
def test_any_text_is_decided_or_refused_and_nothing_else_happens(text: str):
    try:
        evaluate(parse(text), SCOPE)
    except ExpressionInvalid as error:
        assert error.message.endswith(".")  # noqa: PT017
