"""Which patterns can name takes, and that none of them harms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio_kit.naming import TakeNaming
from studio_kit.naming_patterns import (
    NAMING_PROFILES,
    TOKENS,
    WrongPattern,
    check_pattern,
    pattern_of,
    says_version,
)


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("", "Give the pattern 1 to 200 characters."),
        ("{version}" * 30, "Give the pattern 1 to 200 characters."),
        ("{shot}_{take}_v{version}", r"\{take\} is no token; there are \{project\}"),
        ("{shot.__class__}_v{version}", r"\{shot.__class__\} is no token"),
        ("{shot}_v{version:>20}", "is no token"),
        ("}{shot}_v{version}", "^} is no token"),
        ("/{shot}/v{version}", "begins with no dot"),
        ("{shot}//v{version}", "begins with no dot"),
        ("{shot}_v{version}/", "begins with no dot"),
        ("../{shot}_v{version}", "begins with no dot"),
        (".hidden/{shot}_v{version}", "begins with no dot"),
        ("{project}\\{shot}_v{version}", "Leave out"),
        ("c:/{shot}_v{version}", "Leave out"),
        ("{project} /{shot}_v{version}", "begins or ends with a space or a dot"),
        ("{project}/v{version}/{shot}_{time}", "behind the last /"),
        ("{shot}_{version}_{number}", "not both"),
        ("{shot}_{seed}{version}", "Put a letter or _ between"),
        ("{number:02d}{seed}_{shot}", "Put a letter or _ between"),
        ("{project}/{shot}", "so that takes differ"),
    ],
)
def test_a_pattern_that_cannot_name_takes_is_refused_in_one_sentence(
    pattern: str, sentence: str
) -> None:
    with pytest.raises(WrongPattern, match=sentence) as refusal:
        check_pattern(pattern)
    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize("pattern", NAMING_PROFILES.values())
def test_every_profile_can_be_used(pattern: str) -> None:
    assert check_pattern(f" {pattern} ") == pattern


@pytest.mark.parametrize("token", TOKENS)
def test_every_token_says_something_and_its_family_knows_it_again(token: str) -> None:
    naming = TakeNaming(project="P", shot="1A", pattern=f"{{shot}}/a{{{token}}}b_{{timestamp}}")
    stem = naming.stem(1)
    assert "{" not in stem.name
    assert naming.family().fullmatch(f"{stem.name}.png")


def test_digits_are_asked_for_as_in_python() -> None:
    pattern = "{shot}_{index}_{seed:06d}_v{version:04d}"
    naming = TakeNaming(project="P", shot="1A", index=7, seed=42, pattern=pattern)
    assert naming.stem(12).name == "1A_007_000042_v0012"


def test_a_project_that_says_a_useless_pattern_falls_back_on_the_director() -> None:
    assert pattern_of("pipeline", None) == NAMING_PROFILES["pipeline"]
    assert pattern_of("pipeline", "{shot}/{nonsense}") == NAMING_PROFILES["director"]
    assert pattern_of("of a newer version", None) == NAMING_PROFILES["director"]
    assert pattern_of("pipeline", "{shot}_v{version}") == "{shot}_v{version}"


TOKEN_TEXTS = st.sampled_from([f"{{{name}}}" for name in TOKENS])
PIECES = st.one_of(TOKEN_TEXTS, st.text(alphabet="aB1 ._-/\\:{}é", max_size=5))


@given(st.lists(PIECES, max_size=8), st.text(min_size=1, max_size=60), st.integers(1, 2000))
def test_whatever_is_accepted_stays_below_the_project_and_counts_right(
    pieces: list[str], text: str, version: int
) -> None:
    try:
        pattern = check_pattern("".join(pieces))
    except WrongPattern:
        return
    naming = TakeNaming(project="P", shot="1A", scene=text, workflow=text, seed=-3, pattern=pattern)
    stem = naming.stem(version)
    assert not stem.is_absolute()
    assert ".." not in stem.parts
    assert not any(part.startswith(".") for part in stem.parts)
    assert naming.family().fullmatch(f"{stem.name}.png")
    if says_version(pattern):
        found = naming.family().fullmatch(f"{stem.name}-2.png")
        assert found
        assert int(found["version"]) == version
