"""The same cases hold the page to the same opinion, in `lib/document/stale.test.ts`."""

import json
from pathlib import Path
from typing import Any

import pytest

from storyboard.board.content import Content
from storyboard.staleness.service import stale_shots, staleness

TABLE: dict[str, Any] = json.loads(Path(__file__).with_name("cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["says"])
def test_a_take_is_stale_where_its_shot_would_render_something_else(case: dict[str, Any]):
    intent = case.get("intent", {})
    take = {
        "seed": TABLE["take_seed"],
        "intent": None if intent is None else TABLE["intent"] | intent,
    }
    shot = TABLE["shot"] | case.get("shot", {})
    stale = staleness(shot, take, TABLE["project"] | case.get("project", {}), case.get("scene"))
    assert (stale.model_dump() if stale else None) == case["stale"]


def test_stale_shots_are_those_whose_chosen_take_differs_and_that_stand_on_the_board():
    changed = TABLE["shot"] | {"description": "Mara runs", "scene_id": "s", "chosen_take": "t"}
    one = {"slot_id": "slot", "code": "1A", "alternate_number": 1, "stands_at": "2026-01-02"}
    other = {"slot_id": "slot", "code": "1A", "alternate_number": 2, "stands_at": "2026-01-01"}
    content = Content(
        TABLE["project"],
        scenes={"s": {"order": 1}},
        shots={
            "a": {**changed, **one},
            "b": {**changed, **other},
            "c": {**changed, "code": "1B", "chosen_take": None},
        },
        takes={"t": {"id": "t", "seed": 11, "intent": TABLE["intent"]}},
    )
    [found] = stale_shots(content)
    assert (found.shot_id, found.code, found.take_id) == ("a", "1A", "t")
    assert found.words == "Words changed"
