"""What ComfyUI's page makes of declared inputs: `page_widgets.yaml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from prompt_engine.catalogue.models import Entry, Text
from studio_kit.tables import load_document

Virtual = Literal["nothing", "passes", "value", "set", "get"]

FACTS = Path(__file__).parent / "page_widgets.yaml"


class PageWidget(Entry):
    """A field of the page. `made_by_page` ends "... is", as "what the microphone hears"."""

    stored: bool = True
    sent: bool = True
    value: Any = None
    made_by_page: Text | None = None


class AddedInput(Entry):
    name: str
    type: str
    classes: tuple[str, ...]
    older: bool = False


class WrittenList(Entry):
    """`place`: the field that says which is chosen, from 0. `choice`: `option1`, `option2`."""

    place: str
    choice: str


class PageFacts(Entry):
    """The comments of `page_widgets.yaml` say what each means."""

    widgets: dict[str, PageWidget]
    added: tuple[AddedInput, ...]
    listed: dict[str, WrittenList]
    before: dict[str, tuple[str, ...]]
    controlled: frozenset[str]
    cut_off: dict[str, dict[str, str]]
    renamed: dict[str, str]
    virtual: dict[str, Virtual]
    names_files: frozenset[str]

    def is_widget(self, kind: str, raw: Mapping[str, Any]) -> bool:
        """Whether an input of type `kind`, declared with options `raw`, is a field."""
        return raw.get("widgetType", kind) in self.widgets and raw.get("forceInput") is not True


@cache
def page_facts() -> PageFacts:
    """Raises `TableError` for a fault in the table."""
    return load_document(FACTS, PageFacts)
