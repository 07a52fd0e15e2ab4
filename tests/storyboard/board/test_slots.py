from dataclasses import replace
from typing import Any

from storyboard.board.content import Content
from storyboard.board.reckoned import carry_over
from storyboard.board.slots import alternates, film_order, next_alternate, slate, standing


def shot(number: int, **more: Any) -> dict[str, Any]:
    return {"slot_id": "slot", "code": "2C", "alternate_number": number, **more}


def board(**shots: dict[str, Any]) -> Content:
    return Content({}, shots=shots)


def test_the_first_alternate_has_the_code_for_its_folder_and_the_others_their_number():
    assert [slate(shot(1)), slate(shot(2)), slate({"code": "3A"})] == ["2C", "2C A2", "3A"]


def test_the_alternate_that_was_chosen_last_stands():
    content = board(a=shot(1, stands_at="2026-01-01"), b=shot(2, stands_at="2026-01-02"), c=shot(3))
    assert standing(content, ["a", "b", "c"]) == ["b"]
    assert alternates(content, "c") == ["a", "b", "c"]


def test_where_nobody_chose_the_first_one_stands():
    other = {"code": "3A"}
    assert standing(board(b=shot(2), a=shot(1), d=other), ["b", "a", "d"]) == ["a", "d"]


def test_an_alternate_that_gets_a_slot_of_its_own_is_in_the_film():
    before = board(a=shot(1), b=shot(2))
    assert film_order(before) == ("a",)
    now = replace(before, shots=before.shots | {"b": shot(2) | {"slot_id": "own"}})
    carry_over(before, now, {"shots": {"b"}})
    assert film_order(now) == ("a", "b")


def test_a_number_is_never_given_again():
    thrown = {"shot": shot(3), "placement": None}
    scene = {"kind": "scene", "shots": {"x": {"shot": shot(4), "placement": None}}}
    takes = {"t": {"owner": {"kind": "shot", "id": "gone", "name": "2C A6"}}}
    content = board(a=shot(1))
    assert next_alternate(content, "a") == 2
    assert next_alternate(Content({}, shots=content.shots, trash={"d": thrown}), "a") == 4
    assert next_alternate(Content({}, shots=content.shots, trash={"s": scene}), "a") == 5
    assert next_alternate(Content({}, shots=content.shots, takes=takes), "a") == 7
