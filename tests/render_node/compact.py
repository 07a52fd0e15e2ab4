"""Socket messages in few words, without ids and times, so that two runs can be compared."""

import re
from collections.abc import Iterable
from typing import Any

from tests.render_node.running import Json

_TEMP = re.compile(r"ComfyUI_temp_[a-z]{5}_\d+_")


def compact(messages: Iterable[Json | bytes]) -> list[str]:
    return [compact_one(message) for message in messages]


def compact_one(message: Json | bytes) -> str:
    if isinstance(message, bytes):
        return f"picture {int.from_bytes(message[:4], 'big')}"
    kind, data = message["type"], message["data"]
    match kind:
        case "status":
            return f"status {data['status']['exec_info']['queue_remaining']}"
        case "progress_state":
            return "state " + " ".join(_state(node) for node in data["nodes"].values())
        case "progress":
            return f"progress {data['node']} {data['value']}/{data['max']}"
        case "executing":
            return f"executing {data['node']}"
        case "executed":
            return f"executed {data['node']} {_files(data['output'])}"
        case "execution_cached":
            return " ".join(["cached", *data["nodes"]])
        case "execution_error" | "execution_interrupted":
            return " ".join([kind, data["node_id"], data["node_type"], *sorted(data["executed"])])
        case _:
            return str(kind)


def _state(node: dict[str, Any]) -> str:
    return f"{node['node_id']}:{node['value']:g}/{node['max']:g}:{node['state']}"


def _files(output: dict[str, Any]) -> str:
    return " ".join(_TEMP.sub("temp_", image["filename"]) for image in output["images"])
