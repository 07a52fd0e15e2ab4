from orchestrator.scheduling.forecast import forecast

from .farmlike import job, node


def test_jobs_follow_one_another_on_the_node():
    slots = forecast([job(number, seconds=10.0) for number in (1, 2, 3)], [node("a")])
    assert [(slot.job_id, slot.starts_in, slot.ends_in) for slot in slots] == [
        ("j1", 0.0, 10.0),
        ("j2", 10.0, 20.0),
        ("j3", 20.0, 30.0),
    ]


def test_what_the_node_has_comes_first():
    busy = node("a", free=1, load=1, busy_seconds=12.0)
    [slot] = forecast([job(1, seconds=10.0)], [busy])
    assert (slot.starts_in, slot.ends_in) == (12.0, 22.0)


def test_a_full_node_is_free_again_when_it_is_through():
    full = node("a", free=0, load=2, busy_seconds=12.0)
    slots = forecast([job(number, seconds=10.0) for number in (1, 2, 3)], [full])
    assert [slot.starts_in for slot in slots] == [12.0, 22.0, 32.0]


def test_no_more_is_foreseen_than_was_asked():
    jobs = (job(number, seconds=1.0) for number in range(10_000))
    assert len(forecast(jobs, [node("a"), node("b")], limit=20)) == 20


def test_a_job_that_no_node_can_run_is_not_foreseen():
    assert forecast([job(1, capable=frozenset[str]())], [node("a")]) == []
