import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.llm.brief import Brief, Fact
from prompt_engine.llm.errors import RequestRefused
from prompt_engine.llm.models import Ask, Turn
from prompt_engine.llm.offline import Manner, OfflineModel, written

FACTS = (
    Fact("size", "medium close-up"),
    Fact("lens", "85mm lens"),
    Fact("time_of_day", "golden hour"),
    Fact("mood", "tense mood"),
)
BRIEF = Brief("FLUX.1 dev", "image", "the the man waits , in rain", FACTS)


@given(st.text(), st.lists(st.sampled_from(FACTS), max_size=3))
def test_a_brief_is_read_as_it_was_written(scene: str, facts: list[Fact]):
    brief = Brief("Any (new) model", "video", scene, tuple(facts))
    assert Brief.read(brief.text()) == brief


def test_the_scene_is_tidied_and_every_decision_said_once():
    assert written(BRIEF, Manner.load()) == (
        "Medium close-up. The man waits, in rain. 85mm lens. Golden hour. Tense mood."
    )


def test_what_the_scene_says_already_is_not_said_again():
    brief = Brief("FLUX", "image", "Golden hour, she waits.", FACTS)
    assert written(brief, Manner.load()).lower().count("golden hour") == 1


def test_slate_language_is_spelled_out():
    brief = Brief("FLUX", "image", "INT. KITCHEN, OTS of Ann w/ tea", ())
    assert written(brief, Manner.load()) == (
        "Interior, KITCHEN, over-the-shoulder shot of Ann with tea."
    )


async def test_the_same_brief_is_written_the_same_way_whole_and_in_pieces():
    pieces: list[str] = []
    ask = Ask("", (Turn("user", BRIEF.text()),))
    whole = await OfflineModel().answer(ask)
    streamed = await OfflineModel().answer(ask, hear=pieces.append)
    assert whole == streamed
    assert "".join(pieces) == whole.text
    assert len(pieces) > 5


async def test_anything_but_a_brief_is_refused_with_a_sentence():
    with pytest.raises(RequestRefused, match="choose another model"):
        await OfflineModel().answer(Ask("", (Turn("user", "Tell me a joke."),)))


def test_every_field_that_has_a_place_is_one_of_the_catalogue(catalogue: Catalogue):
    manner = Manner.load()
    placed = {*manner.opening, *(field for rule in manner.sentences for field in rule.fields)}
    assert placed <= {field.id for field in catalogue.fields}
