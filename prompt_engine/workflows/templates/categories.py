"""The categories of workflows, under their own names and those of older scripts."""

from pathlib import Path

from prompt_engine.catalogue.models import Entry, Text
from studio_kit.tables import load_table

from .models import Category

TABLE = Path(__file__).with_name("categories.yaml")


class CategoryEntry(Entry):
    id: Category
    label: Text
    aliases: tuple[Text, ...]


def load_categories() -> tuple[CategoryEntry, ...]:
    return load_table(TABLE, CategoryEntry)


def category_named(name: str, categories: tuple[CategoryEntry, ...]) -> Category | None:
    """The category of this id, label or older name; None where there is none."""
    folded = name.casefold().replace("-", "_").replace(" ", "_")
    for entry in categories:
        if folded in (entry.id, entry.label.casefold().replace(" ", "_"), *entry.aliases):
            return entry.id
    return None
