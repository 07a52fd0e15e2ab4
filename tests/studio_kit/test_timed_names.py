"""Takes whose names say the moment and not the version."""

import json
import threading
from datetime import datetime
from pathlib import Path

from studio_kit.naming import TakeNaming
from studio_kit.naming_patterns import NAMING_PROFILES
from studio_kit.version_claims import VersionClaim, claim_version, held_claim

NAMING = TakeNaming(
    project="The Salt Line",
    shot="1A",
    at=datetime(2026, 11, 21, 18, 4, 59),
    pattern=NAMING_PROFILES["pipeline"],
)
FOLDER = "The Salt Line/images"
STEM = "shot_1A_20261121_180459"


def keep(claim: VersionClaim, *, shot: str = "1A") -> Path:
    """A file with its record under a claim's name, as a saver leaves them."""
    file = claim.file("png")
    file.write_bytes(b"x")
    record = file.with_name(f"{file.name}.take.json")
    record.write_text(json.dumps({"version": claim.version, "owner": {"name": shot}}))
    claim.release()
    return file


def test_the_pipeline_names_by_shot_and_moment(tmp_path: Path) -> None:
    claim = claim_version(tmp_path, NAMING, owner="job")
    assert claim.file("png") == tmp_path / FOLDER / f"{STEM}.png"
    assert claim.file("png", variant=2).name == f"{STEM}-2.png"


def test_a_collision_within_a_second_gets_a_suffix(tmp_path: Path) -> None:
    first = keep(claim_version(tmp_path, NAMING, owner="job 1"))
    under_way = claim_version(tmp_path, NAMING, owner="job 2")
    third = keep(claim_version(tmp_path, NAMING, owner="job 3"))
    assert [first.name, third.name] == [f"{STEM}.png", f"{STEM}_3.png"]
    assert under_way.file("mp4").name == f"{STEM}_2.mp4"


def test_a_file_without_a_record_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / f"{STEM}.PNG").write_bytes(b"somebody's")
    assert claim_version(tmp_path, NAMING, owner="job").stem.name == f"{STEM}_2"


def test_versions_go_on_counting_in_the_records(tmp_path: Path) -> None:
    keep(claim_version(tmp_path, NAMING, owner="job 1"))
    second = claim_version(tmp_path, NAMING, owner="job 2")
    assert second.version == 2
    keep(second)
    other = TakeNaming(project="The Salt Line", shot="1B", at=NAMING.at, pattern=NAMING.pattern)
    assert claim_version(tmp_path, other, owner="job 3").version == 1
    assert claim_version(tmp_path, NAMING, owner="job 4").version == 3


def test_the_same_owner_gets_number_and_name_again(tmp_path: Path) -> None:
    assert held_claim(tmp_path, NAMING, owner="job") is None
    first = claim_version(tmp_path, NAMING, owner="job")
    assert claim_version(tmp_path, NAMING, owner="job") == first
    assert held_claim(tmp_path, NAMING, owner="job") == first
    first.release()
    assert held_claim(tmp_path, NAMING, owner="job") is None
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_two_savers_in_one_second_share_neither_number_nor_name(tmp_path: Path) -> None:
    kept: list[tuple[int, str]] = []

    def save(owner: str) -> None:
        claim = claim_version(tmp_path, NAMING, owner=owner)
        kept.append((claim.version, keep(claim).name))

    savers = [threading.Thread(target=save, args=(str(n),)) for n in range(16)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    assert sorted(version for version, _ in kept) == list(range(1, 17))
    assert len({name for _, name in kept}) == 16


def test_an_execution_has_a_folder_of_its_own_and_is_numbered_from_nought(tmp_path: Path) -> None:
    naming = TakeNaming(
        project="P",
        shot="opening",
        execution="20261121_180459_a1b2c3",
        pattern=NAMING_PROFILES["execution"],
    )
    claim = claim_version(tmp_path, naming, owner="job")
    place = claim.file("png").relative_to(tmp_path).as_posix()
    assert place == "executions/20261121_180459_a1b2c3/images/000_opening_00.png"
    keep(claim, shot="opening")
    again = claim_version(tmp_path, naming, owner="job 2")
    assert (again.version, again.file("png").name) == (2, "000_opening_01.png")


def test_the_first_take_by_another_profile_goes_on_counting(tmp_path: Path) -> None:
    director = TakeNaming(project="The Salt Line", shot="1A")
    for owner in ("job 1", "job 2"):
        keep(claim_version(tmp_path, director, owner=owner))
    assert keep(claim_version(tmp_path, NAMING, owner="job 3")).name == f"{STEM}.png"
    renamed = TakeNaming(project="Salt", shot="1A")
    assert claim_version(tmp_path, renamed, owner="job 4").file("png").name == "Salt_1A_v004.png"
    other = TakeNaming(project="Salt", shot="1B")
    assert claim_version(tmp_path, other, owner="job 5").version == 1
