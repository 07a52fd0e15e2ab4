"""A header is written so that it reads back as it was."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from prompt_engine.workflows.library.keeping import header_text
from prompt_engine.workflows.templates.models import LoraValue, TemplateHeader, TemplateInput
from studio_kit.tables import parsed_yaml

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
NUMBERS = st.integers(0, 2**64) | st.floats(-1e6, 1e6)


@st.composite
def inputs(draw: st.DrawFn) -> TemplateInput:
    type_, more = draw(
        st.sampled_from(
            [
                ("float", {"min": 0, "max": 9.5, "step": 0.25}),
                ("choice", {"options": ("yes", "1", "null", "~")}),
                ("lora", {"model_folder": "loras", "default": LoraValue(name="a", strength=0.5)}),
                ("text", {"role": "prompt"}),
                ("image", {"optional": True}),
            ]
        )
    )
    fields = {
        "name": draw(NAMES),
        "label": draw(WORDS),
        "node": draw(WORDS),
        "field": draw(WORDS),
        "group": draw(st.none() | WORDS),
        "tooltip": draw(st.none() | WORDS),
        "default": draw(NUMBERS) if type_ == "float" else None,
        "type": type_,
        **more,
    }
    return TemplateInput.model_validate(fields)


@st.composite
def headers(draw: st.DrawFn) -> TemplateHeader:
    return TemplateHeader(
        title=draw(WORDS),
        description=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=40)),
        kind=draw(st.sampled_from(["image", "video"])),
        output=draw(st.sampled_from([(), ("image", "video")])),
        categories=tuple(draw(st.lists(WORDS, max_size=3))),
        angles=draw(st.sampled_from(["tokens", "words"])),
        order=draw(st.integers(0, 200)),
        inputs=tuple(draw(st.lists(inputs(), max_size=4))),
    )


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(headers())
def test_whatever_a_header_says_it_reads_back_so(header: TemplateHeader) -> None:
    text = header_text(header)
    assert TemplateHeader.model_validate(parsed_yaml(text)) == header
    assert TemplateHeader.model_validate(yaml.safe_load(text)) == header


def test_what_goes_without_saying_is_not_said() -> None:
    header = TemplateHeader(title="Wall", description="", kind="image", inputs=())
    assert list(yaml.safe_load(header_text(header))) == [
        "title",
        "description",
        "kind",
        "category",
        "engine",
        "inputs",
    ]
