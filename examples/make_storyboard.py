"""A storyboard from a list of shots, rendered and printed: make_storyboard.py [shots.json]

`shots.json` is a list of `{"name", "description", "camera"}`; without it, three shots of ours.
`PROMPT_ENGINE`, `STORYBOARD` and `ORCHESTRATOR` in the environment are addresses other than the
usual ones.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import httpx

SHOTS = [
    {
        "name": "The flat",
        "description": "A lone figure crosses a salt flat",
        "camera": {"size": "wide", "time_of_day": "dawn"},
    },
    {
        "name": "The pump",
        "description": "She hears a pump and turns her head",
        "camera": {"size": "close_up", "lens": "85"},
    },
    {
        "name": "The door",
        "description": "The door of the pump house stands open",
        "camera": {"height": "low"},
    },
]


def service(name: str, port: int) -> httpx.Client:
    address = os.environ.get(name, f"http://127.0.0.1:{port}")
    return httpx.Client(base_url=address, timeout=60)


prompts = service("PROMPT_ENGINE", 9800)
boards = service("STORYBOARD", 9810)
farm = service("ORCHESTRATOR", 9820)


def said(answer: httpx.Response) -> Any:
    """What a service answered; what it refused ends the script with its own sentence."""
    if answer.is_error:
        sys.exit(answer.json()["detail"])
    return answer.json()


def render(project: dict[str, Any], shot: dict[str, Any], seed: int) -> str:
    """Order a picture of a shot; its job's id."""
    wanted = {"description": shot["description"], "camera": shot["camera"]}
    text = said(prompts.post("/generate-prompt", json=wanted))
    built = said(
        prompts.post(
            "/api/templates/build_workflow",
            json={
                "template_name": "storyboard-still",
                "prompt_values": {"positive": text["prompt"]},
                "parameter_values": {"seed": seed},
            },
        )
    )
    metadata = {
        "project_path": project["path"],
        "project_id": project["id"],
        "shot": shot["code"],
        "shot_id": shot["id"],
        "prompt": text["prompt"],
        "seed": seed,
    }
    order = {"workflow_json": built["workflow"], "metadata": metadata}
    return str(said(farm.post("/api/job", json=order))["job_id"])


def wait_for(job_id: str) -> None:
    """Until the picture is in the project's folder; a job that fails ends the script."""
    while True:
        job = said(farm.get(f"/api/jobs/{job_id}"))
        if job["status"] == "done":
            return
        if job["status"] in ("failed", "cancelled"):
            sys.exit(job["error_message"] or "The job was cancelled.")
        time.sleep(0.2)


def main() -> None:
    wanted = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")) if sys.argv[1:] else SHOTS
    project = said(boards.post("/api/projects", json={"name": "From a script"}))
    shots = f"/api/projects/{project['id']}/shots"
    made = [said(boards.post(shots, json=shot)) for shot in wanted]
    for job in [render(project, shot, seed) for seed, shot in enumerate(made, start=1)]:
        wait_for(job)
    while not all(said(boards.get(f"{shots}/{shot['id']}"))["takes"] for shot in made):
        time.sleep(0.1)  # the board hears of its takes a moment later
    pdf = boards.post(f"/api/projects/{project['id']}/print/pdf", json={"per_row": 3})
    file = Path(project["path"]) / "From a script.pdf"
    file.write_bytes(pdf.raise_for_status().content)
    print(file)


main()
