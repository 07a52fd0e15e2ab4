import pytest
from pydantic import ValidationError

from render_node.sketch.lighting import lighting
from render_node.sketch.materials import MaterialTable, materials
from render_node.sketch.poses import poses
from render_node.sketch.sets.build import build_set
from render_node.sketch.sets.plan import Facts
from render_node.sketch.shot_sizes import Framing, framing
from render_node.sketch.tables import load
from render_node.sketch.vocabulary import Row, vocabulary

WORDS = vocabulary()


def test_every_value_names_something_that_can_be_drawn() -> None:
    assert {r.value for r in WORDS.shots} == set(framing().shots)
    assert {r.value for r in WORDS.heights} | {"eye level"} == set(framing().heights)
    assert {r.value for r in WORDS.poses} == set(poses().poses)
    assert {r.value for r in WORDS.arms} <= set(poses().arms)
    assert {r.value for r in WORDS.lights} | {"day"} == set(lighting().lights)
    assert {r.value for r in WORDS.weathers} == {"rain", "fog", "snow"}


@pytest.mark.parametrize("place", sorted({r.value for r in WORDS.places} | {"limbo"}))
def test_every_place_has_a_set(place: str) -> None:
    facts = Facts(place, "day", "", "stand", frozenset(), 1, 0)
    assert sum(len(piece.tris) for piece in build_set(facts)) > 0


def test_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="lower_cut"):
        Framing.model_validate({**framing().model_dump(), "lower_cut": 1})


def test_pattern_that_is_no_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="unterminated"):
        Row[str](pattern="(open", value="wide")


def test_materials_keep_the_order_of_their_table() -> None:
    table = load(MaterialTable, "materials.yaml").materials
    assert materials().albedo[materials().number["skin"]] == pytest.approx(table["skin"].albedo)
    assert not materials().casts[materials().number["wall"]]


def test_shot_sizes_grow_tighter_down_the_table() -> None:
    heights = [s.upper - s.lower for s in framing().shots.values()]
    assert heights == sorted(heights, reverse=True)
