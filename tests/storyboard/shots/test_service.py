from dataclasses import replace

from storyboard.board.document import new_board, new_content, read_content, write_content
from storyboard.board.opening import header
from storyboard.board.snapshot import render
from storyboard.shots.models import NewShot, ShotChanges
from storyboard.shots.service import add, change


def test_changing_one_field_leaves_every_other_byte_on_disk_as_it_was():
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    shot_id = add(board, NewShot(description="Mara waits", values={"steps": 20, "cfg": 7.5}))
    add(board, NewShot(name="Another"))
    before = read_content(board)
    change(board, shot_id, ShotChanges(rating=4))
    shots = before.shots | {shot_id: before.shots[shot_id] | {"rating": 4}}
    assert render(read_content(board)) == render(replace(before, shots=shots))
    was, now = (b"\n".join(render(each).values()) for each in (before, read_content(board)))
    lines = zip(was.split(b"\n"), now.split(b"\n"), strict=True)
    assert [pair for pair in lines if pair[0] != pair[1]] == [
        (b'   "rating": 0,', b'   "rating": 4,')
    ]
