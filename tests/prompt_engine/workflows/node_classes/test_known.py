from pathlib import Path

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.node_classes.known import KNOWN, KnownClass, known_classes
from prompt_engine.workflows.node_classes.page_widgets import page_facts
from studio_kit.tables import load_table

FILES = sorted(KNOWN.glob("*.yaml"))


@pytest.fixture(scope="module")
def known() -> NodeClasses:
    return known_classes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_class_of_the_table_can_be_read(path: Path, known: NodeClasses) -> None:
    assert path.read_text(encoding="utf-8").startswith("# Source: ")
    for entry in load_table(path, KnownClass):
        read = known.get(entry.id)
        assert read is not None
        assert len(read.inputs) == len(entry.required) + len(entry.optional), entry.id
        assert len(read.outputs) == len(entry.outputs), entry.id


def test_a_class_stands_in_one_file() -> None:
    names = [entry.id for path in FILES for entry in load_table(path, KnownClass)]
    assert sorted(set(names)) == sorted(names)


def test_the_sampler_is_known_as_nodes_declare_it(known: NodeClasses) -> None:
    sampler = known.get("KSampler")
    assert sampler is not None
    seed = sampler.input("seed")
    assert seed is not None
    assert (seed.max, seed.control_after_generate) == (2**64 - 1, True)
    assert [each.type for each in sampler.outputs] == ["LATENT"]
    scheduler = sampler.input("scheduler")
    assert scheduler is not None
    assert scheduler.options is not None
    assert "karras" in scheduler.options


def test_no_file_of_a_machine_is_known(known: NodeClasses) -> None:
    for name in ("CheckpointLoaderSimple", "LoadImage", "LoraLoader", "VAELoader"):
        node_class = known.get(name)
        assert node_class is not None
        lists = [each for each in node_class.inputs if each.type == "COMBO"]
        assert [each.options for each in lists] == [None] * len(lists)


def test_what_the_page_adds_is_added_to_classes_that_there_are(known: NodeClasses) -> None:
    facts = page_facts()
    named = {name for each in facts.added for name in each.classes}
    named |= facts.names_files | set(facts.cut_off) | set(facts.listed)
    assert {name for name in named if name not in known} == set()
    assert set(facts.renamed.values()) <= set(known)


def test_tables_are_remembered(tmp_path: Path) -> None:
    assert len(known_classes(tmp_path)) == len(known_classes(tmp_path))
    assert len(list(tmp_path.glob("known.*.json"))) == len(FILES)
