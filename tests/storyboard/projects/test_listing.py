"""What the list says of a project whose document a browser has garbled."""

from typing import Any

import pytest

from storyboard.projects.listing import known_project
from studio_kit.paths import ProjectRoot


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("id", 7), ("id", None), ("name", True), ("name", ["x"]), ("created_at", 0)),
        *(("fps", "24"), ("fps", float("nan")), ("frame_width", float("inf")), ("fps", True)),
    ],
)
def test_a_value_that_cannot_be_is_filled_in(root: ProjectRoot, key: str, value: Any) -> None:
    known = known_project(root, {"id": "p1", key: value}, opened_at="now").model_dump()
    assert known[key] != value
    assert type(known[key]) is (float if key in ("fps", "frame_width") else str)


def test_whole_numbers_are_numbers_too(root: ProjectRoot) -> None:
    project = {"id": "p1", "fps": 25, "name": "Two Roads"}
    known = known_project(root, project, opened_at="now")
    assert (known.id, known.fps, known.name) == ("p1", 25, "Two Roads")
