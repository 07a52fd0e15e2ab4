"""What a person is told of failures, and what they are offered."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from orchestrator.jobs.models import NOBODY, Cause, Job, JobMetadata, Status
from orchestrator.queue.models import Failure, NodeFacts
from orchestrator.queue.triage import explained, grouped, load_causes
from orchestrator.queue.views import FailureGroup
from studio_kit.tables import TableError

TEXTS = load_causes()
GIGABYTE = 1 << 30
NODES = [
    NodeFacts("a", "Alderaan", usable=True, vram_total=16 * GIGABYTE),
    NodeFacts("b", "Bespin", usable=True, vram_total=48 * GIGABYTE),
    NodeFacts("c", "Coruscant", usable=False, vram_total=24 * GIGABYTE),
]
JOB = Job(
    id="j1",
    number=1,
    status=Status.FAILED,
    priority=0,
    metadata=JobMetadata(shot="2B"),
    graph_hash="h",
    pinned_node=None,
    required_classes=(),
    attempt=1,
    node_id="a",
    prompt_id="p",
    failures=1,
    avoid=frozenset(),
    cancel_requested=False,
    error="broken",
    artifacts=(),
    outputs=(),
    created_at=datetime.now(UTC),
    started_at=None,
    completed_at=datetime.now(UTC),
    position=1.0,
    interactive=False,
    signature="s",
    models=(),
    owner=NOBODY,
    time_limit=None,
    lane=1000,
    cause=Cause.RUNTIME_ERROR,
    vram_floor=None,
    overtaken=0,
    deleted_at=None,
)


def failure(*, on: str = "Alderaan", capable: str = "abc", **changes: Any) -> Failure:
    return Failure(
        job=replace(JOB, **changes),
        failed_on=frozenset(node.id for node in NODES if node.name == on),
        node_name=on,
        capable=frozenset(capable),
    )


def told(*failures: Failure) -> FailureGroup:
    return explained(list(failures), NODES, TEXTS)


def offers(group: FailureGroup) -> dict[str, list[str]]:
    return {remedy.action: remedy.backend_ids for remedy in group.remedies}


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_its_words_and_a_way_out(cause: Cause):
    group = told(failure(cause=cause))
    assert group.title
    assert group.sentence.endswith(".")
    assert "{" not in group.sentence
    assert group.remedies


def test_a_table_without_a_cause_is_refused(tmp_path: Path):
    table = tmp_path / "causes.yaml"
    entry = "{title: t, apart: cause, sentences: [s.], remedies: [retry]}"
    table.write_text(f"other: {entry}\n")
    with pytest.raises(TableError, match="no entry for refused"):
        load_causes(table)
    table.write_text(entry.replace("s.", '"{planet}."').join(("other: ", "\n")))
    with pytest.raises(TableError, match="no such fact: planet"):
        load_causes(table)


def test_too_little_memory_names_how_much_is_needed_and_the_nodes_that_have_it():
    group = told(failure(cause=Cause.OUT_OF_MEMORY, vram_floor=17 * GIGABYTE))
    assert group.sentence == (
        "The render needs more than 17 GB of video memory. It failed on Alderaan."
    )
    assert offers(group) == {"retry_on": ["b"], "retry": []}


def test_where_nothing_else_is_known_the_sentence_does_without():
    group = told(replace(failure(cause=Cause.NODE_GONE), node_name=None))
    assert group.sentence.startswith("The node went away")


def test_a_pinned_job_can_be_let_loose_and_one_for_an_absent_node_can_wait():
    assert offers(told(failure(pinned_node="a")))["unpin"] == ["b"]
    assert offers(told(failure(on="Coruscant", capable="c"))) == {"wait": ["c"]}
    assert "wait" not in offers(told(failure(capable="ab")))


def test_what_no_node_can_run_is_offered_nothing():
    assert told(failure(capable="")).remedies == []


def test_a_node_is_offered_when_it_can_run_all_jobs_of_the_group():
    group = told(failure(capable="ab"), failure(capable="a"))
    assert "retry_on" not in offers(group)
    group = told(failure(capable="ab"), replace(failure(), capable=None))
    [remedy] = [remedy for remedy in group.remedies if remedy.action == "retry_on"]
    assert (remedy.label, remedy.backend_ids) == ("Retry 2 on Bespin", ["b"])


def test_what_one_remedy_mends_is_one_group_the_largest_first():
    failures = [
        failure(id="1", error="KSampler (graph node 3): NaN", metadata=JobMetadata(shot="3C")),
        failure(id="2", cause=Cause.NODE_GONE),
        failure(id="3", cause=Cause.NODE_GONE, on="Bespin"),
        failure(id="4", error="KSampler (graph node 3): zero"),
        failure(id="5", error="VAEDecode (graph node 8): zero"),
        failure(id="6", cause=Cause.MISSING_FILE, error="a_v1.safetensors is missing"),
        failure(id="7", cause=Cause.MISSING_FILE, error="b_v2.safetensors is missing"),
    ]
    groups = grouped(failures, TEXTS)
    assert [failure.job.id for failure in groups[0]] == ["1", "4"]
    assert sorted(len(group) for group in groups) == [1, 1, 1, 1, 1, 2]
    assert told(*groups[0]).shots == ["2B", "3C"]
    assert told(*groups[0]).detail == "KSampler (graph node 3): NaN"
