from hypothesis import given
from hypothesis import strategies as st

from prompt_engine.llm.diff import parts_of, put_together

WORDS = st.lists(
    st.sampled_from(["a", "man", "walks", "in", "rain", ",", ".", " ", "\n\n", "der", "Größe"])
).map(" ".join)
TEXTS = st.one_of(st.text(), WORDS)


@given(TEXTS, TEXTS)
def test_every_part_gives_the_new_text_and_none_the_old(before: str, after: str):
    parts = parts_of(before, after)
    assert put_together(parts, {part.id for part in parts if part.id}) == after
    assert put_together(parts, ()) == before


@given(TEXTS, TEXTS)
def test_only_what_changed_has_an_id_and_each_its_own(before: str, after: str):
    parts = parts_of(before, after)
    assert all((part.id is None) == (part.before == part.after) for part in parts)
    ids = [part.id for part in parts if part.id]
    assert len(ids) == len(set(ids))


def test_one_change_of_several_is_taken_alone():
    before = "A man walks down the long street in the rain at the end of the day."
    after = "An old man walks down the long street in the pouring rain at the end of the day."
    parts = parts_of(before, after)
    changes = [part for part in parts if part.id]
    assert [(part.before.strip(), part.after.strip()) for part in changes] == [
        ("A", "An old"),
        ("", "pouring"),
    ]
    assert changes[1].id
    taken = put_together(parts, {changes[1].id})
    assert taken == ("A man walks down the long street in the pouring rain at the end of the day.")


def test_a_single_word_between_changes_goes_with_them():
    parts = parts_of("one two three", "four two five")
    assert [(part.before, part.after) for part in parts] == [("one two three", "four two five")]


def test_long_texts_of_few_words_are_compared_whole_and_without_a_wait():
    before, after = "a b " * 5_000, "b a " * 5_000
    parts = parts_of(before, after)
    assert put_together(parts, {part.id for part in parts if part.id}) == after
    assert put_together(parts, ()) == before
