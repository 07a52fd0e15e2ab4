"""Media inputs: taken with a submission, and put on the node that runs the graph, once."""

import base64
import hashlib
import io
import re
from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from orchestrator.database import Database
from orchestrator.inputs.kept import KeptInputs
from orchestrator.inputs.models import InputMissing, InputTooLarge, InputUnusable, MaskedInput
from orchestrator.inputs.service import Inputs
from orchestrator.inputs.storage import UploadStorage
from orchestrator.jobs.models import Graph, GraphInvalid, JobMetadata
from orchestrator.nodes.comfy import ComfyNode
from studio_kit.errors import Invalid
from tests.orchestrator.farm import make_project

GRAPH: Graph = {
    "1": {"class_type": "LoadImage", "inputs": {"image": "example.png"}},
    "2": {"class_type": "LoadImage", "inputs": {"image": "example.png"}},
}
LARGEST = 5000


def picture(colour: str = "red", mode: str = "RGB", size: tuple[int, int] = (8, 6)) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, colour).save(buffer, "PNG")
    return buffer.getvalue()


class InputFolder:
    """The input folder of a node, behind its HTTP."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.uploads = 0

    def answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/view":
            data = self.files.get(request.url.params["filename"])
            return httpx.Response(404) if data is None else httpx.Response(200, content=data)
        self.uploads += 1
        head, _, body = request.read().partition(b"\r\n\r\n")
        found = re.search(rb'filename="([^"]+)"', head)
        assert found is not None
        name = found[1].decode()
        self.files[name] = body.rpartition(b"\r\n--")[0]
        return httpx.Response(200, json={"name": name, "subfolder": "", "type": "input"})


class Bench:
    """Inputs with one node and one project."""

    def __init__(self, folder: Path, database: Database, http: httpx.AsyncClient) -> None:
        self.project = folder / "line"
        self.inputs = Inputs(
            KeptInputs(folder / "kept"),
            UploadStorage(database),
            outputs=folder / "outputs",
            largest=LARGEST,
        )
        self.client = ComfyNode("http://node", http)

    def metadata(self, **inputs: str | MaskedInput) -> JobMetadata:
        """`n1="a.png"` names the image of graph node 1."""
        named = {f"{key[1:]}.image": source for key, source in inputs.items()}
        return JobMetadata(project_path=str(self.project), inputs=named)

    def write(self, name: str, data: bytes) -> None:
        (self.project / name).write_bytes(data)

    async def prepared(self, metadata: JobMetadata, node_id: str = "n1") -> list[str]:
        graph = await self.inputs.prepared(GRAPH, metadata, node_id=node_id, client=self.client)
        return [graph[key]["inputs"]["image"] for key in ("1", "2")]


@pytest.fixture
def node() -> InputFolder:
    return InputFolder()


@pytest.fixture
async def bench(tmp_path: Path, node: InputFolder) -> AsyncGenerator[Bench]:
    make_project(tmp_path / "line")
    http = httpx.AsyncClient(transport=httpx.MockTransport(node.answer))
    async with Database.open(tmp_path / "farm.db") as database, http:
        yield Bench(tmp_path, database, http)


async def test_a_file_of_the_project_is_put_on_the_node_and_named_as_there(
    bench: Bench, node: InputFolder
):
    data = picture()
    bench.write("ref.PNG", data)
    names = await bench.prepared(bench.metadata(n1="ref.PNG"))
    name = f"studio_{hashlib.sha256(data).hexdigest()[:24]}.png"
    assert names == [name, "example.png"]
    assert node.files == {name: data}


async def test_a_file_is_uploaded_once_per_node(bench: Bench, node: InputFolder):
    bench.write("a.png", picture())
    bench.write("copy.png", picture())
    await bench.prepared(bench.metadata(n1="a.png", n2="copy.png"))
    await bench.prepared(bench.metadata(n1="a.png"))
    assert node.uploads == 1
    await bench.prepared(bench.metadata(n1="a.png"), "n2")
    assert node.uploads == 2


async def test_a_node_that_lost_the_file_is_given_it_again(bench: Bench, node: InputFolder):
    bench.write("a.png", picture())
    await bench.prepared(bench.metadata(n1="a.png"))
    node.files.clear()
    await bench.prepared(bench.metadata(n1="a.png"))
    assert len(node.files) == 1


async def test_a_changed_file_is_another_file(bench: Bench, node: InputFolder):
    bench.write("a.png", picture("red"))
    before = await bench.prepared(bench.metadata(n1="a.png"))
    bench.write("a.png", picture("blue", size=(9, 9)))
    assert await bench.prepared(bench.metadata(n1="a.png")) != before
    assert len(node.files) == 2


async def test_a_data_url_is_kept_as_a_file(bench: Bench, node: InputFolder):
    url = f"data:image/png;base64,{base64.b64encode(picture()).decode()}"
    taken = bench.inputs.taken(GRAPH, bench.metadata(n1=url))
    name = taken.inputs["1.image"]
    assert isinstance(name, str)
    assert name.startswith("kept:")
    await bench.prepared(taken)
    assert list(node.files.values()) == [picture()]


async def test_a_mask_becomes_the_transparency_of_the_picture(bench: Bench, node: InputFolder):
    bench.write("a.png", picture("red"))
    mask = Image.new("L", (8, 6), 0)
    mask.putpixel((3, 2), 255)
    buffer = io.BytesIO()
    mask.save(buffer, "PNG")
    bench.write("mask.png", buffer.getvalue())
    await bench.prepared(bench.metadata(n1=MaskedInput(image="a.png", mask="mask.png")))
    [data] = node.files.values()
    joined = Image.open(io.BytesIO(data))
    assert joined.getpixel((0, 0)) == (255, 0, 0, 255)
    assert joined.getpixel((3, 2)) == (255, 0, 0, 0)


async def test_a_transparent_mask_is_taken_as_it_is(bench: Bench, node: InputFolder):
    bench.write("a.png", picture("red"))
    bench.write("mask.png", picture("#00000000", "RGBA", (4, 3)))
    await bench.prepared(bench.metadata(n1=MaskedInput(image="a.png", mask="mask.png")))
    [data] = node.files.values()
    assert Image.open(io.BytesIO(data)).getpixel((5, 5)) == (255, 0, 0, 0)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("gone.png", InputMissing),
        ("notes.txt", InputUnusable),
        ("large.png", InputTooLarge),
        ("../secret.png", Invalid),
        ("/etc/passwd", Invalid),
        ("kept:../../secret.png", InputMissing),
        (f"kept:{'0' * 64}.png", InputMissing),
        ("data:text/html;base64,AAAA", InputUnusable),
        ("data:image/png;base64,%%%", InputUnusable),
        ("data:image/png", InputUnusable),
    ],
)
async def test_an_input_that_cannot_be_used_is_refused(
    bench: Bench, source: str, error: type[Exception]
):
    bench.write("notes.txt", b"x")
    bench.write("large.png", b"x" * (LARGEST + 1))
    with pytest.raises(error):
        bench.inputs.taken(GRAPH, bench.metadata(n1=source))


async def test_an_input_of_an_unknown_graph_node_is_refused(bench: Bench):
    bench.write("a.png", picture())
    with pytest.raises(GraphInvalid):
        bench.inputs.taken(GRAPH, bench.metadata(n7="a.png"))


async def test_a_file_that_went_away_since_is_told(bench: Bench):
    with pytest.raises(InputMissing):
        await bench.prepared(bench.metadata(n1="gone.png"))
