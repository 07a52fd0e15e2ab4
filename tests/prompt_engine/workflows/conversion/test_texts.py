import pytest

from prompt_engine.workflows.conversion.texts import (
    has_alternatives,
    plain_text,
    with_replacements,
    without_alternatives,
)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("a {day|night} at sea", "a day at sea"),
        ("{ {a|b} c|d}!", " a c!"),
        ("{one}", "one"),
        (r"\{kept\|too\}", "{kept|too}"),
        (r"{a\|b|c}", "a|b"),
        ("x // said aside\ny /* and\nthis */z", "x \ny z"),
        ("{open|never closed", "open"),
        ("a|b } c", "a|b } c"),
        ("ends in \\", "ends in \\"),
    ],
)
def test_the_first_alternative_is_taken_and_comments_go(text: str, sent: str) -> None:
    assert without_alternatives(text) == sent


@pytest.mark.parametrize(
    ("text", "drawn"), [("{a|b}", True), ("{a}", False), ("a|b", False), (r"\{a|b\}", False)]
)
def test_lots_are_drawn_only_between_braces(text: str, drawn: bool) -> None:
    assert has_alternatives(text) is drawn


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (3.0, "3"), (2.5, "2.5"), ("a\r\nb\rc", "a\nb\nc"), (7, "7")],
)
def test_a_text_of_several_lines_holds_text_alone(value: object, text: str) -> None:
    assert plain_text(value) == text


def test_placeholders_that_nobody_fills_stay_and_are_told() -> None:
    values = {("Sampler", "seed"): 31, ("Sampler", "name"): 'a/b:"c"'}

    def look_up(node: str, field: str) -> object:
        return values[node, field]

    prefix = "%Sampler.seed%_%Sampler.name%_%width%_%date:yyyy%_%Boat.x%_100%"
    text, left = with_replacements(prefix, look_up)
    assert text == "31_a_b__c__%width%_%date:yyyy%_%Boat.x%_100%"
    assert left == ("%date:yyyy%", "%Boat.x%")
