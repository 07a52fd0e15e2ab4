import asyncio
from pathlib import Path

import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.llm.diff import put_together
from prompt_engine.llm.enhancement import Enhancement, Enhancer, Wish
from prompt_engine.llm.guides import Guides
from prompt_engine.llm.keeping import Keeper
from prompt_engine.llm.ladder import Ladder, Policy
from prompt_engine.llm.models import LanguageModel, ModelName
from prompt_engine.llm.offline import OfflineModel
from prompt_engine.prompts.service import PromptWriter

from .fakes import FakeModel, FakeWatcher, Waits

CAMERA = {"size": "wide", "movement": "push_in"}


class Desk:
    def __init__(self, catalogue: Catalogue, writer: PromptWriter, folder: Path) -> None:
        self._catalogue, self._writer = catalogue, writer
        self._guides = Guides(folder)
        places = asyncio.Semaphore(4)
        ladder = Ladder(FakeWatcher(), lambda _: places, Waits())
        self._enhancer = Enhancer(Keeper.of(catalogue), ladder, Policy(id="enhance"))

    async def enhance(
        self, model: LanguageModel, original: str, target: str = "flux_1"
    ) -> Enhancement:
        wish = Wish(
            original,
            self._catalogue.choose(CAMERA),
            self._writer.model(target),
            self._guides.of_model(target),
        )
        return await self._enhancer.enhance(wish, [(ModelName("fake", "m"), model)])


@pytest.fixture
def desk(catalogue: Catalogue, writer: PromptWriter, tmp_path: Path) -> Desk:
    return Desk(catalogue, writer, tmp_path)


async def test_the_model_hears_guide_decisions_and_scene(desk: Desk):
    model = FakeModel(["Wide shot. She waits."])
    await desk.enhance(model, "She waits.", "wan_2_2")
    [ask] = model.asks
    assert "improve prompts" in ask.instructions
    assert "- size: wide shot" in ask.turns[0].text
    assert "- movement: pushing in" in ask.turns[0].text
    assert ask.turns[0].text.endswith("She waits.")


async def test_a_still_hears_nothing_of_movement(desk: Desk):
    model = FakeModel(["Wide shot. She waits."])
    await desk.enhance(model, "She waits.")
    assert "movement" not in model.asks[0].turns[0].text


async def test_a_contradiction_is_told_once_and_then_reported(desk: Desk):
    model = FakeModel(["Close-up. She waits.", "Close-up. She waits still."])
    found = await desk.enhance(model, "She waits.")
    assert len(model.asks) == 2
    assert 'It says "close up", but the size is wide shot.' in model.asks[1].turns[-1].text
    assert found.warnings == ('It says "close up", but the size is wide shot.',)


async def test_a_second_answer_that_keeps_the_configuration_has_no_warning(desk: Desk):
    model = FakeModel(["Close-up. She waits.", "Wide shot. She waits in the rain."])
    found = await desk.enhance(model, "She waits.")
    assert found.text == "Wide shot. She waits in the rain."
    assert found.warnings == ()


async def test_what_still_moves_after_two_answers_is_cut_from_a_picture(desk: Desk):
    model = FakeModel(["Wide shot. She waits. The camera pushes in."])
    found = await desk.enhance(model, "She waits.")
    assert found.text == "Wide shot. She waits."
    assert "left out of the picture" in found.warnings[0]


async def test_a_video_keeps_its_movement(desk: Desk):
    model = FakeModel(["Wide shot. She waits. The camera pushes in."])
    found = await desk.enhance(model, "She waits.", "wan_2_2")
    assert found.text.endswith("The camera pushes in.")
    assert len(model.asks) == 1


async def test_repeats_go_and_the_parts_lead_from_the_original(desk: Desk):
    model = FakeModel(["Wide shot. She waits in rain. She waits in rain."])
    found = await desk.enhance(model, "She waits.")
    assert found.text == "Wide shot. She waits in rain."
    ids = {part.id for part in found.parts if part.id}
    assert put_together(found.parts, ids) == found.text
    assert put_together(found.parts, ()) == "She waits."


async def test_the_offline_model_keeps_every_decision(desk: Desk):
    found = await desk.enhance(OfflineModel(), "She waits.")
    assert found.warnings == ()
    assert found.text == "Wide shot. She waits."
