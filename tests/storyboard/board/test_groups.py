import random

from storyboard.board.content import Content, Entries, Fields
from storyboard.board.groups import grouped
from storyboard.board.reckoned import carry_over


def _colour(_: str, shot: Fields) -> str:
    return str(shot["colour"])


COLOURS = grouped("shots", _colour)


def painted(dice: random.Random) -> Fields:
    return {"colour": dice.choice("rgb")}


def test_groups_that_follow_every_change_are_those_of_all_read_anew():
    dice, shots = random.Random(2), Entries()
    before = Content({}, shots=shots)
    COLOURS.of(before)
    for _ in range(300):
        touched = dice.sample("abcdefgh", 2)
        shots = {key: shot for key, shot in shots.items() if key not in touched}
        shots |= {key: painted(dice) for key in touched if dice.random() < 0.7}
        now = Content({}, shots=shots)
        carry_over(before, now, {"shots": touched})
        assert COLOURS.of(now) == COLOURS.of(Content({}, shots=shots))
        before = now


def test_those_that_are_alone_in_their_group_are_told_from_the_others():
    content = Content({}, shots={key: {"colour": key[0]} for key in ("r1", "r2", "g1")})
    assert COLOURS.of(content).several == {"r1", "r2"}
    assert (COLOURS.of(content).of("g"), COLOURS.of(content).of("b")) == ({"g1"}, frozenset())
