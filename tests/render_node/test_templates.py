"""The house's own templates run on the house's own node."""

import json
from pathlib import Path

import pytest

from tests.render_node.running import Client, listening

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").glob("*/workflow.json"))

pytestmark = pytest.mark.integration


async def test_every_template_renders_as_it_is(client: Client) -> None:
    for template in TEMPLATES:
        graph = json.loads(template.read_text("utf-8"))
        async with listening(client.url) as listener:
            posted = await client.post(graph, listener.client_id)
            assert posted["node_errors"] == {}, template.parent.name
            await listener.until_idle(posted["prompt_id"])
        item = await client.history(posted["prompt_id"])
        assert item["status"]["completed"], template.parent.name
        assert item["outputs"], template.parent.name
