import pytest

from studio_kit.path_maps import System, translate
from studio_kit.settings import PathPrefix

NAS = PathPrefix(
    id="nas", name="NAS", windows="Z:\\projects", linux="/mnt/nas/projects", macos="/Volumes/p"
)
SALT = PathPrefix(
    id="salt", name="Salt", windows="\\\\store\\salt", linux="/mnt/nas/projects/Salt", macos=""
)


@pytest.mark.parametrize(
    ("path", "to", "expected"),
    [
        ("/mnt/nas/projects/The Line/1A", System.WINDOWS, "Z:\\projects\\The Line\\1A"),
        ("/mnt/nas/projects/The Line/1A", System.MACOS, "/Volumes/p/The Line/1A"),
        ("Z:\\projects\\The Line\\1A", System.LINUX, "/mnt/nas/projects/The Line/1A"),
        ("z:/Projects/The Line", System.MACOS, "/Volumes/p/The Line"),
        ("/Volumes/p/x.png", System.LINUX, "/mnt/nas/projects/x.png"),
        ("/Volumes/p/x.png", System.WINDOWS, "Z:\\projects\\x.png"),
        ("/mnt/nas/projects", System.WINDOWS, "Z:\\projects"),
        ("/mnt/nas/projects/", System.MACOS, "/Volumes/p"),
        ("\\\\STORE\\salt\\2B", System.LINUX, "/mnt/nas/projects/Salt/2B"),
    ],
)
def test_a_path_is_spelled_as_the_other_system_names_its_place(
    path: str, to: System, expected: str
):
    assert translate(path, [NAS, SALT], to=to) == expected


def test_the_longest_name_wins():
    assert translate("/mnt/nas/projects/Salt/1A", [NAS, SALT], to=System.WINDOWS) == (
        "\\\\store\\salt\\1A"
    )


def test_a_place_without_a_name_there_gives_way_to_the_place_around_it():
    path = translate("/mnt/nas/projects/Salt/1A", [NAS, SALT], to=System.MACOS)
    assert path == "/Volumes/p/Salt/1A"


@pytest.mark.parametrize("path", ["/mnt/nas/projects2/x", "/home/ines/x", "notes", "", "Q:\\x"])
def test_a_path_outside_every_place_stays_as_it_is(path: str):
    assert translate(path, [NAS, SALT], to=System.WINDOWS) == path


def test_a_path_of_the_system_itself_stays_as_it_is():
    assert translate("z:/Projects/x", [NAS], to=System.WINDOWS) == "z:/Projects/x"


def test_a_place_that_is_switched_off_is_not_used():
    off = NAS.model_copy(update={"enabled": False})
    assert translate("/Volumes/p/x", [off], to=System.LINUX) == "/Volumes/p/x"


def test_names_are_compared_with_case_on_linux():
    assert translate("/mnt/NAS/projects/x", [NAS], to=System.WINDOWS) == "/mnt/NAS/projects/x"
