"""What a person types into the search box and how it is understood."""

from datetime import UTC
from typing import Any

import pytest

from gallery.search.figures import figure, moment_between
from gallery.search.language import LONGEST_QUERY, MOST_TERMS, parse
from gallery.search.models import AnyOf, Between, Compared, Matching, Not, Term, Words, WrongQuery
from gallery.search.storage import load_search_fields
from gallery.search.words import words_of

FIELDS = load_search_fields()


def only(text: str) -> Term:
    [term] = parse(text, FIELDS)
    return term


def test_words_are_searched_without_case_accents_and_signs():
    assert parse("Fog  HARBOUR café", FIELDS) == (
        Words(("fog",)),
        Words(("harbour",)),
        Words(("cafe",)),
    )
    assert words_of("Flux1-dev_FP8.safetensors") == ("flux1", "dev", "fp8", "safetensors")


def test_quoted_words_stand_side_by_side():
    assert only('"red coat"') == Words(("red", "coat"))
    assert only('"red coat') == Words(("red", "coat"))


def test_a_star_leaves_the_word_open_and_a_minus_leaves_files_out():
    assert only("har*") == Words(("har",), is_prefix=True)
    assert only("-blurry") == Not(Words(("blurry",)))
    assert only('-model:"flux dev"') == Not(Words(("flux", "dev"), field=FIELDS["model"]))


def test_the_name_of_a_model_may_be_unfinished_but_a_seed_may_not():
    assert only("model:flu") == Words(("flu",), is_prefix=True, field=FIELDS["model"])
    assert only("seed:42") == Words(("42",), field=FIELDS["seed"])


def test_a_field_answers_to_its_other_names():
    assert only("checkpoint:sdxl") == only("model:sdxl")
    assert only("STARS>=4") == only("rating>=4")


def test_figures_are_compared_in_their_units():
    assert only("size>2MB") == Compared(FIELDS["size"], ">", 2_000_000)
    assert only("duration<=1.5m") == Compared(FIELDS["duration"], "<=", 90)
    assert only("cfg:4.5") == Compared(FIELDS["cfg"], "=", 4.5)


def test_stars_stand_in_the_index_as_words():
    stars = {n: Words((str(n),), field=FIELDS["rating"]) for n in range(1, 6)}
    assert only("rating>=4") == AnyOf((stars[4], stars[5]))
    assert only("rating<2") == Not(AnyOf((stars[2], stars[3], stars[4], stars[5])))
    assert only("rating:0") == Not(AnyOf(tuple(stars.values())))
    assert only("rating>5") == AnyOf(())


@pytest.mark.parametrize(
    ("text", "comparison", "span"),
    [
        ("1970", "=", (0, 31_536_000_000)),
        ("1970-02", "=", (31 * 86_400_000, 59 * 86_400_000)),
        ("1970-01-02", "=", (86_400_000, 2 * 86_400_000)),
        ("1970-12", "=", (334 * 86_400_000, 365 * 86_400_000)),
        ("1970-01-02", "<", (None, 86_400_000)),
        ("1970-01-02", "<=", (None, 2 * 86_400_000)),
        ("1970-01-02", ">", (2 * 86_400_000, None)),
        ("1970-01-02", ">=", (86_400_000, None)),
        ("1970-01-01..1970-01-02", "=", (0, 2 * 86_400_000)),
        ("..1970-01-01", "=", (None, 86_400_000)),
        ("1970-01-02..", "=", (86_400_000, None)),
    ],
)
def test_a_date_is_a_year_a_month_a_day_or_from_one_to_another(
    text: str, comparison: str, span: Any
):
    assert moment_between(text, comparison, UTC) == Between(*span)


def test_or_asks_for_one_of_its_neighbours_only():
    a, b, c, d = (Words((letter,)) for letter in "abcd")
    assert parse("a OR b OR c d", FIELDS) == (AnyOf((a, b, c)), d)
    assert parse("OR a OR", FIELDS) == (a,)


def test_a_pattern_between_slashes_is_for_names():
    assert only("name:/v00[1-3]/") == Matching("v00[1-3]")
    assert only("name:cut") == Words(("cut",), field=FIELDS["name"])


@pytest.mark.parametrize("text", ["", "   ", "-", '"', "model:", '""', "OR", "- -", "***", "name:"])
def test_what_says_nothing_narrows_nothing(text: str):
    assert parse(text, FIELDS) == ()


@pytest.mark.parametrize("text", ["16:9", "http://x.y", "foo:bar", "C++", "it's", 'a"b'])
def test_what_is_no_field_is_searched_for_as_words(text: str):
    assert all(isinstance(term, Words) for term in parse(text, FIELDS))
    assert parse(text, FIELDS)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("size>2zz", "'2zz' is no figure; units are"),
        ("steps:many", "'many' is no figure."),
        ("date:2026-13", "'2026-13' is no date; write 2026, 2026-11 or 2026-11-21."),
        ("date:9999", "'9999' is no date"),
        ("type:hologram", "type is one of image, video, audio, not hologram."),
        ("model>flux", "model cannot be compared; write model:flux."),
        ("name:/v00[/", "/v00[/ is no regular expression"),
        ("steps:20..30", "Write steps>=20 steps<=30 for a range."),
        ("a" * (LONGEST_QUERY + 1), "at most 1000 characters"),
        ("a " * (MOST_TERMS + 1), "at most 64 terms"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_part_that_is_wrong(text: str, sentence: str):
    with pytest.raises(WrongQuery) as refused:
        parse(text, FIELDS)
    assert sentence in refused.value.message


def test_a_figure_without_unit_is_bytes_or_seconds():
    assert figure("1000", "bytes") == 1000
    assert figure("2kib", "bytes") == 2048
    assert figure("1h", "seconds") == 3600
