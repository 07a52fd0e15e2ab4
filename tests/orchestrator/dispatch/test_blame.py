import pytest

from orchestrator.dispatch.blame import OF_THE_NODE, Blame
from orchestrator.jobs.models import Cause

ERROR = Cause.RUNTIME_ERROR


def against(blame: Blame, *failures: tuple[str, str, str]) -> int:
    """How many jobs speak against the node of the last of `(node, job, signature)`."""
    return [blame.failed(node, job, kind, ERROR) for node, job, kind in failures][-1]


def test_different_jobs_that_fail_in_a_row_speak_against_their_node():
    assert against(Blame(), ("a", "j1", "x"), ("a", "j2", "y"), ("a", "j3", "z")) == 3


def test_one_job_that_fails_again_and_again_counts_once():
    assert against(Blame(), ("a", "j1", "x"), ("a", "j1", "x"), ("a", "j1", "x")) == 1


def test_a_success_between_begins_the_count_anew():
    blame = Blame()
    against(blame, ("a", "j1", "x"), ("a", "j2", "y"))
    blame.succeeded("a", "s")
    assert against(blame, ("a", "j3", "z")) == 1


def test_each_node_is_counted_by_itself():
    assert against(Blame(), ("a", "j1", "x"), ("a", "j2", "y"), ("b", "j3", "z")) == 1


def test_a_graph_that_fails_on_two_nodes_speaks_against_neither():
    blame = Blame()
    assert against(blame, ("a", "j1", "x"), ("a", "j2", "x")) == 2
    assert against(blame, ("b", "j3", "x")) == 0
    assert against(blame, ("a", "j4", "x")) == 0
    assert against(blame, ("a", "j5", "y")) == 1


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause not in OF_THE_NODE])
def test_what_is_not_of_the_node_does_not_count(cause: Cause):
    assert Blame().failed("a", "j1", "x", cause) == 0
