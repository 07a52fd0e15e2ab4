import json
from pathlib import Path

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info
from prompt_engine.workflows.node_classes.known import known_classes
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.storage import load_knowledge

RECORDED = Path(__file__).parents[4] / "../shared/reference/comfyui/object_info.json"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def known() -> NodeClasses:
    return known_classes()


@pytest.fixture(scope="session", params=["known", "recorded"])
def classes(request: pytest.FixtureRequest, known: NodeClasses) -> NodeClasses:
    """What we know ourselves, and what a real server told."""
    if request.param == "known":
        return known
    if not RECORDED.exists():
        pytest.skip("the classes that a real server told are not here")
    return read_object_info(json.loads(RECORDED.read_text()))
