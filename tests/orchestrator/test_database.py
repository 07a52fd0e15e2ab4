"""One interface, two databases."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, func, insert, select, update

from orchestrator.database import Database
from orchestrator.database.address import AddressInvalid, address_of
from orchestrator.database.faults import DatabaseUnreachable, NotStorable
from orchestrator.database.upsert import upsert
from orchestrator.nodes.tables import nodes

from ..postgres import Server


def row(node_id: str, *, name: str = "Alderaan") -> dict[str, object]:
    return {"id": node_id, "name": name, "url": "http://127.0.0.1:1", "enabled": True}


async def test_transactions_of_two_orchestrators_never_interleave(postgres_url: str):
    """Read, think, write: right although nothing is locked by hand."""

    def count_up(connection: Connection) -> None:
        url = connection.scalar(select(nodes.c.url)) or ""
        connection.execute(update(nodes).values(url=f"{url}."))

    async with Database.open(postgres_url) as one, Database.open(postgres_url) as other:
        await one.transact(lambda c: c.execute(insert(nodes).values({**row("n1"), "url": ""})))
        await asyncio.gather(*(who.transact(count_up) for _ in range(100) for who in (one, other)))
        assert await one.read(lambda c: c.scalar(select(nodes.c.url))) == "." * 200


async def test_a_work_that_fails_takes_none_of_those_with_it_that_share_its_commit(
    database: Database,
):
    def fail(connection: Connection) -> None:
        connection.execute(insert(nodes).values(row("lost")))
        raise ValueError("not this one")

    def save(node_id: str) -> Callable[[Connection], object]:
        return lambda connection: connection.execute(insert(nodes).values(row(node_id)))

    works = [save("n1"), fail, save("n2"), save("n1"), save("n3")]
    done = await asyncio.gather(*map(database.transact, works), return_exceptions=True)
    assert [isinstance(result, Exception) for result in done] == [False, True, False, True, False]
    found = await database.read(lambda c: c.scalars(select(nodes.c.id).order_by(nodes.c.id)).all())
    assert found == ["n1", "n2", "n3"]


async def test_a_read_sees_one_moment_whatever_is_written_meanwhile(database: Database):
    count = select(func.count()).select_from(nodes)
    loop = asyncio.get_running_loop()

    def twice(connection: Connection) -> tuple[int | None, int | None]:
        before = connection.scalar(count)
        written = database.transact(lambda c: c.execute(insert(nodes).values(row("n1"))))
        asyncio.run_coroutine_threadsafe(written, loop).result(10)
        return before, connection.scalar(count)

    assert await database.read(twice) == (0, 0)
    assert await database.read(lambda c: c.scalar(count)) == 1


async def test_writing_a_row_again_changes_it(database: Database):
    for name in ("Alderaan", "Bespin"):
        values = row("n1", name=name)
        await database.transact(lambda c, values=values: upsert(c, nodes, values, key=["id"]))
    assert await database.read(lambda c: c.scalars(select(nodes.c.name)).all()) == ["Bespin"]


async def test_a_text_may_hold_any_character(database: Database):
    """A NUL, which PostgreSQL has no room for, is shown as a character that cannot be."""
    await database.transact(lambda c: c.execute(insert(nodes).values(row("n1", name="a\0b é🎬"))))
    found = await database.read(lambda c: c.scalar(select(nodes.c.name)))
    assert found in ("a\0b é🎬", "a\ufffdb é🎬")
    assert (
        await database.read(lambda c: c.scalar(select(nodes.c.id).where(nodes.c.id == "\0")))
        is None
    )


async def test_a_text_of_too_great_a_length_is_refused_with_a_sentence(postgres_url: str):
    async with Database.open(postgres_url) as database:
        with pytest.raises(NotStorable, match="cannot be stored"):
            await database.transact(lambda c: c.execute(insert(nodes).values(row("n" * 65))))


async def test_lost_connections_are_replaced(postgres: Server, postgres_url: str):
    async with Database.open(postgres_url) as database:
        await database.transact(lambda c: c.execute(insert(nodes).values(row("n1"))))
        name = postgres_url.rpartition("/")[2]
        postgres.say(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        )
        await database.transact(lambda c: c.execute(insert(nodes).values(row("n2"))))
        assert await database.read(lambda c: c.scalar(select(func.count(nodes.c.id)))) == 2


async def test_a_server_that_is_not_there_is_told_without_the_password():
    url = "postgresql://studio:hunter2@127.0.0.1:1/farm"
    with pytest.raises(DatabaseUnreachable, match=r"config/studio\.yaml") as refused:
        async with Database.open(url):
            pass
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["", "farm", "mysql://studio:hunter2@host/farm", "postgresql://host", "://"]
)
def test_what_is_no_address_is_refused_without_being_repeated(address: str):
    with pytest.raises(AddressInvalid) as refused:
        address_of(address)
    assert "hunter2" not in str(refused.value)
