"""The figures that farm.py prints, held: few loads, near the lower bound, nobody left behind."""

from statistics import median

from benchmarks.farm_work import first_in_first_out, lower_bound, ours, simple, warm_within, work
from orchestrator.scheduling.backlog import BOUND

SEEDS = range(5)


def test_models_are_seldom_loaded_and_no_job_is_overtaken_beyond_the_bound():
    results = {seed: ours(work(seed)) for seed in SEEDS}
    assert median(result.loads for result in results.values()) <= 20
    assert median(result.seconds for result in results.values()) <= 18.5 * 60
    assert max(result.overtaken for result in results.values()) <= BOUND
    for seed, result in results.items():
        assert result.seconds <= 1.1 * lower_bound(work(seed))


def test_other_ways_load_more_or_leave_jobs_behind():
    jobs = work(0)
    mine = ours(jobs)
    assert simple(jobs, first_in_first_out).loads > 20 * mine.loads
    assert simple(jobs, warm_within(32)).loads > 3 * mine.loads
    assert simple(jobs, warm_within(len(jobs))).overtaken > 2 * BOUND
