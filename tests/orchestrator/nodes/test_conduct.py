"""The rules of quarantine."""

from datetime import UTC, datetime, timedelta

from orchestrator.nodes.conduct import LONGEST_PAUSE, pause, probed, quarantined

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_pauses_grow_to_an_hour() -> None:
    assert [pause(count) // timedelta(minutes=1) for count in (0, 1, 2, 5, 6, 10_000)] == [
        1,
        2,
        4,
        32,
        60,
        60,
    ]
    assert pause(9) == LONGEST_PAUSE


def test_a_probe_in_vain_makes_the_next_one_wait_longer() -> None:
    first = quarantined(None, "3 jobs failed", now=NOW)
    assert (first.since, first.probe_at) == (NOW, NOW + timedelta(minutes=1))
    later = NOW + timedelta(minutes=1)
    second = probed(first, fault="offline", now=later)
    assert (second.since, second.probe_at) == (NOW, later + timedelta(minutes=2))
    assert not second.on_trial


def test_a_node_without_fault_is_on_trial_and_a_failed_trial_waits_longer_than_before() -> None:
    trial = probed(quarantined(None, "3 jobs failed", now=NOW), fault=None, now=NOW)
    assert trial.on_trial
    again = quarantined(trial, "the trial failed", now=NOW)
    assert (again.reason, again.since) == ("the trial failed", NOW)
    assert again.probe_at == NOW + timedelta(minutes=2)
