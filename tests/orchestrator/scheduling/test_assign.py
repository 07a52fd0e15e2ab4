from orchestrator.scheduling.assign import assign
from orchestrator.scheduling.expect import Guess
from orchestrator.scheduling.models import Estimate, NodeSeats, WaitingJob
from orchestrator.scheduling.seats import AHEAD_SECONDS

from .farmlike import job, node


def given(*jobs: WaitingJob, nodes: list[NodeSeats]) -> list[tuple[str, str]]:
    return [(item.job_id, item.node_id) for item in assign(jobs, nodes).assignments]


def test_jobs_are_spread_over_idle_nodes():
    assert given(job(1), job(2), nodes=[node("a"), node("b")]) == [("j1", "a"), ("j2", "b")]


def test_the_first_come_is_served_first_and_a_higher_priority_before_it():
    plan = assign([job(2), job(1), job(3, priority=1)], [node("a", free=2)])
    assert [item.job_id for item in plan.assignments] == ["j3", "j1"]
    assert plan.waits == {"j2": "waits for a free place on A"}


def test_a_job_never_goes_to_a_node_that_is_not_capable():
    plan = assign([job(1, capable=frozenset[str]())], [node("a")])
    assert plan.assignments == ()
    assert "online" in plan.waits["j1"]


def test_a_blocked_job_does_not_hold_up_those_behind_it():
    blocked = job(1, capable=frozenset("z"))
    assert given(blocked, job(2), nodes=[node("a")]) == [("j2", "a")]


def test_a_pinned_job_waits_for_its_node_though_another_is_free():
    plan = assign([job(1, pinned_node="b")], [node("a"), node("b", free=0)])
    assert plan.assignments == ()
    assert plan.waits["j1"] == "waits for a free place on B"


def test_a_node_that_failed_the_job_is_avoided_while_there_is_another():
    again = job(1, avoid=frozenset("a"))
    assert given(again, nodes=[node("a"), node("b", load=1)]) == [("j1", "b")]
    assert given(again, nodes=[node("a")]) == [("j1", "a")]


def test_prompts_of_other_people_count_as_load():
    assert given(job(1), nodes=[node("a", load=5), node("b")]) == [("j1", "b")]


def test_a_sketch_is_drawn_only_where_nothing_can_render():
    nodes = [node("a", is_sketch=True), node("b", load=1)]
    assert given(job(1), nodes=nodes) == [("j1", "b")]
    assert given(job(1, capable=frozenset("a")), nodes=nodes) == [("j1", "a")]


def test_every_assignment_says_why():
    [only] = assign([job(1)], [node("a")]).assignments
    assert only.reason == "A is the only node that can run it now"


def test_the_director_lane_goes_before_every_priority():
    plan = assign([job(1, priority=100), job(2, interactive=True)], [node("a", free=1)])
    assert [item.job_id for item in plan.assignments] == ["j2"]


def test_projects_take_turns():
    jobs = [job(number, project_id="large") for number in range(1, 5)]
    plan = assign([*jobs, job(9, project_id="small")], [node("a", free=3)])
    assert [item.job_id for item in plan.assignments] == ["j1", "j9", "j2"]


def test_a_project_with_short_jobs_gets_more_of_them():
    long = [job(number, project_id="long", seconds=120.0) for number in (1, 2)]
    short = [job(number, project_id="short", seconds=30.0) for number in range(3, 9)]
    plan = assign([*long, *short], [node("a", free=6)])
    assert [item.job_id for item in plan.assignments] == ["j1", "j3", "j4", "j5", "j6", "j2"]


def test_a_node_goes_on_with_the_models_that_it_holds():
    jobs = [job(1, models=("x",)), job(2, models=("y",))]
    plan = assign(jobs, [node("a", free=1, resident=("y",))])
    assert [(item.job_id, item.cold) for item in plan.assignments] == [("j2", False)]
    assert plan.assignments[0].reason.startswith("A")


def test_models_are_spread_over_the_nodes():
    jobs = [job(number, models=("x" if number % 2 else "y",)) for number in range(1, 9)]
    placed = given(*jobs, nodes=[node("a"), node("b")])
    of_node = {name: {int(key[1:]) % 2 for key, at in placed if at == name} for name in "ab"}
    assert all(len(kinds) == 1 for kinds in of_node.values()), placed
    assert of_node["a"] != of_node["b"]


def test_a_job_waits_for_the_node_with_its_models_where_that_is_sooner():
    holder = node("a", free=0, load=1, resident=("x",), busy_seconds=5.0)
    plan = assign([job(1, models=("x",), seconds=4.0)], [holder, node("b")])
    assert plan.assignments == ()
    assert plan.waits["j1"].startswith("waits for A, sooner done there")


def test_models_are_loaded_a_second_time_where_that_is_sooner():
    holder = node("a", free=0, load=1, resident=("x",), busy_seconds=50.0)
    assert given(job(1, models=("x",)), nodes=[holder, node("b")]) == [("j1", "b")]


def test_an_idle_node_is_taken_before_the_second_place_of_a_busy_one():
    nodes = [node("a", free=1, load=1, busy_seconds=40.0), node("b")]
    assert given(job(1), nodes=nodes) == [("j1", "b")]


def test_the_faster_node_gets_the_job():
    assert assign([job(1)], [node("a"), node("b")], expect=_Fast("b")).assignments[0].node_id == "b"


def test_a_node_with_too_little_memory_is_left_out_and_the_wait_says_so():
    large = job(1, vram_floor=16 << 30)
    assert given(large, nodes=[node("a", vram_total=8 << 30), node("b", vram_total=24 << 30)]) == [
        ("j1", "b")
    ]
    plan = assign([large], [node("a", vram_total=8 << 30)])
    assert plan.waits["j1"] == "waits: it needs a node with 16 GB of video memory"


def test_what_keeps_a_job_from_every_node_is_told():
    stuck = job(1, capable=frozenset[str](), obstacle="no online node has `flux.safetensors`")
    assert assign([stuck], [node("a")]).waits["j1"] == (
        "waits: no online node has `flux.safetensors`"
    )


def test_a_job_that_was_overtaken_too_often_comes_first():
    jobs = [job(1, models=("x",), overtaken=3), job(2, models=("y",))]
    nodes = [node("a", free=1, resident=("y",))]
    assert [item.job_id for item in assign(jobs, nodes, bound=4).assignments] == ["j2"]
    forced = assign(jobs, nodes, bound=3).assignments
    assert [item.job_id for item in forced] == ["j1"]


class _Fast(Guess):
    def __init__(self, node_id: str) -> None:
        self._node_id = node_id

    def render(self, job: WaitingJob, node_id: str) -> Estimate:
        seconds = 5.0 if node_id == self._node_id else 20.0
        return Estimate(seconds, seconds, seconds)


def test_prompts_that_are_through_in_a_moment_take_spare_places():
    quick = [job(number, seconds=0.01) for number in range(1, 10)]
    full = node("a", free=2, load=0, busy_seconds=0.0, spare=3)
    assert len(given(*quick, nodes=[full])) == 5


def test_a_spare_place_is_for_no_prompt_that_may_take_long():
    jobs = [job(1, seconds=0.01), job(2, seconds=0.01), job(3), job(4, seconds=0.01)]
    ready = node("a", free=2, load=0, busy_seconds=0.0, spare=6)
    assert given(*jobs, nodes=[ready]) == [("j1", "a"), ("j2", "a")]


def test_spare_places_hold_no_more_than_a_moment_of_work():
    quick = [job(number, seconds=0.08) for number in range(1, 10)]
    ready = node("a", free=2, load=0, busy_seconds=0.0, spare=6)
    assert len(given(*quick, nodes=[ready])) == 2
    busy = node("a", free=0, load=2, busy_seconds=AHEAD_SECONDS, spare=6)
    assert given(*quick, nodes=[busy]) == []


def test_a_node_that_holds_the_models_is_left_its_spare_places_for_short_prompts():
    holder = node("a", free=0, load=2, resident=("x",), busy_seconds=0.1, spare=6)
    other = node("b", resident=("x",), busy_seconds=1.0, load=1, free=1)
    assert given(job(1, models=("x",)), nodes=[holder, other]) == [("j1", "b")]
