"""The order of service as numbers."""

from hypothesis import given
from hypothesis import strategies as st

from orchestrator.jobs.order import STEP, between, lane_of, spread

priorities = st.integers(-100, 100)


@given(priorities, priorities)
def test_an_interactive_job_comes_before_any_other(hasty: int, patient: int):
    assert lane_of(interactive=True, priority=hasty) < lane_of(interactive=False, priority=patient)


@given(priorities, priorities, st.booleans())
def test_a_higher_priority_comes_first_among_its_kind(one: int, other: int, interactive: bool):
    lanes = [lane_of(interactive=interactive, priority=priority) for priority in (one, other)]
    assert (lanes[0] < lanes[1]) == (one > other)


def test_a_place_between_two_neighbours_is_between_them():
    assert between(None, None) == 0.0
    assert between(None, 5.0) == 4.0
    assert between(5.0, None) == 5.0 + STEP
    assert between(1.0, 2.0) == 1.5


def test_where_no_number_is_left_between_two_neighbours_it_is_said():
    low, high = 1.0, 2.0
    halvings = 0
    while (middle := between(low, high)) is not None:
        assert low < middle < high
        high = middle
        halvings += 1
    assert halvings > 50


@given(st.integers(1, 50), st.floats(-1e6, 1e6), st.floats(1, 1e6))
def test_places_are_spread_evenly_from_the_first_to_the_last(count: int, first: float, span: float):
    places = spread(count, first, first + span)
    assert len(places) == count
    assert places == sorted(set(places))
    assert first <= places[0] <= places[-1] <= first + span * 1.0001
