"""Which of a JSON document's parts is the graph, and which the workflow in page form. Pure."""

import json
from collections.abc import Iterator
from typing import Any, cast

from studio_kit.graph import is_graph
from studio_kit.plain_json import ODD_SPELLING, refuse_deep, refuse_unwritable

from .models import Carried, CarrierUnreadable, JsonObject

LONGEST_JSON = 16 * 1024 * 1024
"""Characters. A workflow of a thousand graph nodes has about one million."""

WRAPPERS = (
    *("prompt", "output", "graph", "workflow_json", "api_workflow"),
    *("workflow", "extra_data", "extra_pnginfo"),
)
"""Keys under which programs put a graph or a page document; which of the two, its shape says."""

DEEPEST_WRAPPING = 5


def parsed(text: str, *, name: str) -> Any:
    """JSON as programs write it: NaN and Infinity, which older ComfyUI writes, become null.

    Raises `CarrierUnreadable` with the place, `Invalid` for what nothing behind us can hold.
    """
    if len(text) > LONGEST_JSON:
        millions = LONGEST_JSON // (1024 * 1024)
        raise CarrierUnreadable(f"The JSON in {name} is longer than {millions} million characters.")
    try:
        document = json.loads(text, parse_constant=_nothing)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        sentence = f"{name} is not readable as JSON at {place}: {error.msg}."
        raise CarrierUnreadable(sentence) from error
    except (ValueError, RecursionError) as error:  # numbers of 5,000 digits, nesting of 10,000
        raise CarrierUnreadable(f"{name} holds JSON that is nested or spelt too long.") from error
    refuse_deep(document, name=f"JSON in {name}")
    if ODD_SPELLING.search(text.encode(errors="surrogatepass")):
        refuse_unwritable(document)
    return document


def _nothing(_: str) -> None:
    return None


def sorted_out(document: Any) -> Carried:
    """The graph and the page document that `document` is or wraps; empty where it is neither."""
    return _sorted_out(document, DEEPEST_WRAPPING)


def _sorted_out(document: Any, deeper: int) -> Carried:
    if is_page(document):
        return Carried(workflow=document)
    if is_graph(document):
        return Carried(prompt=document)
    found = Carried()
    for part in _parts(document) if deeper else ():
        found = found.or_else(_sorted_out(part, deeper - 1))
    return found


def is_page(document: Any) -> bool:
    return isinstance(document, dict) and isinstance(
        cast("JsonObject", document).get("nodes"), list
    )


def _parts(document: Any) -> Iterator[Any]:
    if isinstance(document, str) and document.lstrip()[:1] == "{":
        yield parsed(document, name="text inside the JSON")
    elif isinstance(document, list):  # an entry of ComfyUI's queue or history
        yield from (part for part in cast("list[Any]", document) if isinstance(part, dict))
    elif isinstance(document, dict):
        fields = cast("JsonObject", document)
        known = [fields[key] for key in WRAPPERS if key in fields]
        # ComfyUI's answer about one prompt is an object with the prompt's id as its only key.
        yield from known or (fields.values() if len(fields) == 1 else ())
