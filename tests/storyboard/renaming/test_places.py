import pytest

from storyboard.renaming.places import Slates, WrongCode, check_code

DIRECTOR = "{project}/{shot}/{project}_{shot}_v{version:03d}"


def slates(pattern: str = DIRECTOR, *, before: str = "1A") -> Slates:
    return Slates(pattern, before=before, after="2C")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("Area 1A/1A/Area 1A_1A_v001.png", "Area 1A/2C/Area 1A_2C_v001.png"),
        (
            "Area 1A/1A/Area 1A_1A_v012-2.png.take.json",
            "Area 1A/2C/Area 1A_2C_v012-2.png.take.json",
        ),
        ("Former name/1A/Former name_1A_v001.png", "Former name/2C/Former name_2C_v001.png"),
        ("Area 1A/1A/hero.png", "Area 1A/2C/hero.png"),
        ("Area 1A/1A/sub/1A.txt", "Area 1A/2C/sub/1A.txt"),
        ("Area 1A/1A A2/Area 1A_1A A2_v001.png", None),
        ("best/of/1A/Area 1A_1A_v001.png", None),
        ("Area 1A/1A", None),
        ("1A.png", None),
    ],
)
def test_only_what_stands_for_the_shot_is_written_anew(path: str, place: str | None):
    assert slates().place(path) == place


def test_an_alternate_has_a_folder_of_its_own():
    found = slates(before="1A A2").place("Area 1A/1A A2/Area 1A_1A A2_v001.png")
    assert found == "Area 1A/2C/Area 1A_2C_v001.png"


@pytest.mark.parametrize(
    ("pattern", "path", "place"),
    [
        (
            "{project}/images/{kind}_{shot}_{timestamp}",
            "Film/images/shot_1A_20261121_180459.png",
            "Film/images/shot_2C_20261121_180459.png",
        ),
        (
            "{date}/{scene}/{workflow}_{panel}_{seed}_v{version:03d}",
            "2026-11-21/Old name/still_1A_481516_v003.png",
            "2026-11-21/Old name/still_2C_481516_v003.png",
        ),
        (
            "executions/{execution}/{media}/{index:03d}_{shot}_{number:02d}",
            "executions/20261121_180459_abcdef/videos/004_1A_00.mp4",
            "executions/20261121_180459_abcdef/videos/004_2C_00.mp4",
        ),
    ],
)
def test_versions_seeds_and_dates_stay(pattern: str, path: str, place: str):
    assert slates(pattern).place(path) == place


def test_the_folders_that_go_along_whole_are_those_of_the_shot():
    paths = ["Area 1A/1A/Area 1A_1A_v001.png", "best/hero.png"]
    assert slates().folders_of(paths) == ["Area 1A/1A"]
    flat = slates("{project}/images/{shot}_{version}")
    assert flat.folders_of(["Film/images/1A_1.png"]) == []


@pytest.mark.parametrize("code", ["", "  ", "a/b", "2C A2", "..", ".hidden", "con", "2\x00C"])
def test_what_no_folder_can_be_called_is_no_slate(code: str):
    with pytest.raises(WrongCode):
        check_code(code)


def test_a_slate_may_be_words():
    assert check_code(" Opening, take the bridge ") == "Opening, take the bridge"
