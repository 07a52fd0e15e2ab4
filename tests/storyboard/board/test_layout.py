import pytest

from storyboard.board.layout import Box, free_position, panel_height, rows, scene_top, slot

PANEL = panel_height(1.85, 1)


def test_panel_is_a_picture_in_the_projects_shape_and_a_caption() -> None:
    assert panel_height(2, 1) == 120 + 48


@pytest.mark.parametrize(
    ("position", "x", "y"), [(0, 8, 28), (3, 764, 28), (4, 8, 28 + PANEL + 12), (6, 512, 218)]
)
def test_four_panels_stand_in_a_row(position: int, x: float, y: float) -> None:
    box = slot(position, top=0, panel=PANEL)
    assert (box.x, box.y, box.w, box.h) == (x, y, 240, PANEL)


def test_scenes_lie_below_one_another() -> None:
    one_row = 28 + PANEL + 8
    two_rows = 28 + 2 * PANEL + 12 + 8
    assert scene_top([], PANEL) == 0
    assert scene_top([0, 5], PANEL) == one_row + 16 + two_rows + 16


@pytest.mark.parametrize(("shots", "expected"), [(0, 1), (4, 1), (5, 2), (9, 3)])
def test_rows_of_a_scene(shots: int, expected: int) -> None:
    assert rows(shots) == expected


def test_a_taken_slot_is_passed_over() -> None:
    moved_there = Box(300, 40, 240, PANEL)
    assert free_position(1, [moved_there], top=0, panel=PANEL) == 3


def test_panels_that_only_touch_do_not_overlap() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 10, 10))
