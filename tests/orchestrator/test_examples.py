"""The example works as it stands, against the node that comes with the house."""

import asyncio
import sys
from pathlib import Path

import pytest

from render_node.app import create_app
from render_node.options import NodeOptions
from studio_kit.media import probe, read_png_text

from .farm import farm_of, served, settings_of

pytestmark = pytest.mark.integration

EXAMPLES = Path(__file__).parents[2] / "examples"


async def run_example(address: str) -> tuple[int | None, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(EXAMPLES / "submit_job.py"),
        address,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode, out.decode().strip(), err.decode().strip()


async def test_the_example_brings_a_picture_home(tmp_path: Path):
    node = create_app(NodeOptions(folder=tmp_path / "node", step_seconds=0))
    async with (
        served(node) as url,
        farm_of(settings_of(tmp_path / "data", sketch=url), online=1) as console,
    ):
        code, path, error = await run_example(console.url)
        assert (code, error) == (0, "")
        picture = tmp_path / "data" / "outputs" / path
        assert (probe(picture).width, probe(picture).height) == (768, 416)
        assert set(read_png_text(picture)) >= {"prompt"}
        [backend] = await console.nodes_online(1)
        assert backend["is_sketch"]


async def test_the_example_says_what_went_wrong(tmp_path: Path):
    nobody = settings_of(tmp_path, sketch="http://127.0.0.1:9")
    async with farm_of(nobody, online=0) as console:
        code, _, error = await run_example(console.url)
    assert code == 1
    assert "No render node is online" in error
