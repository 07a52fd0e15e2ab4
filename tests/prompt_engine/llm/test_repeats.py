import pytest

from prompt_engine.llm.repeats import answer_alone, without_repeats


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("The sea is calm. The boat waits.", "The sea is calm. The boat waits."),
        ("a calm grey sea a calm grey sea", "a calm grey sea"),
        ("The sea is calm. The boat waits. The sea is calm.", "The sea is calm. The boat waits."),
        ("The sea is calm.\n\nthe sea is calm!", "The sea is calm."),
        ("The sea is calm.\n\nA gull cries out.", "The sea is calm.\n\nA gull cries out."),
        ("He waits. And he runs. He waits.", "He waits. And he runs. He waits."),
        ("", ""),
    ],
)
def test_what_is_said_twice_stays_once(text: str, clean: str):
    assert without_repeats(text) == clean


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("```\nA calm sea.\n```", "A calm sea."),
        ("```text\nA calm sea.\n```", "A calm sea."),
        ('"A calm sea."', "A calm sea."),
        ("**Enhanced prompt:** A calm sea.", "A calm sea."),
        ('"Go," she says, "now"', '"Go," she says, "now"'),
        ("Prompted by the wind, she turns.", "Prompted by the wind, she turns."),
    ],
)
def test_what_stands_around_the_answer_goes(text: str, alone: str):
    assert answer_alone(text) == alone
