import pytest

from storyboard.history.texts import LONGEST, merge_texts


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("Mara waits.", "Young Mara waits.", "Mara waits alone.", "Young Mara waits alone."),
        ("one two three", "one 2 three", "one two 3", "one 2 3"),
        ("one two three", "two three", "one two", "two"),
        ("one two", "one two", "one three", "one three"),
        ("one two", "one three", "one two", "one three"),
        ("one two", "one three", "one three", "one three"),
        ("", "one", "one", "one"),
        ("Küste, 😀 und Meer", "Küste, 😁 und Meer", "Küste, 😀 und Wind", "Küste, 😁 und Wind"),
        ("a\n\nb\n", "a\n\nb\nc\n", "A\n\nb\n", "A\n\nb\nc\n"),
    ],
)
def test_what_each_changed_stands_in_the_merged_text(
    base: str, mine: str, theirs: str, merged: str
) -> None:
    assert merge_texts(base, mine, theirs) == merged
    assert merge_texts(base, theirs, mine) == merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [("a cat", "a dog", "a bird"), ("", "one", "two"), ("a b", "a b c", "a b d"), ("x", "", "y")],
)
def test_two_changes_of_one_place_are_for_a_person(base: str, mine: str, theirs: str) -> None:
    assert merge_texts(base, mine, theirs) is None


def test_a_text_too_long_to_compare_is_for_a_person() -> None:
    long = "word " * LONGEST
    assert merge_texts(long, f"{long}end", f"start {long}") is None
