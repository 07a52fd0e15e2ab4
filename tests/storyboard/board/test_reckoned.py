from storyboard.board.content import Content
from storyboard.board.reckoned import Index, Touched, carry_over, reckoned_of


def count(content: Content) -> int:
    return len(content.shots)


def count_after(was: int, before: Content, now: Content, touched: Touched) -> int | None:
    return None if "drop" in touched["shots"] else was + 10


COUNT = Index[Content, int](("shots",), count, count_after)


def carried(before: Content, now: Content, *touched: str) -> int:
    COUNT.of(before)
    carry_over(before, now, {"shots": touched})
    return COUNT.of(now)


def test_what_its_parts_do_not_touch_stays_as_it_was():
    shots = {"a": {"id": "a"}}
    before = Content({}, shots=shots)
    now = Content({"name": "The Salt Line"}, shots=shots)
    assert carried(before, now, "a") == 1
    assert COUNT in reckoned_of(now)


def test_it_is_renewed_from_what_it_was_where_a_part_is_another():
    assert carried(Content({}), Content({}, shots={"a": {"id": "a"}}), "a") == 10


def test_it_is_reckoned_when_it_is_needed_where_it_cannot_be_renewed():
    now = Content({}, shots={"a": {"id": "a"}})
    assert carried(Content({}), now, "drop") == 1


def test_what_nobody_asked_for_is_not_reckoned():
    now = Content({}, shots={"a": {"id": "a"}})
    carry_over(Content({}), now, {"shots": ("a",)})
    assert reckoned_of(now) == {}
