import pytest

from orchestrator.dispatch.failures import cause_of, failure_kinds, sentence_of
from orchestrator.jobs.models import Cause
from orchestrator.nodes.models import GraphError

KINDS = failure_kinds()
PHRASES = [(kind.cause, phrase) for kind in KINDS for phrase in kind.phrases]
TYPES = [(kind.cause, name) for kind in KINDS for name in kind.types]


def error(message: str, *, kind: str = "RuntimeError") -> GraphError:
    return GraphError("3", "KSampler", message, exception_type=kind)


@pytest.mark.parametrize(("cause", "phrase"), PHRASES)
def test_each_phrase_names_its_cause_wherever_it_stands(cause: Cause, phrase: str):
    assert cause_of(error(f"Tried: {phrase.upper()}, in vain"), KINDS) is cause


@pytest.mark.parametrize(("cause", "name"), TYPES)
def test_each_class_of_exception_names_its_cause_with_or_without_its_module(
    cause: Cause, name: str
):
    assert cause_of(error("?", kind=name), KINDS) is cause
    assert cause_of(error("?", kind=f"torch.cuda.{name}"), KINDS) is cause


@pytest.mark.parametrize(
    "message",
    [
        "mat1 and mat2 shapes cannot be multiplied (77x768 and 1024x320)",
        "DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes",
        "'NoneType' object has no attribute 'shape'",
    ],
)
def test_any_other_error_is_the_graphs_own(message: str):
    assert cause_of(error(message), KINDS) is Cause.RUNTIME_ERROR


def test_the_sentence_names_the_graph_node_where_it_is_known():
    assert sentence_of(error("no")) == "KSampler (graph node 3): no"
    assert sentence_of(GraphError(None, None, "no")) == "no"
