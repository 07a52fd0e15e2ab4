"""What a picture tells of its making is what the form of its graph says: one reading, two uses."""

import json
from pathlib import Path

import pytest

from gallery.index.models import Seen
from gallery.index.reading import read_facts
from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.models import Reading
from prompt_engine.workflows.reading.service import read_graph
from studio_kit.graph import Graph
from studio_kit.paths import ProjectRoot
from tests.prompt_engine.workflows.reading.readings import GRAPHS, load
from tests.studio_kit.carriers.files import png

HOUSE = sorted(Path(__file__).parents[4].glob("templates/*/workflow.json"))
RECORDED = sorted(GRAPHS.glob("*.yaml"))


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def graph_in(path: Path) -> Graph:
    return json.loads(path.read_text()) if path.suffix == ".json" else load(path.stem)[0]


def words(reading: Reading, role: str) -> set[str]:
    return {one.text.strip() for one in reading.prompts if one.role == role and one.text.strip()}


def value(reading: Reading, role: str) -> object:
    return next((one.value for one in reading.parameters if one.role == role), None)


@pytest.mark.parametrize("path", [*HOUSE, *RECORDED], ids=named)
def test_a_picture_tells_what_the_form_of_its_graph_says(
    path: Path, tmp_path: Path, known: NodeClasses, knowledge: Knowledge
) -> None:
    graph = graph_in(path)
    content = png({"prompt": json.dumps(graph)})
    (tmp_path / "a.png").write_bytes(content)
    facts = read_facts(ProjectRoot(tmp_path), Seen("a.png", len(content), 1))
    reading = read_graph(graph, known, knowledge)
    assert set(facts.prompt.splitlines()) >= set("\n".join(words(reading, "prompt")).splitlines())
    assert (facts.seed, facts.steps) == (value(reading, "seed"), value(reading, "steps"))
    assert set(facts.loras) >= {one.name for one in reading.loras if not one.bypassed}
