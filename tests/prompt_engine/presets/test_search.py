import pytest

from prompt_engine.presets.search import distance, nearness
from prompt_engine.presets.service import Presets


def found(presets: Presets, query: str) -> list[str]:
    return [hit.preset.id for hit in presets.index.search(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Vertigo", "vertigo"),
        ("the godfahter", "the_godfather"),
        ("blade runer", "blade_runner"),
        ("amelie", "amelie"),
        ("sanders whispers", None),
        ("cries wispers", "cries_and_whispers"),
        ("gost in the shell", "ghost_in_the_shell"),
        ("spirted away", "studio_ghibli"),
        ("parasite bong", "parasite"),
    ],
)
def test_a_title_is_found_in_spite_of_errors(presets: Presets, query: str, first: str | None):
    assert next(iter(found(presets, query)), None) == first


@pytest.mark.parametrize("query", ["Kubirck", "kubrik", "KUBRICK", "stanley kubrick"])
def test_a_person_is_found_in_spite_of_errors(presets: Presets, query: str):
    assert set(found(presets, query)[:5]) == {
        "2001_a_space_odyssey",
        "a_clockwork_orange",
        "barry_lyndon",
        "the_shining",
        "eyes_wide_shut",
    }


def test_every_word_must_be_found(presets: Presets):
    assert found(presets, "nykvist candle") == ["cries_and_whispers", "fanny_and_alexander"]
    assert found(presets, "nykvist zzzzz") == []
    assert found(presets, " ") == []


def test_a_whole_title_is_before_titles_that_hold_it(presets: Presets):
    assert found(presets, "blade runner")[:2] == ["blade_runner", "blade_runner_2049"]
    assert found(presets, "persepolis") == ["persepolis", "graphic_novel"]


def test_the_same_words_find_the_same_in_the_same_order(presets: Presets):
    hits = [presets.index.search("melancholic 1970s") for _ in range(2)]
    assert hits[0] == hits[1]
    assert [hit.score for hit in hits[0]] == sorted((h.score for h in hits[0]), reverse=True)


def test_letters_added_lost_changed_and_swapped_are_counted():
    assert distance("kubirck", "kubrick", most=2) == 1
    assert distance("lubezky", "lubezki", most=2) == 1
    assert distance("nikvist", "nykvist", most=2) == 1
    assert distance("alien", "aliens", most=1) == 1
    assert distance("heat", "wheat", most=0) is None
    assert distance("abcdef", "uvwxyz", most=2) is None


def test_short_words_and_years_must_be_right():
    assert nearness("ran", "man") == 0
    assert nearness("1975", "1974") == 0
    assert nearness("1975", "1975") == 1
    assert nearness("cand", "candle") == 0.9
