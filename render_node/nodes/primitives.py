"""Plain values and text."""

from .call import Call, Result, Run


def primitive(call: Call) -> Result:
    return Result((call.inputs["value"],))


def concatenate(call: Call) -> Result:
    return Result((call.text("delimiter").join([call.text("string_a"), call.text("string_b")]),))


def replace_text(call: Call) -> Result:
    return Result((call.text("string").replace(call.text("find"), call.text("replace")),))


def substring(call: Call) -> Result:
    return Result((call.text("string")[call.whole("start") : call.whole("end")],))


def text_length(call: Call) -> Result:
    return Result((len(call.text("string")),))


def change_case(call: Call) -> Result:
    text = call.text("string")
    cases = {
        "UPPERCASE": text.upper(),
        "lowercase": text.lower(),
        "Capitalize": text.capitalize(),
        "Title Case": text.title(),
    }
    return Result((cases[call.text("mode")],))


def trim(call: Call) -> Result:
    text = call.text("string")
    sides = {"Both": text.strip(), "Left": text.lstrip(), "Right": text.rstrip()}
    return Result((sides[call.text("mode")],))


def contains(call: Call) -> Result:
    text, part = call.text("string"), call.text("substring")
    if call.flag("case_sensitive"):
        return Result((part in text,))
    return Result((part.casefold() in text.casefold(),))


RUNS: dict[str, Run] = {
    "primitive": primitive,
    "concatenate": concatenate,
    "replace": replace_text,
    "substring": substring,
    "text_length": text_length,
    "change_case": change_case,
    "trim": trim,
    "contains": contains,
}
