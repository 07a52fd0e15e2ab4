"""What many files will be called: previewed line by line, nothing lost, nothing hidden."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.files.rename_rules import Renamed, RenameRule, WrongRule, new_names

WHEN = datetime(2026, 11, 21, 9, 5, 7, tzinfo=UTC)


def a_file(path: str = "The Salt Line/1A/cut.png", **told: Any) -> Renamed:
    return Renamed(path, WHEN, project="The Salt Line", **told)


def names(files: Sequence[Renamed], *taken: str, **rule: Any) -> list[str]:
    return [line.name for line in new_names(files, RenameRule(**rule), is_taken=taken.__contains__)]


def conflicts(files: Sequence[Renamed], *taken: str, **rule: Any) -> list[str | None]:
    lines = new_names(files, RenameRule(**rule), is_taken=taken.__contains__)
    return [line.conflict for line in lines]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{name}", "cut.png"),
        ("{original}_{index:03d}", "cut_007.png"),
        ("{counter}", "7.png"),
        ("{folder}-{parent}", "1A-The Salt Line.png"),
        ("{date} {time}", "2026-11-21 09-05-07.png"),
        ("{year}{month}{day}", "20261121.png"),
        ("{project} {shot} {seed} {model}", "The Salt Line 1A 42 flux1-dev.png"),
        ("cut_v1.5_{index}", "cut_v1.5_7.png"),
        ("{name}.{ext}", "cut.png"),
        ("{name}.PNG", "cut.png"),
        ("{{{name}}}", "{cut}.png"),
        (" {name} ", "cut.png"),
    ],
)
def test_tokens_stand_for_what_is_known_of_the_file(pattern: str, expected: str):
    file = a_file(shot="1A", seed=42, model="flux/flux1-dev.safetensors")
    assert names([file], pattern=pattern, start=7) == [expected]


def test_numbers_count_on_in_their_steps_and_width():
    files = [a_file(f"{letter}.png") for letter in "abc"]
    assert names(files, pattern="{index}", start=10, step=5, width=4) == [
        "0010.png",
        "0015.png",
        "0020.png",
    ]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"find": "cut", "replace": "shot"}, "shot v1.png"),
        ({"find": ".", "replace": "!"}, "cut v1.png"),
        ({"find": r"v(\d+)", "replace": r"take \1", "is_regex": True}, "cut take 1.png"),
        ({"case": "upper"}, "CUT V1.png"),
        ({"case": "title"}, "Cut V1.png"),
        ({"pattern": "{name}X", "find": "x", "replace": "", "case": "lower"}, "cut v1x.png"),
    ],
)
def test_names_are_searched_replaced_and_put_in_a_case(rule: dict[str, Any], expected: str):
    assert names([a_file("cut v1.png")], **rule) == [expected]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("../x", "cannot hold '/'"),
        ("a/b", "cannot hold '/'"),
        ("a\\b", "cannot hold"),
        ("a:b", "cannot hold ':'"),
        ("a\0b", "cannot hold"),
        (".hidden", "begins with a dot"),
        ("...", "would be empty"),
        ("x" * 252, "at most 255 bytes"),
        ("é" * 130, "at most 255 bytes"),
        ("con", "means a device"),
        ("a\u202eb", "characters that are not seen"),
        ("a\nb", "cannot hold"),
    ],
)
def test_a_name_that_no_file_may_have_is_a_conflict(name: str, sentence: str):
    [conflict] = conflicts([a_file("a.png")], pattern=name)
    assert conflict is not None
    assert sentence in conflict


@pytest.mark.parametrize("name", ["👩\u200d🚀", "می\u200cخواهم"])
def test_a_name_may_hold_what_joins_its_characters(name: str):
    assert names([a_file("a.png")], pattern=name) == [f"{name}.png"]


def test_an_empty_name_is_a_conflict():
    assert conflicts([a_file("a.png")], find="a", replace="") == ["The name would be empty."]


def test_files_of_one_name_are_each_marked():
    files = [a_file("a.png"), a_file("b.png"), a_file("sub/a.png")]
    several = "Several files would have this name."
    assert conflicts(files, pattern="same") == [several, several, None]
    assert conflicts([a_file("a.png"), a_file("B.png")], find="a", replace="b") == [several] * 2


def test_a_name_is_free_where_its_file_leaves():
    files = [a_file(f"{n}.png") for n in (1, 2, 3)]
    assert conflicts(files, "1.png", "2.png", "3.png", pattern="{index}", start=2) == [None] * 3
    assert conflicts(files, "4.png", pattern="{index}", start=2)[2] == (
        "There is a file of this name already."
    )


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ({"pattern": "{nmae}"}, "There is no token {nmae}; use {name}"),
        ({"pattern": "{name.__class__}"}, "There is no token"),
        ({"pattern": "{name!r}"}, "There is no token"),
        ({"pattern": "{name"}, "is no pattern"),
        ({"pattern": "{index:x}"}, "is no number of digits"),
        ({"pattern": "{index:999999999d}"}, "is no number of digits"),
        ({"pattern": "{name:03d}"}, "Only {counter} and {index}"),
        ({"find": "(", "is_regex": True}, "cannot be replaced"),
        ({"find": "(a)", "replace": r"\9", "is_regex": True}, "cannot be replaced"),
        ({"find": "(a|aa)+$", "replace": "", "is_regex": True}, "takes too long"),
    ],
)
def test_a_rule_that_makes_no_names_is_refused(rule: dict[str, Any], sentence: str):
    with pytest.raises(WrongRule) as refused:
        names([a_file(f"{'a' * 60}!.png")], **rule)
    assert sentence in refused.value.message


@given(
    st.text(max_size=40),
    st.text(max_size=5),
    st.text(max_size=5),
    st.sampled_from(["keep", "lower", "upper", "title"]),
)
def test_whatever_is_typed_keeps_the_extension_and_the_folder(
    pattern: str, find: str, replace: str, case: Any
):
    rule = RenameRule(pattern=pattern, find=find, replace=replace, case=case)
    try:
        [line] = new_names([a_file("1A/cut.png")], rule, is_taken=lambda _: False)
    except WrongRule:
        return
    assert line.name.endswith(".png")
    assert line.conflict or line.target.count("/") == 1
