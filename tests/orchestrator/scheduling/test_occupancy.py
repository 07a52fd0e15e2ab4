from orchestrator.scheduling.occupancy import Occupancy
from orchestrator.scheduling.residency import Residency


def test_a_node_is_busy_for_what_it_was_given_and_has_not_done():
    occupancy = Occupancy()
    occupancy.given("j1", "a", models=("x",), seconds=30.0)
    occupancy.given("j2", "a", models=("y",), seconds=10.0)
    occupancy.started("j1", 100.0)
    assert occupancy.busy("a", 120.0, load=2) == 20.0
    assert occupancy.models("a") == [("x",), ("y",)]
    ended = occupancy.ended("j1")
    assert ended is not None
    assert ended.node_id == "a"
    assert occupancy.busy("a", 130.0, load=1) == 10.0


def test_a_prompt_that_overruns_is_expected_to_run_on():
    occupancy = Occupancy()
    occupancy.given("j1", "a", models=(), seconds=30.0)
    occupancy.started("j1", 0.0)
    assert occupancy.busy("a", 100.0, load=1) == 25.0


def test_prompts_of_others_count_too():
    assert Occupancy().busy("a", 0.0, load=2) == 60.0


def test_a_job_that_moved_is_on_its_new_node_only():
    occupancy = Occupancy()
    occupancy.given("j1", "a", models=(), seconds=30.0)
    occupancy.given("j1", "b", models=(), seconds=30.0)
    assert occupancy.busy("a", 0.0, load=0) == 0.0
    assert occupancy.busy("b", 0.0, load=1) == 30.0


def test_a_node_holds_what_it_will_have_run_last():
    residency = Residency()
    residency.ran("a", ("x",))
    residency.ran("a", ())
    assert residency.held("a") == ("x",)
    assert residency.held("a", [("y",), ("z",)]) == ("z",)
    residency.emptied("a")
    assert residency.held("a") == ()
