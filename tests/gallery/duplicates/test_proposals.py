"""Which of several files that are alike to keep."""

from datetime import UTC, datetime
from typing import Any

import pytest

from gallery.duplicates.proposals import freed_bytes, kept
from gallery.search.views import File


def file(number: int, *, day: int = 1, **facts: Any) -> File:
    told: dict[str, Any] = {
        "id": number,
        "path": f"{number}.png",
        "name": f"{number}.png",
        "folder": "",
        "kind": "image",
        "size": 10,
        "modified_at": datetime(2026, 11, day, tzinfo=UTC),
        "v": "1",
        "rating": 0,
        "tags": (),
        "note": "",
        "prompt": "",
        **dict.fromkeys(("width", "height", "duration_seconds", "shot", "shot_id"), None),
        **dict.fromkeys(("take_id", "model", "seed", "remark"), None),
        **facts,
    }
    return File(**told)


FILES = [
    file(1, day=2, width=100, height=50, rating=3),
    file(2, day=1, width=200, height=100, size=20),
    file(3, day=3, width=100, height=100, rating=5, size=30),
    file(4, day=4, width=200, height=100, size=25),
]


@pytest.mark.parametrize(
    ("by", "number"), [("newest", 4), ("oldest", 2), ("best_rated", 3), ("largest", 4)]
)
def test_the_one_to_keep_is_the_one_asked_for(by: Any, number: int):
    keep = kept(FILES, by)
    assert keep.id == number
    assert freed_bytes(FILES, keep) == 85 - keep.size


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"rating": 1}, {"tags": (1, 2), "note": "x"}),
        ({"tags": (1,)}, {}),
        ({"note": "x"}, {}),
        ({"day": 1}, {"day": 2}),
        ({}, {"path": "far/away/1.png"}),
    ],
)
def test_of_equal_ones_what_somebody_cared_for_stays(better: Any, worse: Any):
    one, other = file(1, **better), file(2, **worse)
    by = "best_rated" if "rating" not in better else "largest"
    assert kept([other, one], by).id == 1
    assert kept([one, other], by).id == 1
