import pytest

from prompt_engine.spelling import did_you_mean, nearest_word

KNOWN = ("close_up", "medium_close_up", "wide")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("closeup", "close_up"), ("CLOSE-UP", "close_up"), ("wid", "wide"), ("xyzzy", None)],
)
def test_the_nearest_known_word_is_found(typed: str, meant: str | None):
    assert nearest_word(typed, KNOWN) == meant


def test_nothing_is_guessed_when_nothing_is_near():
    assert did_you_mean("xyzzy", KNOWN) == ""
    assert did_you_mean("closeup", KNOWN) == ' Did you mean "close_up"?'
