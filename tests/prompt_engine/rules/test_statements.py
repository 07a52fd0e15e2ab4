"""True and false statements about films and gear: the engine must know which is which."""

from pathlib import Path
from typing import Any

import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.rules.service import RuleBook
from studio_kit.tables import read_yaml

STATEMENTS: list[dict[str, Any]] = read_yaml(Path(__file__).parents[1] / "data" / "statements.yaml")


@pytest.mark.parametrize("statement", [pytest.param(row, id=row["says"]) for row in STATEMENTS])
def test_a_statement_is_judged_rightly(
    catalogue: Catalogue, book: RuleBook, statement: dict[str, Any]
):
    violations = book.validate(catalogue.choose(statement["camera"]))
    impossible = {found.rule_id for found in violations if found.severity == "hard"}
    assert ([statement["rule"]] if not statement["holds"] else []) == sorted(impossible)


def test_there_are_as_many_false_statements_as_true_ones():
    false = [row for row in STATEMENTS if not row["holds"]]
    assert len(STATEMENTS) >= 150
    assert len(false) * 2 >= len(STATEMENTS)
    assert all(row["source"] for row in STATEMENTS)


def test_every_impossibility_has_a_statement_that_it_refutes(book: RuleBook):
    refuted = {row.get("rule") for row in STATEMENTS}
    assert book.evaluator.hard - refuted == set()
