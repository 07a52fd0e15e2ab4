from orchestrator.scheduling.assign import assign
from orchestrator.scheduling.models import NodeSeats, WaitingJob

BOTH = frozenset(("a", "b"))


def job(number: int, **facts: object) -> WaitingJob:
    values = {"priority": 0, "capable": BOTH, **facts}
    return WaitingJob(id=f"j{number}", number=number, **values)  # pyright: ignore[reportArgumentType]


def node(name: str, *, free: int = 2, load: int = 0, is_sketch: bool = False) -> NodeSeats:
    return NodeSeats(name, name.upper(), free, load, is_sketch)


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
