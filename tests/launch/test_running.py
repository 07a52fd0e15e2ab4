import subprocess
import sys
from pathlib import Path

import pytest

from studio_kit.launch.errors import LaunchError
from studio_kit.launch.running import AlreadyRuns, claim, write_note

HOLDER = """
import sys, time
from pathlib import Path
from studio_kit.launch.running import claim, write_note
with claim(Path(sys.argv[1])) as note:
    write_note(note, "http://127.0.0.1:4711")
    print("held", flush=True)
    time.sleep(600)
"""


def test_the_second_console_of_a_folder_learns_where_the_first_one_is(tmp_path: Path) -> None:
    with claim(tmp_path) as note:
        write_note(note, "http://127.0.0.1:4711")
        with pytest.raises(AlreadyRuns) as other, claim(tmp_path):
            pass
    assert other.value.page == "http://127.0.0.1:4711"


def test_a_console_that_is_still_starting_has_no_address(tmp_path: Path) -> None:
    with claim(tmp_path), pytest.raises(AlreadyRuns) as other, claim(tmp_path):
        pass
    assert other.value.page is None


def test_another_folder_is_free(tmp_path: Path) -> None:
    with claim(tmp_path / "one"), claim(tmp_path / "two"):
        pass


def test_the_folder_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with claim(tmp_path) as note:
            write_note(note, "http://127.0.0.1:4711")
    assert not (tmp_path / "running.json").exists()


@pytest.mark.integration
def test_a_killed_console_leaves_its_folder_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRuns), claim(tmp_path):
            pass
        holder.kill()
    with claim(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(LaunchError, match=r"cannot be written .* --data DIR"),
        claim(tmp_path / "file" / "data"),
    ):
        pass
