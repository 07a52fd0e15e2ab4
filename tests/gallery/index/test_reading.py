"""What the index keeps of a file, from its record or from itself."""

import json
import os
from pathlib import Path

import pytest

from gallery.index.models import Facts, Seen
from gallery.index.reading import read_facts
from studio_kit.paths import ProjectRoot
from studio_kit.project import sidecar_of, write_take
from tests.studio_kit.carriers.files import WORDS, png
from tests.studio_kit.carriers.test_making import CHECKPOINT

from ..conftest import MakePicture
from ..takes import take_of


def facts_of(project: Path, name: str) -> Facts:
    path = project / name
    facts = path.stat()
    sidecar = sidecar_of(path)
    recorded = sidecar.stat().st_mtime_ns if sidecar.exists() else 0
    seen = Seen(name, facts.st_size, facts.st_mtime_ns, recorded)
    return read_facts(ProjectRoot.open(project), seen)


def test_a_take_is_what_its_record_says(project: Path, picture: MakePicture):
    path = picture("a.png")
    write_take(ProjectRoot.open(project), take_of(path))
    facts = facts_of(project, "a.png")
    assert (facts.prompt, facts.seed, facts.shot, facts.sha256) == ("Mara", 7, "1A", "0" * 64)


@pytest.mark.parametrize(
    ("intent", "looks"),
    [
        (None, ()),
        ({"camera": None}, ()),
        ({"camera": {"size": "wide", "film_preset": 7, "style_preset": ""}}, ()),
        ({"camera": {"film_preset": "alien_1979", "size": "wide"}}, ("alien_1979",)),
    ],
)
def test_a_take_tells_the_look_that_was_wanted(
    project: Path, picture: MakePicture, intent: dict[str, object] | None, looks: tuple[str, ...]
):
    take = take_of(picture("a.png")).model_copy(update={"intent": intent})
    write_take(ProjectRoot.open(project), take)
    assert facts_of(project, "a.png").looks == looks


def test_of_a_file_that_was_changed_after_its_record_the_content_is_not_known(
    project: Path, picture: MakePicture
):
    path = picture("a.png")
    write_take(ProjectRoot.open(project), take_of(path))
    later = path.stat().st_mtime + 3600
    os.utime(path, (later, later))
    assert facts_of(project, "a.png").sha256 is None


def test_a_picture_without_a_record_tells_how_it_was_made(project: Path):
    (project / "a.png").write_bytes(png({"prompt": json.dumps(CHECKPOINT)}))
    facts = facts_of(project, "a.png")
    assert (facts.prompt, facts.negative, facts.seed) == ("a lighthouse", "blurry", 42)
    assert (facts.models, facts.width) == (("sd_xl_base.safetensors",), 16)
    (project / "b.png").write_bytes(png({"parameters": WORDS}))
    assert facts_of(project, "b.png").sampler == "DPM++ 2M"


@pytest.mark.parametrize(("seed", "kept"), [(2**63 - 1, 2**63 - 1), (2**63, None)])
def test_a_seed_that_no_index_can_keep_is_left_aside(project: Path, seed: int, kept: int | None):
    graph = {"1": {"class_type": "KSampler", "inputs": {"seed": seed, "steps": 4}}}
    (project / "a.png").write_bytes(png({"prompt": json.dumps(graph)}))
    facts = facts_of(project, "a.png")
    assert (facts.seed, facts.steps) == (kept, 4)


def test_what_is_damaged_in_a_picture_is_no_fault_of_the_picture(project: Path):
    (project / "a.png").write_bytes(png({"prompt": "{"}))
    facts = facts_of(project, "a.png")
    assert (facts.prompt, facts.width, facts.remark) == ("", 16, None)
