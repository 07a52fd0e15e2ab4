"""What the README tells a newcomer to type does what it says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.flows.console import ROOT, Console

pytestmark = pytest.mark.integration


def section(title: str) -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0]


def commands() -> list[str]:
    blocks = re.findall(r"```\n(.*?)```", section("From a script"), re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [" ".join(line.split()) for line in lines]


def run(command: str, console: Console) -> str:
    """As typed, but on this console's port."""
    here = command.replace("http://127.0.0.1:9820", console.settings.url("orchestrator"))
    done = subprocess.run(
        here, shell=True, executable="/bin/bash", cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are a shell's")
def test_the_commands_do_what_the_text_says(console: Console) -> None:
    post, ask, example = commands()
    answer = json.loads(run(post, console))
    assert answer["status"] == "queued"
    console.done(answer["job_id"])
    assert json.loads(run(ask.replace("JOB_ID", answer["job_id"]), console))["status"] == "done"
    python = example.replace(".venv/bin/python", sys.executable)
    [path] = run(f"{python} {console.settings.url('orchestrator')}", console).splitlines()
    assert (console.settings.data / "outputs" / path).is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are a shell's")
def test_the_page_for_scripts_can_be_typed_from_its_first_line_to_its_last(
    console: Console, tmp_path: Path
) -> None:
    text = (ROOT / "docs" / "scripts.md").read_text(encoding="utf-8")
    script = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL)).replace("curl ", "curl -f ")
    for port, name in ((9800, "prompt_engine"), (9810, "storyboard"), (9830, "gallery")):
        script = script.replace(f"http://127.0.0.1:{port}", console.settings.url(name))
    done = subprocess.run(
        ("bash", "-e", "-o", "pipefail", "-c", script),
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert '"rating":4' in done.stdout
    assert done.stdout.endswith("}")
    assert (tmp_path / "storyboard.pdf").read_bytes().startswith(b"%PDF-")


def test_a_script_makes_a_storyboard_and_prints_it(console: Console) -> None:
    addresses = {
        name.upper(): console.settings.url(name)
        for name in ("prompt_engine", "storyboard", "orchestrator")
    }
    done = subprocess.run(
        (sys.executable, str(ROOT / "examples" / "make_storyboard.py")),
        env={**os.environ, **addresses},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    pdf = Path(done.stdout.strip())
    assert pdf.parent == console.settings.projects / "From a script"
    page = PdfReader(pdf).pages[0]
    assert len(page.images) == 3
    assert "85 mm" in page.extract_text()


@pytest.mark.parametrize("path", re.findall(r"`([a-z_]+/)`", section("Where things live")))
def test_the_places_it_names_are_there(path: str) -> None:
    assert (Path(ROOT) / path).is_dir()
