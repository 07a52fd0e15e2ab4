"""What sockets hear: their own prompts, everybody's status, and what happens when they break."""

import asyncio
import json

import pytest
import websockets

from tests.render_node.compact import compact
from tests.render_node.graphs import diffusion, plain
from tests.render_node.running import DEADLINE, Client, Json, Listener, listening, opened

pytestmark = pytest.mark.integration


def long_graph() -> Json:
    """Runs until it is interrupted, when `step_seconds` is not 0."""
    return diffusion(steps=4000)


async def start_long(client: Client, listener: Listener) -> str:
    """The id of a prompt that has taken its first step and goes on for long."""
    await client.faults(step_seconds=0.01)
    posted = await client.post(long_graph(), listener.client_id)
    await listener.until("progress", node="3")
    return posted["prompt_id"]


async def is_silent(listener: Listener) -> bool:
    try:
        await listener.next(0.3)
    except TimeoutError:
        return True
    return False


async def test_a_socket_without_a_client_id_is_given_one(client: Client) -> None:
    async with listening(client.url, "") as listener:
        first = listener.heard[0]
    assert isinstance(first, dict)
    assert len(first["data"]["sid"]) == 32


async def test_features_are_told_once_and_garbage_before_is_passed_over(client: Client) -> None:
    flags = {"type": "feature_flags", "data": {"supports_preview_metadata": True}}
    async with listening(client.url) as listener:
        await listener.connection.send("no json")
        await listener.connection.send(b"\x00\x01")
        await listener.say(flags)
        told = await listener.until("feature_flags")
        await listener.say(flags)
        silent = await is_silent(listener)
    assert told == {"supports_preview_metadata": True, "max_upload_size": 104857600}
    assert silent


async def test_features_are_not_told_after_another_message(client: Client) -> None:
    async with listening(client.url) as listener:
        await listener.say({"type": "hello"})
        await listener.say({"type": "feature_flags", "data": {}})
        assert await is_silent(listener)


async def test_other_clients_hear_only_the_status(client: Client) -> None:
    async with listening(client.url) as mine, listening(client.url) as other:
        prompt_id = await client.render(diffusion(), mine)
        await other.until("status", status={"exec_info": {"queue_remaining": 0}})
        assert set(other.kinds()) == {"status"}
        assert (await client.history(prompt_id))["status"]["completed"]


async def test_a_prompt_without_a_client_leaks_its_progress_to_all(client: Client) -> None:
    async with listening(client.url) as listener:
        await client.post(diffusion())
        await listener.until("progress", value=3)
        await listener.until("status")
        heard = set(listener.kinds())
    assert heard == {"status", "progress_state", "progress", "picture 1"}


async def test_an_interrupted_prompt_without_a_client_is_told_to_all(client: Client) -> None:
    await client.faults(step_seconds=0.01)
    async with listening(client.url) as listener:
        posted = await client.post(long_graph())
        await listener.until("progress")
        await client.http.post("/interrupt")
        told = await listener.until("execution_interrupted")
    assert told["prompt_id"] == posted["prompt_id"]


async def test_a_returning_client_hears_where_its_prompt_is(client: Client) -> None:
    async with listening(client.url) as listener:
        prompt_id = await start_long(client, listener)
    async with listening(client.url, listener.client_id) as back:
        where = await back.next()
        await back.until("progress", prompt_id=prompt_id)
        await client.http.post("/interrupt")
        await back.until_idle(prompt_id)
    assert where == {"type": "executing", "data": {"node": "3"}}


async def test_when_the_older_of_two_sockets_closes_the_newer_goes_deaf(client: Client) -> None:
    async with listening(client.url) as older:
        await start_long(client, older)
        newer_at = client.url.replace("http", "ws", 1) + f"/ws?clientId={older.client_id}"
        async with opened(newer_at) as connection:
            newer = Listener(connection, older.client_id)
            await newer.until("progress")
            await older.connection.close()
            await falls_silent(newer)
            assert (await client.http.get("/queue")).json()["queue_running"]
            await client.http.post("/interrupt")


async def falls_silent(listener: Listener) -> None:
    """What was under way before the registration went is heard."""
    async with asyncio.timeout(DEADLINE):
        while not await is_silent(listener):
            pass


async def test_pictures_are_jpegs_of_at_most_512_pixels(client: Client) -> None:
    graph = diffusion(steps=2)
    graph["5"]["inputs"] |= {"width": 1024, "height": 576}
    async with listening(client.url) as listener:
        await client.render(graph, listener)
    pictures = [message for message in listener.heard if isinstance(message, bytes)]
    assert [picture[:8] for picture in pictures] == [bytes.fromhex("0000000100000001")] * 2
    assert all(picture[8:10] == b"\xff\xd8" for picture in pictures)
    assert jpeg_size(pictures[0][8:]) == (512, 288)


def jpeg_size(data: bytes) -> tuple[int, int]:
    at = data.index(b"\xff\xc0")
    return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(
        data[at + 5 : at + 7], "big"
    )


async def test_described_pictures_name_their_node(client: Client) -> None:
    async with listening(client.url, metadata=True) as listener:
        prompt_id = await client.render(diffusion(steps=1), listener)
    picture = next(message for message in listener.heard if isinstance(message, bytes))
    length = int.from_bytes(picture[4:8], "big")
    assert int.from_bytes(picture[:4], "big") == 4
    assert json.loads(picture[8 : 8 + length]) == {
        "node_id": "3",
        "prompt_id": prompt_id,
        "display_node_id": "3",
        "parent_node_id": None,
        "real_node_id": "3",
        "image_type": "image/jpeg",
    }
    assert picture[8 + length : 10 + length] == b"\xff\xd8"


async def test_a_deaf_socket_is_accepted_and_hears_nothing(client: Client) -> None:
    await client.faults(deaf_sockets=True)
    address = client.url.replace("http", "ws", 1) + "/ws?clientId=a"
    async with opened(address) as connection:
        assert await is_silent(Listener(connection, "a"))


async def test_sockets_can_be_broken_without_a_close_frame(client: Client) -> None:
    async with listening(client.url) as listener:
        await client.faults(drop_sockets=True)
        with pytest.raises(websockets.ConnectionClosedError) as broken:
            await listener.next()
    assert broken.value.rcvd is None


async def test_sockets_can_be_broken_after_so_many_messages(client: Client) -> None:
    await client.faults(drop_sockets_every=5)
    async with listening(client.url) as listener:
        await client.post(plain(), listener.client_id)
        with pytest.raises(websockets.ConnectionClosedError):
            await listener.until("execution_success")
    assert len(listener.heard) == 5


async def test_a_page_of_another_origin_gets_no_socket(client: Client) -> None:
    address = client.url.replace("http", "ws", 1) + "/ws"
    with pytest.raises(websockets.InvalidStatus) as refused:
        await opened(address, origin=websockets.Origin("http://evil.example"))
    assert refused.value.response.status_code == 403


async def test_a_hundred_quick_prompts_are_told_in_full(client: Client) -> None:
    async with listening(client.url) as listener:
        posted = [await client.post(plain(color=n), listener.client_id) for n in range(100)]
        async with asyncio.timeout(DEADLINE):
            await listener.until_idle(posted[-1]["prompt_id"])
    told = compact(listener.heard)
    assert told.count("execution_success") == 100
    assert told.count("executing None") == 100
