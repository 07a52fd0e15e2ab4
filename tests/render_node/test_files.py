"""Uploads and views: names, folders, ranges, variants, and what is not given out."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image, PngImagePlugin

from render_node.options import NodeOptions
from tests.render_node.running import Client
from tests.render_node.test_execution import png

pytestmark = pytest.mark.integration


async def upload(
    client: Client, name: str, content: bytes, route: str = "image", **fields: str
) -> httpx.Response:
    files = {"image": (name, content)}
    return await client.http.post(f"/upload/{route}", files=files, data=fields)


async def view(client: Client, name: str, **query: Any) -> httpx.Response:
    params = {"filename": name, "type": "input", **query}
    return await client.http.get("/view", params=params)


async def test_an_upload_tells_its_name_and_folder(client: Client, options: NodeOptions) -> None:
    answer = await upload(client, "a.png", png("red"), subfolder="sub/x")
    assert answer.json() == {"name": "a.png", "subfolder": "sub/x", "type": "input"}
    assert (options.folder / "input/sub/x/a.png").read_bytes() == png("red")


async def test_the_same_bytes_keep_their_name_and_others_get_a_number(client: Client) -> None:
    names = [
        (await upload(client, "a.png", png(colour))).json()["name"]
        for colour in ("red", "red", "blue", "green", "blue")
    ]
    assert names == ["a.png", "a.png", "a (1).png", "a (2).png", "a (1).png"]


async def test_an_upload_can_overwrite(client: Client) -> None:
    await upload(client, "a.png", png("red"))
    answer = await upload(client, "a.png", png("blue"), overwrite="true")
    assert answer.json()["name"] == "a.png"
    assert (await view(client, "a.png")).content == png("blue")


@pytest.mark.parametrize("kind", ["temp", "output"])
async def test_an_upload_can_go_to_another_folder(client: Client, kind: str) -> None:
    answer = await upload(client, "a.png", png("red"), type=kind)
    assert answer.json() == {"name": "a.png", "subfolder": "", "type": kind}


@pytest.mark.parametrize("subfolder", ["../..", "/etc", "a/../../.."])
async def test_an_upload_stays_in_its_folder(client: Client, subfolder: str) -> None:
    answer = await upload(client, "a.png", png("red"), subfolder=subfolder)
    assert (answer.status_code, answer.content) == (400, b"")


@pytest.mark.parametrize(
    ("name", "status"),
    [("../../evil.png", 400), ("/etc/evil.png", 500), ("sub/dir/ok.png", 500)],
)
async def test_a_file_name_leads_nowhere_else(client: Client, name: str, status: int) -> None:
    assert (await upload(client, name, png("red"))).status_code == status


async def test_an_upload_to_an_unknown_folder_is_trouble(client: Client) -> None:
    answer = await upload(client, "a.png", png("red"), type="nowhere")
    assert answer.text == "500 Internal Server Error\n\nServer got itself in trouble"


async def test_an_upload_needs_a_file(client: Client) -> None:
    no_file = await client.http.post("/upload/image", files={"other": ("a.png", b"x")})
    no_form = await client.http.post("/upload/image", content=b"x")
    assert (no_file.status_code, no_form.status_code) == (400, 400)


async def test_a_body_over_the_limit_is_refused_in_words(client: Client) -> None:
    answer = await upload(client, "a.png", b"x" * 104_857_601)
    assert answer.status_code == 413
    assert answer.text == "Maximum request body size 104857600 exceeded."


async def test_a_mask_lends_its_transparency_to_the_original(client: Client) -> None:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("prompt", "{}")
    original = BytesIO()
    Image.new("RGB", (8, 8), "red").save(original, "PNG", pnginfo=chunks)
    mask = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 77)).save(mask, "PNG")
    await upload(client, "o.png", original.getvalue())
    reference = json.dumps({"filename": "o.png", "subfolder": "", "type": "input"})
    answer = await upload(client, "m.png", mask.getvalue(), "mask", original_ref=reference)
    stored = await view(client, answer.json()["name"])
    with Image.open(BytesIO(stored.content)) as picture:
        assert picture.getpixel((0, 0)) == (255, 0, 0, 77)
        assert isinstance(picture, PngImagePlugin.PngImageFile)
        assert picture.text == {"prompt": "{}"}


async def test_a_mask_of_a_missing_original_writes_nothing(client: Client) -> None:
    reference = json.dumps({"filename": "none.png", "type": "input"})
    answer = await upload(client, "m.png", png("red"), "mask", original_ref=reference)
    assert answer.status_code == 200
    assert (await view(client, "m.png")).status_code == 404


async def test_a_mask_needs_to_say_what_it_is_for(client: Client) -> None:
    assert (await upload(client, "m.png", png("red"), "mask")).status_code == 500


async def test_a_file_is_shown_with_its_name_and_kind(client: Client) -> None:
    await upload(client, "a.png", png("red"))
    answer = await view(client, "a.png")
    assert answer.content == png("red")
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"] == 'filename="a.png"'
    assert answer.headers["accept-ranges"] == "bytes"
    assert (await client.http.get("/view?filename=a.png%20%5Binput%5D")).content == png("red")


@pytest.mark.parametrize("variant", [{}, {"preview": "webp"}, {"channel": "rgb"}])
@pytest.mark.parametrize("name", ["Łódź.png", "画像.png", "Größe.png"])
async def test_a_name_in_any_script_is_told_in_utf_8(
    client: Client, name: str, variant: dict[str, str]
) -> None:
    await upload(client, name, png("red"))
    answer = await view(client, name, **variant)
    assert answer.status_code == 200
    told = dict(answer.headers.raw)[b"content-disposition"]
    assert told.decode() == f'filename="{name}"'


async def test_a_part_of_a_file_can_be_asked_for(client: Client) -> None:
    await upload(client, "a.png", png("red"))
    params = {"filename": "a.png", "type": "input"}
    part = await client.http.get("/view", params=params, headers={"range": "bytes=0-9"})
    assert (part.status_code, part.content) == (206, png("red")[:10])
    assert part.headers["content-range"] == f"bytes 0-9/{len(png('red'))}"


async def test_a_known_file_is_not_sent_again(client: Client) -> None:
    await upload(client, "a.png", png("red"))
    etag = (await view(client, "a.png")).headers["etag"]
    params = {"filename": "a.png", "type": "input"}
    again = await client.http.get("/view", params=params, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("query", "kind", "mode"),
    [
        ({"preview": "webp;50"}, "image/webp", "RGB"),
        ({"preview": "jpeg;80"}, "image/jpeg", "RGB"),
        ({"preview": "jpeg", "channel": "a"}, "image/webp", "RGB"),
        ({"channel": "rgb"}, "image/png", "RGB"),
        ({"channel": "a"}, "image/png", "RGBA"),
    ],
)
async def test_a_picture_is_shown_in_other_forms(
    client: Client, query: dict[str, str], kind: str, mode: str
) -> None:
    await upload(client, "a.png", png("red"))
    answer = await view(client, "a.png", **query)
    assert answer.headers["content-type"] == kind
    assert "etag" not in answer.headers
    with Image.open(BytesIO(answer.content)) as picture:
        assert picture.mode == mode


async def test_text_is_sent_as_text_and_a_page_as_plain_bytes(client: Client) -> None:
    await upload(client, "x.txt", b"hello")
    await upload(client, "x.html", b"<script>")
    assert (await view(client, "x.txt")).headers["content-type"] == "text/plain"
    page = await view(client, "x.html")
    assert page.headers["content-type"] == "application/octet-stream"
    assert (await view(client, "x.txt", preview="webp")).status_code == 500


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"filename": "../../x.png"}, 400),
        ({"filename": "/etc/passwd"}, 400),
        ({"filename": ""}, 400),
        ({"filename": "a.png", "type": "nope"}, 400),
        ({"filename": "passwd", "subfolder": "../../../../etc"}, 403),
        ({"filename": "passwd", "subfolder": "/etc"}, 403),
        ({"filename": "none.png"}, 404),
        ({"filename": "a\0.png"}, 403),
    ],
)
async def test_nothing_else_is_given_out(
    client: Client, query: dict[str, str], status: int
) -> None:
    answer = await client.http.get("/view", params=query)
    assert (answer.status_code, answer.content) == (status, b"")


async def test_a_link_out_of_the_folder_is_not_followed(
    client: Client, options: NodeOptions, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (options.folder / "input/link.txt").symlink_to(tmp_path / "secret.txt")
    assert (await view(client, "link.txt")).status_code == 403


async def test_user_files_are_kept_listed_moved_and_removed(client: Client) -> None:
    http = client.http
    written = await http.post("/userdata/workflows%2Fa.json", content=b'{"x": 1}')
    refused = await http.post("/userdata/workflows%2Fa.json?overwrite=false", content=b"")
    listed = await http.get("/userdata?dir=workflows&recurse=true&split=true")
    tree = await http.get("/v2/userdata")
    moved = await http.post("/userdata/workflows%2Fa.json/move/workflows%2Fb.json")
    read = await http.get("/userdata/workflows%2Fb.json")
    removed = await http.delete("/userdata/workflows%2Fb.json")
    outside = await http.get("/userdata/..%2F..%2Fx.db")
    assert written.json() == "workflows/a.json"
    assert (refused.status_code, refused.text) == (409, "File already exists")
    assert listed.json() == [["a.json", "a.json"]]
    assert tree.json() == [{"name": "workflows", "path": "workflows", "type": "directory"}]
    assert moved.json() == "workflows/b.json"
    assert read.json() == {"x": 1}
    assert removed.status_code == 204
    assert outside.status_code == 403


async def test_settings_are_merged(client: Client) -> None:
    await client.http.post("/settings", json={"A.B": 1})
    await client.http.post("/settings/C.D", json=True)
    assert (await client.http.get("/settings")).json() == {"A.B": 1, "C.D": True}
    assert (await client.http.get("/settings/A.B")).json() == 1
