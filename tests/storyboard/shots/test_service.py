from dataclasses import replace

from storyboard.board.content import shots_in_order
from storyboard.board.document import new_board, new_content, read_content, write_content
from storyboard.board.opening import header
from storyboard.board.shots import change_shot
from storyboard.board.slots import folder_names
from storyboard.board.snapshot import render
from storyboard.shots.models import NewShot, ShotChanges
from storyboard.shots.service import add, change, duplicate


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


def test_a_copy_has_a_slate_of_its_own_and_no_share_in_what_its_original_was_called():
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    shot_id, last = add(board, NewShot(name="The wall")), add(board, NewShot())
    change_shot(board, shot_id, code="1X", former_codes=["1A"])
    made = duplicate(board, shot_id)
    content = read_content(board)
    assert shots_in_order(content) == [shot_id, made, last]
    assert (content.shots[made]["name"], folder_names(content.shots[made])) == ("The wall", ["1Y"])


def test_a_shot_whose_scene_is_gone_is_copied_into_the_last_scene():
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    shot_id = add(board, NewShot(name="The wall"))
    board.shots[shot_id]["scene_id"] = "gone"
    made = duplicate(board, shot_id)
    content = read_content(board)
    assert content.shots[made]["name"] == "The wall"
    assert content.shots[made]["scene_id"] in content.scenes
