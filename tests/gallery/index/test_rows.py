"""Files go into the index, change, move and leave; what is found follows."""

from pathlib import Path

import pytest

from gallery.index.database import IndexDatabase, index_path

from .indexed import an_image, annotate, found, move, paths, put


def test_the_newest_file_comes_first(database: IndexDatabase):
    put(database, an_image("old.png", at=1), an_image("new.png", at=3), an_image("mid.png", at=2))
    assert found(database, "") == ["new.png", "mid.png", "old.png"]


def test_files_of_one_moment_are_all_kept(database: IndexDatabase):
    names = [f"{number:05d}.png" for number in range(5000)]
    put(database, *(an_image(name, at=5) for name in names))
    put(database, an_image("later.png", at=7))
    assert sorted(found(database, "", limit=9000)) == sorted([*names, "later.png"])
    assert found(database, "")[0] == "later.png"


def test_a_file_that_changed_is_found_by_what_it_says_now(database: IndexDatabase):
    put(database, an_image("a.png", at=1, prompt="a harbour"), an_image("b.png", at=2))
    put(database, an_image("a.png", at=3, prompt="a desert", models=("flux.safetensors",)))
    assert found(database, "harbour") == []
    assert found(database, "desert model:flux") == ["a.png"]
    assert found(database, "") == ["a.png", "b.png"]


def test_what_people_say_of_a_file_is_searched_at_once(database: IndexDatabase):
    put(database, an_image("a.png", prompt="fog"), an_image("b.png", prompt="fog"))
    assert annotate(database, "a.png", rating=4, tags=("hero shot",), note="too dark")
    assert not annotate(database, "gone.png", rating=1)
    for query in ("rating>=4", "tag:hero", 'tag:"hero shot"', "note:dark", "hero", "is:noted fog"):
        assert found(database, query) == ["a.png"], query
    assert found(database, "rating:0") == ["b.png"]
    assert annotate(database, "a.png", rating=1)
    assert found(database, "rating>=4") == found(database, "tag:hero") == []


def test_a_renumbering_moves_every_file_and_what_is_known_of_it(database: IndexDatabase):
    for number in range(1, 4):
        put(database, an_image(f"{number}.png", at=number, prompt=f"number {number}"))
        annotate(database, f"{number}.png", rating=number)
    move(database, ("1.png", "2.png"), ("2.png", "3.png"), ("3.png", "sub/4.png"))
    assert found(database, "", folder="", deep=False) == ["3.png", "2.png"]
    assert found(database, "rating:3") == ["sub/4.png"]
    assert found(database, "prompt:1") == ["2.png"]


def test_a_file_moved_over_another_takes_its_place(database: IndexDatabase):
    put(database, an_image("a.png", prompt="this"), an_image("b.png", prompt="that"))
    move(database, ("a.png", "b.png"))
    assert found(database, "") == found(database, "this") == ["b.png"]
    assert found(database, "that") == []


@pytest.mark.parametrize("folder", ["a", "a b", "a/b", "ä", "100%", "a_b"])
def test_a_folder_holds_what_is_below_it_and_no_neighbour(database: IndexDatabase, folder: str):
    inside = [f"{folder}/x.png", f"{folder}/deep/y.png"]
    neighbours = [f"{folder}x/z.png", f"{folder}-2/z.png", "z.png"]
    put(database, *(an_image(path) for path in [*inside, *neighbours]))
    assert sorted(found(database, "", folder=folder)) == sorted(inside)
    assert found(database, "", folder=folder, deep=False) == inside[:1]
    assert len(found(database, "", folder="")) == len(inside + neighbours)


def test_a_damaged_index_is_made_anew(tmp_path: Path):
    path = index_path(tmp_path, Path("/films/salt"))
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    database = IndexDatabase(path)
    put(database, an_image("a.png"))
    assert found(database, "") == ["a.png"]
    database.close()


def test_an_index_is_kept_from_one_start_to_the_next(tmp_path: Path):
    path = tmp_path / "index.sqlite"
    first = IndexDatabase(path)
    put(first, an_image("a.png"))
    first.close()
    again = IndexDatabase(path)
    assert found(again, "") == ["a.png"]
    again.close()


def test_another_version_of_the_tables_is_made_anew(tmp_path: Path):
    path = tmp_path / "index.sqlite"
    first = IndexDatabase(path)
    put(first, an_image("a.png"))
    with first.write() as connection:
        connection.execute("PRAGMA user_version = 7")
    first.close()
    again = IndexDatabase(path)
    assert found(again, "") == []
    again.close()


def test_what_is_asked_for_and_gone_is_left_out(database: IndexDatabase):
    put(database, an_image("a.png"))
    assert paths(database, [1, 2, 3]) == []
