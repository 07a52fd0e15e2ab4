"""Bringing pictures home: repeatable wherever a crash cut it short."""

import os
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from orchestrator.jobs.models import NOBODY, Job, JobMetadata, Status
from orchestrator.nodes.comfy import ComfyNode
from orchestrator.nodes.models import Artifact, ArtifactMissing
from orchestrator.outputs.collect import Collector, wanted_files
from orchestrator.outputs.models import FolderUnwritable, NothingMade, Render
from studio_kit.project import sidecar_of
from studio_kit.version_claims import claim_version

from .fakes import picture

NOW = datetime(2026, 11, 21, tzinfo=UTC)
FILES = {"a.png": picture("a"), "b.png": picture("bb")}


def artifact(name: str, kind: str = "output") -> Artifact:
    return Artifact(graph_node="9", filename=name, subfolder="", type=kind)


def job(*names: str) -> Job:
    return Job(
        id="j1",
        number=1,
        status=Status.COLLECTING,
        priority=0,
        metadata=JobMetadata(shot="1A"),
        graph_hash="h",
        pinned_node=None,
        required_classes=(),
        attempt=1,
        node_id="n1",
        prompt_id="p1",
        failures=0,
        avoid=frozenset(),
        cancel_requested=False,
        error=None,
        artifacts=tuple(artifact(name) for name in names or ("a.png",)),
        outputs=(),
        created_at=NOW,
        started_at=NOW,
        completed_at=None,
        position=1.0,
        interactive=False,
        signature="s",
        models=(),
        owner=NOBODY,
        time_limit=None,
        lane=0,
        cause=None,
        vram_floor=None,
        overtaken=0,
        deleted_at=None,
    )


def render(of: Job | None = None) -> Render:
    return Render(of or job(), {}, "Alderaan", NOW, node_version="0.3.64")


def answer(request: httpx.Request) -> httpx.Response:
    data = FILES.get(request.url.params["filename"])
    return httpx.Response(200, content=data) if data else httpx.Response(404)


@pytest.fixture
async def node() -> AsyncGenerator[ComfyNode]:
    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
        yield ComfyNode("http://node", http)


@pytest.fixture
def collector(tmp_path: Path) -> Collector:
    return Collector(tmp_path)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def pictures(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.png"))


async def test_collecting_again_gives_the_same_takes(
    collector: Collector, node: ComfyNode, tmp_path: Path
):
    render_of_two = render(job("a.png", "b.png"))
    _, first = await collector.collect(render_of_two, node, again=True)
    _, again = await collector.collect(render_of_two, node, again=True)
    assert again == first
    assert pictures(tmp_path) == ["outputs_1A_v001-2.png", "outputs_1A_v001.png"]


async def test_a_take_knows_the_version_of_its_node(collector: Collector, node: ComfyNode):
    _, [take] = await collector.collect(render(job("a.png")), node, again=False)
    assert (take.node_name, take.node_version) == ("Alderaan", "0.3.64")


async def test_collecting_what_is_all_there_takes_no_number_meanwhile(
    collector: Collector, node: ComfyNode
):
    home, _ = await collector.collect(render(), node, again=True)
    os.utime(home.folder, (0, 0))
    await collector.collect(render(), node, again=True)
    assert home.folder.stat().st_mtime == 0, "a claim was made and taken back"


async def test_a_claim_that_a_crash_left_is_released(
    collector: Collector, node: ComfyNode, tmp_path: Path
):
    home, _ = await collector.collect(render(), node, again=True)
    claim = claim_version(tmp_path, home.naming, owner="j1/1")
    await collector.collect(render(), node, again=True)
    assert not claim.markers[0].exists()


async def test_a_crash_between_two_pictures_is_made_good_in_the_same_version(
    collector: Collector, node: ComfyNode, tmp_path: Path
):
    both = render(job("a.png", "b.png"))
    home, [first, second] = await collector.collect(both, node, again=True)
    claim_version(tmp_path, home.naming, owner="j1/1").release()
    lost = tmp_path / second.path
    sidecar_of(lost).unlink()
    lost.unlink()
    marker = lost.with_name(".outputs_1A_v001.claim")
    marker.write_text("j1/1")
    _, takes = await collector.collect(both, node, again=True)
    assert takes[0].id == first.id
    assert takes[1].path == second.path
    assert not marker.exists()


async def test_a_crash_between_file_and_record_leaves_one_take_of_that_version(
    collector: Collector, node: ComfyNode, tmp_path: Path
):
    _, [take] = await collector.collect(render(), node, again=True)
    sidecar_of(tmp_path / take.path).unlink()
    (tmp_path / take.path).with_name(".outputs_1A_v001.claim").write_text("j1/1")
    _, [again] = await collector.collect(render(), node, again=True)
    assert again.path == take.path
    assert pictures(tmp_path) == ["outputs_1A_v001.png"]
    assert sidecar_of(tmp_path / again.path).is_file()


async def test_a_later_attempt_gets_a_version_of_its_own(
    collector: Collector, node: ComfyNode, tmp_path: Path
):
    await collector.collect(render(), node, again=True)
    _, [take] = await collector.collect(render(replace(job(), attempt=2)), node, again=True)
    assert (take.version, take.attempt) == (2, 2)


async def test_a_missing_file_leaves_no_claim_behind(
    collector: Collector, node: ComfyNode, tmp_path: Path
):
    with pytest.raises(ArtifactMissing):
        await collector.collect(render(job("gone.png")), node, again=True)
    assert files(tmp_path) == []


async def test_a_graph_without_files_made_nothing(collector: Collector, node: ComfyNode):
    with pytest.raises(NothingMade):
        await collector.collect(render(replace(job(), artifacts=())), node, again=True)


async def test_files_that_are_no_media_are_named(collector: Collector, node: ComfyNode):
    with pytest.raises(NothingMade, match=r"it saved only a\.psd, b\.latent\)"):
        await collector.collect(render(job("a.psd", "b.latent")), node, again=True)


async def test_a_folder_in_which_a_file_stands_is_unwritable(
    collector: Collector, node: ComfyNode, tmp_path: Path
):
    (tmp_path / "outputs").write_text("in the way")
    with pytest.raises(FolderUnwritable):
        await collector.collect(render(), node, again=True)


def test_saved_files_are_preferred_and_others_than_media_are_left():
    saved, shown, mesh = artifact("a.png"), artifact("t.png", "temp"), artifact("m.glb")
    assert [want.artifact for want in wanted_files([shown, mesh, saved, saved])] == [saved]
    assert [want.artifact for want in wanted_files([shown])] == [shown]


WORDS = Artifact(graph_node="5", filename="", subfolder="", type="text", text="A lamp goes out.")


async def test_words_that_the_graph_told_stand_in_the_record_of_its_pictures(
    collector: Collector, node: ComfyNode
):
    both = replace(job(), artifacts=(WORDS, artifact("a.png")))
    _, [take] = await collector.collect(render(both), node, again=True)
    assert take.texts == ("A lamp goes out.",)


async def test_a_graph_that_only_tells_words_is_collected_without_a_take(
    collector: Collector, node: ComfyNode, tmp_path: Path
):
    _, takes = await collector.collect(render(replace(job(), artifacts=(WORDS,))), node, again=True)
    assert takes == []
    assert files(tmp_path) == []
