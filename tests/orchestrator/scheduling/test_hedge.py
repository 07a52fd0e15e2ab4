from typing import Any

from orchestrator.scheduling.hedge import Straggler, hedges
from orchestrator.scheduling.models import Estimate

QUICK = Estimate(20.0, 15.0, 25.0)


def straggler(job_id: str = "j", **facts: Any) -> Straggler:
    values: dict[str, Any] = {
        "node_id": "a",
        "elapsed": 100.0,
        "late_after": 60.0,
        "waiting": 0,
        "is_hedged": False,
        "elsewhere": {"b": QUICK},
        **facts,
    }
    return Straggler(job_id=job_id, **values)


def made(*running: Straggler, rendered: float = 10_000.0, spent: float = 0.0) -> list[str]:
    return [
        f"{item.job_id}@{item.node_id}" for item in hedges(running, rendered=rendered, spent=spent)
    ]


def test_a_straggler_is_rendered_once_more_on_an_idle_node():
    assert made(straggler()) == ["j@b"]


def test_others_are_left_alone():
    assert made(straggler(elapsed=50.0)) == []
    assert made(straggler(late_after=None)) == []
    assert made(straggler(waiting=1)) == []
    assert made(straggler(is_hedged=True)) == []
    assert made(straggler(elsewhere={})) == []


def test_second_tries_take_a_twentieth_of_all_rendering_at_most():
    assert made(straggler(), rendered=399.0) == []
    assert made(straggler(), rendered=400.0) == ["j@b"]
    assert made(straggler(), rendered=1000.0, spent=31.0) == []


def test_the_latest_job_gets_the_node():
    both = (straggler("one", elapsed=70.0), straggler("two", elapsed=200.0))
    assert made(*both) == ["two@b"]
