"""Send a graph to the orchestrator and wait for its picture: submit_job.py [address]"""

import json
import sys
import time
from pathlib import Path

import httpx

address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:9820"
console = httpx.Client(base_url=address, timeout=60)
graph = json.loads(Path(__file__).with_name("graph.json").read_text(encoding="utf-8"))
answer = console.post("/api/job", json={"workflow_json": graph, "metadata": {"shot": "example"}})
job = answer.json()
while job.get("status") in ("queued", "leased", "running", "collecting"):
    time.sleep(0.2)
    job = console.get(f"/api/jobs/{job['job_id']}").json()
if job.get("status") != "done":
    sys.exit(job.get("error_message") or job.get("detail") or "The job was cancelled.")
print(*(output["path"] for output in job["outputs"]), sep="\n")
