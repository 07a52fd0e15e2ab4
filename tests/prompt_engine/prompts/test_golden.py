"""Texts of each family as they were read and found good.

`RENEW_GOLDEN=1 pytest tests/prompt_engine/prompts/test_golden.py` writes them anew; read the
difference before it is committed.
"""

import os
from pathlib import Path
from textwrap import fill

import pytest
from pydantic import BaseModel

from prompt_engine.catalogue.models import ProjectType
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.prompts.clashes import of_project
from prompt_engine.prompts.models import Intent, Prompt
from prompt_engine.prompts.service import PromptWriter
from prompt_engine.prompts.storage import load_prompt_writer
from studio_kit.tables import load_table

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
SHOWN = {
    "prose": ["flux_2", "hidream_i1"],
    "design": ["ideogram_3"],
    "briefing": ["gpt_image"],
    "edit": ["qwen_image_edit"],
    "tags": ["sdxl"],
    "parameters": ["midjourney"],
    "action": ["wan_2_2", "runway_gen_4_5"],
    "shot": ["ltx_2", "ltx_video"],
    "brief": ["pika_2"],
}
"""The models of each family whose texts are kept."""


class GoldenIntent(BaseModel):
    id: str
    description: str
    project_type: ProjectType | None = None
    camera: dict[str, str | bool | float] = {}


INTENTS = load_table(GOLDEN / "intents.yaml", GoldenIntent)


def test_every_family_is_kept():
    assert SHOWN.keys() == load_prompt_writer().families.keys()


@pytest.mark.parametrize("family", SHOWN)
def test_texts_are_as_they_were_found_good(family: str, catalogue: Catalogue, writer: PromptWriter):
    for model in SHOWN[family]:
        assert writer.model(model).family == family
    written = "\n".join(
        _shown(f"{golden.id}, {model}", writer.write(_intent(golden, catalogue), model))
        for golden in INTENTS
        for model in SHOWN[family]
    )
    kept = GOLDEN / f"{family}.txt"
    if os.environ.get("RENEW_GOLDEN"):
        kept.write_text(written, encoding="utf-8")
    assert written == kept.read_text(encoding="utf-8")


def _intent(golden: GoldenIntent, catalogue: Catalogue) -> Intent:
    chosen = catalogue.choose(golden.camera)
    camera, notes = of_project(chosen, golden.project_type, catalogue)
    return Intent(golden.description, camera, golden.project_type, tuple(notes))


def _shown(title: str, prompt: Prompt) -> str:
    length = f"{prompt.length.count} of {prompt.length.most} {prompt.length.unit}"
    notes = [f"  {note.kind} {note.field}: {note.sentence}" for note in prompt.notes]
    unwanted = [fill(f"  not: {prompt.negative}", 98, subsequent_indent="  ")]
    return "\n".join(
        [
            f"== {title}, {length}",
            fill(prompt.text, 98, break_long_words=False, break_on_hyphens=False),
            *(unwanted if prompt.negative else []),
            *notes,
            "",
        ]
    )
