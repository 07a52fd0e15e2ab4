"""Files change as one step or not at all, and every step has a way back."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gallery.annotations.models import Annotation
from gallery.files.companions import with_companions
from gallery.files.models import (
    CannotChange,
    Move,
    NothingToUndo,
    Operation,
    OperationNotFound,
)

from .desk import Desk


@pytest.fixture
def desk(project: Path) -> Desk:
    return Desk(project)


WHEN = datetime(2026, 11, 21, tzinfo=UTC)
SHIFT = [(f"{n}.png", f"{n + 1}.png") for n in range(1, 4)]
SHIFTED = {f"{n + 1}.png": f"content of {n}.png" for n in range(1, 4)}
BEFORE = {f"{n}.png": f"content of {n}.png" for n in range(1, 4)}


@pytest.fixture
def numbered(desk: Desk) -> Desk:
    for n in range(1, 4):
        desk.write(f"{n}.png")
        desk.rate(f"{n}.png", n)
    return desk


def test_a_shift_by_one_arrives_whole_with_its_stars(numbered: Desk):
    numbered.move(*SHIFT)
    assert numbered.files == SHIFTED
    assert numbered.ratings == {"2.png": 1, "3.png": 2, "4.png": 3}


def test_two_files_change_places(numbered: Desk):
    numbered.move(("1.png", "2.png"), ("2.png", "1.png"))
    assert numbered.files["1.png"] == "content of 2.png"
    assert numbered.ratings == {"1.png": 2, "2.png": 1, "3.png": 3}


def test_undo_and_redo_go_through_everything_that_was_done(numbered: Desk):
    numbered.move(*SHIFT)
    numbered.move(("4.png", "sub/last.png"))
    numbered.operations.undo()
    numbered.operations.undo()
    assert numbered.files == BEFORE
    assert numbered.ratings == {"1.png": 1, "2.png": 2, "3.png": 3}
    numbered.operations.redo()
    assert numbered.files == SHIFTED
    numbered.operations.redo()
    assert numbered.files["sub/last.png"] == SHIFTED["4.png"]
    with pytest.raises(NothingToUndo):
        numbered.operations.redo()


def test_any_change_of_the_history_is_taken_back_by_its_name(numbered: Desk):
    first = numbered.move(("1.png", "a.png"))
    numbered.move(("2.png", "b.png"))
    numbered.operations.undo(first.id)
    assert numbered.ratings == {"1.png": 1, "b.png": 2, "3.png": 3}
    with pytest.raises(NothingToUndo):
        numbered.operations.undo(first.id)
    numbered.operations.redo(first.id)
    assert numbered.ratings == {"a.png": 1, "b.png": 2, "3.png": 3}
    with pytest.raises(NothingToUndo):
        numbered.operations.redo(first.id)
    for unknown in ("x", "../../storyboard", numbered.operations.history()[-1].id):
        with pytest.raises(OperationNotFound):
            numbered.operations.undo(unknown)


def test_what_stands_in_the_way_of_an_older_change_keeps_it(numbered: Desk):
    first = numbered.move(("1.png", "a.png"))
    numbered.move(("2.png", "1.png"))
    with pytest.raises(CannotChange, match=r"1\.png was rated"):
        numbered.operations.undo(first.id)
    assert numbered.ratings == {"a.png": 1, "1.png": 2, "3.png": 3}


def test_undo_goes_on_where_another_program_stopped(numbered: Desk):
    numbered.move(*SHIFT)
    again = Desk(numbered.root.path)
    again.operations.undo()
    assert again.files == BEFORE
    for _ in range(3):
        again.operations.undo()
    assert again.ratings == {}
    with pytest.raises(NothingToUndo):
        again.operations.undo()


def test_something_new_ends_what_can_be_redone(numbered: Desk):
    numbered.move(*SHIFT)
    numbered.operations.undo()
    numbered.rate("1.png", 5)
    with pytest.raises(NothingToUndo):
        numbered.operations.redo()
    numbered.operations.undo()
    assert numbered.ratings["1.png"] == 1


def test_what_was_said_since_is_not_undone_away(numbered: Desk):
    numbered.move(("1.png", "a.png"))
    with numbered.store.changing():
        numbered.store.put({"a.png": Annotation(rating=5)})
    with pytest.raises(CannotChange, match=r"a\.png was rated, tagged or noted since"):
        numbered.operations.undo()
    assert numbered.ratings["a.png"] == 5


@pytest.mark.parametrize(
    ("moves", "sentence"),
    [
        ([("gone.png", "x.png")], "gone.png is not there any more"),
        ([("1.png", "x.png"), ("2.png", "x.png")], "Two files would be called x.png"),
        ([("1.png", "3.png")], "3.png is there already"),
        ([("1.png", "x.png"), ("2.png", "3.png")], "3.png is there already"),
        ([("1.png", "../x.png")], "is not a path inside the project"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    numbered: Desk, moves: Sequence[tuple[str, str]], sentence: str
):
    told = len(numbered.told)
    with pytest.raises(Exception, match=sentence):
        numbered.move(*moves)
    assert numbered.files == BEFORE
    assert numbered.ratings == {"1.png": 1, "2.png": 2, "3.png": 3}
    assert len(numbered.told) == told


def test_records_beside_a_file_go_along(desk: Desk):
    desk.write("a.png", "a.png.take.json", "a.json", "b.png.take.json")
    moves = with_companions(desk.root, Move(source="a.png", target="sub/b.png"))
    assert [(move.source, move.target) for move in moves] == [
        ("a.png", "sub/b.png"),
        ("a.png.take.json", "sub/b.png.take.json"),
        ("a.json", "sub/b.json"),
    ]


LONG = "x" * 246
"""A picture may be called so, but not the record beside it."""


@pytest.mark.parametrize("targets", [(f"{LONG}.png", "y/3.png"), ("2.png", f"y/{LONG}.png")])
def test_a_name_that_the_file_system_refuses_changes_nothing(
    numbered: Desk, targets: tuple[str, str]
):
    numbered.write("1.png.take.json", "2.png.take.json")
    before = numbered.files
    moves = [
        move
        for source, target in zip(("1.png", "2.png"), targets, strict=True)
        for move in with_companions(numbered.root, Move(source=source, target=target))
    ]
    with pytest.raises(CannotChange, match="File name too long"):
        numbered.move(*((move.source, move.target) for move in moves))
    assert numbered.files == before
    numbered.move(("1.png", "a.png"))
    assert numbered.ratings == {"a.png": 1, "2.png": 2, "3.png": 3}


def test_a_file_whose_name_is_taken_on_its_way_home_is_kept_beside_it(numbered: Desk):
    """Killed while the files left, and another program wrote one of their names meanwhile."""
    hidden = numbered.root.path / ".x-0.moving"
    moves = (Move(source="1.png", target="2.png"), Move(source="2.png", target="1.png"))
    operation = Operation(
        id="x",
        kind="move",
        label="",
        at=WHEN,
        is_direct=False,
        phase="leaving",
        moves=moves,
    )
    numbered.journal.begin(operation)
    (numbered.root.path / "1.png").rename(hidden)
    (numbered.root.path / "1.png").write_text("another's")
    with numbered.operations.changing():
        pass
    assert numbered.files == {**BEFORE, "1.png": "another's", "1 2.png": "content of 1.png"}
