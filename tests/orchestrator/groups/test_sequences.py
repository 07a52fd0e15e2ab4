"""Seeds of a group: different, repeatable, and by the formula that the docstring gives."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator.groups.sequences import (
    GREATEST_EXACT,
    RANDOM_GAP,
    SeedStrategy,
    TooFewSeeds,
    seed_sequence,
)

ALL = list(SeedStrategy)


def draw(strategy: SeedStrategy, *, base: int = 7, count: int = 6) -> tuple[int, ...]:
    return seed_sequence(strategy, base=base, count=count, low=0, high=GREATEST_EXACT)


def test_sequential_counts_up_from_the_base():
    assert draw(SeedStrategy.SEQUENTIAL) == (7, 8, 9, 10, 11, 12)


def test_fibonacci_adds_the_numbers_of_fibonacci_each_once():
    assert draw(SeedStrategy.FIBONACCI) == (7, 8, 9, 10, 12, 15)


def test_golden_ratio_leaves_no_large_gap_however_many_there_are():
    for count in (2, 5, 13, 100):
        seeds = sorted(draw(SeedStrategy.GOLDEN_RATIO, count=count))
        wrapped = [*seeds, seeds[0] + GREATEST_EXACT + 1]
        gaps = [after - before for before, after in pairwise(wrapped)]
        # Three-distance theorem: the widest gap is at most phi^2 times the narrowest.
        assert max(gaps) / min(gaps) < 2.7


def test_random_seeds_are_a_million_apart():
    seeds = sorted(draw(SeedStrategy.RANDOM, count=300))
    gaps = [after - before for before, after in pairwise(seeds)]
    assert min(gaps) >= RANDOM_GAP


def test_random_seeds_stay_the_same_from_release_to_release():
    assert draw(SeedStrategy.RANDOM, count=3) == (7, 2540427791570032, 4934243567336082)


@pytest.mark.parametrize("strategy", ALL)
def test_a_range_without_room_is_refused(strategy: SeedStrategy):
    with pytest.raises(TooFewSeeds, match="only 3 seeds"):
        seed_sequence(strategy, base=1, count=4, low=0, high=2)


@given(
    strategy=st.sampled_from(ALL),
    size=st.integers(1, 5000),
    low=st.integers(0, 2**63),
    data=st.data(),
)
def test_seeds_are_different_within_the_range_and_begin_with_the_base(
    strategy: SeedStrategy, size: int, low: int, data: st.DataObject
):
    count = data.draw(st.integers(1, min(size, 60)))
    base = data.draw(st.integers(low, low + size - 1))
    seeds = seed_sequence(strategy, base=base, count=count, low=low, high=low + size - 1)
    assert len(set(seeds)) == count
    assert seeds[0] == base
    assert low <= min(seeds) <= max(seeds) < low + size
