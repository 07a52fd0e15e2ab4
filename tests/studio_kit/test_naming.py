"""Names and version numbers of takes on disk."""

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio_kit.errors import Invalid
from studio_kit.naming import LONGEST_NAME, TakeNaming, clean_name, is_plain_name
from studio_kit.version_claims import claim_version

NAMING = TakeNaming(project="The Salt Line", shot="1A")
FOLDER = "The Salt Line/1A"


def put(project: Path, *names: str) -> None:
    folder = project / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"x")


def test_a_take_is_named_by_project_shot_and_version(tmp_path: Path) -> None:
    claim = claim_version(tmp_path, NAMING, owner="job")
    assert claim.file("png") == tmp_path / FOLDER / "The Salt Line_1A_v001.png"
    assert claim.file("png", variant=2).name == "The Salt Line_1A_v001-2.png"


@pytest.mark.parametrize(
    ("names", "next_version"),
    [
        ((), 1),
        (("The Salt Line_1A_v003.png", "The Salt Line_1A_v006.mp4"), 7),
        (("The Salt Line_1A_v0999.png", "The Salt Line_1A_v1000.png"), 1001),
        (("The Salt Line_1A_v004.png.take.json",), 5),
        (("The Salt Line_1A_v005-3.webp",), 6),
        (("The Salt Line_1B_v009.png", "notes v012.txt"), 1),
        (("the salt line_1a_V002.PNG",), 3),
    ],
)
def test_next_version_is_past_the_highest_of_any_kind(
    tmp_path: Path, names: tuple[str, ...], next_version: int
) -> None:
    put(tmp_path, *names)
    assert claim_version(tmp_path, NAMING, owner="job").version == next_version


def test_two_savers_never_share_a_number(tmp_path: Path) -> None:
    claimed: list[int] = []

    def save(owner: str) -> None:
        claim = claim_version(tmp_path, NAMING, owner=owner)
        claim.file("png" if int(owner) % 2 else "mp4").write_bytes(b"x")
        claimed.append(claim.version)
        claim.release()

    savers = [threading.Thread(target=save, args=(str(n),)) for n in range(24)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    assert sorted(claimed) == list(range(1, 25))


def test_the_same_owner_gets_its_claim_again_until_it_is_released(tmp_path: Path) -> None:
    first = claim_version(tmp_path, NAMING, owner="job 1")
    assert claim_version(tmp_path, NAMING, owner="job 1") == first
    assert claim_version(tmp_path, NAMING, owner="job 2").version == 2
    first.file("png").write_bytes(b"x")
    first.release()
    assert claim_version(tmp_path, NAMING, owner="job 1").version == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Salt Line", "The Salt Line"),
        ("../../etc", "_.._etc"),
        ("a/b\\c:d", "a_b_c_d"),
        ("CON", "CON_"),
        ("com1.png", "com1.png_"),
        (" dots.. ", "dots"),
        ("Café é", "Café é"),
        ("x" * 300, "x" * LONGEST_NAME),
    ],
)
def test_clean_names_suit_every_system(text: str, name: str) -> None:
    assert clean_name(text) == name


@pytest.mark.parametrize("text", ["", "  ", "..", "///", "\x00"])
def test_a_text_that_leaves_no_name_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="no usable file name"):
        clean_name(text)
    assert not is_plain_name(text)


def test_a_plain_name_hides_no_path() -> None:
    assert is_plain_name("1A")
    assert not is_plain_name("../1A")
    assert not is_plain_name("1A/..")


@given(st.text(max_size=200))
def test_no_text_leads_out_of_its_folder(text: str) -> None:
    try:
        name = clean_name(text)
    except Invalid:
        return
    assert Path("/project", name).parent == Path("/project")
    assert len(name) <= LONGEST_NAME + 1
