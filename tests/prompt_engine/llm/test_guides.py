import hashlib
from pathlib import Path

import pytest

from prompt_engine.llm.guides import (
    GENERAL,
    HOUSE_GUIDES,
    LONGEST,
    Guides,
    GuideUnknown,
    GuideUnusable,
)
from prompt_engine.prompts.service import PromptWriter


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return Guides(tmp_path / "guides")


def test_an_edited_guide_holds_until_it_is_reset_and_the_edit_is_kept(
    guides: Guides, tmp_path: Path
):
    house = guides.read("flux_1")
    edited = guides.write("flux_1", "Only haiku.")
    assert edited.edited
    assert guides.of_model("flux_1").text == "Only haiku."
    assert edited.sha256 == hashlib.sha256(b"Only haiku.").hexdigest()
    assert guides.reset("flux_1") == house
    [earlier] = (tmp_path / "guides" / "earlier").iterdir()
    assert earlier.read_text() == "Only haiku."


def test_a_model_without_a_guide_takes_the_general_one(guides: Guides):
    assert guides.of_model("storyboard_sketch").id == GENERAL
    assert guides.of_model("../../etc/passwd").id == GENERAL


@pytest.mark.parametrize("name", ["flux_9", "../general", "", "a" * 300])
def test_an_unknown_guide_is_not_found(guides: Guides, name: str):
    with pytest.raises(GuideUnknown):
        guides.read(name)


@pytest.mark.parametrize("text", ["", "  \n", "x" * (LONGEST + 1)])
def test_a_text_that_is_no_guide_changes_nothing(guides: Guides, text: str):
    with pytest.raises(GuideUnusable):
        guides.write(GENERAL, text)
    assert not guides.read(GENERAL).edited


def test_a_damaged_copy_is_named(guides: Guides, tmp_path: Path):
    guides.write(GENERAL, "mine")
    (tmp_path / "guides" / "general.md").write_bytes(b"\xff\xfe")
    with pytest.raises(GuideUnusable, match=r"general\.md"):
        guides.read(GENERAL)


@pytest.mark.parametrize("path", sorted(HOUSE_GUIDES.glob("*.md")), ids=lambda path: path.stem)
def test_every_guide_is_of_a_target_model_and_has_a_heading(path: Path, writer: PromptWriter):
    assert path.stem == GENERAL or path.stem in {model.id for model in writer.models}
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(text) < 2_000
