"""What a picture should not be, by mode; and parameters of the prompt."""

from collections.abc import Callable

import pytest

from prompt_engine.catalogue.choices import CameraValue
from prompt_engine.catalogue.models import ProjectType
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.prompts.models import Intent, Prompt
from prompt_engine.prompts.parameters import whole
from prompt_engine.prompts.service import PromptWriter

Write = Callable[..., Prompt]


@pytest.fixture
def write(catalogue: Catalogue, writer: PromptWriter) -> Write:
    def written(
        target: str,
        *,
        description: str = "A harbour",
        camera: dict[str, CameraValue] | None = None,
        project_type: ProjectType | None = None,
    ) -> Prompt:
        intent = Intent(description, catalogue.choose(camera or {}), project_type)
        return writer.write(intent, target)

    return written


def test_a_photograph_should_not_be_drawn(write: Write):
    words = write("sdxl", project_type="live_action").negative
    assert "cartoon" in words
    assert "photograph" not in words


def test_an_animation_may_be_drawn_and_should_not_be_photographed(write: Write):
    words = write("sdxl", camera={"medium": "cel"}).negative
    assert "cartoon" not in words
    assert "photograph" in words


def test_a_description_alone_may_ask_for_a_drawing(write: Write):
    words = write("sdxl", description="An ink drawing of a harbour").negative
    assert "illustration" not in words


@pytest.mark.parametrize(
    "camera",
    [{"color_tone": "monochrome"}, {"film_stock": "eastman_tri_x"}, {"color": "monochrome_ink"}],
)
def test_black_and_white_should_have_no_colour(write: Write, camera: dict[str, CameraValue]):
    assert "colourful" in write("sdxl", camera=camera).negative
    assert "colourful" not in write("sdxl").negative


def test_only_what_moves_is_told_not_to_flicker(write: Write):
    assert "flicker" in write("wan_2_2").negative
    assert "flicker" not in write("sdxl").negative


def test_models_that_letter_are_not_told_to_leave_letters_out(write: Write):
    assert "text" not in write("ideogram_3").negative.split(", ")
    assert "text" in write("sdxl").negative.split(", ")


def test_what_the_prompt_asks_for_is_not_unwanted(write: Write):
    words = write("sdxl", description="A blurry photo with a logo").negative.split(", ")
    assert not {"blurry", "logo"} & set(words)


@pytest.mark.parametrize("target", ["flux", "flux2", "dall-e_3", "sora_2", "z_image_turbo"])
def test_a_model_that_takes_no_negative_prompt_gets_none(write: Write, target: str):
    assert write(target).negative == ""


def test_midjourney_takes_ratio_style_and_the_unwanted_as_parameters(write: Write):
    prompt = write("midjourney", camera={"aspect_ratio": "r_1_78", "body": "alexa_35"})
    assert prompt.text == (
        "A harbour, shot on ARRI ALEXA 35 --ar 16:9 --style raw "
        "--no watermark, signature, text, logo --v 7"
    )
    assert prompt.negative == ""
    span = prompt.spans[-1]
    assert (span.field, prompt.text[span.start : span.end]) == ("aspect_ratio", "--ar 16:9")


def test_midjourney_styles_a_drawing_itself(write: Write):
    assert "--style raw" not in write("midjourney", camera={"medium": "cel"}).text


def test_a_ratio_alone_is_still_told(write: Write):
    text = write("midjourney", description="", camera={"aspect_ratio": "r_2_39"}).text
    assert text == "--ar 239:100 --v 7"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(1.778, "16:9"), (2.39, "239:100"), (1.0, "1:1"), (0.5625, "9:16"), (1.333, "4:3")],
)
def test_a_ratio_is_told_in_whole_numbers(ratio: float, text: str):
    assert whole(ratio) == text
