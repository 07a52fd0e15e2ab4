"""Items of the pool as data."""

from storyboard.board.content import Content
from storyboard.pool.items import (
    Sent,
    Wanted,
    brought_back,
    changed,
    follow_moves,
    found,
    new_item,
    placed,
    still_deleted,
    tag_counts,
    with_items,
    without,
)
from storyboard.pool.models import ItemChange, NewItem, Pool, PoolItem
from studio_kit.project import Take
from tests.storyboard.fakes import take_record

AT = "2026-11-21T12:00:00.000Z"
BOARD = Content(
    project={},
    scenes={"s1": {"name": "Salt flat", "order": 1}},
    shots={"shot1": {"scene_id": "s1", "code": "1A"}},
)


def an_item(item_id: str = "01", *, take: Take | None = None, **told: object) -> PoolItem:
    wanted = NewItem.model_validate({"path": f"inputs/{item_id}.png", **told})
    return new_item(Sent(wanted, "image", take), BOARD, item_id=item_id, at=AT)


def ids(items: list[PoolItem]) -> list[str]:
    return [item.id for item in items]


def test_a_take_tells_how_it_was_made_and_is_tagged_by_it() -> None:
    take = take_record("take1", shot_id="shot1", models=["sd/flux-dev.safetensors", "vae.pt"])
    item = an_item(take=take, prompt="something else", tags=["Hero"])
    assert (item.take_id, item.prompt, item.seed, item.model) == (
        "take1",
        "a wall",
        7,
        "sd/flux-dev.safetensors",
    )
    assert (item.shot, item.shot_id, item.workflow) == ("1A", "shot1", "sketch")
    assert item.tags == ("Hero", "1A", "Salt flat", "flux-dev", "sketch")


def test_a_file_without_a_record_is_what_the_sender_says() -> None:
    item = an_item(prompt="a lamp", seed=3, model="xl.safetensors", width=10, name="Lamp")
    assert (item.name, item.prompt, item.seed, item.take_id) == ("Lamp", "a lamp", 3, None)
    assert item.tags == ("xl",)


def test_a_tag_is_there_once_whatever_its_case() -> None:
    item = an_item(tags=["hero", "HERO", "night"])
    assert item.tags == ("hero", "night")


def test_a_file_is_in_the_pool_once() -> None:
    pool = with_items(Pool(), [an_item("01")])
    twice = [
        an_item("02", path="inputs/01.png"),
        an_item("03"),
        an_item("04", path="inputs/03.png"),
    ]
    assert [item.id for item in with_items(pool, twice).items] == ["01", "03"]


def test_items_are_found_by_type_tags_and_words_the_newest_first() -> None:
    items = [an_item("01", tags=["hero"]), an_item("02", name="Lamp", tags=["Hero", "night"])]
    assert ids(found(items, Wanted())) == ["02", "01"]
    assert ids(found(items, Wanted(tags=["HERO", "Night"]))) == ["02"]
    assert ids(found(items, Wanted(text="inputs lamp"))) == ["02"]
    assert found(items, Wanted(type="video")) == []
    assert [(one.tag, one.count) for one in tag_counts(items)][:1] == [("hero", 1)]


def test_a_change_leaves_what_it_does_not_name() -> None:
    pool = with_items(Pool(), [an_item("01", tags=["hero"])])
    item = changed(pool, "01", ItemChange(name="Lamp")).items[0]
    assert (item.name, item.tags) == ("Lamp", ("hero",))


def test_a_deleted_item_comes_back_to_its_place() -> None:
    pool = with_items(Pool(), [an_item("01"), an_item("02")])
    gone = without(pool, "01", at=AT)
    assert [item.id for item in gone.items] == ["02"]
    assert brought_back(gone, "01") == pool
    assert brought_back(pool, "01") == pool


def test_a_deleted_item_is_forgotten_after_a_month() -> None:
    pool = with_items(Pool(), [an_item("01"), an_item("02")])
    later = without(without(pool, "01", at=AT), "02", at="2026-12-24T12:00:00.000Z")
    assert [one.item.id for one in later.deleted] == ["02"]
    assert [one.item.id for one in still_deleted(later, at="2027-01-22T12:00:00.000Z")] == ["02"]
    assert still_deleted(later, at="2027-01-24T12:00:00.000Z") == []


def test_items_follow_files_that_change_names_with_each_other() -> None:
    pool = with_items(Pool(), [an_item("01"), an_item("02")])
    swapped = {"inputs/01.png": "inputs/02.png", "inputs/02.png": "inputs/01.png"}
    moved = follow_moves(without(pool, "02", at=AT), swapped)
    assert moved.items[0].path == "inputs/02.png"
    assert moved.deleted[0].item.path == "inputs/01.png"


def test_a_take_is_where_its_record_says() -> None:
    item = an_item(take=take_record("take1", shot_id="shot1"))
    assert placed(item, {"take1": {"path": "moved/a.png"}}).path == "moved/a.png"
    assert placed(item, {}) == item
