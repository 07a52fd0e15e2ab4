from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyboard.board.content import Content
from storyboard.printing.faces import Faces
from storyboard.printing.layout import MARGIN, BandWords, lay_out, sheet_size
from storyboard.printing.models import (
    Face,
    Orientation,
    Page,
    Paper,
    PictureItem,
    PrintPages,
    PrintWish,
    Shown,
    StarsItem,
    TextItem,
)
from storyboard.printing.panels import printed_scenes
from tests.storyboard.printing.boards import OTHER, board, shot, take

FACES = Faces()
WORDS = BandWords(project="The Salt Line", description="", date="2026-11-21")


def laid_out(content: Content, **wish: Any) -> PrintPages:
    wanted = PrintWish(**wish)
    scenes = printed_scenes(content, wanted, lambda camera: ", ".join(map(str, camera.values())))
    return lay_out(scenes, wanted, frame=(1.85, 1.0), words=WORDS, faces=FACES)


def texts(page: Page) -> list[str]:
    return [item.text for item in page.items if isinstance(item, TextItem)]


def pictures(sheets: PrintPages) -> Iterator[PictureItem]:
    return (item for page in sheets.pages for item in page.items if isinstance(item, PictureItem))


def test_a_shot_shows_what_is_wanted_and_nothing_else() -> None:
    content = board(
        shot(
            "1A", name="The wall", notes="Low.", action="She turns.", dialogue="No.",
            description="A wall.", rating=3, duration=48, camera={"size": "MS"},
        )
    )  # fmt: skip
    everything = laid_out(content, show=list(Shown)).pages[0]
    assert {"1A", "The wall", "MS", "2.0 s", "A wall.", "Action", "She turns.", "No.", "Low."} <= {
        *texts(everything)
    }
    assert [item.count for item in everything.items if isinstance(item, StarsItem)] == [3]
    little = texts(laid_out(content, show=[Shown.NAME]).pages[0])
    assert "The wall" in little
    assert {"1A", "MS", "2.0 s", "A wall.", "Low."}.isdisjoint(little)


def test_the_picture_is_that_of_the_chosen_take() -> None:
    content = board(shot("1A", chosen_take="t2"), shot("1B"), takes=(take("t1"), take("t2")))
    assert [picture.path for picture in pictures(laid_out(content))] == ["1A/t2.png"]


@pytest.mark.parametrize("per_row", range(1, 7))
def test_as_many_stand_in_a_row_as_wanted(per_row: int) -> None:
    shots = [shot(f"1{n}", order=n, chosen_take=f"t{n}") for n in range(12)]
    takes = tuple(take(f"t{n}") for n in range(12))
    sheets = laid_out(board(*shots, takes=takes), per_row=per_row)
    row = list(pictures(sheets))[:per_row]
    assert len({item.y for item in row}) == 1
    assert len({item.x for item in row}) == per_row


def test_the_selection_is_printed_in_board_order_with_the_numbers_of_its_scenes() -> None:
    content = board(shot("1A", order=1), shot("1B", order=2), shot("2A", scene=OTHER))
    page = laid_out(content, shots=["2A", "1B", "gone"]).pages[0]
    found = [text for text in texts(page) if text in {"1A", "1B", "2A"} or "  " in text]
    assert found == ["1  Salt flat  EXT. dawn", "1B", "2  Pump house", "2A"]


def test_of_a_slot_s_alternates_the_one_that_stands_is_printed() -> None:
    first, second = (
        shot("1A", slot_id="slot", alternate_number=1),
        shot(
            "1A", id="other", slot_id="slot", alternate_number=2, stands_at="2026-11-21T10:00:00Z"
        ),
    )
    page = laid_out(board(first, second), show=[Shown.NUMBER]).pages[0]
    assert "1A A2" in texts(page)
    assert "1A" not in texts(page)


def test_one_scene_can_be_printed() -> None:
    content = board(shot("1A"), shot("2A", scene=OTHER))
    assert "1A" not in texts(laid_out(content, scene=OTHER).pages[0])


def test_a_scene_begins_a_new_page_where_wanted() -> None:
    content = board(shot("1A"), shot("2A", scene=OTHER))
    assert len(laid_out(content).pages) == 1
    assert len(laid_out(content, scene_on_new_page=True).pages) == 2


def test_header_and_footer_are_filled_and_pages_numbered() -> None:
    content = board(shot("1A"), shot("2A", scene=OTHER))
    sheets = laid_out(
        content,
        scene_on_new_page=True,
        header="{project}, {scene}",
        footer="{date} {page} {x}",
    )
    assert "The Salt Line, 2 Pump house" in texts(sheets.pages[1])
    assert {"2026-11-21 2 {x}", "2 / 2"} <= set(texts(sheets.pages[1]))


def test_notes_longer_than_a_page_go_on_on_the_next() -> None:
    notes = "\n\n".join(f"line {n}" for n in range(200))
    sheets = laid_out(board(shot("1A", notes=notes)), show=[Shown.PICTURE, Shown.NOTES])
    assert len(sheets.pages) > 1
    found = [text for page in sheets.pages for text in texts(page) if text.startswith("line")]
    assert found == [f"line {n}" for n in range(200)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=30),
    st.integers(1, 6),
    st.sampled_from(Paper),
    st.sampled_from(Orientation),
)
def test_everything_stands_inside_the_margins_and_no_two_shots_overlap(
    lengths: list[int], per_row: int, paper: Paper, orientation: Orientation
) -> None:
    shots = [
        shot(f"1{n}", order=n, notes="salt and wind " * length, chosen_take="t")
        for n, length in enumerate(lengths)
    ]
    wish: dict[str, Any] = {"per_row": per_row, "paper": paper, "orientation": orientation}
    sheets = laid_out(board(*shots, takes=(take("t"),)), show=list(Shown), **wish)
    width, height = sheet_size(PrintWish(**wish))
    for page in sheets.pages:
        for item in page.items:
            if isinstance(item, TextItem):
                assert item.x >= MARGIN - 0.01
                assert item.x + item.width <= width - MARGIN + 0.01
                assert MARGIN - 5 <= item.y <= height - MARGIN + 0.01
        boxes = [item for item in page.items if isinstance(item, PictureItem)]
        for place, one in enumerate(boxes):
            for other in boxes[:place]:
                apart = one.x >= other.x + other.w or other.x >= one.x + one.w
                assert apart or one.y >= other.y + other.h or other.y >= one.y + one.h


def test_a_header_that_is_too_long_ends_at_the_margin() -> None:
    page = laid_out(board(shot("1A")), header="salt " * 60).pages[0]
    ends = [item.x + item.width for item in page.items if isinstance(item, TextItem)]
    assert max(ends) <= sheet_size(PrintWish())[0] - MARGIN


def items_of(sheets: PrintPages) -> list[TextItem]:
    return [item for item in sheets.pages[0].items if isinstance(item, TextItem)]


def test_arabic_letters_are_joined_and_end_at_the_right_edge() -> None:
    sheets = laid_out(board(shot("1A", description="مرحبا بكم")), show=[Shown.DESCRIPTION])
    words = {item.text: item for item in items_of(sheets) if item.rtl}
    assert words["مرحبا"].x > words["بكم"].x
    cell = (sheets.width - 2 * MARGIN - 2 * 14) / 3
    assert words["مرحبا"].x + words["مرحبا"].width == pytest.approx(MARGIN + cell)
    apart = sum(FACES.width(letter, words["مرحبا"].size) for letter in "مرحبا")
    assert words["مرحبا"].width < apart


def test_notes_are_printed_as_they_read() -> None:
    notes = "Keep it **low**.\n\n- the _wall_"
    items = items_of(laid_out(board(shot("1A", notes=notes)), show=[Shown.NOTES]))
    faces = {item.text.strip(): item.face for item in items}
    assert faces["low"] is Face.BOLD
    assert faces["wall"] is Face.ITALIC
    places = {item.text.strip(): item.x for item in items}
    assert places["Notes"] == places["•"] < places["the"]


def test_letters_that_no_face_has_are_told() -> None:
    sheets = laid_out(board(shot("1A", name="Fire 🔥❤️ 壁 →")), show=[Shown.NAME])
    assert sheets.unwritten == "❤🔥"
    assert "Fire  壁 →" in "".join(item.text for item in items_of(sheets))
