import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.rules.service import RuleBook, load_rule_book


@pytest.fixture(scope="session")
def book(catalogue: Catalogue) -> RuleBook:
    return load_rule_book(catalogue)
