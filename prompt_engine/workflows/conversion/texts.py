"""What the page does to texts as it sends them: alternatives, comments, names of files."""

import re
from collections.abc import Callable, Iterator

LINE_END = re.compile(r"[\n\r\u2028\u2029]")
ESCAPED = re.compile(r"\\([{}|])")
PLACEHOLDER = re.compile(r"%([^%]+)%")
UNFIT_FOR_FILES = re.compile(r'[/?<>\\:*|"\x00-\x1f\x7f]')

Lookup = Callable[[str, str], object]
"""Node name and field -> its value. Raises `LookupError` where there is none."""


def plain_text(value: object) -> str:
    """`value` as a box for several lines holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = format_number(value) if isinstance(value, float) else str(value)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def format_number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e21 else repr(value)


def has_alternatives(text: str) -> bool:
    """Whether the page draws lots among `{day|night}` each time it sends `text`."""
    depth, escaped = 0, False
    for character in without_comments(text):
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "{":
            depth += 1
        elif character == "}":
            depth = max(0, depth - 1)
        elif character == "|" and depth:
            return True
    return False


def without_alternatives(text: str) -> str:
    """`text` without comments, and with the first of each `{day|night}`.

    The page would draw one of them; which, nobody can know.
    """
    return ESCAPED.sub(r"\1", "".join(_first_choices(without_comments(text))))


def without_comments(text: str) -> str:
    """Without `// to the end of the line` and `/* ... */`."""
    kept: list[str] = []
    place, last_close = 0, text.rfind("*/")
    while (slash := text.find("/", place)) >= 0:
        after = _after_comment(text, slash, last_close)
        kept.append(text[place : slash if after else slash + 1])
        place = after or slash + 1
    return "".join(kept) + text[place:]


def _after_comment(text: str, slash: int, last_close: int) -> int | None:
    """`last_close` spares looking for an end that does not come, for every beginning anew."""
    if text.startswith("//", slash):
        end = LINE_END.search(text, slash)
        return end.start() if end else len(text)
    if text.startswith("/*", slash) and slash + 2 <= last_close:
        return text.index("*/", slash + 2) + 2
    return None


def _first_choices(text: str) -> Iterator[str]:
    open_choices: list[bool] = []  # whether the first alternative of each is still being read
    passed = 0  # how many of them are past it
    characters = iter(text)
    for character in characters:
        if character == "\\":
            escaped = character + next(characters, "")
            yield "" if passed else escaped
        elif character == "{":
            open_choices.append(True)
        elif character == "}" and open_choices:
            passed -= not open_choices.pop()
        elif character == "|" and open_choices:
            passed += open_choices[-1]
            open_choices[-1] = False
        elif not passed:
            yield character


def with_replacements(text: str, look_up: Lookup) -> tuple[str, tuple[str, ...]]:
    """`text` with `%Node.field%` filled in, and the placeholders that stay as they are."""
    left: dict[str, None] = {}

    def replaced(match: re.Match[str]) -> str:
        node, dot, field = match[1].partition(".")
        if not dot or "." in field:
            if match[1].startswith("date:"):
                left[match[0]] = None
            return match[0]
        try:
            return UNFIT_FOR_FILES.sub("_", plain_text(look_up(node, field)))
        except LookupError:
            left[match[0]] = None
            return match[0]

    return PLACEHOLDER.sub(replaced, text), tuple(left)
