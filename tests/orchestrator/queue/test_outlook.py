"""When jobs end, from what was foreseen and how far they are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from orchestrator.jobs.models import Attempt, Status
from orchestrator.queue.outlook import Stay, UnderWay, busy, on_nodes, time_left
from orchestrator.scheduling.models import Estimate

from .test_triage import JOB

NOW = datetime.now(UTC)
WHOLE = Estimate(100.0, 80.0, 140.0)


def under_way(
    job_id: str = "j1", *, ran: float | None = None, fraction: float = 0.0, ago: float = 200.0
) -> UnderWay:
    """On one node for `ago` seconds, of which it `ran` so many."""
    status = Status.LEASED if ran is None else Status.RUNNING
    started = None if ran is None else NOW - timedelta(seconds=ran)
    leased = NOW - timedelta(seconds=ago)
    attempt = Attempt(job_id, 1, "n1", "A", job_id, leased, leased, started, None, None)
    return UnderWay(replace(JOB, id=job_id, status=status), attempt, WHOLE, fraction)


def test_what_has_not_begun_takes_what_was_foreseen():
    assert under_way().left(NOW) == WHOLE


def test_what_runs_takes_the_rest():
    assert under_way(ran=60).left(NOW).seconds == pytest.approx(40)


def test_what_runs_longer_than_it_should_is_given_some_more_time():
    left = under_way(ran=200).left(NOW)
    assert left.seconds == pytest.approx(50)
    assert left.low < left.seconds < left.high


def test_the_further_a_render_is_the_more_its_own_pace_counts():
    """Half way after 200 s, a render of 100 s takes about 200 s more and not 50."""
    assert 100 < under_way(ran=200, fraction=0.5).left(NOW).seconds < 200
    assert under_way(ran=200, fraction=0.99).left(NOW).seconds == pytest.approx(2.5, abs=0.5)


def test_what_is_being_fetched_is_through():
    done = replace(under_way(ran=60), job=replace(JOB, status=Status.COLLECTING))
    assert done.left(NOW).seconds == 0


def test_jobs_of_a_node_follow_one_another_in_the_order_in_which_it_got_them():
    stays = on_nodes(
        [under_way("third", ago=1), under_way("second", ago=9), under_way(ran=60)], NOW
    )
    assert [stay.job.id for stay in stays] == ["j1", "second", "third"]
    assert [round(stay.starts_in) for stay in stays] == [-60, 40, 140]
    assert [round(stay.ends_in) for stay in stays] == [40, 140, 240]
    assert busy(stays) == {"n1": pytest.approx(240)}


def test_an_outlook_grows_old_with_the_clock():
    stay = Stay(JOB, "n1", 0.0, 10.0, 8.0, 14.0)
    assert stay.later(3) == Estimate(7.0, 5.0, 11.0)
    assert stay.later(12) == Estimate(0.0, 0.0, 2.0)


def test_the_time_left_is_that_of_the_last_one_and_of_all_that_were_not_looked_at():
    stays = [Stay(JOB, "n1", 0, 50, 40, 70), Stay(JOB, "n1", 50, 100, 80, 140)]
    assert time_left(stays, waiting=2, foreseen=2) == Estimate(100, 80, 140)
    assert time_left(stays, waiting=20, foreseen=2) == Estimate(1000, 800, 1400)
    assert time_left([], waiting=0, foreseen=0) is None
