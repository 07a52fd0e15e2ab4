import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.presets.service import Presets
from prompt_engine.presets.storage import load_presets
from prompt_engine.rules.service import RuleBook, load_rule_book


@pytest.fixture(scope="session")
def presets(catalogue: Catalogue) -> Presets:
    return load_presets(catalogue)


@pytest.fixture(scope="session")
def book(presets: Presets) -> RuleBook:
    return load_rule_book(presets.known)
