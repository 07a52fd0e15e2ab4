"""A few hundred farms in trouble. A seed that fails is played again, exactly, by

python -m benchmarks.simulation --seed N
"""

import pytest

from .playing import play, trace

pytestmark = pytest.mark.simulation

SEEDS = 160
BATCH = 10


@pytest.mark.parametrize("first", range(0, SEEDS, BATCH))
def test_whatever_happens_nothing_is_lost_or_done_twice_or_done_without_bytes(first: int):
    wrong = {seed: play(seed) for seed in range(first, first + BATCH)}
    failed = {
        f"python -m benchmarks.simulation --seed {seed}": sentences
        for seed, sentences in wrong.items()
        if sentences
    }
    assert not failed


@pytest.mark.parametrize("seed", [3, 12, 26])
def test_a_seed_gives_the_same_course_of_events_each_time(seed: int):
    assert trace(seed) == trace(seed)
