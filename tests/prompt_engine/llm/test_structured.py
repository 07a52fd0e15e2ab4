import asyncio

import pytest
from pydantic import BaseModel

from prompt_engine.llm.ladder import Ladder, Policy, Rung
from prompt_engine.llm.models import Ask, ModelName, Turn
from prompt_engine.llm.structured import structured

from .fakes import FakeModel, FakeWatcher, Waits


class Shot(BaseModel):
    size: str
    seconds: float


READ = structured(Shot)
SHOT = Shot(size="wide", seconds=2)


@pytest.mark.parametrize(
    "text",
    [
        '{"size": "wide", "seconds": 2}',
        '```json\n{"size": "wide", "seconds": 2}\n```',
        'Here it is: {"size": "wide", "seconds": 2} as you asked.',
    ],
)
def test_the_object_is_found_in_what_stands_around_it(text: str):
    assert READ(text).value == SHOT


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"size": "wide"}', "seconds: Field required."),
        ('{"size": 1, "seconds": "x"}', "size: Input should be a valid string."),
        ("I would rather not.", "The answer: Invalid JSON"),
        ("", "The answer: Invalid JSON"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, complaint: str):
    verdict = READ(text)
    assert verdict.value is None
    assert verdict.complaints[0].startswith(complaint)


async def test_a_model_that_fails_once_is_told_why_and_is_right_the_second_time():
    model = FakeModel(['{"size": "wide"}', '{"size": "wide", "seconds": 2}'])
    places = asyncio.Semaphore(1)
    ladder = Ladder(FakeWatcher(), lambda _: places, Waits())
    ask = Ask("", (Turn("user", "Which shot?"),), schema=Shot.model_json_schema())
    rung = Rung(ModelName("fake", "m"), model, READ)
    climb = await ladder.climb(ask, [rung], Policy(id="test"))
    assert climb.value == SHOT
    assert "seconds: Field required." in model.asks[1].turns[-1].text
    assert len(model.asks) == 2
