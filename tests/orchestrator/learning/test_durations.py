"""Estimates, judged on renders that were not seen yet."""

import random
from math import exp

import pytest

from orchestrator.learning.durations import Durations
from orchestrator.scheduling.models import WaitingJob

MODELS = ("flux.safetensors",)


def job(signature: str = "s", *, seconds: float = 30.0) -> WaitingJob:
    return WaitingJob(
        "j", 1, 0, frozenset("a"), models=MODELS, signature=signature, seconds=seconds
    )


def taught(*seconds: float, node: str = "a", signature: str = "s", cold: bool = False) -> Durations:
    return teach(Durations(), *seconds, node=node, signature=signature, cold=cold)


def teach(
    durations: Durations,
    *seconds: float,
    node: str = "a",
    signature: str = "s",
    cold: bool = False,
) -> Durations:
    for item in seconds:
        durations.add(signature, node, models=MODELS, seconds=item, cold=cold)
    return durations


def test_nothing_known_is_the_jobs_own_guess():
    estimate = Durations().render(job(seconds=120.0), "a")
    assert estimate.seconds == 120.0
    assert estimate.low < 60.0 < 240.0 < estimate.high


def test_a_node_speaks_for_itself():
    durations = teach(taught(10.0, 10.0, 10.0), 50.0, 50.0, 50.0, node="b")
    assert durations.render(job(), "a").seconds == 10.0
    assert durations.render(job(), "b").seconds == 50.0


def test_one_render_that_was_held_up_changes_little():
    durations = taught(10.0, 11.0, 10.0, 9.0, 300.0)
    assert durations.render(job(), "a").seconds == 10.0


def test_an_unseen_graph_is_told_from_other_nodes_by_how_fast_they_are():
    durations = teach(taught(10.0, 10.0, 10.0), 20.0, 20.0, 20.0, node="b")
    teach(durations, 60.0, 60.0, 60.0, signature="t")
    assert durations.render(job("t"), "b").seconds == pytest.approx(120.0, rel=0.4)
    assert durations.render(job("t"), "b").seconds > 80.0


def test_other_graphs_with_the_same_models_tell_more_than_nothing():
    durations = taught(10.0, 10.0, 10.0)
    estimate = durations.render(job("unseen", seconds=120.0), "a")
    assert estimate.seconds == 10.0
    assert estimate.high > 20.0


def test_loading_is_told_apart_from_rendering():
    durations = teach(taught(10.0, 10.0, 10.0), 42.0, cold=True)
    assert durations.render(job(), "a").seconds == 10.0
    assert durations.load(MODELS, "a") == 32.0
    assert durations.load(MODELS, "unseen") == 32.0
    assert durations.load((), "a") == 0.0


def test_a_straggler_is_later_than_95_of_100():
    rng = random.Random(5)
    durations = taught(*(20 * exp(rng.gauss(0, 0.2)) for _ in range(30)))
    late = durations.late_after("s", "a")
    assert late is not None
    later = sum(20 * exp(rng.gauss(0, 0.2)) > late for _ in range(1000))
    assert 10 < later < 120
    assert durations.late_after("s", "b") is None


def test_after_twenty_renders_the_error_is_below_a_quarter_and_the_range_holds():
    """Three graphs on four nodes of different speeds, spread by a fifth, a load now and then."""
    rng = random.Random(11)
    durations = Durations()
    missed = total = within = count = 0
    for number in range(220):
        signature, node = rng.choice("stu"), rng.choice("abcd")
        warm = {"s": 8, "t": 30, "u": 90}[signature] * {"a": 0.5, "b": 1, "c": 1.4, "d": 3}[node]
        cold = rng.random() < 0.1
        seconds = warm * exp(rng.gauss(0, 0.2)) + 20 * cold
        estimate = durations.render(job(signature), node)
        load = durations.load(MODELS, node) * cold
        if number >= 20:
            missed += abs(estimate.seconds + load - seconds)
            within += estimate.low + load <= seconds <= estimate.high + load
            total, count = total + seconds, count + 1
        durations.add(signature, node, models=MODELS, seconds=seconds, cold=cold)
    assert missed / total < 0.25
    assert 0.7 < within / count < 0.95
