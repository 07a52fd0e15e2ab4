import subprocess
import sys

import pytest

from studio_kit.launch.options import PORT_OPTIONS
from tests.launch.conftest import HOUSE

SWITCHES = (
    *("--setup", "--force", "--no-orchestrator", "--no-frontend", "--no-browser", "--dev"),
    *("--host", "--data", "--projects"),
)

pytestmark = pytest.mark.integration


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=HOUSE, capture_output=True, text=True, check=False
    )


def test_setup_needs_nothing_but_the_standard_library() -> None:
    # -S leaves site-packages out, as with a Python fresh from its installer.
    code = "import sys; sys.path.insert(0, '.'); import start; print('pydantic' in sys.modules)"
    run = python("-S", "-c", code)
    assert (run.stdout, run.stderr) == ("False\n", "")


def test_an_old_python_is_told_what_is_needed() -> None:
    code = "import sys; sys.version_info = (3, 10, 4); sys.path.insert(0, '.'); import start"
    run = python("-S", "-c", code)
    assert run.returncode == 1
    assert run.stderr.startswith(
        "Director's Console needs Python 3.11 or newer, and this is Python 3.10;"
    )


def test_start_is_one_page() -> None:
    assert len((HOUSE / "start.py").read_text(encoding="utf-8").splitlines()) <= 60


def test_help_names_every_option() -> None:
    run = python("start.py", "--help")
    assert run.returncode == 0
    for option in (*SWITCHES, *PORT_OPTIONS.values()):
        assert option in run.stdout
