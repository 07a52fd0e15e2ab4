"""How long a text is, as a model counts it."""

from pathlib import Path

import pytest
from pydantic import BaseModel, TypeAdapter

from prompt_engine.prompts.lengths import Counter
from prompt_engine.prompts.storage import load_prompt_writer
from studio_kit.tables import read_yaml

COUNTERS = load_prompt_writer().counters


class Counted(BaseModel):
    text: str
    tokens: dict[str, int]


COUNTED = TypeAdapter(list[Counted]).validate_python(
    read_yaml(Path(__file__).parents[1] / "data" / "token_counts.yaml")
)


@pytest.mark.parametrize("counted", COUNTED, ids=lambda counted: counted.text[:24])
def test_tokens_are_estimated_near_what_the_tokeniser_makes(counted: Counted):
    for name, tokens in counted.tokens.items():
        # T5's vocabulary has few whole rare words, so its estimate is the roughest.
        near = 0.35 if name == "t5" else 0.18
        assert COUNTERS[name].count(counted.text) == pytest.approx(tokens, rel=near)


def test_words_and_characters_are_counted_exactly():
    assert COUNTERS["words"].count("Mara  keeps still, now.") == 4
    assert COUNTERS["characters"].count("Mara") == 4


def test_a_long_word_a_digit_and_another_script_cost_more():
    counter = Counter(id="any", unit="tokens", letters=6, step=3, foreign=2, error="Not measured.")
    assert counter.count("letter") == 1
    assert counter.count("lettered") == 2
    assert counter.count("1999") == 4
    assert counter.count("лес") == 6
