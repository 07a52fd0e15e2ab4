"""What comes next in a run, decided from its plan and the states of its steps alone."""

from typing import Any

from orchestrator.graphs.advance import (
    Fail,
    Finish,
    Move,
    Skip,
    Submit,
    first_states,
    instance_key,
    moves,
    run_status,
    unmended,
)
from orchestrator.graphs.models import JobGraph, RunStatus, StepState, StepStatus
from orchestrator.graphs.plan import Plan

from ..fakes import graph

IMAGE = {"kind": "image", "path": "a.png", "width": 64, "height": 48}
MADE = {"files": [IMAGE], "seed": 7, "job_id": "j"}


class Trial:
    """A run whose jobs end as the test says."""

    def __init__(self, *steps: dict[str, Any]) -> None:
        self.plan = Plan.of(JobGraph.model_validate({"steps": list(steps)}))
        self.states = {state.key: state for state in first_states(self.plan)}
        self.submitted: list[str] = []

    def go(self) -> "Trial":
        while found := moves(self.plan, self.states):
            for move in found:
                self._make(move)
        return self

    def ends(self, key: str, status: StepStatus = StepStatus.DONE, **outputs: Any) -> "Trial":
        self._change(key, status=status, outputs={**MADE, **outputs})
        return self.go()

    def status_of(self, key: str) -> StepStatus:
        return self.states[key].status

    @property
    def status(self) -> RunStatus:
        return run_status(self.plan, self.states)

    def _make(self, move: Move) -> None:
        match move:
            case Submit():
                self.submitted.append(move.key)
                self._change(move.key, status=StepStatus.RUNNING)
            case Finish(outputs=outputs, opened=opened):
                self._change(move.key, status=StepStatus.DONE, outputs=outputs)
                self.states |= {state.key: state for state in opened}
            case Skip(reason=reason):
                self._change(move.key, status=StepStatus.SKIPPED, reason=reason)
            case Fail(reason=reason):
                self._change(move.key, status=StepStatus.FAILED, reason=reason)

    def _change(self, key: str, **values: Any) -> None:
        self.states[key] = self.states[key].model_copy(update=values)


def job(key: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "kind": "workflow", "workflow_json": graph(), **fields}


def merge(key: str, *of: str, mode: str = "all") -> dict[str, Any]:
    return {"id": key, "kind": "merge", "of": list(of), "mode": mode}


def fan(*items: Any, key: str = "fan", **fields: Any) -> dict[str, Any]:
    return {"id": key, "kind": "fan_out", **({"items": list(items)} if items else {}), **fields}


def mapped(key: str = "each") -> dict[str, Any]:
    return job(key, inputs={"3.seed": "fan.item"})


def test_steps_go_in_the_order_of_their_needs():
    trial = Trial(job("b", inputs={"3.seed": "a.seed"}), job("a")).go()
    assert trial.submitted == ["a"]
    trial.ends("a")
    assert trial.submitted == ["a", "b"]
    assert trial.ends("b").status is RunStatus.DONE


def test_what_needs_something_that_was_not_made_fails():
    trial = Trial(job("a"), job("b", inputs={"10.image": "a.video"})).go().ends("a")
    assert trial.states["b"].reason == "a.video is needed and was not made."
    assert trial.status is RunStatus.FAILED


def test_what_a_condition_leaves_out_leaves_out_what_needs_it():
    trial = Trial(job("a", when="1 > 2"), job("b", inputs={"3.seed": "a.seed"}), job("c")).go()
    assert trial.submitted == ["c"]
    assert trial.status_of("b") is StepStatus.SKIPPED
    assert trial.ends("c").status is RunStatus.DONE


def test_a_condition_sees_nothing_of_a_step_that_was_left_out():
    trial = Trial(job("a", when="false"), job("b", when="len(a.images) == 0")).go()
    assert trial.submitted == ["b"]


def test_a_condition_that_cannot_be_decided_fails_its_step():
    trial = Trial(job("a"), job("b", when='a.seed < "x"')).go().ends("a")
    assert trial.states["b"].reason == "< needs numbers, not a text."


def test_each_item_runs_by_itself_through_the_whole_chain():
    after = job("after", inputs={"10.image": "each.image"}, when="fan.index != 1")
    trial = Trial(fan(5, 6, 7), mapped(), after, merge("all", "after.image")).go()
    assert trial.submitted == ["each[0]", "each[1]", "each[2]"]
    trial.ends("each[2]")
    assert trial.submitted[-1] == "after[2]"
    trial.ends("each[0]").ends("each[1]").ends("after[0]")
    assert trial.status_of("all") is StepStatus.WAITING
    trial.ends("after[2]")
    assert trial.status_of("after[1]") is StepStatus.SKIPPED
    assert trial.states["all"].outputs == {"items": [IMAGE, IMAGE]}
    assert trial.status is RunStatus.DONE


def test_a_fan_out_goes_over_what_a_step_made():
    trial = Trial(job("a"), fan(over="a.files"), job("b", inputs={"10.image": "fan"})).go()
    trial.ends("a", files=[IMAGE] * 4)
    assert trial.submitted == ["a", *(instance_key("b", item) for item in range(4))]


def test_a_fan_out_over_nothing_is_done_at_once():
    trial = Trial(job("a"), fan(over="a.files"), mapped(), merge("all", "each.image")).go()
    trial.ends("a", files=[])
    assert trial.states["all"].outputs == {"items": []}
    assert trial.status is RunStatus.DONE


def test_a_fan_out_is_bounded():
    trial = Trial(job("a"), fan(over="a.files"), mapped()).go().ends("a", files=[IMAGE] * 501)
    assert trial.states["fan"].reason == "It has 501 items; at most 500 can be run."
    steps = [mapped(f"each{number}") for number in range(5)]
    trial = Trial(job("a"), fan(over="a.files"), *steps).go().ends("a", files=[IMAGE] * 500)
    assert trial.states["fan"].reason == "The run would have more than 2000 steps."


def test_seeds_are_drawn_from_their_base():
    seeds = {"count": 3, "strategy": "sequential", "base_seed": 40}
    trial = Trial(fan(seeds=seeds), mapped()).go()
    assert trial.states["fan"].outputs == {"items": [40, 41, 42]}


def test_a_fan_out_that_is_left_out_leaves_out_its_merge():
    trial = Trial(fan(1, 2, when="false"), mapped(), merge("all", "each.image")).go()
    assert trial.status_of("all") is StepStatus.SKIPPED
    assert trial.status is RunStatus.DONE


def test_a_failed_item_holds_up_a_merge_of_all_and_not_one_of_any():
    steps = (
        fan(1, 2),
        mapped(),
        merge("all", "each.image"),
        merge("some", "each.image", mode="any"),
    )
    trial = Trial(*steps).go().ends("each[0]", StepStatus.FAILED).ends("each[1]")
    assert trial.status_of("all") is StepStatus.WAITING
    assert trial.states["some"].outputs == {"items": [IMAGE]}
    assert trial.status is RunStatus.FAILED
    assert [state.key for state in unmended(trial.plan, trial.states)] == ["each[0]"]


def test_a_merge_of_any_makes_do_with_what_was_made():
    steps = (job("a"), job("b"), merge("some", "a.image", "b.image", mode="any"))
    trial = Trial(*steps).go().ends("a", StepStatus.FAILED)
    assert trial.status_of("some") is StepStatus.WAITING
    assert trial.ends("b").status is RunStatus.DONE
    trial = Trial(*steps).go().ends("a", StepStatus.FAILED).ends("b", StepStatus.FAILED)
    assert trial.status is RunStatus.FAILED


def test_the_first_of_several_goes_on_and_the_others_are_left():
    steps = (job("a"), job("b"), job("c"), merge("one", "a.image", "b.image", mode="first"))
    trial = Trial(*steps).go().ends("b")
    assert trial.status_of("one") is StepStatus.DONE
    assert trial.status_of("a") is StepStatus.SKIPPED
    assert trial.status_of("c") is StepStatus.RUNNING


def test_a_step_that_somebody_else_needs_is_not_left():
    steps = (
        job("a"),
        job("b"),
        merge("one", "a.image", "b.image", mode="first"),
        job("c", inputs={"10.image": "a.image"}),
    )
    assert Trial(*steps).go().ends("b").status_of("a") is StepStatus.RUNNING


def test_an_end_that_is_asked_for_by_name_is_made_up_for():
    steps = (job("a"), job("b", when='a.status == "failed"'))
    trial = Trial(*steps).go().ends("a", StepStatus.FAILED).ends("b")
    assert trial.status is RunStatus.DONE
    trial = Trial(*steps).go().ends("a")
    assert trial.status_of("b") is StepStatus.SKIPPED


def test_a_failure_that_is_only_left_out_is_not_made_up_for():
    trial = Trial(job("a"), job("b", when='a.status == "done"')).go().ends("a", StepStatus.FAILED)
    assert trial.status_of("b") is StepStatus.SKIPPED
    assert trial.status is RunStatus.FAILED


def test_a_cancelled_job_ends_the_run_as_cancelled():
    trial = Trial(job("a"), job("b", inputs={"3.seed": "a.seed"})).go()
    assert trial.ends("a", StepStatus.CANCELLED).status is RunStatus.CANCELLED


def test_nothing_moves_without_a_reason():
    trial = Trial(job("a"), job("b", inputs={"3.seed": "a.seed"})).go()
    assert moves(trial.plan, trial.states) == []
    assert trial.status is RunStatus.RUNNING
    assert isinstance(trial.states["a"], StepState)
